/** From the linear programme's fractions to whole trips: what it is surest of is made fast, it is solved again for the rest, and so on (diving). */
import { addTrips, type Generation, hurried, priceAll } from "./columnGeneration.ts";
import type { PricedTrip } from "./boundPricing.ts";

/** Parts of a trip nearer to a whole one than this are taken for it; otherwise the dearest part, and others as long as so many of all open parts are made fast at once. */
const sure = 0.95;
const fastAtOnce = 0.04;
const dubious = 0.5;
/** Rounds of pricing after each step: what fits into the gaps is found anew. */
const roundsAfterStep = 1;

/** Trips that together serve each person at most once, within the fleet; of each group so many fewer as ride on rails. The generation is used up. */
export function dive(generation: Generation, onRails: ReadonlyMap<number, number>): PricedTrip[] {
  const { master, demand, columns, vehicles, instance } = generation;
  const left = demand.map(({ group, people }) => people - (onRails.get(group.index) ?? 0));
  const free = [...vehicles.counts];
  demand.forEach(({ group }, row) => {
    master.setCost(row, group.price);
    master.setLower(row, left[row] as number);
  });
  columns.forEach((trip, column) => {
    if (trip?.emptyStop) master.setCost(column, Infinity);
  });
  const fast: PricedTrip[] = [];
  for (;;) {
    const values = solveAgain(generation, left);
    if (!values) return fast;
    const open = columns.flatMap((trip, column) => (trip && (values[column] as number) > 1e-6 ? [{ trip, column, value: values[column] as number }] : [])).sort((a, b) => b.value - a.value || a.column - b.column);
    if (open.length === 0) return fast;
    const most = Math.max(1, Math.ceil(open.length * fastAtOnce));
    const touched = new Set<number>();
    let made = 0;
    for (const { trip, column, value } of open) {
      if (value < sure && (made >= most || (made > 0 && value < dubious))) break;
      if (trip.load.some(({ row }) => touched.has(row))) continue;
      const first = vehicles.firstRow.get(trip.fleet.index);
      const days = first === undefined ? [] : Array.from({ length: Math.min(instance.problem.days, trip.day + trip.holdDays) - trip.day }, (_, day) => first - demand.length + trip.day + day);
      const load = trip.load.map(({ row, people }) => ({ row, people: Math.min(people, left[row] as number) })).filter(({ people }) => people > 0);
      if (load.length === 0 || days.some((day) => (free[day] as number) < 1)) {
        master.setCost(column, Infinity);
        continue;
      }
      for (const day of days) master.setUpper(demand.length + day, (free[day] = (free[day] as number) - 1));
      for (const { row, people } of load) {
        left[row] = (left[row] as number) - people;
        master.setLower(row, left[row] as number);
        touched.add(row);
      }
      fast.push({ ...trip, load });
      made += 1;
    }
  }
}

/** Values of the columns after some more pricing for the people who are left. */
function solveAgain(generation: Generation, left: readonly number[]): Float64Array | null {
  let solved = generation.master.solve();
  for (let round = 0; round < roundsAfterStep && solved; round++) {
    const duals = solved.rows.map((value, row) => (left[row] === 0 ? 0 : value));
    const trips = priceAll(generation, duals, hurried).trips.filter(({ emptyStop }) => !emptyStop);
    if (trips.length === 0) break;
    addTrips(generation, trips);
    solved = generation.master.solve();
  }
  return solved && solved.columns;
}
