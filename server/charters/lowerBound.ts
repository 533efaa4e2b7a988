/**
 * A proved lower bound on the cost of any plan: a linear programme over all trips, solved by column generation, in which people may be parted one by one,
 * trains run full and their passengers pay only their share. Each relaxation can only make plans cheaper. At any duals the
 * Lagrangian value is a bound, so the figure holds whenever the generation is stopped.
 */
import { type Courses, listCourses, shortestWays } from "./boundCourses.ts";
import { type Column, createMaster } from "./boundMaster.ts";
import { priceDay, type PricedTrip, type Prices } from "./boundPricing.ts";
import { type Demand, demandOf, fillableOffers, partsOf, radialBound } from "./boundDemand.ts";
import { greatestGain, type VehicleRows, vehicleRows, vehicleWorth } from "./boundVehicles.ts";
import type { Instance } from "./instance.ts";
import type { Trip } from "./trips.ts";

export interface LowerBound {
  bound: number;
  /** Yuan that one more person of each group costs. */
  worth: Float64Array;
  rounds: number;
  converged: boolean;
}

export interface BoundOptions {
  /** Rounds of column generation for each part of the problem. */
  rounds: number;
  /** Trips of plans, to begin with: good ones spare many rounds. */
  trips?: readonly Trip[];
  goOn?: (bound: number) => boolean;
}

/** Bases that share groups are bounded together, others apart. */
export async function lowerBound(instance: Instance, options: BoundOptions): Promise<LowerBound> {
  const shortest = { km: shortestWays(instance.km, instance.size), minutes: shortestWays(instance.minutes, instance.size) };
  const offers = fillableOffers(instance);
  const worth = new Float64Array(instance.groups.length);
  const result: LowerBound = { bound: 0, worth, rounds: 0, converged: true };
  for (const groups of partsOf(instance)) {
    const { demand, rowOf } = demandOf(instance, groups, offers);
    const bases = instance.bases.filter((base) => groups.some((group) => group.bases.includes(base.index)));
    const listed = bases.map((base) => listCourses(instance, base, shortest));
    const courses = listed.filter((entry) => entry !== null);
    const part = courses.length < listed.length ? { ...radialBound(instance, demand, bases, shortest.km), rounds: 0, converged: true } : await generate(instance, demand, rowOf, courses, shortest.km, options);
    result.bound += part.bound;
    result.rounds = Math.max(result.rounds, part.rounds);
    result.converged &&= part.converged;
    for (const group of groups) worth[group.index] = part.worth[rowOf.get(group.index) ?? -1] ?? 0;
    if (options.goOn && !options.goOn(result.bound)) break;
  }
  return result;
}

type Part = Pick<LowerBound, "bound" | "worth" | "rounds" | "converged">;

/** Drop sets looked into for each base, day and fleet, at least; each one's best trip becomes a column. */
const looks = 80;
/** Nearer to the optimum of the linear programme than this share of it, more rounds are not worth their time. */
const nearEnough = 0.002;
/** Weight of the best duals so far against the newest (Wentges 1997): fewer rounds by calmer prices. */
const calm = 0.2;

async function generate(instance: Instance, demand: Demand[], rowOf: Map<number, number>, courses: Courses[], shortest: Float64Array, { rounds, goOn, trips: known = [] }: BoundOptions): Promise<Part> {
  const vehicles = vehicleRows(instance, courses, demand.length);
  const lower = [...demand.map(({ people }) => people), ...vehicles.counts.map(() => -Infinity)];
  const upper = [...demand.map(() => Infinity), ...vehicles.counts];
  const master = await createMaster(lower, upper);
  master.add(demand.map(({ otherwise }, row) => ({ cost: otherwise, rows: [row], values: [1] })));
  const bases = new Set(courses.map(({ base }) => base.index));
  master.add(known.filter((trip) => bases.has(trip.base.index)).map((trip) => columnOf(knownTrip(trip, rowOf), vehicles)));
  // What everybody costs alone in a full vehicle is a feasible dual: the first centre.
  const alone = radialBound(instance, demand, courses.map(({ base }) => base), shortest);
  const best: Part & { duals: Float64Array } = { ...alone, rounds: 0, converged: false, duals: Float64Array.from([...alone.worth, ...vehicles.counts.map(() => 0)]) };
  let newest: Float64Array | null = null;
  for (let round = 0; round < rounds && !best.converged; round++) {
    const solved = master.solve();
    if (!solved) break;
    newest = solved.rows;
    let calmed = true;
    let priced = priceAll(instance, courses, demand, mix(best.duals, solved.rows), vehicles, looks, looks);
    if (priced.trips.every((trip) => gainAt(trip, solved.rows, vehicles) <= 1e-6)) {
      calmed = false;
      priced = priceAll(instance, courses, demand, solved.rows, vehicles, looks, looks);
    }
    if (priced.bound > best.bound) Object.assign(best, { bound: priced.bound, worth: priced.duals.subarray(0, demand.length), duals: priced.duals });
    best.rounds = round + 1;
    best.converged = !calmed && (priced.trips.length === 0 || solved.objective - best.bound < solved.objective * 1e-4);
    if (best.converged || solved.objective - best.bound < solved.objective * nearEnough) break;
    if (goOn && !goOn(best.bound)) break;
    master.add(priced.trips.map((trip) => columnOf(trip, vehicles)));
  }
  master.dispose();
  const last = newest && repair(instance, courses, demand, newest, vehicles);
  if (last && last.bound > best.bound) Object.assign(best, { bound: last.bound, worth: last.duals.subarray(0, demand.length) });
  return best;
}

