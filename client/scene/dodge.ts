/** Places that would lie on one another step aside: the larger one stays, the smaller takes the nearest free spot. */
import type { Point } from "./marks.ts";
import { towards } from "./plane.ts";

export interface Body {
  at: Point;
  radius: number;
  /** What the others keep off where there is room for it: as much as an arrowhead between the two takes. None when left out. */
  gap?: number;
}

/** A place is never shown farther from where it is, in pixels: rather two rings overlap. */
const farthest = 30;
/** Where heads must be seen between rings, so much farther. */
const fartherForGap = 16;
const stepLength = 3;
const directions = 16;

/** Points in the order of the bodies, which come most important first. */
export function dodge(bodies: readonly Body[]): Point[] {
  const settled = new Settled();
  return bodies.map((body) => {
    const free = freestSpot(body, settled);
    settled.add({ ...body, at: free });
    return free;
  });
}

/** Shares of the gap that are tried: rather less room for a head than none. */
const gapShares = [1, 0.7, 0.4, 0] as const;

function freestSpot(body: Body, settled: Settled): Point {
  for (const share of settled.hasGaps(body) ? gapShares : [0]) {
    const free = freeSpot(body, share, settled);
    if (free) return free;
  }
  return body.at;
}

function freeSpot({ at, radius, gap }: Body, share: number, settled: Settled): Point | null {
  const hits = (spot: Point) => settled.hits(spot, radius, gap ?? 0, share);
  if (!hits(at)) return at;
  for (let length = stepLength; length <= farthest + (gap === undefined ? 0 : fartherForGap); length += stepLength) {
    for (let direction = 0; direction < directions; direction += 1) {
      // East first, then alternately to both sides of it: a label stands to the right of most places, the lower ones read better.
      const turns = Math.ceil(direction / 2) * (direction % 2 === 1 ? 1 : -1);
      const candidate = towards(at, (turns * 2 * Math.PI) / directions, length);
      if (!hits(candidate)) return candidate;
    }
  }
  return null;
}

/** What has its spot, in a grid as wide as two of the largest bodies and the gap between them. */
class Settled {
  readonly #cells = new Map<number, Body[]>();
  readonly #cell = 112;

  #gaps = false;

  hasGaps({ gap }: Body): boolean {
    return this.#gaps || (gap ?? 0) > 0;
  }

  add(body: Body): void {
    const key = this.#key(Math.floor(body.at[0] / this.#cell), Math.floor(body.at[1] / this.#cell));
    const list = this.#cells.get(key);
    if (list) list.push(body);
    else this.#cells.set(key, [body]);
    this.#gaps ||= (body.gap ?? 0) > 0;
  }

  /** With so much of the larger of the two gaps between them. */
  hits(at: Point, radius: number, gap: number, share: number): boolean {
    const [column, row] = [Math.floor(at[0] / this.#cell), Math.floor(at[1] / this.#cell)];
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const body of this.#cells.get(this.#key(column + dx, row + dy)) ?? []) {
          if ((body.at[0] - at[0]) ** 2 + (body.at[1] - at[1]) ** 2 < (body.radius + radius + share * Math.max(gap, body.gap ?? 0)) ** 2) return true;
        }
      }
    }
    return false;
  }

  #key(column: number, row: number): number {
    return column * 1_000_003 + row;
  }
}
