/**
 * Column generation for a part of the problem whose bases share groups: trips are found one round after the other that are cheaper than what the linear programme does with
 * their people so far. Gives a proved bound at any moment, and a store of good trips that whole plans can be rounded from.
 */
import type { Courses } from "./boundCourses.ts";
import type { Demand, radialBound } from "./boundDemand.ts";
import { type Answer, type Column, createMaster, type Master } from "./boundMaster.ts";
import type { Prices } from "./boundCosts.ts";
import { type Effort, priceDay, type PricedTrip } from "./boundPricing.ts";
import { greatestGain, type VehicleRows, vehicleRows, vehicleWorth } from "./boundVehicles.ts";
import type { Instance } from "./instance.ts";
import type { Trip } from "./trips.ts";

export interface Generation {
  instance: Instance;
  demand: readonly Demand[];
  courses: readonly Courses[];
  vehicles: VehicleRows;
  master: Master;
  /** Trip of each column; null for people left to the next best thing, who come first, one column a row. */
  columns: (PricedTrip | null)[];
}

export interface PartBound {
  bound: number;
  /** Yuan that one more person of each row costs. */
  worth: Float64Array;
  rounds: number;
  converged: boolean;
  /** Of all rows, at the linear programme's last answer. */
  duals: Float64Array;
}

/** Begins with trips of a plan: good ones spare many rounds. */
export async function createGeneration(instance: Instance, demand: readonly Demand[], courses: readonly Courses[], known: readonly Trip[]): Promise<Generation> {
  const rowOf = new Map(demand.map(({ group }, row) => [group.index, row]));
  const bases = new Set(courses.map(({ base }) => base.index));
  return beginWith(instance, demand, courses, known.filter((trip) => bases.has(trip.base.index)).map((trip) => knownTrip(trip, rowOf)));
}

/** Another generation for the same rows, with other numbers of people or prices, and only these trips. */
export function copyOf({ instance, courses }: Generation, demand: readonly Demand[], trips: readonly PricedTrip[]): Promise<Generation> {
  return beginWith(instance, demand, courses, trips);
}

async function beginWith(instance: Instance, demand: readonly Demand[], courses: readonly Courses[], trips: readonly PricedTrip[]): Promise<Generation> {
  const vehicles = vehicleRows(instance, courses, demand.length);
  const lower = [...demand.map(({ people }) => people), ...vehicles.counts.map(() => -Infinity)];
  const upper = [...demand.map(() => Infinity), ...vehicles.counts];
  const master = await createMaster(lower, upper);
  master.add(demand.map(({ otherwise }, row) => ({ cost: otherwise, rows: [row], values: [1] })));
  const generation: Generation = { instance, demand, courses, vehicles, master, columns: demand.map(() => null) };
  addTrips(generation, trips);
  return generation;
}

export function addTrips({ master, columns, vehicles }: Generation, trips: readonly PricedTrip[]): void {
  master.add(trips.map((trip) => columnOf(trip, vehicles)));
  columns.push(...trips);
}

/** Early rounds, whose duals are far from true, look into few sequences of drops; whenever a round lowers the linear programme by less than `stillFalling`, the next looks into twice as many, and in the end as many as it takes to be exact. */
export const hurried: Effort = { looks: 15, most: 12, exact: false, tolerance: 0 };
const careful: Effort = { looks: 20, most: 15, exact: true, tolerance: 0.001 };
const mostLooks = 150;
/** In larger parts a round that looks as far as it takes to be exact takes too long: there only the last step is exact. */
const mostGroupsExact = 800;
const stillFalling = 0.004;
const proving: Effort = { looks: Infinity, most: Infinity, exact: true, tolerance: 0 };
/** Nearer to the optimum of the linear programme than this share of it, more rounds are not worth their time. */
const nearEnough = 0.002;
/** Weight of the best duals so far against the newest (Wentges 1997): fewer rounds by calmer prices. */
const calm = 0.5;

/** Rounds until the bound is near enough, at most so many; false from goOn stops. */
export function generate(generation: Generation, radial: ReturnType<typeof radialBound>, rounds: number, goOn: (bound: number) => boolean): PartBound {
  const { demand, vehicles, master } = generation;
  // What everybody costs alone in a full vehicle is a feasible dual: the first centre.
  const best: PartBound = { ...radial, rounds: 0, converged: false, duals: Float64Array.from([...radial.worth, ...vehicles.counts.map(() => 0)]) };
  let newest: Answer | null = null;
  let calmed: Float64Array = best.duals;
  let looks = hurried.looks;
  for (let before = Infinity; best.rounds < rounds && !best.converged; best.rounds++) {
    const solved = master.solve();
    if (!solved) break;
    if (best.rounds > 2 && solved.objective > before * (1 - stillFalling)) looks *= 2;
    const hurry = looks <= mostLooks || demand.length > mostGroupsExact;
    before = solved.objective;
    newest = solved;
    const priced: Priced = hurry ? priceAll(generation, mix(calmed, solved.rows), { ...hurried, looks: Math.min(looks, mostLooks) }) : priceCalmly(generation, calmed, solved.rows);
    calmed = priced.duals;
    if (priced.bound > best.bound) Object.assign(best, { bound: priced.bound, worth: priced.duals.subarray(0, demand.length), duals: priced.duals });
    if (priced.trips.length === 0) looks *= 2;
    best.converged = !hurry && solved.objective - best.bound < solved.objective * nearEnough;
    if (best.converged || !goOn(best.bound)) break;
    addTrips(generation, priced.trips);
  }
  // Calmer duals lie nearer to feasible ones than the newest.
  const last = newest && repair(generation, calmed);
  if (last && last.bound > best.bound) Object.assign(best, { bound: last.bound, worth: last.duals.subarray(0, demand.length) });
  return { ...best, duals: newest?.rows ?? best.duals };
}

