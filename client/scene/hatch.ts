/** Hatching at 45°, cut analytically into segments: patterns show seams in print and do not exist in deck.gl. */
import type { Point } from "./marks.ts";
import { arc } from "./plane.ts";

export const hatchPitch = 4;
export const hatchWidth = 1.5;

export type Segment = readonly [Point, Point];

/** Segments inside the rings (even–odd, so that holes stay free), rising to the right, `pitch` pixels apart; none shorter than `shortest`. */
export function hatchPolygon(rings: readonly (readonly Point[])[], pitch = hatchPitch, shortest = 0.5): Segment[] {
  // On a line that rises to the right x + y is constant. Lines are counted from the origin, so that neighbours meet.
  const step = pitch * Math.SQRT2;
  const crossings = new Map<number, number[]>();
  for (const ring of rings) {
    ring.forEach((start, index) => {
      const end = ring[(index + 1) % ring.length]!;
      addCrossings(crossings, start, end, step);
    });
  }
  const segments: Segment[] = [];
  for (const line of [...crossings.keys()].sort((a, b) => a - b)) {
    const xs = crossings.get(line)!.sort((a, b) => a - b);
    for (let index = 0; index + 1 < xs.length; index += 2) {
      const [from, to] = [xs[index]!, xs[index + 1]!];
      if (to - from > shortest) segments.push([[from, line * step - from], [to, line * step - to]]);
    }
  }
  return segments;
}

function addCrossings(crossings: Map<number, number[]>, start: Point, end: Point, step: number): void {
  const a = start[0] + start[1];
  const b = end[0] + end[1];
  if (a === b) return;
  const [low, high] = a < b ? [a, b] : [b, a];
  // Half open: a line through a corner meets one of its two edges.
  for (let line = Math.ceil(low / step); line * step < high; line += 1) {
    const share = (line * step - a) / (b - a);
    const x = start[0] + (end[0] - start[0]) * share;
    const known = crossings.get(line);
    if (known) known.push(x);
    else crossings.set(line, [x]);
  }
}

/** A part of a disc, clockwise from the top or from the share where another part ends, as a polygon; the whole disc from a share of 1. */
export function wedge(centre: Point, radius: number, share: number, from = 0): Point[] {
  if (share >= 1) return arc(centre, radius, 0, Math.PI * 2).slice(0, -1);
  return [centre, ...arc(centre, radius, -Math.PI / 2 + from * Math.PI * 2, share * Math.PI * 2)];
}
