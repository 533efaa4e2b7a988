/** What trips gain at most if everybody travelled for himself: quick to say, and never too little, so that few trips need be reckoned exactly. */
import type { Courses } from "./boundCourses.ts";
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
  const { courses: { flat: { setKm }, floors: { holdDays } }, floors, fleets, held, setCost, people, tolerance, hopes } = today;
  const { gains, together, bySet } = hopes;
  const sets = setKm.length;
  const first = (people.cities[which[0] as number] as CityItems).bySet;
  let some = false;
  for (let fleet = 0; fleet < fleets.length; fleet++) {
    gains[fleet] = -Infinity;
    const all = together[fleet] as number;
    if (all - costOver(today, fleet, sequence) <= least) continue;
    let most = -Infinity;
    for (let at = fleet * sets; at < (fleet + 1) * sets; at++) {
      let worth = first[at] as number;
      for (let city = 1; city < which.length; city++) worth += (people.cities[which[city] as number] as CityItems).bySet[at] as number;
      bySet[at] = worth;
      const yuan = (worth < all ? worth : all) - (setCost[at] as number);
      if (yuan > most) most = yuan;
    }
    gains[fleet] = most - ((floors[fleet] as FleetFloors).fromAnyGate[sequence] as number) * (1 + tolerance) - heldFor(held[fleet] as Float64Array, holdDays[sequence] as number);
    some ||= (gains[fleet] as number) > least;
  }
  return some ? hopes : null;
}

/** A tour and what a fleet gains on it at most. */
export interface Hopeful {
  tour: PickupTour;
  hope: number;
}

/** Tours over a sequence on which a fleet could gain more than so much, most promising first. */
export function hopefulTours(today: Today, { index: sequence }: DropSequence, { together, bySet }: Hopes, fleet: number, worthOf: TourWorth, floor: number): Hopeful[] {
  const { courses, floors, fleets, held, tolerance, instance: { problem: { costs: { extraStop } } } } = today;
  const { firstOfGate, stops, km, setOf } = courses.flat;
  const { costPerKm } = fleets[fleet] as FleetEntry;
  const all = together[fleet] as number;
  const gates = courses.pickupPlaces.length;
  const ownSets = fleet * courses.flat.masks.length;
  const hopeful: Hopeful[] = [];
  for (let gate = 0; gate < gates; gate++) {
    const at = sequence * gates + gate;
    const bare = ((floors[fleet] as FleetFloors).fromGate[at] as number) * (1 + tolerance) + heldFor(held[fleet] as Float64Array, courses.floors.gateHoldDays[at] as number) - extraStop;
    if (all - bare <= floor) continue;
    for (let tour = firstOfGate[gate] as number; tour < (firstOfGate[gate + 1] as number); tour++) {
      const cost = bare + costPerKm * (km[tour] as number) + extraStop * (stops[tour] as number);
      // Most tours fall here, by a glance at what is at their places.
      if (Math.min(all, bySet[ownSets + (setOf[tour] as number)] as number) - cost <= floor) continue;
      const hope = worthOf(tour, fleet) - cost;
      if (hope > floor) hopeful.push({ tour: courses.tours[tour] as PickupTour, hope });
    }
  }
  return hopeful.sort((a, b) => b.hope - a.hope);
}

/** Worth of the dearest people of a tour's places, by fleet; remembered, because many tours run over the same places. */
export type TourWorth = (tour: number, fleet: number) => number;

export function rememberedWorth({ flat: { masks, setOf } }: Courses, capacities: readonly number[], items: readonly Item[]): TourWorth {
  const known = new Float64Array(masks.length * capacities.length);
  const seen = new Uint8Array(masks.length);
  return (tour, fleet) => {
    const set = setOf[tour] as number;
    const at = set * capacities.length;
    if (!seen[set]) {
      dearestOf(items, masks[set] as number, capacities, known.subarray(at, at + capacities.length));
      seen[set] = 1;
    }
    return known[at + fleet] as number;
  };
}
