/** Pricing: the trips whose passengers are worth more, at today's duals, than the trip costs. People are unit items here, so the best load of a trip is simply the dearest people first. */
import { type Courses, type DropSet, leastCost, type PickupSet } from "./boundCourses.ts";
import type { FleetEntry, Instance } from "./instance.ts";
import { dayCost } from "./trips.ts";
import type { Demand } from "./boundDemand.ts";

export interface PricedTrip {
  fleet: FleetEntry;
  day: number;
  holdDays: number;
  cost: number;
  /** Demand row and people. */
  load: { row: number; people: number }[];
  /** Worth of the load minus cost and vehicle duals: positive. */
  gain: number;
  /** Least cost ÷ (worth − vehicle duals) with the same drops and fleet. */
  ratio: number;
}

export interface Prices {
  /** Yuan for one more person of each demand row. */
  worth: Float64Array;
  /** Yuan for a vehicle of the fleet held from a day on. */
  vehicle: (fleet: FleetEntry, day: number, holdDays: number) => number;
}

interface Item {
  row: number;
  /** Bit of its pick-up place. */
  bit: number;
  people: number;
  worth: number;
}

export interface Pricing {
  /** Some trips that gain, at least the best one of each fleet. */
  trips: PricedTrip[];
  /** Of each fleet of the base the greatest gain of any trip on this day, proved; 0 when none gains. */
  mostGain: number[];
  /** Least cost ÷ worth of any trip on this day, proved; 1 when none gains. Duals times this are feasible. */
  leastRatio: number;
  /** Fewest days that a gaining trip of the fleet may hold its vehicle. */
  leastHold: number[];
}

/**
 * Prices all trips of one base on one day. Drop sets are looked into in the order of what they could gain at most, `looks` of them for each fleet:
 * what is not looked into counts with what it could gain at most. The `most` best of each fleet are returned.
 */
export function priceDay(instance: Instance, courses: Courses, demand: Demand[], day: number, prices: Prices, most: number, looks: number): Pricing {
  const byCity = itemsByCity(instance, courses, demand, day, prices.worth);
  const loads = courses.dropSets.flatMap((drops) => (drops.places.every((place) => byCity.has(place)) ? [{ drops, items: mergeItems(drops.places.map((place) => byCity.get(place) as Item[])) }] : []));
  const result: Pricing = { trips: [], mostGain: [], leastHold: [], leastRatio: 1 };
  for (const fleet of courses.base.fleets) {
    const able = fleet.capacity > 0 && (fleet.count[day] ?? 0) > 0;
    const promising = able ? loads.map(({ drops, items }) => ({ drops, items, hope: worthOf(items, fleet.capacity, -1) - cheapest(instance, fleet, drops, day, prices) })).filter(({ hope }) => hope > 1e-6) : [];
    promising.sort((a, b) => b.hope - a.hope);
    const found: PricedTrip[] = [];
    let mostGain = 0;
    let leastHold = Infinity;
    promising.forEach(({ drops, items, hope }, place) => {
      for (const days of drops.holdDays) if (days > 0) leastHold = Math.min(leastHold, days);
      if (place >= looks) {
        mostGain = Math.max(mostGain, hope);
        const worth = worthOf(items, fleet.capacity, -1);
        result.leastRatio = Math.min(result.leastRatio, (worth - hope) / worth);
        return;
      }
      const trip = bestPickups(instance, courses, drops, fleet, items, day, prices);
      if (!trip) return;
      found.push(trip);
      result.leastRatio = Math.min(result.leastRatio, trip.ratio);
      mostGain = Math.max(mostGain, trip.gain);
    });
    result.trips.push(...found.sort((a, b) => b.gain - a.gain).slice(0, most));
    result.mostGain.push(mostGain);
    result.leastHold.push(leastHold === Infinity ? 1 : leastHold);
  }
  return result;
}

