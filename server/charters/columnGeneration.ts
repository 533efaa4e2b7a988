/**
 * Column generation for a part of the problem whose bases share groups: trips are found one round after the other that are cheaper than what the linear programme does with
 * their people so far. Gives a proved bound at any moment, and a store of good trips that whole plans can be rounded from.
 */
import type { Courses } from "./boundCourses.ts";
import type { Demand } from "./boundDemand.ts";
import { type Column, createMaster, type Master } from "./boundMaster.ts";
import type { Prices } from "./boundCosts.ts";
import { type Departures, lowerDay, type PricedTrip } from "./boundPricing.ts";
import { type VehicleRows, vehicleRows, vehicleWorth } from "./boundVehicles.ts";
import type { Instance } from "./instance.ts";
import type { Trip } from "./trips.ts";

export interface Generation {
  instance: Instance;
  demand: Demand[];
  /** By base and day. */
  departures: readonly Departures[];
  vehicles: VehicleRows;
  master: Master;
  /** Trip of each column; null for people left to the next best thing, who come first, one column a row. */
  columns: (PricedTrip | null)[];
  /** Share of its cost that a trip may gain unnoticed; falls as the bound comes near the programme. */
  tolerance: number;
  /** Another price of the next best thing for a row. */
  reprice(row: number, otherwise: number): void;
}

/** People may be worth so much that no trip gains. */
export interface Proved {
  /** Yuan that all together cost at least. */
  bound: number;
  /** Yuan that one more person of each row costs at least. */
  worth: Float64Array;
}

export interface PartBound extends Proved {
  rounds: number;
  converged: boolean;
  /** Of all rows, at the linear programme's last answer. */
  duals: Float64Array;
}

/** Begins with trips of a plan: good ones spare many rounds. */
export async function createGeneration(instance: Instance, demand: readonly Demand[], courses: readonly Courses[], known: readonly Trip[]): Promise<Generation> {
  const rowOf = new Map(demand.map(({ group }, row) => [group.index, row]));
  const bases = new Set(courses.map(({ base }) => base.index));
  const departures = courses.flatMap((entry) => Array.from({ length: instance.problem.days }, (_, day): Departures => ({ courses: entry, day, gained: new Set() })));
  return beginWith(instance, demand, departures, known.filter((trip) => bases.has(trip.base.index)).map((trip) => knownTrip(trip, rowOf)));
}

/** Another generation for the same rows, with other numbers of people or prices, and only these trips. */
export function copyOf({ instance, departures }: Generation, demand: readonly Demand[], trips: readonly PricedTrip[]): Promise<Generation> {
  return beginWith(instance, demand, departures, trips);
}

async function beginWith(instance: Instance, demand: readonly Demand[], departures: readonly Departures[], trips: readonly PricedTrip[]): Promise<Generation> {
  const vehicles = vehicleRows(instance, [...new Set(departures.map(({ courses: { base } }) => base))], demand.length);
  const lower = [...demand.map(({ people }) => people), ...vehicles.counts.map(() => -Infinity)];
  const upper = [...demand.map(() => Infinity), ...vehicles.counts];
  const master = await createMaster(lower, upper);
  master.add(demand.map(({ otherwise }, row) => ({ cost: otherwise, rows: [row], values: [1] })));
  const own = demand.map((row) => ({ ...row }));
  const generation: Generation = {
    instance, demand: own, departures, vehicles, master, columns: demand.map(() => null), tolerance: tolerances.most,
    reprice(row, otherwise) {
      (own[row] as Demand).otherwise = otherwise; // one for each row
      master.setCost(row, otherwise);
    },
  };
  addTrips(generation, trips);
  return generation;
}

export function addTrips({ master, columns, vehicles }: Generation, trips: readonly PricedTrip[]): void {
  master.add(trips.map((trip) => columnOf(trip, vehicles)));
  columns.push(...trips);
}

