/**
 * Which bow a flow takes: the usual one, unless it would pass under a foreign node or run along another flow. Strong flows
 * choose first. One grid of what is taken keeps this linear in the number of flows.
 */
import { bowed, usualBow } from "./curves.ts";
import type { Place } from "./places.ts";
import { distance } from "./plane.ts";

export interface Route {
  key: string;
  from: Place;
  to: Place;
  width: number;
}

const cell = 10;
/** Changes of the usual bow, the nearest first; a flow may turn to the right only when nothing else is free. */
const changes = [0, 0.035, -0.035, 0.07, -0.07, 0.105, -0.105, 0.14, -0.14, 0.18, 0.22, -0.26, -0.34, -0.42];
const bowLimits = { least: -0.3, small: 0.03, most: 0.34 };
/** What each evil costs: a node is worst where the flow runs through its middle. */
const prices = { change: 14, rightTurn: 40, node: 16, quietNode: 12, parallel: 1.4, crossing: 0.4 } as const;
/** Pixels between a flow and a foreign ring, for the ring's own heads and label. */
const clearance = 8;
/** Pixels between two flows that run side by side. */
const parallelGap = 4;
/** Beyond this many flows the weak ones keep the usual bow: their detours would only tangle the picture. */
const searching = 120;

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
    const own = Math.abs(change) * prices.change + (bow < 0 ? prices.rightTurn : 0);
    if (own >= least) continue;
    const cost = taken.cost(pathOf(route, bow), route, least - own) + own;
    if (cost < least) [least, best] = [cost, bow];
  }
  return best;
}

/** A path as x, y, x, y …: thousands of candidates are tried, and points as objects cost more than the trying. */
type Path = Float64Array;

function pathOf({ from, to }: Route, bow: number): Path {
  const { start, control, end } = bowed(from.at, to.at, bow);
  const count = Math.min(64, Math.max(6, Math.ceil(distance(start, end) / cell)));
  const path = new Float64Array(2 * (count + 1));
  for (let index = 0; index <= count; index += 1) {
    const t = index / count;
    const [a, b, c] = [(1 - t) * (1 - t), 2 * (1 - t) * t, t * t];
    path[2 * index] = a * start[0] + b * control[0] + c * end[0];
    path[2 * index + 1] = a * start[1] + b * control[1] + c * end[1];
  }
  return path;
}

/** What the picture holds already: foreign nodes, and flows with their direction. */
class Taken {
  readonly #nodes = new Map<number, Place[]>();
  readonly #flows = new Map<number, Sample[]>();

  constructor(places: readonly Place[]) {
    for (const place of places) {
      const reach = place.usual.reach + clearance;
      for (let x = Math.floor((place.at[0] - reach) / cell); x <= Math.floor((place.at[0] + reach) / cell); x += 1) {
        for (let y = Math.floor((place.at[1] - reach) / cell); y <= Math.floor((place.at[1] + reach) / cell); y += 1) push(this.#nodes, cellKey(x, y), place);
      }
    }
  }

  /** Registers every second sample: they still lie closer than a cell. */
  add(path: Path, width: number): void {
    for (let index = 1; index < path.length / 2; index += 2) {
      const [x, y] = [path[2 * index]!, path[2 * index + 1]!];
      const sample = { x, y, angle: angleAt(path, index), width };
      const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
      for (let dx = -1; dx <= 1; dx += 1) for (let dy = -1; dy <= 1; dy += 1) push(this.#flows, cellKey(column + dx, row + dy), sample);
    }
  }

  /** What a path would cover; stops counting when it is dearer than the best so far. */
  cost(path: Path, route: Route, limit: number): number {
    const count = path.length / 2;
    let cost = 0;
    for (let index = 1; index < count && cost < limit; index += 1) {
      const [x, y] = [path[2 * index]!, path[2 * index + 1]!];
      const key = cellKey(Math.floor(x / cell), Math.floor(y / cell));
      const nodes = this.#nodes.get(key);
      if (nodes) cost += nodesCost(nodes, x, y, route);
      // Near its ends a flow runs beside the others of the same hub: there the ports part them.
      const share = index / count;
      if (share < 0.2 || share > 0.9) continue;
      const neighbours = this.#flows.get(key);
      if (neighbours) cost += neighboursCost(neighbours, x, y, angleAt(path, index), route.width);
    }
    return cost;
  }
}

interface Sample { x: number; y: number; angle: number; width: number }

function nodesCost(nodes: readonly Place[], x: number, y: number, { from, to, width }: Route): number {
  let cost = 0;
  for (const place of nodes) {
    if (place === from || place === to) continue;
    const depth = 1 - Math.hypot(x - place.at[0], y - place.at[1]) / (place.usual.reach + width / 2 + clearance);
    if (depth > 0) cost += depth * (place.usual.busy ? prices.node : prices.quietNode);
  }
  return cost;
}

function neighboursCost(neighbours: readonly Sample[], x: number, y: number, angle: number, width: number): number {
  let cost = 0;
  for (const other of neighbours) {
    const near = (other.width + width) / 2 + parallelGap;
    if ((other.x - x) ** 2 + (other.y - y) ** 2 > near * near) continue;
    cost += Math.abs(Math.sin(other.angle - angle)) < 0.3 ? prices.parallel : prices.crossing;
  }
  return cost;
}

function angleAt(path: Path, index: number): number {
  const before = 2 * Math.max(0, index - 1);
  const after = 2 * Math.min(path.length / 2 - 1, index + 1);
  return Math.atan2(path[after + 1]! - path[before + 1]!, path[after]! - path[before]!);
}

function cellKey(x: number, y: number): number {
  return x * 1_000_003 + y;
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
