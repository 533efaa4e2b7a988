/** The national map with its two insets: the same scene as on the screen, in paper's colours and measures. */
import type { ScenePolygon, SceneInput, SceneNode } from "../scene/input.ts";
import { baseMarks } from "../scene/base.ts";
import { clipMark, clipRing } from "../scene/clip.ts";
import type { Claim, LegendStep, Mark } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import { albersAround, albersChina, type PlaneProjection } from "../scene/projections.ts";
import { insetMarks } from "../scene/inset.ts";
import { scaledMarks } from "../scene/scaled.ts";
import { composeScene } from "../scene/scene.ts";
import { baseMapOf, countyAreas } from "../scene/sceneNodes.ts";
import { themes } from "../scene/theme.ts";
import type { Flow } from "../../server/vocabulary.ts";
import { groupOf, type SheetFigures } from "./figures.ts";
import type { Grid } from "./grid.ts";
import { bar, frameLine, letters, millimetres } from "./ink.ts";
import type { BriefingMaterial } from "./material.ts";
import type { SheetNames } from "./names.ts";
import { inWords, type Say } from "./speech.ts";

/** A scene for paper has so many pixels to a millimetre: its widths are those of the screen divided by it. */
export const pixelsPerMillimetre = 8;
const paper = themes.paper;

export interface MapPicture {
  /** In millimetres of the sheet. */
  marks: Mark[];
  main: Claim;
  province: Claim | null;
  legend: readonly LegendStep[];
  /** People of the weakest flow that is drawn. */
  smallestDrawn: number;
  /** The projection in millimetres, for the scale bar. */
  project: PlaneProjection["project"];
}

export function mapPicture(material: BriefingMaterial, figures: SheetFigures, grid: Grid, names: SheetNames, say: Say): MapPicture {
  const { levels: { inside }, geography } = material;
  const ownProvince = inside.slice(0, 2);
  const hasProvince = inside !== "";
  const isNear = ({ work }: Flow) => hasProvince && ["province", "inside"].includes(groupOf(work, inside));
  const nation = albersChina(pixels(grid.nation));
  const base = baseMapOf(geography, [inside]);
  const areas = { ...base, rivers: [], neighbours: around(base.neighbours), origin: countyAreas([ownProvince], geography) };
  const main = composeScene({
    ...sceneOf(material, figures.flows.filter((flow) => !isNear(flow)), names), size: pixels(grid.map), view: pixels(grid.map), project: nation.project,
    obstacles: [pixels(grid.province), pixels(grid.sea)], maxFlows: grid.maxFlows, beyond: material.answer.rest,
  });
  const framed = [...baseMarks({ base: areas, project: nation.project }, paper).flatMap((mark) => clipMark(mark, pixels(grid.map))), ...main.marks];
  const sea = insetMarks(areas, pixels(grid.sea), say("map.sea"), paper, millimetres(7) * pixelsPerMillimetre);
  const province = hasProvince ? provincePicture(material, figures, grid, names, say, main.legend[0]?.busLoads) : null;
  return {
    marks: [bar(grid.map, paper.ground), ...inMillimetres(framed), ...(province?.marks ?? []), ...inMillimetres(sea), frameLine(grid.map, 0.25, paper.text1)],
    main: main.claim, province: province?.claim ?? null, legend: main.legend, smallestDrawn: Math.min(main.weakest, province?.weakest ?? Infinity),
    project: (lon, lat) => { const [x, y] = nation.project(lon, lat); return [x / pixelsPerMillimetre, y / pixelsPerMillimetre]; },
  };
}

