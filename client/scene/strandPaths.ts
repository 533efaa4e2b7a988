/** Whether flows cross each other or pass under rings, for flows as rows of numbers. */
import { headHalfWidth, headLength } from "./arrowheads.ts";
import type { Point } from "./marks.ts";

/** Thousands of pairs are tried: numbers in a row are compared in a third of the time of points. */
export interface Path {
  /** x, y, x, y … */
  at: Float64Array;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** How far a place lies from a path. */
export function distanceTo({ at: path }: Path, [x, y]: Point): number {
  let least = Infinity;
  for (let index = 2; index < path.length; index += 2) least = Math.min(least, away(x, y, path[index - 2]!, path[index - 1]!, path[index]!, path[index + 1]!)); // two numbers a point
  return least;
}

/** Whether a part of the arrowhead at the path's end lies under a ring. */
export function headIsUnder({ at: path }: Path, [x, y]: Point, reach: number, width: number): boolean {
  const [tipX, tipY] = [path.at(-2)!, path.at(-1)!]; // a path has points
  const angle = Math.atan2(tipY - path.at(-3)!, tipX - path.at(-4)!);
  const [length, half] = [headLength(width), headHalfWidth(width)];
  if (Math.hypot(tipX - x, tipY - y) > reach + length + half) return false;
  return [[0.5, 0], [1, 0], [1, 1], [1, -1]].some(([back = 0, side = 0]) => {
    const [along, across] = [-back * length, side * half];
    return Math.hypot(tipX + along * Math.cos(angle) - across * Math.sin(angle) - x, tipY + along * Math.sin(angle) + across * Math.cos(angle) - y) < reach + 1;
  });
}

function away(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

export function crosses(one: Path, other: Path): boolean {
  if (one.left > other.right || other.left > one.right || one.top > other.bottom || other.top > one.bottom) return false;
  const [a, b] = [one.at, other.at];
  for (let i = 2; i < a.length; i += 2) {
    const [ax, ay, bx, by] = [a[i - 2]!, a[i - 1]!, a[i]!, a[i + 1]!]; // two numbers a point
    const [left, right, top, bottom] = [Math.min(ax, bx), Math.max(ax, bx), Math.min(ay, by), Math.max(ay, by)];
    if (left > other.right || right < other.left || top > other.bottom || bottom < other.top) continue;
    for (let j = 2; j < b.length; j += 2) {
      const [cx, cy, dx, dy] = [b[j - 2]!, b[j - 1]!, b[j]!, b[j + 1]!]; // likewise
      if ((cx < left && dx < left) || (cx > right && dx > right) || (cy < top && dy < top) || (cy > bottom && dy > bottom)) continue;
      if (turnOf(ax, ay, bx, by, cx, cy) * turnOf(ax, ay, bx, by, dx, dy) < 0 && turnOf(cx, cy, dx, dy, ax, ay) * turnOf(cx, cy, dx, dy, bx, by) < 0) return true;
    }
  }
  return false;
}

/** On which side of the line from p to q a point lies. */
function turnOf(px: number, py: number, qx: number, qy: number, x: number, y: number): number {
  return (qx - px) * (y - py) - (qy - py) * (x - px);
}
