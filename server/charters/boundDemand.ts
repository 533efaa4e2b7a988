/** The demand as the lower bound sees it: a row for each group, with the price of its next best thing to a coach. */
import type { Base, Group, Instance } from "./instance.ts";
import { headCost, type SeatOffer, seatOffers } from "./seats.ts";

/** A group with a row of its own. */
export interface Demand {
  group: Group;
  people: number;
  /** Whether it stays together. */
  whole: boolean;
  /** Yuan a person of the next best thing to a coach: being left out, or a share of a full train. */
  otherwise: number;
}

/** Trains that could fill at all: enough people have a window on their day and live and work near their stations. */
export function fillableOffers(instance: Instance): SeatOffer[] {
  return seatOffers(instance).filter((offer) => {
    let people = 0;
    for (const group of instance.groups) if (headCost(instance, offer, group) !== null) people += group.people;
    return people > 0 && people >= offer.minPassengers;
  });
}

/** Groups that share bases, directly or through others. */
export function partsOf({ groups, bases }: Instance): Group[][] {
  const owner = bases.map((_, index) => index);
  const find = (index: number): number => (owner[index] === index ? index : find(owner[index] as number));
  for (const group of groups) for (const base of group.bases) owner[find(base)] = find(group.bases[0] as number);
  const byOwner = new Map<number, Group[]>();
  for (const group of groups) {
    const key = group.bases.length === 0 ? -1 : find(group.bases[0] as number);
    byOwner.set(key, [...(byOwner.get(key) ?? []), group]);
  }
  return [...byOwner.values()];
}

export function demandOf(instance: Instance, groups: Group[], offers: SeatOffer[]): Demand[] {
  return groups.map((group): Demand => {
    let otherwise = group.price;
    for (const offer of offers) {
      const head = headCost(instance, offer, group);
      if (head !== null && offer.capacity > 0) otherwise = Math.min(otherwise, head + (offer.kind === "train" ? (offer.fixedCost + offer.costPerCoach * (offer.capacity / offer.perCoach)) / offer.capacity : 0));
    }
    return { group, people: group.people, whole: group.parting === "whole", otherwise };
  });
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