function bestPickups(instance: Instance, courses: Courses, drops: DropSet, fleet: FleetEntry, items: Item[], day: number, prices: Prices): PricedTrip | null {
  let present = 0;
  for (const item of items) present |= item.bit;
  let best: { pickups: PickupSet; gain: number } | null = null;
  let ratio = 1;
  for (const pickups of courses.pickupSets) {
    if ((pickups.mask & ~present) !== 0 || drops.km[pickups.gate] === Infinity) continue;
    const cost = leastCost(instance, fleet, pickups, drops);
    const worth = worthOf(items, fleet.capacity, pickups.mask) - prices.vehicle(fleet, day, drops.holdDays[pickups.gate] as number);
    if (worth > cost) ratio = Math.min(ratio, cost / worth);
    if (worth - cost > (best?.gain ?? 1e-6)) best = { pickups, gain: worth - cost };
  }
  if (!best) return null;
  const { pickups, gain } = best;
  const load: { row: number; people: number }[] = [];
  let room = fleet.capacity;
  let early = 0;
  for (const item of items) {
    if (room === 0) break;
    if (!(item.bit & pickups.mask)) continue;
    const people = Math.min(room, item.people);
    load.push({ row: item.row, people });
    early += people * ((prices.worth[item.row] as number) - item.worth);
    room -= people;
  }
  return { fleet, day, holdDays: drops.holdDays[pickups.gate] as number, cost: leastCost(instance, fleet, pickups, drops) + early, load, gain, ratio };
}

/** What a trip to these drops costs at least, with what its vehicle is worth. */
function cheapest(instance: Instance, fleet: FleetEntry, drops: DropSet, day: number, prices: Prices): number {
  let least = Infinity;
  let cost = leastCosts.get(drops);
  if (!cost) leastCosts.set(drops, (cost = new Map()));
  let bare = cost.get(fleet.index);
  if (!bare) cost.set(fleet.index, (bare = bareCosts(instance, fleet, drops)));
  for (const { holdDays, yuan } of bare) least = Math.min(least, yuan + prices.vehicle(fleet, day, holdDays));
  return least;
}

/** Of each drop set and fleet the least yuan by days held: asked again in every round. */
const leastCosts = new WeakMap<DropSet, Map<number, { holdDays: number; yuan: number }[]>>();

/** A set without any approach: no real set of pick-ups is cheaper. */
function bareCosts(instance: Instance, fleet: FleetEntry, drops: DropSet): { holdDays: number; yuan: number }[] {
  const byDays = new Map<number, number>();
  drops.km.forEach((km, gate) => {
    if (km === Infinity) return;
    const holdDays = drops.holdDays[gate] as number;
    byDays.set(holdDays, Math.min(byDays.get(holdDays) ?? Infinity, leastCost(instance, fleet, { mask: 1 << gate, size: 1, gate, km: 0 }, drops)));
  });
  return [...byDays].map(([holdDays, yuan]) => ({ holdDays, yuan }));
}

/** Worth of the dearest people up to the capacity, of the pick-ups in the mask. */
function worthOf(items: Item[], capacity: number, mask: number): number {
  let room = capacity;
  let worth = 0;
  for (const item of items) {
    if (!(item.bit & mask)) continue;
    if (item.people >= room) return worth + room * item.worth;
    worth += item.people * item.worth;
    room -= item.people;
  }
  return worth;
}

function itemsByCity(instance: Instance, courses: Courses, demand: Demand[], day: number, worth: Float64Array): Map<number, Item[]> {
  const bitOf = new Map(courses.pickupPlaces.map((place, index) => [place, 1 << index]));
  const byCity = new Map<number, Item[]>();
  demand.forEach(({ group, people }, row) => {
    if (day < group.firstDay || day > group.lastDay || !group.bases.includes(courses.base.index)) return;
    const left = (worth[row] as number) - dayCost(instance, group, day);
    if (left <= 1e-9) return;
    const list = byCity.get(group.to);
    const item = { row, bit: bitOf.get(group.from) ?? 0, people, worth: left };
    if (list) list.push(item);
    else byCity.set(group.to, [item]);
  });
  for (const list of byCity.values()) list.sort((a, b) => b.worth - a.worth || a.row - b.row);
  return byCity;
}

/** Dearest first; all items stay, since a set of pick-ups may leave some of the dearest out. */
function mergeItems(lists: Item[][]): Item[] {
  if (lists.length === 1) return lists[0] as Item[];
  return lists.flat().sort((a, b) => b.worth - a.worth || a.row - b.row);
}