/** Nearer to the optimum of the linear programme than this share of it, more rounds are not worth their time. */
const nearEnough = 0.002;
/** Weight of the duals so far against the newest (Wentges 1997): fewer rounds by calmer prices. */
const calm = 0.3;
/** While the bound is farther from the programme than this share, so many rounds that look only where trips gained already go before the next one: they cost little but the programme. */
const farAway = 0.01;
const quickRounds = 2;
/** Of what a trip may gain unnoticed: while the bound is far from the programme, there is no need to look closely. */
const tolerances = { most: 0.02, least: 0.001, ofGap: 0.2 };

/** Rounds until the bound is near enough, at most so many, on from what is proved already, if anything is; goOn is told the best so far and the share of the rounds, and false from it stops. */
export function generate(generation: Generation, known: Proved | null, rounds: number, goOn: (best: Proved, share: number) => boolean): PartBound {
  const { vehicles, master, demand } = generation;
  let centre: Float64Array | null = known && Float64Array.from([...known.worth, ...vehicles.counts.map(() => 0)]);
  const none = new Float64Array(demand.length + vehicles.counts.length);
  const best: PartBound = { ...(known ?? { bound: 0, worth: none.subarray(0, demand.length) }), rounds: 0, converged: false, duals: centre ?? none };
  for (let quick = 0; best.rounds < rounds; best.rounds++) {
    for (let round = 0; round < quick; round++) {
      const between = master.solve("interior");
      if (!between) break;
      centre = calmed(centre ?? between.rows, between.rows);
      addTrips(generation, lower(generation, centre, generation.tolerance, "whereGained").trips);
    }
    const solved = master.solve("interior") ?? master.solve("primal");
    if (!solved) break;
    best.duals = solved.rows;
    centre = calmed(centre ?? solved.rows, solved.rows);
    const lowered = lower(generation, centre, generation.tolerance, "everywhere");
    if (lowered.bound > best.bound) Object.assign(best, { bound: lowered.bound, worth: lowered.worth });
    const gap = 1 - best.bound / solved.objective;
    quick = gap > farAway ? quickRounds : 0;
    best.converged = gap < nearEnough;
    if (!goOn(best, (best.rounds + 1) / rounds) || best.converged) break;
    generation.tolerance = Math.max(tolerances.least, Math.min(generation.tolerance, gap * tolerances.ofGap));
    addTrips(generation, lowered.trips);
  }
  return best;
}

/** Over all sequences of drops, or only over those that trips gained over before. */
type Where = "everywhere" | "whereGained";

export interface Lowered extends Proved {
  /** Trips that gained on the way. */
  trips: PricedTrip[];
}

function calmed(last: Float64Array, newest: Float64Array): Float64Array {
  return newest.map((value, row) => calm * (last[row] as number) + (1 - calm) * value);
}

/** Lowers what people are worth until no trip gains more than the tolerated share of its cost. Only where all trips are looked at the bound is proved. */
export function lower({ instance, departures, demand, vehicles }: Generation, duals: Float64Array, tolerance: number, where: Where): Lowered {
  const worth = Float64Array.from(demand, ({ otherwise }, row) => Math.min(otherwise, Math.max(0, duals[row] as number)));
  const prices: Prices = { worth, vehicle: (fleet, day, holdDays) => vehicleWorth(duals, vehicles, fleet, day, holdDays) };
  const trips: PricedTrip[] = [];
  for (const day of departures) trips.push(...lowerDay(instance, day, where === "everywhere" ? day.courses.sequences : day.gained, demand, prices, tolerance));
  let value = demand.reduce((sum, { people }, row) => sum + people * (worth[row] as number), 0);
  vehicles.counts.forEach((count, index) => (value += count === Infinity ? 0 : count * Math.min(0, duals[demand.length + index] as number)));
  // Scaled down by the tolerance no trip gains at all (Farley 1990).
  return { trips, worth: worth.map((yuan) => yuan / (1 + tolerance)), bound: value / (1 + tolerance) };
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
  return { base: trip.base, fleet: trip.fleet, day: trip.day, holdDays: trip.holdDays, pickups: trip.pickups, drops: trip.drops, cost: trip.cost, emptyStop: false, load: [...load].map(([row, people]) => ({ row, people })) };
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
