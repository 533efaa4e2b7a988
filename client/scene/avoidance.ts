/**
 * Which bow a flow takes: the usual one, unless it would pass under a foreign node or run along another flow. Strong flows
 * choose first. One grid of what is taken keeps this linear in the number of flows.
 */
import { bowed, sampled, usualBow } from "./curves.ts";
import type { Place } from "./places.ts";
import type { Point } from "./marks.ts";
import { distance } from "./plane.ts";

export interface Route {
  key: string;
  from: Place;
  to: Place;
  width: number;
}

const cell = 8;
/** Changes of the usual bow, the nearest first; a flow may turn to the right only when nothing else is free. */
const changes = [0, 0.05, -0.05, 0.1, -0.1, 0.15, -0.15, 0.2, -0.24, -0.3, -0.4];
const bowLimits = { least: -0.34, small: 0.04, most: 0.34 };
/** Beyond this many flows the weak ones keep the usual bow: their detours would only tangle the picture. */
const searching = 160;

/** Bows by the route's key. Routes come weakest first, as they are drawn. */
export function chooseBows(routes: readonly Route[], places: readonly Place[]): Map<string, number> {
  const taken = new Taken(places);
  const bows = new Map<string, number>();
  routes.toReversed().forEach((route, order) => {
    const bow = order < searching ? bestBow(route, taken) : usualBow(distance(route.from.at, route.to.at));
    bows.set(route.key, bow);
    if (order < searching) taken.add(pathOf(route, bow), route.width);
  });
  return bows;
}

function bestBow(route: Route, taken: Taken): number {
  const usual = usualBow(distance(route.from.at, route.to.at));
  let best = usual;
  let least = Infinity;
  for (const change of changes) {
    const bow = usual + change;
    if (bow < bowLimits.least || bow > bowLimits.most || Math.abs(bow) < bowLimits.small) continue;
    const cost = taken.cost(pathOf(route, bow), route) + Math.abs(change) * 14 + (bow < 0 ? 7 : 0);
    if (cost < least) [least, best] = [cost, bow];
    if (least <= Math.abs(change) * 14) break;
  }
  return best;
}

function pathOf({ from, to }: Route, bow: number): Point[] {
  return sampled(bowed(from.at, to.at, bow), cell);
}

/** What the picture holds already: foreign nodes, and flows with their direction. */
class Taken {
  readonly #nodes = new Map<number, Place[]>();
  readonly #flows = new Map<number, { angle: number }[]>();

  constructor(places: readonly Place[]) {
    for (const place of places) {
      const reach = place.reach + 3;
      for (let x = Math.floor((place.at[0] - reach) / cell); x <= Math.floor((place.at[0] + reach) / cell); x += 1) {
        for (let y = Math.floor((place.at[1] - reach) / cell); y <= Math.floor((place.at[1] + reach) / cell); y += 1) push(this.#nodes, cellKey(x, y), place);
      }
    }
  }

  add(path: readonly Point[], width: number): void {
    const reach = width > 4 ? 1 : 0;
    path.forEach((point, index) => {
      const angle = angleAt(path, index);
      const [x, y] = [Math.floor(point[0] / cell), Math.floor(point[1] / cell)];
      for (let dx = -reach; dx <= reach; dx += 1) for (let dy = -reach; dy <= reach; dy += 1) push(this.#flows, cellKey(x + dx, y + dy), { angle });
    });
  }

  cost(path: readonly Point[], { from, to, width }: Route): number {
    let cost = 0;
    const free = 0.22 * distance(from.at, to.at);
    path.forEach((point, index) => {
      const key = cellKey(Math.floor(point[0] / cell), Math.floor(point[1] / cell));
      for (const place of this.#nodes.get(key) ?? []) {
        if (place !== from && place !== to && distance(point, place.at) < place.reach + width / 2 + 3) cost += 4;
      }
      const neighbours = this.#flows.get(key);
      if (!neighbours || distance(point, from.at) < free || distance(point, to.at) < free * 0.6) return;
      const angle = angleAt(path, index);
      for (const neighbour of neighbours) cost += Math.abs(Math.sin(neighbour.angle - angle)) < 0.3 ? 1.1 : 0.12;
    });
    return cost;
  }
}

function angleAt(path: readonly Point[], index: number): number {
  const before = path[Math.max(0, index - 1)]!;
  const after = path[Math.min(path.length - 1, index + 1)]!;
  return Math.atan2(after[1] - before[1], after[0] - before[0]);
}

function cellKey(x: number, y: number): number {
  return x * 1_000_003 + y;
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
