/**
 * The flows of one home on paper, where nobody can point at them: neighbours on its ring change places and bows change for as long as
 * that lets fewer flows cross each other or pass under foreign rings. Greedy, in a fixed order, so that the same flows give the same picture.
 */
import { boundsOf, bowed, sampled, usualBow, type Curve } from "./curves.ts";
import type { Route } from "./avoidance.ts";
import type { Place } from "./places.ts";
import { bearing, distance, towards } from "./plane.ts";

/** A flow as it is laid out: how it bows, and at which bearing it meets the ring of the home. */
export interface Laid {
  bow: number;
  port: number;
}

/** What each evil costs, in the measures of a sheet (eight pixels a millimetre). */
const prices = { crossing: 3.5, crossingWidth: 1.5, ring: 11, change: 22, rightTurn: 0.6 } as const;
const bows = { least: -0.24, most: 0.32 };
const changes = [0.03, -0.03, 0.06, -0.06, 0.1, -0.1, 0.15, -0.15, 0.21, -0.21] as const;
const pieces = 14;
const mostRounds = 6;
/** Pixels between a flow and a foreign ring. */
const clearance = 3;
const leastGain = 0.01;

interface Strand {
  route: Route;
  usual: number;
  laid: Laid;
  path: Path;
}

/** Thousands of pairs are tried: numbers in a row are compared in a third of the time of points. */
interface Path {
  /** x, y, x, y … */
  at: Float64Array;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Routes that begin or end at the hub, each with the bow and port that it has; the result has one for each. Each other place has one flow. */
export function untangled(routes: readonly Route[], first: ReadonlyMap<string, Laid>, hub: Place, places: readonly Place[]): Map<string, Laid> {
  const strands = routes.map((route): Strand => {
    const laid = first.get(route.key)!; // one for each
    return { route, usual: usualBow(distance(route.from.at, route.to.at)), laid, path: pathOf(route, laid, hub) };
  });
  const around = [...strands].sort((a, b) => a.laid.port - b.laid.port || (a.route.key < b.route.key ? -1 : 1));
  for (let round = 0; round < mostRounds; round += 1) {
    const swapped = swapNeighbours(around, strands, hub, places);
    const bent = strands.map((strand) => bend(strand, strands, hub, places)).some(Boolean);
    if (!swapped && !bent) break;
  }
  return new Map(strands.map(({ route, laid }) => [route.key, laid]));
}

/** The curve of a route whose one end is where it meets the hub. */
export function curveOf({ from, to }: Pick<Route, "from" | "to">, { bow, port }: Laid, hub: Place): Curve {
  const lean = Math.atan(2 * bow);
  const straight = bearing(from.at, to.at);
  const start = towards(from.at, from === hub ? port : straight - lean, from.reach);
  const end = towards(to.at, to === hub ? port : straight + Math.PI + lean, to.reach);
  return bowed(start, end, bow);
}

/** Whether any two changed places. */
function swapNeighbours(around: Strand[], strands: readonly Strand[], hub: Place, places: readonly Place[]): boolean {
  let changed = false;
  for (let index = 0; index + 1 < around.length; index += 1) {
    const [a, b] = [around[index]!, around[index + 1]!]; // the loop ends before the last
    const before = [a.laid, b.laid, a.path, b.path] as const;
    const costBefore = costOf(a, strands, places) + costOf(b, strands, places);
    lay(a, { ...a.laid, port: before[1].port }, hub);
    lay(b, { ...b.laid, port: before[0].port }, hub);
    if (costOf(a, strands, places) + costOf(b, strands, places) < costBefore - leastGain) {
      [around[index], around[index + 1]] = [b, a];
      changed = true;
    } else [a.laid, b.laid, a.path, b.path] = before;
  }
  return changed;
}

/** Takes the cheapest bow; whether it is another one. */
function bend(strand: Strand, strands: readonly Strand[], hub: Place, places: readonly Place[]): boolean {
  const { laid, path } = strand;
  let best = { laid, path, cost: costOf(strand, strands, places) - leastGain };
  for (const change of changes) {
    const bow = strand.usual + change;
    if (bow < bows.least || bow > bows.most) continue;
    lay(strand, { ...laid, bow }, hub);
    const cost = costOf(strand, strands, places, best.cost);
    if (cost < best.cost) best = { laid: strand.laid, path: strand.path, cost };
  }
  [strand.laid, strand.path] = [best.laid, best.path];
  return best.laid !== laid;
}

function lay(strand: Strand, laid: Laid, hub: Place): void {
  [strand.laid, strand.path] = [laid, pathOf(strand.route, laid, hub)];
}

function pathOf(route: Route, laid: Laid, hub: Place): Path {
  const curve = curveOf(route, laid, hub);
  const points = sampled(curve, distance(curve.start, curve.end) / pieces);
  const { x, y, width, height } = boundsOf(points);
  return { at: Float64Array.from(points.flat()), left: x, right: x + width, top: y, bottom: y + height };
}

/** Stops counting when it is dearer than the limit. */
function costOf(strand: Strand, strands: readonly Strand[], places: readonly Place[], limit = Infinity): number {
  const { route, laid: { bow }, path, usual } = strand;
  let cost = Math.abs(bow - usual) * prices.change + (bow < 0 ? prices.rightTurn : 0);
  for (const place of places) {
    if (place !== route.from && place !== route.to) cost += ringCost(path, place, route.width);
    if (cost > limit) return cost;
  }
  for (const other of strands) {
    if (other !== strand && crosses(path, other.path)) cost += prices.crossing + prices.crossingWidth * Math.min(route.width, other.route.width);
    if (cost > limit) return cost;
  }
  return cost;
}

function ringCost({ at: path, left, right, top, bottom }: Path, { at: [x, y], usual: { reach } }: Place, width: number): number {
  const near = reach + width / 2 + clearance;
  if (x < left - near || x > right + near || y < top - near || y > bottom + near) return 0;
  let least = Infinity;
  for (let index = 2; index < path.length; index += 2) least = Math.min(least, away(x, y, path[index - 2]!, path[index - 1]!, path[index]!, path[index + 1]!)); // two numbers a point
  return least < near ? prices.ring * (1 - least / near) : 0;
}

function away(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

function crosses(one: Path, other: Path): boolean {
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
