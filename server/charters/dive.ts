/** From the linear programme's fractions to whole trips: what it is surest of is made fast, it is solved again for the rest, and so on (diving); for the last groups whole trips are chosen by branch and bound. */
import type { Answer } from "./boundMaster.ts";
import type { Demand } from "./boundDemand.ts";
import { drivenTrip, type PricedTrip } from "./boundPricing.ts";
import { addTrips, copyOf, gainAt, type Generation, lower } from "./columnGeneration.ts";

/** Parts of a trip nearer to a whole one than this are taken for it; otherwise the greatest part, and others as long as so many of all open parts are made fast at once. */
const sure = 0.95;
const fastAtOnce = 0.05;
/** Smaller parts than this are made fast one by one, or one for so many groups that are left. */
const dubious = 0.5;
const groupsPerDubious = 300;
/** Trips that are taken into the dive for each group: those that are dearest by the least. */
const tripsPerGroup = 3;
/** Other trips are looked for whenever only this share of the people is left of those who were left the last time; they must gain so much of their cost. */
const rest = { share: 0.75, tolerance: 0.02 };
/** So many groups are the last ones: few enough for branch and bound, with trips that would gain if people were worth more by these shares. */
const last = { groups: 150, dearer: [0.02, 0.04, 0.06] };

/** A dive on its way. */
interface Dive {
  generation: Generation;
  /** People of each row who have no seat yet. */
  left: number[];
  /** People who were left when other trips were looked for last. */
  lookedAt: number;
  fast: PricedTrip[];
}

/** Trips that together serve each person at most once, within the fleet; of each group so many fewer as ride on rails; over at most so many nodes at the end, 0 for none. goOn is told the share of the people who are done with; false stops. */
export async function dive(whole: Generation, duals: Float64Array, onRails: ReadonlyMap<number, number>, nodes: number, goOn: (share: number) => boolean): Promise<PricedTrip[]> {
  const promising = whole.columns.filter((trip) => trip !== null && !trip.emptyStop).map((trip) => trip as PricedTrip) // null was left out
    .map((trip) => ({ trip, gain: gainAt(trip, duals, whole.vehicles) })).sort((a, b) => b.gain - a.gain).slice(0, tripsPerGroup * whole.demand.length);
  // On rails is decided by now: who is left takes a coach or is left out.
  const left = whole.demand.map(({ group, people }) => people - (onRails.get(group.index) ?? 0));
  const generation = await copyOf(whole, whole.demand.map((row, index) => ({ ...row, people: left[index] as number, otherwise: row.group.price })), promising.map(({ trip }) => trip));
  const everybody = sumOf(left);
  const state: Dive = { generation, left, lookedAt: everybody, fast: [] };
  for (let solved = generation.master.solve("dual"); solved && goOn(1 - sumOf(left) / Math.max(1, everybody)); solved = solveAgain(state, solved)) {
    const groups = left.filter((people) => people > 0).length;
    if (nodes > 0 && groups <= last.groups) {
      chooseWhole(state, solved, nodes);
      break;
    }
    if (makeFast(state, solved, Math.ceil(groups / groupsPerDubious)) === 0) break;
  }
  generation.master.dispose();
  return state.fast;
}

/** Makes the surest trips fast, dubious ones as few as said: their people and vehicles leave the programme. Says how many. */
function makeFast(state: Dive, { columns: values }: Answer, fewest: number): number {
  const { generation: { master, columns }, fast } = state;
  const open = columns.flatMap((trip, column) => (trip && (values[column] as number) > 1e-6 ? [{ trip, column, value: values[column] as number }] : [])).sort((a, b) => b.value - a.value || a.column - b.column);
  const most = Math.max(fewest, Math.ceil(open.length * fastAtOnce));
  const before = fast.length;
  const touched = new Set<number>();
  for (const { trip, column, value } of open) {
    const made = fast.length - before;
    if (value < sure && (made >= most || (made >= fewest && value < dubious))) break;
    if (trip.load.some(({ row }) => touched.has(row))) continue;
    if (make(state, trip)) for (const { row } of trip.load) touched.add(row);
    else master.setCost(column, Infinity);
  }
  return fast.length - before;
}

