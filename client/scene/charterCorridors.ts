/** Corridors that share their stretches: thinned out alike for all of them, rounded, and drawn side by side. Pure geometry in pixels. */
import type { Point } from "./marks.ts";
import { bearing, between, distance, turn } from "./plane.ts";

/** Pixels that a corridor may leave its road. */
const tolerance = 5;
export const cornerRadius = 22;

/** Lines with common points keep them in common: a point where they part or end stays, what lies between is thinned out. */
export function thinnedOut(lines: readonly (readonly Point[])[]): Point[][] {
  const neighbours = new Map<string, Set<string>>();
  const ends = new Set<string>();
  for (const line of lines) {
    line.forEach((point, index) => {
      const around = neighbours.get(keyOf(point)) ?? new Set<string>();
      for (const other of [line[index - 1], line[index + 1]]) if (other) around.add(keyOf(other));
      neighbours.set(keyOf(point), around);
      if (index === 0 || index === line.length - 1) ends.add(keyOf(point));
    });
  }
  const fixed = (point: Point) => ends.has(keyOf(point)) || neighbours.get(keyOf(point))!.size > 2; // every point was counted above
  return lines.map((line) => {
    const kept: Point[] = [];
    let from = 0;
    line.forEach((point, index) => {
      if (index === 0) return void kept.push(point);
      if (!fixed(point)) return;
      kept.push(...simplified(line.slice(from, index + 1)).slice(1));
      from = index;
    });
    return kept;
  });
}

/** Douglas and Peucker. */
function simplified(line: readonly Point[]): Point[] {
  const [first, last] = [line[0]!, line.at(-1)!]; // a stretch has two ends
  let farthest = 0;
  let away = 0;
  line.forEach((point, index) => {
    const off = offLine(point, first, last);
    if (off > away) [farthest, away] = [index, off];
  });
  if (away <= tolerance) return [first, last];
  return [...simplified(line.slice(0, farthest + 1)), ...simplified(line.slice(farthest)).slice(1)];
}

function offLine(point: Point, from: Point, to: Point): number {
  const length = distance(from, to);
  if (length === 0) return distance(point, from);
  const share = Math.max(0, Math.min(1, ((point[0] - from[0]) * (to[0] - from[0]) + (point[1] - from[1]) * (to[1] - from[1])) / length ** 2));
  return distance(point, between(from, to, share));
}

export function keyOf([x, y]: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

/** Negative when `a` leaves to the left of `b`, seen on the way out: on an eastward trunk, north comes first. */
export function leftFirst(a: readonly Point[], b: readonly Point[]): number {
  let common = 0;
  while (common < a.length && common < b.length && keyOf(a[common]!) === keyOf(b[common]!)) common += 1;
  const at = a[common - 1] ?? b[common - 1];
  const [nextA, nextB] = [a[common], b[common]];
  if (!at || !nextA || !nextB) return a.length - b.length;
  const before = a[common - 2];
  // From the hub itself there is no way in: as if from the west.
  const inward = before ? bearing(before, at) : 0;
  return turn(inward, bearing(at, nextA)) - turn(inward, bearing(at, nextB));
}

export interface Strand {
  line: readonly Point[];
  width: number;
}

/** Strands in their order from left to right, each moved so that those on one stretch lie side by side with a gap between them. */
export function sideBySide(strands: readonly Strand[], gap: number): Point[][] {
  const stretches = new Map<string, Strand[]>();
  for (const strand of strands) for (const key of stretchesOf(strand.line)) stretches.set(key, [...(stretches.get(key) ?? []), strand]);
  return strands.map((strand) => {
    const shifts = stretchesOf(strand.line).map((key) => shiftOf(strand, stretches.get(key)!, gap)); // counted above
    return rounded(strand.line, shifts);
  });
}

/** Out and back are two stretches: whoever drives home keeps to the other side. */
function stretchesOf(line: readonly Point[]): string[] {
  return line.slice(1).map((point, index) => `${keyOf(line[index]!)} ${keyOf(point)}`);
}

/** To the right of the way, from the middle of all strands of the stretch to the middle of this one. */
function shiftOf(strand: Strand, all: readonly Strand[], gap: number): number {
  const whole = all.reduce((sum, { width }) => sum + width, 0) + gap * (all.length - 1);
  let left = -whole / 2;
  for (const other of all) {
    if (other === strand) break;
    left += other.width + gap;
  }
  return left + strand.width / 2;
}

/** The line moved by a shift for each stretch, its corners rounded; a change of the shift is eased over the corner. */
function rounded(line: readonly Point[], shifts: readonly number[]): Point[] {
  const parts = shifts.map((shift, index) => {
    const [from, to] = [line[index]!, line[index + 1]!]; // one shift for each stretch
    const length = distance(from, to) || 1;
    const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    const moved = ([x, y]: Point): Point => [x - dy * shift, y + dx * shift];
    return { from: moved(from), to: moved(to), length };
  });
  const points: Point[] = [];
  parts.forEach((part, index) => {
    const next = parts[index + 1];
    if (index === 0) points.push(part.from);
    if (!next) return void points.push(part.to);
    const radius = Math.min(cornerRadius, part.length / 2, next.length / 2);
    const start = between(part.to, part.from, radius / part.length);
    const end = between(next.from, next.to, radius / next.length);
    points.push(...corner(start, between(part.to, next.from, 0.5), end));
  });
  return points;
}

function corner(start: Point, control: Point, end: Point): Point[] {
  return [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => between(between(start, control, share), between(control, end, share), share));
}