/** The homes' province: what would be a knot on the national map. */
function provincePicture(material: BriefingMaterial, figures: SheetFigures, grid: Grid, names: SheetNames, say: Say, busMultiplier: number | undefined): { marks: Mark[]; claim: Claim; weakest: number } {
  const { levels: { inside }, geography } = material;
  const frame = grid.province;
  const own = inside.slice(0, 2);
  const land = countyAreas([own], geography);
  const corners = land.flatMap(({ polygons }) => polygons.flatMap((rings) => rings[0] ?? [])).map(([lon = 0, lat = 0]) => [lon, lat] as const);
  const fitted = pixels({ x: frame.x + 14, y: frame.y + 3, width: frame.width - 20, height: frame.height - 6 });
  const { project } = albersAround(fitted, corners);
  const near = figures.flows.filter(({ work }) => ["province", "inside"].includes(groupOf(work, inside)));
  const scene = composeScene({
    ...sceneOf(material, near, names), size: pixels(frame), view: pixels(frame), project, maxFlows: grid.maxFlows,
    ...(busMultiplier === undefined ? {} : { busMultiplier }), obstacles: [],
  });
  const base = { neighbours: [], land, origin: countyAreas([inside], geography), borders: geography.prefectureBorders.coordinates, outline: [] };
  const context = baseMarks({ base, project }, paper).flatMap((mark) => clipMark(mark, pixels(frame)));
  const people = figures.groups;
  return {
    marks: [
      bar(frame, paper.ground), ...inMillimetres([...context, ...scene.marks]), frameLine(frame, 0.2, paper.text1),
      letters(say("map.insideProvince", { name: names.province }), [frame.x + 2, frame.y + 4], { size: grid.type.meta, colour: paper.text1, weight: 700 }),
      letters(say("map.insideNote", { outside: say("headline.province", { name: names.inside }), people: inWords(people.province.people) }), [frame.x + 2, frame.y + 7.4], { size: grid.type.notes, colour: paper.text2 }),
      letters(say("map.insideNote", { outside: say("headline.inside", { name: names.inside }), people: inWords(people.inside.people) }), [frame.x + 2, frame.y + 10.6], { size: grid.type.notes, colour: paper.text2 }),
    ],
    claim: scene.claim, weakest: scene.weakest,
  };
}

/** What both scenes have in common. Discs are the people of the flows, not of the place: paper shows one thing. */
function sceneOf(material: BriefingMaterial, flows: SheetFigures["flows"], names: SheetNames): Omit<SceneInput, "size" | "project"> {
  const { movement } = material.filter;
  return {
    density: "paper", theme: "paper", movement, flows, nodes: nodesOf(material, flows, names), busSeats: material.seats,
    words: { number: inWords, remainder: () => ["", ""], silent: "", hub: () => [] },
  };
}

function nodesOf({ regions, filter }: BriefingMaterial, flows: readonly Flow[], names: SheetNames): SceneNode[] {
  const people = new Map<string, number>();
  const add = (code: string, count: number) => people.set(code, (people.get(code) ?? 0) + count);
  for (const flow of flows) {
    if (filter.movement !== "stay") add(flow.home, flow.people);
    if (flow.work !== flow.home || filter.movement === "stay") add(flow.work, flow.people);
  }
  return [...people].flatMap(([code, count]) => {
    const region = regions.get(code);
    if (!region || region.lon === null || region.lat === null) return [];
    return [{ code, name: names.map(code), lon: region.lon, lat: region.lat, people: count, staying: filter.movement === "stay" ? count : 0, moving: count }];
  });
}

/** Land far from the frame would be thrown across it by the cone. */
function around(areas: readonly ScenePolygon[]): ScenePolygon[] {
  const near = { x: 45, y: -12, width: 115, height: 80 };
  return areas.map(({ code, polygons }) => ({
    code, polygons: polygons.flatMap((rings) => {
      const kept = rings.map((ring) => clipRing(ring.map(([lon = 0, lat = 0]) => [lon, lat] as const), near)).filter((ring) => ring.length > 2);
      return kept.length > 0 ? [kept] : [];
    }),
  }));
}

function inMillimetres(marks: readonly Mark[]): Mark[] {
  return scaledMarks(marks, 1 / pixelsPerMillimetre);
}

function pixels({ x, y, width, height }: Rect): Rect {
  return { x: x * pixelsPerMillimetre, y: y * pixelsPerMillimetre, width: width * pixelsPerMillimetre, height: height * pixelsPerMillimetre };
}
