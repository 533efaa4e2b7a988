/** What trips gain at most if everybody travelled for himself: quick to say, and never too little, so that few trips need be reckoned exactly. */
import type { DropSequence, PickupTour } from "./boundTours.ts";
import { heldFor, type Hopes, type Today } from "./boundCosts.ts";
import type { FleetFloors } from "./boundFloors.ts";
import { type CityItems, dearestOf, dearestPeople, type Item } from "./boundItems.ts";
import type { FleetEntry } from "./instance.ts";

/** Yuan that nobody notices. */
export const least = 1e-6;

/** Null when no trip over the sequence gains. */
export function hopesOver(today: Today, { index: sequence }: DropSequence): Hopes | null {
  const { capacities, people, hopes, courses: { flatSequences: { cities, width } } } = today;
  const first = sequence * width;
  let stops = 1;
  while (stops < width && (cities[first + stops] as number) >= 0) stops += 1;
  // Most sequences fall here, by a glance at the people of each city apart.
  if (!gainsApart(today, sequence, first, stops)) return null;
  const which = cities.subarray(first, first + stops);
  dearestPeople(people.cities, which, capacities, hopes.together);
  return hopesBySet(today, sequence, which);
}

function gainsApart(today: Today, sequence: number, first: number, stops: number): boolean {
  const { fleets, people, courses: { flatSequences: { cities } } } = today;
  for (let fleet = 0; fleet < fleets.length; fleet++) {
    let worth = 0;
    for (let stop = first; stop < first + stops; stop++) worth += (people.cities[cities[stop] as number] as CityItems).worth[fleet] as number;
    if (worth - costOver(today, fleet, sequence) > least) return true;
  }
  return false;
}

/** Least yuan of a trip over the sequence, with what its vehicle is worth and what is tolerated. */
function costOver({ courses, floors, held, tolerance }: Today, fleet: number, sequence: number): number {
  return ((floors[fleet] as FleetFloors).yuan[sequence] as number) * (1 + tolerance) + heldFor(held[fleet] as Float64Array, courses.floors.holdDays[sequence] as number);
}

/** What is gained when each tour takes only who is at its places; null when nothing is. */
function hopesBySet(today: Today, sequence: number, which: Int32Array): Hopes | null {
  const { courses: { floors: { holdDays } }, floors, fleets, held, setCost, people, tolerance, hopes } = today;
  const { gains, together, bySet } = hopes;
  let summed = false;
  let some = false;
  for (let fleet = 0; fleet < fleets.length; fleet++) {
    gains[fleet] = -Infinity;
    const all = together[fleet] as number;
    if (all - costOver(today, fleet, sequence) <= least) continue;
    if (!summed) sumBySet(people.cities, which, bySet);
    summed = true;
    const most = mostOfSets(bySet, all, setCost, fleet * bySet.length);
    gains[fleet] = most - ((floors[fleet] as FleetFloors).fromAnyGate[sequence] as number) * (1 + tolerance) - heldFor(held[fleet] as Float64Array, holdDays[sequence] as number);
    some ||= (gains[fleet] as number) > least;
  }
  return some ? hopes : null;
}

/** The people of some cities at each set of places; a good part of the pricing's time is spent here. */
function sumBySet(cities: readonly CityItems[], which: Int32Array, bySet: Float64Array): void {
  bySet.set((cities[which[0] as number] as CityItems).bySet);
  for (let city = 1; city < which.length; city++) {
    const more = (cities[which[city] as number] as CityItems).bySet;
    for (let set = 0; set < bySet.length; set++) bySet[set] = (bySet[set] as number) + (more[set] as number);
  }
}

/** Greatest worth of a set, `all` at most, less its cost. */
function mostOfSets(bySet: Float64Array, all: number, setCost: Float64Array, from: number): number {
  let most = -Infinity;
  for (let set = 0; set < bySet.length; set++) {
    const worth = bySet[set] as number;
    const yuan = (worth < all ? worth : all) - (setCost[from + set] as number);
    if (yuan > most) most = yuan;
  }
  return most;
}

/** A tour, what a fleet gains on it at most, and yuan of the dearest people at its places. */
export interface Hopeful {
  tour: PickupTour;
  hope: number;
  worth: number;
}

/** Tours over a sequence on which a fleet could gain more than so much, most promising first. */
export function hopefulTours(today: Today, { index: sequence }: DropSequence, { together, bySet }: Hopes, fleet: number, worthOf: SetWorth, floor: number): Hopeful[] {
  const { courses, floors, fleets, held, setCost, tolerance, instance: { problem: { costs: { extraStop } } } } = today;
  const { firstOfSet, gate, km, setStops } = courses.flat;
  const { fromGate, fromAnyGate } = floors[fleet] as FleetFloors;
  const ownHeld = held[fleet] as Float64Array;
  const kmCost = (fleets[fleet] as FleetEntry).costPerKm * (1 + tolerance);
  const stopCost = extraStop * (1 + tolerance);
  const gates = courses.pickupPlaces.length;
  const sets = setStops.length;
  const all = together[fleet] as number;
  const asked = (fromAnyGate[sequence] as number) * (1 + tolerance) + heldFor(ownHeld, courses.floors.holdDays[sequence] as number) + floor;
  const hopeful: Hopeful[] = [];
  for (let set = 0; set < sets; set++) {
    // Most tours fall here, by a glance at what is at their places.
    const glance = bySet[set] as number;
    if ((glance < all ? glance : all) - (setCost[fleet * sets + set] as number) <= asked) continue;
    const worth = worthOf(set, fleet);
    for (let tour = firstOfSet[set] as number; tour < (firstOfSet[set + 1] as number); tour++) {
      const at = sequence * gates + (gate[tour] as number);
      const cost = (fromGate[at] as number) * (1 + tolerance) + heldFor(ownHeld, courses.floors.gateHoldDays[at] as number) + kmCost * (km[tour] as number) + stopCost * ((setStops[set] as number) - 1);
      if (worth - cost > floor) hopeful.push({ tour: courses.tours[tour] as PickupTour, hope: worth - cost, worth });
    }
  }
  return hopeful.sort((a, b) => b.hope - a.hope);
}

/** Worth of the dearest people at a set of places, by fleet. */
export type SetWorth = (set: number, fleet: number) => number;

/** Of the people of one sequence, remembered because several fleets and tours ask for it; valid until the next sequence is begun. */
export function rememberedWorth({ courses: { flat: { masks } }, capacities, remembered }: Today, items: () => readonly Item[]): SetWorth {
  const { worth, seen } = remembered;
  const now = (remembered.now += 1);
  return (set, fleet) => {
    const at = set * capacities.length;
    if (seen[set] !== now) {
      dearestOf(items(), masks[set] as number, capacities, worth, at);
      seen[set] = now;
    }
    return worth[at + fleet] as number;
  };
}
