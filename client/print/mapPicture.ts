/** The national map with its two insets: the same scene as on the screen, in paper's colours and measures. */
import type { Flow } from "../../server/vocabulary.ts";
import { baseMarks } from "../scene/base.ts";
import { clipMark } from "../scene/clip.ts";
import { insetMarks, southChinaSea } from "../scene/inset.ts";
import type { Claim, LegendStep, Mark } from "../scene/marks.ts";
import { albersAround, albersChina, type PlaneProjection } from "../scene/projections.ts";
import { composeScene } from "../scene/scene.ts";
import { baseMapOf, countyAreas } from "../scene/sceneNodes.ts";
import { thinnedMarks } from "../scene/smallMap.ts";
import { themes } from "../scene/theme.ts";
import { groupOf, type SheetFigures } from "./figures.ts";
import { scaleRect, type Grid } from "./grid.ts";
import { spotsOn } from "./hotSpots.ts";
import { bar, frameLine, millimetres } from "./ink.ts";
import type { BriefingMaterial } from "./material.ts";
import type { SheetNames } from "./names.ts";
import { provincePicture } from "./provincePicture.ts";
import { measureOf, multiplierOf, nearChina, onlyHome, sceneOf, withHubGlyph } from "./sceneOf.ts";
import type { Say } from "./speech.ts";

const paper = themes.paper;

export interface MapPicture {
  /** In millimetres of the sheet. */
  marks: Mark[];
  main: Claim;
  province: Claim | null;
  /** People of the flows inside the homes' province: in its inset, or only in the table where there is none. */
  peopleNear: number;
  legend: readonly LegendStep[];
  /** People of the weakest flow that is drawn. */
  smallestDrawn: number;
  /** Whether flows that do not fill the first step are drawn, as thin as those that do. */
  thinner: boolean;
  /** Whether a map has as many flows as a sheet draws at most: then it is not only the small ones that are left out. */
  full: boolean;
  /** Whether a county is hatched because too few of its people are surveyed. */
  lowCoverage: boolean;
  /** Whether bars have a hatched part for people who are not surveyed yet. */
  estimated: boolean;
  /** Whether people who move inside the homes' prefecture are a ring. */
  internal: boolean;
  /** In millimetres of the sheet. */
  project: PlaneProjection["project"];
}

/** `busMultiplier`: the steps of another map, for one legend explains both. */
export function mapPicture(material: BriefingMaterial, figures: SheetFigures, grid: Grid, names: SheetNames, say: Say, busMultiplier = multiplierOf(figures.flows, material.seats)): MapPicture {
  const { levels: { inside } } = material;
  const { pixels, inMillimetres } = measureOf(grid);
  const isNear = ({ work }: Pick<Flow, "work">) => inside !== "" && ["province", "inside"].includes(groupOf(work, inside));
  const nation = albersChina(pixels(grid.nation));
  const far = figures.flows.filter((flow) => !isNear(flow));
  const near = figures.flows.filter(isNear);
  const spots = grid.province ? spotsOn(figures.hotSpots, material, (code) => !isNear({ work: code })) : []; // small maps have no room for numbers
  const main = composeScene({
    ...sceneOf(material, far, names, say), size: pixels(grid.map), view: pixels(grid.map), project: nation.project,
    obstacles: [grid.sea, grid.legend, scaleRect(grid), ...(grid.province ? [grid.province] : [])].map(pixels), maxFlows: grid.maxFlows, ...(grid.labels ? { labelled: grid.labels.most, labelReach: grid.labels.reach * grid.pixelsPerMillimetre } : {}), hubRadius: grid.hubRadius * grid.pixelsPerMillimetre, hotSpots: spots, beyond: material.answer.rest, busMultiplier,
  });
  const home = onlyHome(far);
  const { land, sea } = groundOf(material, grid, say);
  const province = inside === "" || !grid.province ? null : provincePicture(material, figures, grid, grid.province, names, say, busMultiplier);
  const weakest = Math.min(main.weakest, province?.weakest ?? Infinity);
  return {
    marks: [bar(grid.map, paper.ground), ...inMillimetres([...land, ...withHubGlyph(main, home, home === null ? "" : names.map(home), material)]), ...(province?.marks ?? []), ...inMillimetres(sea), frameLine(grid.map, 0.25, paper.text1)],
    main: main.claim, province: province?.claim ?? null, peopleNear: near.reduce((sum, flow) => sum + flow.people, 0), legend: main.legend, smallestDrawn: weakest, thinner: weakest < (main.legend[0]?.people ?? 0), full: Math.max(main.claim.flowsDrawn, province?.claim.flowsDrawn ?? 0) >= grid.maxFlows, lowCoverage: province?.lowCoverage ?? false, estimated: figures.estimated >= 0.5, internal: main.claim.peopleInternal + (province?.claim.peopleInternal ?? 0) > 0,
    project: (lon, lat) => { const [x, y] = nation.project(lon, lat); return [x / grid.pixelsPerMillimetre, y / grid.pixelsPerMillimetre]; },
  };
}

interface Ground {
  land: Mark[];
  sea: Mark[];
}

/** Land and sea of a map are the same for every ledger: projecting them takes half of the composing. */
const grounds = new WeakMap<BriefingMaterial["geography"], Map<string, Ground>>();
/** A grid has one or two maps, in two languages. */
const mostGrounds = 12;

function groundOf({ geography, levels: { inside } }: BriefingMaterial, grid: Grid, say: Say): Ground {
  const known = grounds.get(geography) ?? new Map<string, Ground>();
  grounds.set(geography, known);
  const key = JSON.stringify([inside.slice(0, 2), grid.map, grid.nation, grid.sea, grid.pixelsPerMillimetre, grid.type.notes, say("map.sea")]);
  const ground = known.get(key) ?? drawGround(geography, inside, grid, say);
  known.set(key, ground);
  for (const oldest of known.keys()) if (known.size > mostGrounds) known.delete(oldest);
  return ground;
}

function drawGround(geography: BriefingMaterial["geography"], inside: string, grid: Grid, say: Say): Ground {
  const { pixels, theme } = measureOf(grid);
  const base = baseMapOf(geography, [inside]);
  const areas = { ...base, rivers: [], neighbours: nearChina(base.neighbours), origin: countyAreas([inside.slice(0, 2)], geography) };
  const { west, east, south, north } = southChinaSea;
  const seaPlane = albersAround(pixels(grid.sea), [[west, south], [east, south], [west, north], [east, north], [(west + east) / 2, south]]);
  return {
    land: thinnedMarks(baseMarks({ base: areas, project: albersChina(pixels(grid.nation)).project }, theme)).flatMap((mark) => clipMark(mark, pixels(grid.map))),
    sea: thinnedMarks(insetMarks(areas, pixels(grid.sea), say("map.sea"), theme, millimetres(grid.type.notes) * grid.pixelsPerMillimetre, seaPlane.project)),
  };
}
