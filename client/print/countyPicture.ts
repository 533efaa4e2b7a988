/** The county with its townships, and their flows into the table of workplaces at the right edge of the map. */
import { ancestorAt, isWithin } from "../../server/vocabulary.ts";
import { arrowhead, headHalfWidth, headLength } from "../scene/arrowheads.ts";
import { baseMarks } from "../scene/base.ts";
import { busScale } from "../scene/busScale.ts";
import { clipMark } from "../scene/clip.ts";
import { boundsOf } from "../scene/curves.ts";
import type { LegendStep, Mark, Point } from "../scene/marks.ts";
import { contains, type Rect } from "../scene/plane.ts";
import { transverseAround, type PlaneProjection } from "../scene/projections.ts";
import { countyAreas } from "../scene/sceneNodes.ts";
import { themes } from "../scene/theme.ts";
import { thinnedMarks } from "../scene/smallMap.ts";
import { countyGrid } from "./countyGrid.ts";
import type { CountyFigures, GateFlow } from "./countyFigures.ts";
import { locatorMarks } from "./countyLocator.ts";
import { townshipMarks, townshipPlaces, type TownshipPlace } from "./countyTownships.ts";
import { bar, frameLine } from "./ink.ts";
import type { BriefingMaterial } from "./material.ts";
import type { SheetNames } from "./names.ts";
import { measureOf } from "./sceneOf.ts";

const paper = themes.paper;
/** Eight pixels a millimetre, as every scene for paper. */
export const countyMeasure = measureOf({ pixelsPerMillimetre: 8 });
const pixels = 8;
const mostFlows = 50;

export interface CountyPicture {
  /** In millimetres of the sheet. */
  marks: Mark[];
  project: PlaneProjection["project"];
  legend: readonly LegendStep[];
  drawn: readonly GateFlow[];
  /** People of the townships that have a position. */
  placed: number;
  /** Whether flows of less than a bus are drawn, as thin as those of one. */
  thinner: boolean;
}

export function countyPicture(material: BriefingMaterial, figures: CountyFigures, rowAt: ReadonlyMap<string, number>, rowHeight: number, names: SheetNames): CountyPicture {
  const { geography, filter: { movement }, seats } = material;
  const { county } = figures;
  const frame = countyMeasure.pixels(countyGrid.map);
  const corners = cornersOf(material, county);
  const { project } = transverseAround(countyMeasure.pixels(countyGrid.county), corners);
  const places = townshipPlaces(material, figures, project, names);
  const drawn = movement === "stay" ? [] : drawnOf(figures.flows, seats).filter(({ township }) => places.has(township));
  const direction = movement === "return" ? "return" : "goBack";
  const scale = busScale({ people: drawn.map(({ people }) => people), seats, density: "paper", theme: "paper", direction });
  const flows = layOut(drawn, places, rowAt, rowHeight, (people) => scale.styleOf(people).width);
  const arrows = flows.map((flow) => arrowOf(flow, movement === "return", scale.styleOf(flow.people).colour));
  const around = grownDegrees(boundsOf(corners));
  const context = countyAreas([...geography.areas.keys()].filter((code) => code.length === 6 && isWithin(code, ancestorAt(county, "province"))), geography).filter(({ polygons }) => polygons.some((rings) => touches(rings[0] ?? [], around)));
  const base = { neighbours: context, land: countyAreas([county], geography), borders: geography.countyBorders.coordinates.filter((line) => touches(line, around)), outline: countyAreas([county], geography).flatMap(({ polygons }) => polygons.flat()) };
  const land = thinnedMarks(baseMarks({ base, project }, countyMeasure.theme)).flatMap((mark) => clipMark(mark, frame));
  const scene = [...land, ...arrows.map(({ casing }) => casing), ...arrows.map(({ shaft }) => shaft), ...arrows.map(({ head }) => head), ...townshipMarks(places, flows.map(({ points }) => points), movement, frame, [countyMeasure.pixels(countyGrid.locator)])];
  return {
    marks: [bar(countyGrid.map, paper.ground), ...countyMeasure.inMillimetres(scene), ...locatorMarks(material, county, countyGrid.locator, names), frameLine(countyGrid.map, 0.25, paper.text1)],
    project: (lon, lat) => { const [x, y] = project(lon, lat); return [x / pixels, y / pixels]; },
    legend: scale.legend, drawn, placed: [...places.values()].reduce((sum, { people }) => sum + people, 0), thinner: drawn.some(({ people }) => people < seats * scale.multiplier),
  };
}

/** What the frame may show around a county, in degrees: the map is less than three times as wide. */
function grownDegrees({ x, y, width, height }: Rect): Rect {
  const margin = 2 * Math.max(width, height);
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
}

