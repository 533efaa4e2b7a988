/** Strokes, bars and letters of a sheet, in millimetres from its upper left corner; sizes of letters in points. */
import type { PathMark, Point, PolygonMark, TextMark } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import { widthAt } from "./advances.ts";

const millimetresPerPoint = 25.4 / 72;

export function millimetres(points: number): number {
  return points * millimetresPerPoint;
}

export type Run = TextMark["runs"][number];
type Anchor = TextMark["anchor"];

export interface Letters {
  /** Points. */
  size: number;
  colour: string;
  weight?: Run["weight"];
  anchor?: Anchor;
}

export function points(lengthInMillimetres: number): number {
  return lengthInMillimetres / millimetresPerPoint;
}

export function letters(text: string, at: Point, { size, colour, weight = 400, anchor = "start" }: Letters): TextMark {
  return runs([{ text, colour, weight }], at, size, anchor);
}

export function runs(parts: readonly Run[], at: Point, size: number, anchor: Anchor = "start"): TextMark {
  return { kind: "text", layer: "label", key: "letters", at, anchor, size: millimetres(size), runs: parts };
}

/** Millimetres that a text will take. */
export function widthOf(text: string, size: number, weight: Run["weight"] = 400): number {
  return widthAt(text, millimetres(size), weight);
}

/** Points at which a text fits into so many millimetres: the size that is wanted, or less. */
export function fittingSize(text: string, size: number, width: number, weight: Run["weight"] = 400): number {
  return Math.min(size, (size * width) / widthOf(text, size, weight));
}

export function stroke(points: readonly Point[], width: number, colour: string): PathMark {
  return { kind: "path", layer: "border", key: "stroke", points, width, colour };
}

export function bar({ x, y, width, height }: Rect, fill: string): PolygonMark {
  return { kind: "polygon", layer: "border", key: "bar", rings: [[[x, y], [x + width, y], [x + width, y + height], [x, y + height]]], fill };
}

export function frameLine({ x, y, width, height }: Rect, thickness: number, colour: string): PathMark {
  return stroke([[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]], thickness, colour);
}
