/** The homes' province in a frame of its own: what would be a knot on the national map. */
import { baseMarks } from "../scene/base.ts";
import { clipMark } from "../scene/clip.ts";
import { boundsOf } from "../scene/curves.ts";
import type { Claim, Mark } from "../scene/marks.ts";
import { albersAround } from "../scene/projections.ts";
import { composeScene } from "../scene/scene.ts";
import { countyAreas } from "../scene/sceneNodes.ts";
import { thinnedMarks } from "../scene/smallMap.ts";
import { themes } from "../scene/theme.ts";
import { groupOf, type SheetFigures } from "./figures.ts";
import type { Grid } from "./grid.ts";
import { bar, frameLine, letters } from "./ink.ts";
import type { BriefingMaterial } from "./material.ts";
import type { SheetNames } from "./names.ts";
import type { Rect } from "../scene/plane.ts";
import { measureOf, sceneOf } from "./sceneOf.ts";
import { inWords, type Say } from "./speech.ts";

const paper = themes.paper;
/** Millimetres: the home's ring, and the room that names take around the province. */
const hubRadius = 2.7;
const room = { left: 18, top: 3, right: 8.5, bottom: 3 };

export interface ProvincePicture {
  marks: Mark[];
  claim: Claim;
  weakest: number;
}

/** `busMultiplier`: the steps of the national map, for one legend explains both. */
export function provincePicture(material: BriefingMaterial, figures: SheetFigures, grid: Grid, frame: Rect, names: SheetNames, say: Say, busMultiplier: number | undefined): ProvincePicture {
  const { levels: { inside }, geography } = material;
  const { pixels, inMillimetres, theme } = measureOf(grid);
  const land = countyAreas([inside.slice(0, 2)], geography);
  const corners = land.flatMap(({ polygons }) => polygons.flatMap((rings) => rings[0] ?? [])).map(([lon = 0, lat = 0]) => [lon, lat] as const);
  const fitted = { x: frame.x + room.left, y: frame.y + room.top, width: frame.width - room.left - room.right, height: frame.height - room.top - room.bottom };
  const { project } = albersAround(pixels(fitted), corners);
  const near = figures.flows.filter(({ work }) => ["province", "inside"].includes(groupOf(work, inside)));
  const texts = [{ x: frame.x, y: frame.y, width: 24, height: 6 }, { x: frame.x, y: frame.y + frame.height - 8, width: 30, height: 8 }];
  const scene = composeScene({
    ...sceneOf(material, near, names, say), size: pixels(frame), view: pixels(frame), project, maxFlows: grid.maxFlows, hubRadius: hubRadius * grid.pixelsPerMillimetre,
    ...(busMultiplier === undefined ? {} : { busMultiplier }), obstacles: texts.map(pixels),
  });
  const bounds = boundsOf(corners);
  const borders = geography.prefectureBorders.coordinates;
  const context = thinnedMarks(baseMarks({ base: { neighbours: [], land, origin: countyAreas([inside], geography), borders: borders.filter((line) => isIn(line, bounds)), outline: land.flatMap(({ polygons }) => polygons.flat()) }, project }, theme));
  return { marks: [bar(frame, paper.ground), ...inMillimetres([...context.flatMap((mark) => clipMark(mark, pixels(frame))), ...scene.marks]), frameLine(frame, 0.2, paper.text1), ...titleMarks(figures, frame, grid, names, say)], claim: scene.claim, weakest: scene.weakest };
}

/** Whether a border lies in the province's bounds: those of its neighbours would be noise. */
function isIn(line: readonly (readonly number[])[], { x: west, y: south, width, height }: Rect): boolean {
  return line.every(([lon = 0, lat = 0]) => lon >= west && lon <= west + width && lat >= south && lat <= south + height);
}

function titleMarks({ groups }: SheetFigures, { x, y, height }: Rect, { type }: Grid, names: SheetNames, say: Say): Mark[] {
  const note = (group: "province" | "inside") => say("map.insideNote", { outside: say(`headline.${group}`, { name: names.inside }), people: inWords(groups[group].people) });
  return [
    letters(say("map.insideProvince", { name: names.province }), [x + 2, y + 4], { size: type.meta, colour: paper.text1, weight: 700 }),
    letters(note("province"), [x + 2, y + height - 4.8], { size: type.notes, colour: paper.text2 }),
    letters(note("inside"), [x + 2, y + height - 1.6], { size: type.notes, colour: paper.text2 }),
  ];
}
