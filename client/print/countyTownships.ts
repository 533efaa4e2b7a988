/** Townships on the county's map: discs whose hatched part was not followed up, and their names. */
import type { Movement } from "../../server/vocabulary.ts";
import { dodge } from "../scene/dodge.ts";
import { hatchPolygon, wedge } from "../scene/hatch.ts";
import { cheapestPosition } from "../scene/labelPlacement.ts";
import type { Mark, Point } from "../scene/marks.ts";
import { Obstacles, squareAround } from "../scene/obstacles.ts";
import type { Rect } from "../scene/plane.ts";
import type { PlaneProjection } from "../scene/projections.ts";
import { heavyWidth } from "../scene/textWidth.ts";
import { themes } from "../scene/theme.ts";
import type { CountyFigures, TownshipFigure } from "./countyFigures.ts";
import type { BriefingMaterial } from "./material.ts";
import type { SheetNames } from "./names.ts";
import { colourOf } from "./sideColumn.ts";
import { inWords } from "./speech.ts";

const paper = themes.paper;

export interface TownshipPlace extends TownshipFigure {
  name: string;
  /** Pixels. */
  at: Point;
  radius: number;
}

/** Discs grow with their people, surveyed and estimated together, up to the largest of the county; in pixels, eight to a millimetre. */
const radiusOf = (people: number, most: number) => 4.5 + 14 * Math.sqrt(people / Math.max(1, most));
/** Less than a tenth unsurveyed would look like dirt. */
const leastPart = 0.1;
const letters = { name: 19.2 } as const;
/** Pixels between two labels of one line. */
const apart = 5;

/** By code; larger ones keep their place, smaller ones step aside. Without a position a township is in the table alone. */
export function townshipPlaces({ regions }: BriefingMaterial, { townships }: CountyFigures, project: PlaneProjection["project"], names: SheetNames): Map<string, TownshipPlace> {
  const most = Math.max(...townships.map(({ people, estimated }) => people + estimated), 1);
  const placed = townships.flatMap((township) => {
    const region = regions.get(township.code);
    if (!region || region.lon === null || region.lat === null) return [];
    return [{ ...township, name: names.map(township.code), at: project(region.lon, region.lat), radius: radiusOf(township.people + township.estimated, most) }];
  }).sort((a, b) => b.radius - a.radius || (a.code < b.code ? -1 : 1));
  const free = dodge(placed.map(({ at, radius }) => ({ at, radius: radius + 3 })));
  return new Map(placed.map((place, index) => [place.code, { ...place, at: free[index]! }])); // a point for each
}

export function townshipMarks(places: ReadonlyMap<string, TownshipPlace>, lines: readonly (readonly Point[])[], movement: Movement, view: Rect, panels: readonly Rect[]): Mark[] {
  const obstacles = new Obstacles(view, panels, [], []);
  for (const line of lines) obstacles.addLine(line, 2);
  for (const { at, radius } of places.values()) obstacles.addText(squareAround(at, radius * 0.9));
  const colour = colourOf(movement);
  return [...places.values()].flatMap((place) => [...discMarks(place, colour), ...labelMarks(place, obstacles)]);
}

function discMarks({ code, at, radius, people, estimated, silent }: TownshipPlace, colour: string): Mark[] {
  const part = people + estimated > 0 ? estimated / (people + estimated) : silent ? 1 : 0;
  const disc: Mark = { kind: "circle", layer: "node", key: `disc:${code}`, centre: at, radius, fill: silent ? paper.land : colour, stroke: silent ? colour : paper.land, strokeWidth: silent ? 1.4 : 1.2 };
  if (part < leastPart && !silent) return [disc];
  const outline = wedge(at, radius - 0.8, silent ? 1 : part);
  const hatch = hatchPolygon([outline], 3.7).map(([from, to]): Mark => ({ kind: "path", layer: "node", key: `hatch:${code}`, points: [from, to], width: 1.3, colour }));
  return [disc, { kind: "polygon", layer: "node", key: `wedge:${code}`, rings: [outline], fill: paper.land }, ...hatch];
}

function labelMarks({ code, name, at, radius, people }: TownshipPlace, obstacles: Obstacles): Mark[] {
  const number = inWords(people);
  const size = { width: heavyWidth(`${name} `, letters.name, 500) + heavyWidth(number, letters.name, 400) + apart, height: letters.name * 1.12 };
  const { rect, anchor } = cheapestPosition(at, radius + 4, size, obstacles);
  obstacles.addText(rect);
  const x = anchor === "start" ? rect.x : anchor === "end" ? rect.x + rect.width : rect.x + rect.width / 2;
  return [{
    kind: "text", layer: "label", key: `label:${code}`, at: [x, rect.y + rect.height / 2 + letters.name * 0.36], anchor, size: letters.name, halo: { colour: paper.land, width: 3.4 },
    runs: [{ text: name, colour: paper.text1, weight: 500 }, { text: ` ${number}`, colour: paper.text2, weight: 400 }],
  }];
}
