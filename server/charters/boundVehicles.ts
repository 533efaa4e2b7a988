/** The vehicles as the lower bound sees them: a row for each limited fleet and day, and what a vehicle is worth. */
import type { Base, FleetEntry, Instance } from "./instance.ts";

export interface VehicleRows {
  /** First row of each fleet, one row a day. */
  firstRow: Map<number, number>;
  counts: number[];
  days: number;
}

export function vehicleRows(instance: Instance, bases: readonly Base[], from: number): VehicleRows {
  const days = instance.problem.days;
  const limited = bases.flatMap(({ fleets }) => fleets).filter((fleet) => fleet.count.some((count) => count < Infinity));
  return { firstRow: new Map(limited.map((fleet, index) => [fleet.index, from + index * days])), counts: limited.flatMap((fleet) => Array.from(fleet.count)), days };
}

/** Yuan for holding a vehicle: duals of vehicle rows are negative. */
export function vehicleWorth(duals: Float64Array, { firstRow, days }: VehicleRows, fleet: FleetEntry, day: number, holdDays: number): number {
  const first = firstRow.get(fleet.index);
  if (first === undefined) return 0;
  let total = 0;
  for (let active = day; active < Math.min(days, day + holdDays); active++) total -= Math.min(0, duals[first + active] as number);
  return total;
}