/** Projecting the borders of the whole nation for one county takes longer than everything else on its page. */
function touches(line: readonly (readonly number[])[], area: Rect): boolean {
  return line.some(([lon = 0, lat = 0]) => contains(area, [lon, lat]));
}

/** The outline's corners; of a county without one its townships'. */
function cornersOf({ geography, regions }: BriefingMaterial, county: string): (readonly [number, number])[] {
  const outline = countyAreas([county], geography).flatMap(({ polygons }) => polygons.flatMap((rings) => rings[0] ?? [])).map(([lon = 0, lat = 0]) => [lon, lat] as const);
  const known = [...regions.values()].filter(({ code, lon }) => isWithin(code, county) && lon !== null).map(({ lon, lat }) => [lon!, lat!] as const); // just asked
  const corners = outline.length > 0 ? outline : known;
  return corners.length > 1 ? corners : [[101, 24.5], [102, 25.5]];
}

/** Full buses where they carry most people, else the strongest whatever their size. */
function drawnOf(flows: readonly GateFlow[], seats: number): GateFlow[] {
  const sum = (some: readonly GateFlow[]) => some.reduce((total, { people }) => total + people, 0);
  const full = flows.filter(({ people }) => people >= seats);
  return (sum(full) * 2 >= sum(flows) ? full : flows).slice(0, mostFlows);
}

interface LaidFlow extends GateFlow {
  points: Point[];
  width: number;
}

/** From disc to row: level at both ends, so that a row collects its flows side by side, in the order of where they come from. */
function layOut(drawn: readonly GateFlow[], places: ReadonlyMap<string, TownshipPlace>, rowAt: ReadonlyMap<string, number>, rowHeight: number, widthOf: (people: number) => number): LaidFlow[] {
  const edge = (countyGrid.map.x + countyGrid.map.width) * pixels - 2;
  const ports = new Map<string, number>();
  for (const gate of rowAt.keys()) {
    const own = drawn.filter((flow) => flow.gate === gate).sort((a, b) => places.get(a.township)!.at[1] - places.get(b.township)!.at[1]); // drawn ones have a place
    const wide = own.map(({ people }) => headHalfWidth(widthOf(people)) * 1.5);
    const squeeze = Math.min(1, (rowHeight * pixels * 0.86) / Math.max(1, wide.reduce((sum, one) => sum + one, 0)));
    let y = rowAt.get(gate)! * pixels - (squeeze * wide.reduce((sum, one) => sum + one, 0)) / 2;
    own.forEach((flow, index) => {
      const room = wide[index]! * squeeze; // one for every flow
      ports.set(`${flow.township}>${flow.gate}`, y + room / 2);
      y += room;
    });
  }
  return drawn.toReversed().map((flow) => ({ ...flow, width: widthOf(flow.people), points: levelCurve(besideOf(places.get(flow.township)!), [edge, ports.get(`${flow.township}>${flow.gate}`)!]) })); // every drawn flow has both ends
}

/** Flows begin and end at the right of the disc, so that the heads of those who return are seen. */
function besideOf({ at: [x, y], radius }: TownshipPlace): Point {
  return [x + radius + 1.5, y];
}

const pieces = 28;

/** A cubic that leaves and arrives level. */
function levelCurve([x0, y0]: Point, [x1, y1]: Point): Point[] {
  const reach = (x1 - x0) * 0.48;
  return Array.from({ length: pieces + 1 }, (_, index) => {
    const t = index / pieces;
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    return [a * x0 + b * (x0 + reach) + c * (x1 - reach) + d * x1, (a + b) * y0 + (c + d) * y1];
  });
}

/** Those who return arrive at their township: the head lies there. */
function arrowOf({ points, width, township, gate, people }: LaidFlow, returning: boolean, colour: string): { casing: Mark; shaft: Mark; head: Mark } {
  const line = returning ? points.toReversed() : points;
  const tip = line.at(-1)!; // a curve has points
  const length = headLength(width);
  const shaft = [...line.filter(([x, y]) => Math.hypot(tip[0] - x, tip[1] - y) > length * 0.75), [tip[0] + (returning ? 1 : -1) * length * 0.72, tip[1]] as const];
  const key = `${township}>${gate}`;
  return {
    casing: { kind: "path", layer: "halo", key: `halo:${key}`, points: shaft, width: width + 2.2, colour: paper.land },
    shaft: { kind: "path", layer: "flow", key: `flow:${key}`, points: shaft, width, colour, people },
    head: { kind: "polygon", layer: "head", key: `head:${key}`, rings: [arrowhead(tip, returning ? Math.PI : 0, width)], fill: colour },
  };
}
