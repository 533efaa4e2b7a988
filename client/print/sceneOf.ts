/** What the scenes of a sheet have in common: the answer's flows as nodes and flows for paper, and their measures. */
import { busSteps, type Flow } from "../../server/vocabulary.ts";
import { clipRing } from "../scene/clip.ts";
import type { SceneInput, SceneNode, ScenePolygon } from "../scene/input.ts";
import type { Mark, Scene } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import { scaledMarks } from "../scene/scaled.ts";
import { themes, type Theme } from "../scene/theme.ts";
import { groupOf, type SheetFigures } from "./figures.ts";
import type { Grid } from "./grid.ts";
import { hubGlyph } from "./hubGlyph.ts";
import type { BriefingMaterial } from "./material.ts";
import type { SheetNames } from "./names.ts";
import { inWords, type Say } from "./speech.ts";

/** Discs are the people of the flows, not of the place: paper shows one thing. */
export function sceneOf(material: BriefingMaterial, flows: SheetFigures["flows"], names: SheetNames, say: Say): Omit<SceneInput, "size" | "project"> {
  return {
    density: "paper", theme: "paper", discMost: discMostOf(material), movement: material.filter.movement, flows, nodes: nodesOf(material, flows, names), busSeats: material.seats,
    words: { number: inWords, remainder: () => ["", ""], silent: "", hub: (_people, internal) => (internal > 0 ? [say("headline.inside", { name: names.inside })] : []) },
  };
}

/** Share of the flows that may lie on the thickest step. */
const mostOnTop = 0.25;

/** Bus loads of the first step: 1, or 2, 5, 10, 20 … as long as so many flows would be as thick as the thickest that nobody sees which is large. */
export function multiplierOf(flows: readonly Pick<Flow, "people">[], seats: number): number {
  const drawn = flows.filter(({ people }) => people >= seats);
  const top = busSteps.at(-1)! * seats; // has steps
  const isCrowded = (multiplier: number) => drawn.filter(({ people }) => people >= top * multiplier).length > mostOnTop * drawn.length;
  return [1, 10, 100].flatMap((tens) => [1, 2, 5].map((ones) => ones * tens)).find((multiplier) => !isCrowded(multiplier)) ?? 1000;
}

/** Of all workplaces outside the homes' prefecture, doubled until it fits: two moments of one question have nearly always the same discs. */
function discMostOf({ answer, levels: { inside } }: BriefingMaterial): number {
  const homes = answer.moving.homes.length > 1 ? answer.moving.homes : [];
  const largest = [...answer.moving.works.filter(({ code }) => groupOf(code, inside) !== "inside"), ...homes].reduce((most, { people }) => Math.max(most, people), 0);
  let most = 2500;
  while (most < largest) most *= 2;
  return most;
}

function nodesOf({ regions, filter }: BriefingMaterial, flows: readonly Flow[], names: SheetNames): SceneNode[] {
  const staying = filter.movement === "stay";
  const people = new Map<string, number>();
  const add = (code: string, count: number) => people.set(code, (people.get(code) ?? 0) + count);
  for (const flow of flows) {
    if (!staying) add(flow.home, flow.people);
    if (staying || flow.work !== flow.home) add(flow.work, flow.people);
  }
  return [...people].flatMap(([code, count]) => {
    const region = regions.get(code);
    if (!region || region.lon === null || region.lat === null) return [];
    return [{ code, name: names.map(code), lon: region.lon, lat: region.lat, people: count, staying: staying ? count : 0, moving: count }];
  });
}

/** The ring of the one home with its counties and its name in it, in place of the scene's dot and label. */
export function withHubGlyph(scene: Scene, home: string | null, name: string, material: BriefingMaterial): readonly Mark[] {
  const ring = scene.marks.find((mark) => mark.key === `dock:${home}`);
  if (home === null || ring?.kind !== "circle") return scene.marks;
  const kept = scene.marks.filter(({ key }) => key !== `disc:${home}` && key !== `label:${home}`);
  return [...kept, ...hubGlyph(home, name, ring.centre, ring.radius, material)];
}

/** The home that all flows share; null when there are several. */
export function onlyHome(flows: readonly Flow[]): string | null {
  const homes = new Set(flows.map(({ home }) => home));
  return homes.size === 1 ? [...homes][0] ?? null : null;
}

/** Land far from the frame would be thrown across it by the cone. */
export function nearChina(areas: readonly ScenePolygon[]): ScenePolygon[] {
  const near = { x: 45, y: -12, width: 115, height: 80 };
  return areas.map(({ code, polygons }) => ({
    code, polygons: polygons.flatMap((rings) => {
      const kept = rings.map((ring) => clipRing(ring.map(([lon = 0, lat = 0]) => [lon, lat] as const), near)).filter((ring) => ring.length > 2);
      return kept.length > 0 ? [kept] : [];
    }),
  }));
}

/** From millimetres of the sheet to pixels of its scenes and back, and paper's colours with lines as thin as on every other sheet. */
export interface SceneMeasure {
  pixels(rect: Rect): Rect;
  inMillimetres(marks: readonly Mark[]): Mark[];
  theme: Theme;
}

/** Pixels a millimetre for which the paper theme's lines are made. */
const usual = 8;

export function measureOf({ pixelsPerMillimetre: factor }: Pick<Grid, "pixelsPerMillimetre">): SceneMeasure {
  const { river, border, outline, dashLine } = themes.paper.lines;
  const thin = (factor / usual) ** 0.7; // what is looked at from afar has somewhat thicker lines
  const lines = { river: river * thin, border: border * thin, outline: outline * thin, dashLine: dashLine * thin };
  return {
    pixels: ({ x, y, width, height }) => ({ x: x * factor, y: y * factor, width: width * factor, height: height * factor }),
    inMillimetres: (marks) => scaledMarks(marks, 1 / factor),
    theme: { ...themes.paper, lines },
  };
}
