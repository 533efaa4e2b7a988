/** Curved flows: a quadratic from ring to ring, always bowed to the left of travel so that the two directions part. */
import type { Point } from "./marks.ts";
import { distance, type Rect } from "./plane.ts";

export interface Curve {
  start: Point;
  control: Point;
  end: Point;
}

/** Bow in shares of the chord: long flows more. */
export function usualBow(chord: number): number {
  return 0.1 + 0.1 * Math.min(1, chord / 560);
}

/** Control point at mid-chord + left normal · bow · chord. */
export function bowed(start: Point, end: Point, bow: number): Curve {
  const dx = end[0] - start[0];
  const dy = end[1] - start[1];
  return { start, end, control: [(start[0] + end[0]) / 2 + dy * bow, (start[1] + end[1]) / 2 - dx * bow] };
}

export function pointAt({ start, control, end }: Curve, t: number): Point {
  const u = 1 - t;
  return [
    u * u * start[0] + 2 * u * t * control[0] + t * t * end[0],
    u * u * start[1] + 2 * u * t * control[1] + t * t * end[1],
  ];
}

/** Points along the curve from `from` to `to` (shares of the parameter), about `step` pixels apart. */
export function sampled(curve: Curve, step: number, from = 0, to = 1): Point[] {
  const count = Math.min(64, Math.max(6, Math.ceil((distance(curve.start, curve.end) * (to - from)) / step)));
  return Array.from({ length: count + 1 }, (_, index) => pointAt(curve, from + ((to - from) * index) / count));
}

/** The parameter at which the curve is `length` pixels (straight) away from its end; 0 when it is shorter than that. */
export function parameterBeforeEnd(curve: Curve, length: number): number {
  let low = 0;
  let high = 1;
  if (distance(curve.start, curve.end) <= length) return 0;
  for (let round = 0; round < 18; round += 1) {
    const middle = (low + high) / 2;
    if (distance(pointAt(curve, middle), curve.end) > length) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export function boundsOf(points: readonly Point[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
