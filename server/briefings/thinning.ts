/** Fewer points of a line without moving it by more than a tolerance (Douglas and Peucker 1973). */

export type GridPoint = readonly [x: number, y: number];

/** A closed line keeps four points at least, that it still has an area. */
export function thinnedLine(points: readonly GridPoint[], tolerance: number): GridPoint[] {
  if (points.length <= 2) return [...points];
  const [first, last] = [points[0]!, points.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) return [first, ...between(points, 0, points.length - 1, tolerance), last];
  const far = farthest(points, 0, points.length - 1).index;
  const halves = [first, ...between(points, 0, far, tolerance), points[far]!, ...between(points, far, points.length - 1, tolerance), last];
  return halves.length >= 4 || points.length < 4 ? halves : [first, points[Math.max(1, far >> 1)]!, points[far]!, points[Math.min(points.length - 2, (far + points.length) >> 1)]!, last];
}

function between(points: readonly GridPoint[], from: number, to: number, tolerance: number): GridPoint[] {
  const { index, away } = farthest(points, from, to);
  if (away <= tolerance) return [];
  return [...between(points, from, index, tolerance), points[index]!, ...between(points, index, to, tolerance)];
}

/** The point that lies farthest from the chord; from its end, where both ends are one. */
function farthest(points: readonly GridPoint[], from: number, to: number): { index: number; away: number } {
  const [a, b] = [points[from]!, points[to]!];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  let [index, away] = [from, -1];
  for (let place = from + 1; place < to; place += 1) {
    const [x, y] = points[place]!;
    const distance = length === 0 ? Math.hypot(x - a[0], y - a[1]) : distanceToChord([x, y], a, b, length);
    if (distance > away) [index, away] = [place, distance];
  }
  return { index, away };
}

/** Beyond its ends the nearer end counts: else a spur would vanish. */
function distanceToChord([x, y]: GridPoint, a: GridPoint, b: GridPoint, length: number): number {
  const along = Math.max(0, Math.min(1, ((x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1])) / (length * length)));
  return Math.hypot(x - a[0] - along * (b[0] - a[0]), y - a[1] - along * (b[1] - a[1]));
}
