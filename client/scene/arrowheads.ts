/** Arrowheads that end on a ring, and the shaft that ends inside them. */
import { parameterBeforeEnd, pointAt, sampled, type Curve } from "./curves.ts";
import type { Point } from "./marks.ts";
import { bearing, distance, towards } from "./plane.ts";

/** Pixels between two points of a drawn curve. */
const sampling = 9;

export function headLength(width: number): number {
  return 6.5 + 1.55 * width;
}

export function headHalfWidth(width: number): number {
  return 3 + 0.92 * width;
}

/** Tip, right barb, notch (24 % of the length), left barb. */
export function arrowhead(tip: Point, angle: number, width: number): Point[] {
  const length = headLength(width);
  const half = headHalfWidth(width);
  const back = towards(tip, angle + Math.PI, length);
  const notch = towards(tip, angle + Math.PI, length * 0.76);
  return [tip, towards(back, angle + Math.PI / 2, half), notch, towards(back, angle - Math.PI / 2, half)];
}

export interface Arrow {
  shaft: Point[];
  head: Point[];
}

/** A curve as shaft and head. A flow shorter than its head keeps a smaller head, so that it still shows its direction. */
export function arrowAlong(curve: Curve, width: number): Arrow {
  const chord = distance(curve.start, curve.end);
  const drawnWidth = chord < headLength(width) * 1.3 ? Math.max(0.2, (chord / 1.3 - 6.5) / 1.55) : width;
  const length = headLength(drawnWidth);
  const base = pointAt(curve, parameterBeforeEnd(curve, length));
  const inside = parameterBeforeEnd(curve, length * 0.72);
  return { shaft: sampled(curve, sampling, 0, inside), head: arrowhead(curve.end, bearing(base, curve.end), drawnWidth) };
}
