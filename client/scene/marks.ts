/**
 * What a picture is made of. A scene is a list of primitive marks in plane coordinates (pixels of the projection it was made
 * for); painters draw them and decide nothing. What a mark claims to show travels with it, so that a test can add it up.
 */

/** x to the right, y downwards. */
export type Point = readonly [x: number, y: number];

/** What a mark stands for: what a pointer picks, what the table selects, what the spoken sentence says. */
export type Subject =
  | { kind: "flow"; home: string; work: string }
  | { kind: "internal"; region: string }
  | { kind: "region"; region: string }
  | { kind: "remainder" }
  | { kind: "hotSpot"; region: string };

/** Drawn in this order: each layer lies over the ones before it. */
export const layers = [
  "ground", "land", "water", "border", "hatch", "heat", "hotSpot", "halo", "flow", "head", "node", "ring", "label",
] as const;
export type Layer = (typeof layers)[number];

interface MarkBase {
  layer: Layer;
  /** Stable from scene to scene, so that data changes can morph. */
  key: string;
  subject?: Subject;
  /** People whom this mark alone stands for; at most one mark of a subject carries it. */
  people?: number;
  opacity?: number;
}
export interface PathMark extends MarkBase {
  kind: "path";
  points: readonly Point[];
  width: number;
  colour: string;
  /** Lengths of dash and gap. */
  dash?: readonly [number, number];
}
export interface PolygonMark extends MarkBase {
  kind: "polygon";
  /** Outer ring first, then holes; rings are closed implicitly. */
  rings: readonly (readonly Point[])[];
  fill: string;
}
export interface CircleMark extends MarkBase {
  kind: "circle";
  centre: Point;
  radius: number;
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
  dash?: readonly [number, number];
}
export interface TextMark extends MarkBase {
  kind: "text";
  /** Of the baseline. */
  at: Point;
  anchor: "start" | "middle" | "end";
  size: number;
  runs: readonly { text: string; colour: string; weight: 400 | 500 | 700 }[];
  halo?: { colour: string; width: number };
}
export type Mark = PathMark | PolygonMark | CircleMark | TextMark;

/** The arithmetic of a picture: drawn + internal + remainder = total, always. */
export interface Claim {
  flowsDrawn: number;
  peopleDrawn: number;
  peopleInternal: number;
  flowsInRemainder: number;
  peopleInRemainder: number;
  /** People without a place on the map (no workplace known). */
  peopleUnplaced: number;
  total: number;
}

export interface LegendStep {
  busLoads: number;
  people: number;
  width: number;
  colour: string;
}

export interface Scene {
  marks: readonly Mark[];
  claim: Claim;
  legend: readonly LegendStep[];
  /** People of the weakest flow that is drawn; Infinity when none is. */
  weakest: number;
}
