/** The demand as the lower bound sees it: a row for each group, with the price of its next best thing to a coach. */
import type { Base, Group, Instance } from "./instance.ts";

/** A group with a row of its own. */
export interface Demand {
  group: Group;
  people: number;
  /** Whether it stays together. */
  whole: boolean;
  /** Yuan a person of the next best thing to a coach: being left out, or a seat on a train that runs. */
  otherwise: number;
}

export function demandOf(groups: readonly Group[]): Demand[] {
  return groups.map((group) => ({ group, people: group.people, whole: group.parting === "whole", otherwise: group.price }));
}

/** Nobody costs less than his share of a full vehicle that drives for him alone (Haimovich and Rinnooy Kan 1985). */
export function radialBound(instance: Instance, demand: readonly Demand[], bases: Base[], km: Float64Array): { bound: number; worth: Float64Array } {
  const leg = (from: number, to: number) => (from < 0 || to < 0 ? 0 : (km[from * instance.size + to] as number));
  const worth = Float64Array.from(demand, ({ group, otherwise }) => {
    let least = otherwise;
    for (const base of bases) {
      if (!group.bases.includes(base.index)) continue;
      const way = leg(base.start, group.from) + leg(group.from, group.to) + leg(group.to, base.end);
      for (const fleet of base.fleets) if (fleet.capacity > 0) least = Math.min(least, (fleet.fixedCost + fleet.costPerDay + fleet.costPerKm * way) / fleet.capacity);
    }
    return least;
  });
  return { bound: demand.reduce((sum, { people }, row) => sum + people * (worth[row] as number), 0), worth };
}