/** At calmer prices; where these find nothing that gains today, at today's. */
function priceCalmly(generation: Generation, centre: Float64Array, newest: Float64Array): Priced {
  const priced = priceAll(generation, mix(centre, newest), careful);
  return priced.trips.some((trip) => gainAt(trip, newest, generation.vehicles) > 1e-6) ? priced : priceAll(generation, newest, careful);
}

function mix(centre: Float64Array, newest: Float64Array): Float64Array {
  return newest.map((value, row) => calm * (centre[row] as number) + (1 - calm) * value);
}

const repairs = 6;

/** Lowers the worth of people on trips that still gain, until none does: where nothing gains the duals keep their height. */
function repair(generation: Generation, duals: Float64Array): Priced {
  let best: Priced | null = null;
  let current = duals;
  for (let round = 0; round < repairs; round++) {
    const priced = priceAll(generation, current, proving);
    const worthwhile = !best || priced.bound > best.bound + Math.abs(best.bound) * nearEnough;
    if (!best || priced.bound > best.bound) best = priced;
    if (priced.trips.length === 0 || !worthwhile) break;
    current = current.slice();
    // One trip after the other, dearest first: what an earlier one took need not be taken again.
    for (const trip of priced.trips.sort((one, other) => other.gain - one.gain)) {
      const gain = gainAt(trip, current, generation.vehicles);
      if (gain <= 0) continue;
      const worth = trip.load.reduce((sum, { row, people }) => sum + people * (current[row] as number), 0);
      for (const { row } of trip.load) current[row] = (current[row] as number) * (1 - gain / worth);
    }
  }
  return best as Priced; // at least one round
}

interface Priced {
  trips: PricedTrip[];
  duals: Float64Array;
  /**
   * The better of two: what the rows are worth, less the greatest gain that the vehicles could still make (Lagrange);
   * what they are worth when all duals are scaled until no trip gains (Farley 1990). Minus infinity when the pricing was not exact.
   */
  bound: number;
}

export function priceAll({ instance, courses, demand, vehicles }: Generation, duals: Float64Array, effort: Effort): Priced {
  const days = instance.problem.days;
  const worth = Float64Array.from(demand, ({ otherwise }, row) => Math.min(otherwise, Math.max(0, duals[row] as number)));
  const prices: Prices = { worth, vehicle: (fleet, day, holdDays) => vehicleWorth(duals, vehicles, fleet, day, holdDays) };
  const trips: PricedTrip[] = [];
  let bound = demand.reduce((sum, { people }, row) => sum + people * (worth[row] as number), 0);
  vehicles.counts.forEach((count, index) => (bound += count === Infinity ? 0 : count * Math.min(0, duals[demand.length + index] as number)));
  const value = bound;
  let leastRatio = 1;
  for (const entry of courses) {
    const priced = Array.from({ length: days }, (_, day) => priceDay(instance, entry, demand, day, prices, effort));
    for (const day of priced) leastRatio = Math.min(leastRatio, day.leastRatio);
    for (const day of priced) trips.push(...day.trips);
    entry.base.fleets.forEach((fleet, index) => (bound -= greatestGain(fleet, priced.map((day) => day.mostGain[index] as number), Math.min(...priced.map((day) => day.leastHold[index] as number)))));
  }
  return { trips, duals, bound: effort.exact ? Math.max(bound, value * leastRatio) : -Infinity };
}

/** Yuan that a trip gains at some duals; negative where it costs more than its people are worth. */
export function gainAt(trip: PricedTrip, duals: Float64Array, vehicles: VehicleRows): number {
  return trip.load.reduce((sum, { row, people }) => sum + people * Math.max(0, duals[row] as number), 0) - trip.cost - vehicleWorth(duals, vehicles, trip.fleet, trip.day, trip.holdDays);
}

/** A trip of a plan with what it really costs. */
function knownTrip(trip: Trip, rowOf: Map<number, number>): PricedTrip {
  const load = new Map<number, number>();
  for (const { group, people } of trip.parts) {
    const row = rowOf.get(group.index) as number; // its base belongs to this part of the problem
    load.set(row, (load.get(row) ?? 0) + people);
  }
  return { base: trip.base, fleet: trip.fleet, day: trip.day, holdDays: trip.holdDays, pickups: trip.pickups, drops: trip.drops, cost: trip.cost, gain: 0, emptyStop: false, load: [...load].map(([row, people]) => ({ row, people })) };
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
