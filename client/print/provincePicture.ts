/** The homes' province in a frame of its own: what would be a knot on the national map. */
import { ancestorAt } from "../../server/vocabulary.ts";
import { baseMarks, lowCoverageMarks } from "../scene/base.ts";
import { clipMark } from "../scene/clip.ts";
import { boundsOf } from "../scene/curves.ts";
import type { Claim, Mark, TextMark } from "../scene/marks.ts";
import { albersAround } from "../scene/projections.ts";
import { composeScene } from "../scene/scene.ts";
import { countyAreas, lowCoverageOf } from "../scene/sceneNodes.ts";
import { thinnedMarks } from "../scene/smallMap.ts";
import { themes } from "../scene/theme.ts";
import { coverageOf, groupOf, type SheetFigures } from "./figures.ts";
import type { Grid } from "./grid.ts";
import { spotsOn } from "./hotSpots.ts";
import { bar, frameLine, letters, points, widthOf } from "./ink.ts";
import type { BriefingMaterial } from "./material.ts";
import type { SheetNames } from "./names.ts";
import type { Rect } from "../scene/plane.ts";
import { measureOf, sceneOf } from "./sceneOf.ts";
import { inWords, type Say } from "./speech.ts";

const paper = themes.paper;
/** Millimetres: the home's ring, and the room that names take around the province. */
const hubRadius = 2.7;
const room = { left: 21.5, top: 3, right: 12, bottom: 3 };

export interface ProvincePicture {
  marks: Mark[];
  claim: Claim;
  weakest: number;
  /** Whether a county is hatched because too few of its people are surveyed. */
  lowCoverage: boolean;
}

/** `busMultiplier`: the steps of the national map, for one legend explains both. */
export function provincePicture(material: BriefingMaterial, figures: SheetFigures, grid: Grid, frame: Rect, names: SheetNames, say: Say, busMultiplier: number): ProvincePicture {
  const { levels: { inside }, geography } = material;
  const { pixels, inMillimetres, theme } = measureOf(grid);
  const land = countyAreas([inside.slice(0, 2)], geography);
  const corners = land.flatMap(({ polygons }) => polygons.flatMap((rings) => rings[0] ?? [])).map(([lon = 0, lat = 0]) => [lon, lat] as const);
  const fitted = { x: frame.x + room.left, y: frame.y + room.top, width: frame.width - room.left - room.right, height: frame.height - room.top - room.bottom };
  const { project } = albersAround(pixels(fitted), corners);
  const near = figures.flows.filter(({ work }) => ["province", "inside"].includes(groupOf(work, inside)));
  const spots = spotsOn(figures.hotSpots, material, (code) => ["province", "inside"].includes(groupOf(code, inside)));
  const titles = titleMarks(figures, frame, grid, names, say);
  const texts = titles.map(({ at: [x, y], size, runs }) => ({ x: x - 1, y: y - size, width: widthOf(runs.map(({ text }) => text).join(""), points(size), 700) + 2, height: size * 1.3 }));
  const scene = composeScene({
    ...sceneOf(material, near, names, say), size: pixels(frame), view: pixels(frame), project, maxFlows: grid.maxFlows, hubRadius: hubRadius * grid.pixelsPerMillimetre,
    busMultiplier, obstacles: texts.map(pixels), hotSpots: spots,
  });
  const lowCoverage = lowCoverageOf(countiesIn(material), geography, (code) => coverageOf(material.coverage, [code]));
  const bounds = boundsOf(corners);
  const borders = geography.prefectureBorders.coordinates;
  const context = thinnedMarks(baseMarks({ base: { neighbours: [], land, origin: countyAreas([inside], geography), borders: borders.filter((line) => isIn(line, bounds)), outline: land.flatMap(({ polygons }) => polygons.flat()) }, project }, theme));
  const hatched = lowCoverageMarks({ lowCoverage, project }, theme);
  return { marks: [bar(frame, paper.ground), ...inMillimetres([...context.flatMap((mark) => clipMark(mark, pixels(frame))), ...hatched, ...scene.marks]), frameLine(frame, 0.2, paper.text1), ...titles], claim: scene.claim, weakest: scene.weakest, lowCoverage: hatched.length > 0 };
}

/** Counties of the homes that the sheet is about. */
function countiesIn({ coverage, filter: { homes } }: BriefingMaterial): string[] {
  const townships = coverage.map(({ township }) => township).filter((township) => homes.length === 0 || homes.some((home) => township.startsWith(home) || home.startsWith(township)));
  return [...new Set(townships.map((township) => ancestorAt(township, "county")))].sort();
}

/** Whether a border lies in the province's bounds: those of its neighbours would be noise. */
function isIn(line: readonly (readonly number[])[], { x: west, y: south, width, height }: Rect): boolean {
  return line.every(([lon = 0, lat = 0]) => lon >= west && lon <= west + width && lat >= south && lat <= south + height);
}

function titleMarks({ groups }: SheetFigures, { x, y, height }: Rect, { type }: Grid, names: SheetNames, say: Say): TextMark[] {
  const note = (group: "province" | "inside") => say("map.insideNote", { outside: say(`headline.${group}`, { name: names.inside, province: names.province }), people: inWords(groups[group].people) });
  return [
    letters(say("map.insideProvince", { name: names.province }), [x + 2, y + 4], { size: type.meta, colour: paper.text1, weight: 700 }),
    letters(note("province"), [x + 2, y + height - 4.8], { size: type.notes, colour: paper.text2 }),
    letters(note("inside"), [x + 2, y + height - 1.6], { size: type.notes, colour: paper.text2 }),
  ];
}