/** False when nobody is left for it or no vehicle is free. */
function make({ generation, left, fast }: Dive, trip: PricedTrip): boolean {
  const load = trip.load.map(({ row, people }) => ({ row, people: Math.min(people, left[row] as number) })).filter(({ people }) => people > 0);
  if (load.length === 0 || !takeVehicle(generation, trip)) return false;
  for (const { row, people } of load) {
    left[row] = (left[row] as number) - people;
    generation.master.setLower(row, left[row] as number);
  }
  fast.push({ ...trip, load });
  return true;
}

/** False when none is free. */
function takeVehicle({ master, vehicles, demand, instance }: Generation, { fleet, day, holdDays }: PricedTrip): boolean {
  const first = vehicles.firstRow.get(fleet.index);
  if (first === undefined) return true;
  const rows = Array.from({ length: Math.min(instance.problem.days, day + holdDays) - day }, (_, offset) => first + day + offset);
  if (rows.some((row) => (vehicles.counts[row - demand.length] as number) < 1)) return false;
  for (const row of rows) master.setUpper(row, (vehicles.counts[row - demand.length] = (vehicles.counts[row - demand.length] as number) - 1));
  return true;
}

/** With some more trips for the people who are left: those of the answer without stops that nobody needs any more, and now and then by pricing. */
function solveAgain(state: Dive, before: Answer): Answer | null {
  const { generation: { master }, left } = state;
  shorten(state, before);
  const solved = master.solve("dual");
  if (!solved || sumOf(left) > rest.share * state.lookedAt) return solved;
  state.lookedAt = sumOf(left);
  return findMore(state, solved, 0, rest.tolerance) ? master.solve("primal") : solved;
}

/** Adds trips of the answer that are shorter without the people who have a seat by now. False when there are none. */
function shorten({ generation, left }: Dive, { columns: values }: Answer): boolean {
  const shorter = generation.columns.flatMap((trip, column): PricedTrip[] => {
    if (!trip || (values[column] as number) <= 1e-6) return [];
    const riding = trip.load.map(({ row, people }) => ({ row, group: (generation.demand[row] as Demand).group, people: Math.min(people, left[row] as number) })).filter(({ people }) => people > 0);
    if (riding.length === trip.load.length || riding.length === 0) return [];
    const driven = drivenTrip(generation.instance, trip, trip.fleet, riding);
    return driven && driven.pickups.length + driven.drops.length < trip.pickups.length + trip.drops.length ? [driven] : [];
  });
  addTrips(generation, shorter);
  return shorter.length > 0;
}

function sumOf(people: readonly number[]): number {
  return people.reduce((sum, some) => sum + some, 0);
}

/** Trips for the people who are left, as if they were worth more by a share. False when there are none. */
function findMore({ generation, left }: Dive, { rows }: Answer, dearer: number, tolerance: number): boolean {
  const duals = rows.map((value, row) => (row >= left.length ? value : left[row] === 0 ? 0 : value * (1 + dearer)));
  const trips = lower(generation, duals, tolerance, "everywhere").trips.filter(({ emptyStop }) => !emptyStop);
  addTrips(generation, trips);
  return trips.length > 0;
}

/** The best whole trips for everybody who is left, as far as they are known. */
function chooseWhole(state: Dive, solved: Answer, nodes: number): void {
  const { generation: { master, columns } } = state;
  for (const dearer of last.dearer) findMore(state, solved, dearer, 0.002);
  const trips = columns.flatMap((trip, column) => (trip ? [column] : []));
  const chosen = master.solveWhole(trips, nodes);
  if (!chosen) return;
  for (const column of trips) for (let times = Math.round(chosen.columns[column] as number); times > 0; times--) make(state, columns[column] as PricedTrip);
}
