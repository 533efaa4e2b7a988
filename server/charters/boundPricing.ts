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
 * Prices all trips of one base on one day. Drop sets are looked into in the order of what they could gain at most, at least `looks` of them for each fleet if they can gain at all,
 * and more until no other can gain as much as the best trip found: so the greatest gain is exact. The `most` best of each fleet are returned.
 */
export function priceDay(instance: Instance, courses: Courses, demand: Demand[], day: number, prices: Prices, most: number, looks: number): Pricing {
  const byCity = itemsByCity(instance, courses, demand, day, prices.worth);
  const open = courses.dropSets.filter((drops) => drops.places.every((place) => byCity.has(place)));
  const merged: (Item[] | undefined)[] = open.map(() => undefined);
  const result: Pricing = { trips: [], mostGain: [], leastHold: [], leastRatio: 1 };
  for (const fleet of courses.base.fleets) {
    const able = fleet.capacity > 0 && (fleet.count[day] ?? 0) > 0;
    const promising = able ? promisingSets(instance, open, merged, byCity, fleet, day, prices) : [];
    const found: PricedTrip[] = [];
    let mostGain = 0;
    let leastHold = Infinity;
    promising.forEach(({ drops, items, hope, cost }, place) => {
      for (const days of drops.holdDays) if (days > 0) leastHold = Math.min(leastHold, days);
      let gain = hope;
      if (place < looks || hope > mostGain) {
        const trip = bestPickups(instance, courses, drops, fleet, items, day, prices);
        gain = trip?.gain ?? 0;
        if (trip) found.push(trip);
        mostGain = Math.max(mostGain, gain);
      }
      result.leastRatio = Math.min(result.leastRatio, cost / (cost + gain));
    });
    result.trips.push(...found.sort((a, b) => b.gain - a.gain).slice(0, most));
    result.mostGain.push(mostGain);
    result.leastHold.push(leastHold === Infinity ? 1 : leastHold);
  }
  return result;
}

interface Promising {
  drops: DropSet;
  items: Item[];
  /** Yuan that a trip gains at most, and costs at least without the worth of its vehicle. */
  hope: number;
  cost: number;
}

/** Drop sets that could gain, most promising first. */
function promisingSets(instance: Instance, open: DropSet[], merged: (Item[] | undefined)[], byCity: Map<number, Item[]>, fleet: FleetEntry, day: number, prices: Prices): Promising[] {
  const ofCity = new Map([...byCity].map(([city, items]) => [city, worthOf(items, fleet.capacity, -1)]));
  const promising: Promising[] = [];
  open.forEach((drops, index) => {
    const { cost, withVehicle } = cheapest(instance, fleet, drops, day, prices);
    let apart = 0;
    for (const place of drops.places) apart += ofCity.get(place) as number; // open sets have people in each place
    if (apart - withVehicle <= 1e-6) return;
    const items = (merged[index] ??= mergeItems(drops.places.map((place) => byCity.get(place) as Item[])));
    const hope = worthOf(items, fleet.capacity, -1) - withVehicle;
    if (hope > 1e-6) promising.push({ drops, items, hope, cost });
  });
  return promising.sort((a, b) => b.hope - a.hope);
}

/** The best pick-ups for some drops. What each place could fill a vehicle with alone rules out most sets at a glance. */
function bestPickups(instance: Instance, courses: Courses, drops: DropSet, fleet: FleetEntry, items: Item[], day: number, prices: Prices): PricedTrip | null {
  const alone = worthByPlace(items, fleet.capacity, courses.pickupPlaces.length);
  const mostWorth = worthOf(items, fleet.capacity, -1);
  const fromGate = courses.pickupPlaces.map((_, gate) => (drops.km[gate] === Infinity ? Infinity
    : leastCost(instance, fleet, { mask: 1 << gate, size: 1, gate, places: [gate], km: 0 }, drops) + prices.vehicle(fleet, day, drops.holdDays[gate] as number)));
  const { extraStop } = instance.problem.costs;
  let best: PickupSet | null = null;
  let gain = 1e-6;
  for (const pickups of courses.pickupSets) {
    const cost = (fromGate[pickups.gate] as number) + fleet.costPerKm * pickups.km + extraStop * (pickups.size - 1);
    if (mostWorth - cost <= gain) continue;
    let apart = -cost;
    for (const place of pickups.places) apart += alone[place] as number;
    if (apart <= gain) continue;
    const worth = worthOf(items, fleet.capacity, pickups.mask);
    if (worth - cost <= gain) continue;
    best = pickups;
    gain = worth - cost;
  }
  if (!best) return null;
  const load: { row: number; people: number }[] = [];
  let room = fleet.capacity;
  let early = 0;
  for (const item of items) {
    if (room === 0) break;
    if (!(item.bit & best.mask)) continue;
    const people = Math.min(room, item.people);
    load.push({ row: item.row, people });
    early += people * ((prices.worth[item.row] as number) - item.worth);
    room -= people;
  }
  return { fleet, day, holdDays: drops.holdDays[best.gate] as number, cost: leastCost(instance, fleet, best, drops) + early, load, gain };
}

/** What a trip to these drops costs at least, alone and with what its vehicle is worth. */
function cheapest(instance: Instance, fleet: FleetEntry, drops: DropSet, day: number, prices: Prices): { cost: number; withVehicle: number } {
  let least = Infinity;
  let withVehicle = Infinity;
  let cost = leastCosts.get(drops);
  if (!cost) leastCosts.set(drops, (cost = new Map()));
  let bare = cost.get(fleet.index);
  if (!bare) cost.set(fleet.index, (bare = bareCosts(instance, fleet, drops)));
  for (const { holdDays, yuan } of bare) {
    least = Math.min(least, yuan);
    withVehicle = Math.min(withVehicle, yuan + prices.vehicle(fleet, day, holdDays));
  }
  return { cost: least, withVehicle };
}

/** Of each drop set and fleet the least yuan by days held: asked again in every round. */
const leastCosts = new WeakMap<DropSet, Map<number, { holdDays: number; yuan: number }[]>>();

/** A set without any approach: no real set of pick-ups is cheaper. */
function bareCosts(instance: Instance, fleet: FleetEntry, drops: DropSet): { holdDays: number; yuan: number }[] {
  const byDays = new Map<number, number>();
  drops.km.forEach((km, gate) => {
    if (km === Infinity) return;
    const holdDays = drops.holdDays[gate] as number;
    byDays.set(holdDays, Math.min(byDays.get(holdDays) ?? Infinity, leastCost(instance, fleet, { mask: 1 << gate, size: 1, gate, places: [gate], km: 0 }, drops)));
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

/** Of each pick-up place the worth of its own dearest people up to the capacity. */
function worthByPlace(items: Item[], capacity: number, places: number): Float64Array {
  const worth = new Float64Array(places);
  const room = new Float64Array(places).fill(capacity);
  for (const item of items) {
    const place = 31 - Math.clz32(item.bit);
    const people = Math.min(room[place] as number, item.people);
    room[place] = (room[place] as number) - people;
    worth[place] = (worth[place] as number) + people * item.worth;
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
