/**
 * The flows of one home on paper, where nobody can point at them: neighbours on its ring change places and bows change for as long as
 * that lets fewer flows cross each other or pass under foreign rings. Greedy, in a fixed order, so that the same flows give the same picture.
 */
import { boundsOf, bowed, sampled, usualBow, type Curve } from "./curves.ts";
import type { Route } from "./avoidance.ts";
import type { Place } from "./places.ts";
import { bearing, distance, towards } from "./plane.ts";
import { crosses, distanceTo, headIsUnder, type Path } from "./strandPaths.ts";

/** A flow as it is laid out: how it bows, and at which bearing it meets the ring of the home. */
export interface Laid {
  bow: number;
  port: number;
}

/** What each evil costs, in the measures of a sheet (eight pixels a millimetre). */
const prices = { crossing: 3.5, crossingWidth: 1.5, ring: 60, nearRing: 3, change: 22, rightTurn: 0.6 } as const;
const bows = { least: -0.3, most: 0.36 };
const changes = [0.03, -0.03, 0.06, -0.06, 0.1, -0.1, 0.15, -0.15, 0.21, -0.21, 0.28, -0.28] as const;
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
    const moved = strands.map((strand) => isUnderRing(strand, places) && move(strand, around, strands, hub, places)).some(Boolean);
    if (!swapped && !bent && !moved) break;
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

function isUnderRing({ route, path }: Strand, places: readonly Place[]): boolean {
  return places.some((place) => place !== route.from && place !== route.to && ringCost(path, place, route.width) >= prices.ring);
}

/** Takes another place on the ring and another bow at once, where neither alone would help; those between move up. Whether it did. */
function move(strand: Strand, around: Strand[], strands: readonly Strand[], hub: Place, places: readonly Place[]): boolean {
  const index = around.indexOf(strand);
  const costAll = (some: readonly Strand[]) => some.reduce((sum, one) => sum + costOf(one, strands, places), 0);
  for (let to = Math.max(0, index - farthestMove); to <= Math.min(around.length - 1, index + farthestMove); to += 1) {
    if (to === index) continue;
    const [first, last] = [Math.min(index, to), Math.max(index, to)];
    const before = around.slice(first, last + 1);
    const kept = before.map(({ laid, path }) => ({ laid, path }));
    const costBefore = costAll(before);
    const after = before.filter((one) => one !== strand);
    after.splice(to - first, 0, strand);
    after.forEach((one, place) => lay(one, { ...one.laid, port: kept[place]!.laid.port }, hub)); // as many as before
    bend(strand, strands, hub, places);
    if (costAll(after) < costBefore - leastGain) {
      around.splice(first, after.length, ...after);
      return true;
    }
    before.forEach((one, place) => { [one.laid, one.path] = [kept[place]!.laid, kept[place]!.path]; }); // likewise
  }
  return false;
}
/** Places on the ring. */
const farthestMove = 7;

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

function ringCost(path: Path, { at, usual: { reach } }: Place, width: number): number {
  const covered = reach + width / 2;
  const near = covered + clearance;
  const { left, right, top, bottom } = path;
  if (at[0] < left - near || at[0] > right + near || at[1] < top - near || at[1] > bottom + near) return 0;
  const least = distanceTo(path, at);
  if (least < covered) return prices.ring * (2 - least / covered);
  if (headIsUnder(path, at, reach, width)) return prices.ring;
  return least < near ? (prices.nearRing * (near - least)) / clearance : 0;
}
