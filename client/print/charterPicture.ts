/** The map of a charter sheet: the screen's ribbons in paper's colours, and the South China Sea; what lies off the map is named. */
import type { CharterClaim, CharterPlace } from "../scene/charterInput.ts";
import { charterPlaces, corridorsOf, endsOf, journeysOf, partsOfPlan } from "../scene/charterParts.ts";
import { composeCharters } from "../scene/charterScene.ts";
import { baseMarks } from "../scene/base.ts";
import { clipMark } from "../scene/clip.ts";
import { insetMarks, southChinaSea } from "../scene/inset.ts";
import type { Mark, Point } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import { albersAround, type PlaneProjection } from "../scene/projections.ts";
import { baseMapOf } from "../scene/sceneNodes.ts";
import { thinnedMarks } from "../scene/smallMap.ts";
import { themes } from "../scene/theme.ts";
import type { CharterMaterial, SheetPlan } from "./charterMaterial.ts";
import type { CharterNames } from "./charterNames.ts";
import type { Grid } from "./grid.ts";
import { bar, frameLine, millimetres } from "./ink.ts";
import { measureOf, nearChina } from "./sceneOf.ts";
import { inWords, type Say } from "./speech.ts";

const paper = themes.paper;

/** A destination that the map does not reach. */
export interface OffMap {
  code: string;
  served: number;
  demand: number;
}

export interface CharterPicture {
  /** In millimetres of the sheet. */
  marks: Mark[];
  claim: CharterClaim;
  offMap: OffMap[];
  /** Of a ribbon. */
  millimetresPerPerson: number;
  /** Whether any trip has left or arrived: then the discs say so. */
  travelling: boolean;
  project: PlaneProjection["project"];
}

/** What most demand of Yunnan lies in, Hainan whole: west, south, east, north. */
const usual = [97.5, 18, 123.5, 40.5] as const;
/** Millimetres from the frame within which no place is drawn: its label would not fit. */
const edge = 3;

export function charterPicture(material: CharterMaterial, grid: Grid, texts: readonly Rect[], names: CharterNames, say: Say): CharterPicture {
  const { geography, plan } = material;
  const { pixels, inMillimetres, theme } = measureOf(grid);
  const all = charterPlaces(plan.problem.groups, false, material.regions, names.map);
  const { project } = albersAround(pixels(grid.nation), cornersFor(plan, all));
  const places = new Map([...all].filter(([, { lon, lat }]) => isInside(project(lon, lat), pixels(grid.map), edge * grid.pixelsPerMillimetre)));
  const journeys = journeysOf(plan, statusOf(plan), false);
  const scene = composeCharters({
    size: pixels(grid.map), view: pixels(grid.map), project, density: "paper", theme: "paper", parts: partsOfPlan(plan, false), corridors: corridorsOf(plan, false), places,
    day: null, selected: null, trip: null, journeys, obstacles: [grid.sea, ...texts].map(pixels),
    words: {
      shares: (served, demand) => say("charters.map.shares", { served: inWords(served), demand: inWords(demand) }),
      unserved: (people) => say("charters.map.unserved", { people: inWords(people) }),
      progress: ({ arrived, underWay }) => [arrived > 0 ? say("charters.map.arrived", { people: inWords(arrived) }) : "", underWay > 0 ? say("charters.map.underWay", { people: inWords(underWay) }) : ""].filter(Boolean).join(" "),
      hub: (served, demand) => say("charters.map.inside", { shares: say("charters.map.shares", { served: inWords(served), demand: inWords(demand) }) }),
    },
  });
  const origins = [...new Set(plan.problem.groups.map((group) => endsOf(group, false).hub))];
  const base = baseMapOf(geography, origins);
  const areas = { ...base, rivers: [], neighbours: nearChina(base.neighbours) };
  const land = thinnedMarks(baseMarks({ base: areas, project }, theme));
  const { west, east, south, north } = southChinaSea;
  const seaPlane = albersAround(pixels(grid.sea), [[west, south], [east, south], [west, north], [east, north], [(west + east) / 2, south]]);
  const sea = thinnedMarks(insetMarks(areas, pixels(grid.sea), say("map.sea"), theme, millimetres(grid.type.notes) * grid.pixelsPerMillimetre, seaPlane.project));
  const clipped = (marks: readonly Mark[]) => inMillimetres(marks.flatMap((mark) => (mark.kind === "text" || mark.kind === "circle" ? [mark] : clipMark(mark, pixels(grid.map))))); // places are well inside
  return {
    marks: [bar(grid.map, paper.ground), ...clipped(land), ...clipped(scene.marks), ...inMillimetres(sea), frameLine(grid.map, 0.25, paper.text1)],
    claim: scene.claim, offMap: offMapOf(plan, all, places), millimetresPerPerson: scene.pixelsPerPerson / grid.pixelsPerMillimetre, travelling: journeys.size > 0,
    project: (lon, lat) => { const [x, y] = project(lon, lat); return [x / grid.pixelsPerMillimetre, y / grid.pixelsPerMillimetre]; },
  };
}

function statusOf({ states }: SheetPlan) {
  const said = new Map(states.map(({ tripId, status }) => [tripId, status]));
  return (trip: string) => said.get(trip) ?? "planned";
}

/** The usual view, or around everything where the homes lie elsewhere. */
function cornersFor({ problem }: SheetPlan, places: ReadonlyMap<string, CharterPlace>): [lon: number, lat: number][] {
  const [west, south, east, north] = usual;
  const hubs = problem.groups.flatMap((group) => places.get(endsOf(group, false).hub) ?? []);
  if (hubs.every(({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north)) return [[west, south], [east, south], [west, north], [east, north]];
  return [...places.values()].map(({ lon, lat }) => [lon, lat]);
}

function isInside([x, y]: Point, rect: Rect, within: number): boolean {
  return x >= rect.x + within && x <= rect.x + rect.width - within && y >= rect.y + within && y <= rect.y + rect.height - within;
}

/** With a place in the country, but not on this map. Most demand first. */
function offMapOf(plan: SheetPlan, all: ReadonlyMap<string, CharterPlace>, shown: ReadonlyMap<string, CharterPlace>): OffMap[] {
  const found = new Map<string, OffMap>();
  for (const { work, means, people } of partsOfPlan(plan, false)) {
    if (!all.has(work) || shown.has(work)) continue;
    const one = found.get(work) ?? { code: work, served: 0, demand: 0 };
    found.set(work, { code: work, served: one.served + (means === null ? 0 : people), demand: one.demand + people });
  }
  return [...found.values()].sort((a, b) => b.demand - a.demand || (a.code < b.code ? -1 : 1));
}
