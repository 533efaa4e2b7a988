/** Places that would lie on one another step aside: the larger one stays, the smaller takes the nearest free spot. */
import type { Point } from "./marks.ts";
import { towards } from "./plane.ts";

export interface Body {
  at: Point;
  radius: number;
}

/** A place is never shown farther from where it is, in pixels: rather two rings overlap. */
const farthest = 30;
const stepLength = 3;
const directions = 16;

/** Points in the order of the bodies, which come most important first. */
export function dodge(bodies: readonly Body[]): Point[] {
  const settled = new Settled();
  return bodies.map(({ at, radius }) => {
    const free = freeSpot(at, radius, settled);
    settled.add(free, radius);
    return free;
  });
}

function freeSpot(at: Point, radius: number, settled: Settled): Point {
  if (!settled.hits(at, radius)) return at;
  for (let length = stepLength; length <= farthest; length += stepLength) {
    for (let direction = 0; direction < directions; direction += 1) {
      // East first, then alternately to both sides of it: a label stands to the right of most places, the lower ones read better.
      const turns = Math.ceil(direction / 2) * (direction % 2 === 1 ? 1 : -1);
      const candidate = towards(at, (turns * 2 * Math.PI) / directions, length);
      if (!settled.hits(candidate, radius)) return candidate;
    }
  }
  return at;
}

/** What has its spot, in a grid as wide as two of the largest bodies. */
class Settled {
  readonly #cells = new Map<number, Body[]>();
  readonly #cell = 64;

  add(at: Point, radius: number): void {
    const key = this.#key(Math.floor(at[0] / this.#cell), Math.floor(at[1] / this.#cell));
    const list = this.#cells.get(key);
    if (list) list.push({ at, radius });
    else this.#cells.set(key, [{ at, radius }]);
  }

  hits(at: Point, radius: number): boolean {
    const [column, row] = [Math.floor(at[0] / this.#cell), Math.floor(at[1] / this.#cell)];
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const body of this.#cells.get(this.#key(column + dx, row + dy)) ?? []) {
          if ((body.at[0] - at[0]) ** 2 + (body.at[1] - at[1]) ** 2 < (body.radius + radius) ** 2) return true;
        }
      }
    }
    return false;
  }

  #key(column: number, row: number): number {
    return column * 1_000_003 + row;
  }
}