const repairs = 6;

/** Lowers the worth of people on trips that still gain, until none does: where nothing gains the duals keep their height. */
function repair(instance: Instance, courses: Courses[], demand: Demand[], duals: Float64Array, vehicles: VehicleRows): Priced {
  let best: Priced | null = null;
  let current = duals;
  for (let round = 0; round < repairs; round++) {
    const priced = priceAll(instance, courses, demand, current, vehicles, Infinity, Infinity);
    if (!best || priced.bound > best.bound) best = priced;
    if (priced.trips.length === 0) break;
    current = current.slice();
    // One trip after the other, dearest first: what an earlier one took need not be taken again.
    for (const trip of priced.trips.sort((one, other) => other.gain - one.gain)) {
      const gain = gainAt(trip, current, vehicles);
      if (gain <= 0) continue;
      const worth = trip.load.reduce((sum, { row, people }) => sum + people * (current[row] as number), 0);
      for (const { row } of trip.load) current[row] = (current[row] as number) * (1 - gain / worth);
    }
  }
  return best as Priced; // at least one round
}

function mix(centre: Float64Array, newest: Float64Array): Float64Array {
  return newest.map((value, row) => calm * (centre[row] as number) + (1 - calm) * value);
}

interface Priced {
  trips: PricedTrip[];
  duals: Float64Array;
  /**
   * The better of two: what the rows are worth, less the greatest gain that the vehicles could still make (Lagrange);
   * what they are worth when all duals are scaled until no trip gains (Farley 1990).
   */
  bound: number;
  leastRatio: number;
}

function priceAll(instance: Instance, courses: Courses[], demand: Demand[], duals: Float64Array, vehicles: VehicleRows, most: number, looks: number): Priced {
  const days = instance.problem.days;
  const worth = Float64Array.from(demand, ({ otherwise }, row) => Math.min(otherwise, Math.max(0, duals[row] as number)));
  const prices: Prices = { worth, vehicle: (fleet, day, holdDays) => vehicleWorth(duals, vehicles, fleet, day, holdDays) };
  const trips: PricedTrip[] = [];
  let bound = demand.reduce((sum, { people }, row) => sum + people * (worth[row] as number), 0);
  vehicles.counts.forEach((count, index) => (bound += count === Infinity ? 0 : count * Math.min(0, duals[demand.length + index] as number)));
  const value = bound;
  let leastRatio = 1;
  for (const entry of courses) {
    const priced = Array.from({ length: days }, (_, day) => priceDay(instance, entry, demand, day, prices, most, looks));
    for (const day of priced) leastRatio = Math.min(leastRatio, day.leastRatio);
    for (const day of priced) trips.push(...day.trips);
    entry.base.fleets.forEach((fleet, index) => (bound -= greatestGain(fleet, priced.map((day) => day.mostGain[index] as number), Math.min(...priced.map((day) => day.leastHold[index] as number)))));
  }
  return { trips, duals, bound: Math.max(bound, value * leastRatio), leastRatio };
}

function gainAt(trip: PricedTrip, duals: Float64Array, vehicles: VehicleRows): number {
  return trip.load.reduce((sum, { row, people }) => sum + people * Math.max(0, duals[row] as number), 0) - trip.cost - vehicleWorth(duals, vehicles, trip.fleet, trip.day, trip.holdDays);
}

/** A trip of a plan with what it really costs. */
function knownTrip(trip: Trip, rowOf: Map<number, number>): PricedTrip {
  const load = new Map<number, number>();
  for (const { group, people } of trip.parts) {
    const row = rowOf.get(group.index) as number; // its base belongs to this part of the problem
    load.set(row, (load.get(row) ?? 0) + people);
  }
  return { fleet: trip.fleet, day: trip.day, holdDays: trip.holdDays, cost: trip.cost, gain: 0, load: [...load].map(([row, people]) => ({ row, people })) };
}

function columnOf(trip: PricedTrip, { firstRow, days }: VehicleRows): Column {
  const rows = trip.load.map(({ row }) => row);
  const values = trip.load.map(({ people }) => people);
  const first = firstRow.get(trip.fleet.index);
  if (first !== undefined) {
    for (let active = trip.day; active < Math.min(days, trip.day + trip.holdDays); active++) {
      rows.push(first + active);
      values.push(1);
    }
  }
  return { cost: trip.cost, rows, values };
}
