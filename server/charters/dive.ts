/** From the linear programme's fractions to whole trips: what it is surest of is made fast, it is solved again for the rest, and so on (diving). */
import type { Answer } from "./boundMaster.ts";
import type { PricedTrip } from "./boundPricing.ts";
import { addTrips, copyOf, gainAt, type Generation, hurried, priceAll } from "./columnGeneration.ts";

/** Parts of a trip nearer to a whole one than this are taken for it; otherwise the dearest part, and others as long as so many of all open parts are made fast at once. */
const sure = 0.95;
const fastAtOnce = 0.05;
const dubious = 0.5;
/** Trips that are taken into the dive for each group: those that are dearest by the least. */
const tripsPerGroup = 6;

/** Trips that together serve each person at most once, within the fleet; of each group so many fewer as ride on rails. */
export async function dive(whole: Generation, duals: Float64Array, onRails: ReadonlyMap<number, number>): Promise<PricedTrip[]> {
  const promising = whole.columns.filter((trip) => trip !== null && !trip.emptyStop).map((trip) => trip as PricedTrip) // null was left out
    .map((trip) => ({ trip, gain: gainAt(trip, duals, whole.vehicles) })).sort((a, b) => b.gain - a.gain).slice(0, tripsPerGroup * whole.demand.length);
  // On rails is decided by now: who is left takes a coach or is left out.
  const left = whole.demand.map(({ group, people }) => people - (onRails.get(group.index) ?? 0));
  const generation = await copyOf(whole, whole.demand.map((row, index) => ({ ...row, people: left[index] as number, otherwise: row.group.price })), promising.map(({ trip }) => trip));
  const fast: PricedTrip[] = [];
  for (let solved = generation.master.solve(); solved; solved = solveAgain(generation, left)) {
    const made = makeFast(generation, solved, left);
    if (made.length === 0) break;
    fast.push(...made);
  }
  generation.master.dispose();
  return fast;
}

/** Makes the surest trips fast: their people and vehicles leave the programme. */
function makeFast(generation: Generation, { columns: values }: Answer, left: number[]): PricedTrip[] {
  const { master, columns } = generation;
  const open = columns.flatMap((trip, column) => (trip && (values[column] as number) > 1e-6 ? [{ trip, column, value: values[column] as number }] : [])).sort((a, b) => b.value - a.value || a.column - b.column);
  const most = Math.max(1, Math.ceil(open.length * fastAtOnce));
  const touched = new Set<number>();
  const made: PricedTrip[] = [];
  for (const { trip, column, value } of open) {
    if (value < sure && (made.length >= most || (made.length > 0 && value < dubious))) break;
    if (trip.load.some(({ row }) => touched.has(row))) continue;
    const load = trip.load.map(({ row, people }) => ({ row, people: Math.min(people, left[row] as number) })).filter(({ people }) => people > 0);
    if (load.length === 0 || !takeVehicle(generation, trip)) {
      master.setCost(column, Infinity);
      continue;
    }
    for (const { row, people } of load) {
      left[row] = (left[row] as number) - people;
      master.setLower(row, left[row] as number);
      touched.add(row);
    }
    made.push({ ...trip, load });
  }
  return made;
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

/** After some more pricing for the people who are left. */
function solveAgain(generation: Generation, left: readonly number[]): Answer | null {
  const solved = generation.master.solve("dual");
  if (!solved) return null;
  const duals = solved.rows.map((value, row) => (left[row] === 0 ? 0 : value));
  const trips = priceAll(generation, duals, hurried).trips.filter(({ emptyStop }) => !emptyStop);
  if (trips.length === 0) return solved;
  addTrips(generation, trips);
  return generation.master.solve();
}
