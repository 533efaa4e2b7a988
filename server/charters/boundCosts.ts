/** What the pricing of one base on one day reckons trips with: costs of courses at least and exactly, what vehicles are worth, what a person is worth on a course. */
import type { Courses } from "./boundCourses.ts";
import type { DropSequence } from "./boundTours.ts";
import type { FleetFloors } from "./boundFloors.ts";
import type { DayItems, Item } from "./boundItems.ts";
import type { Loader, Rider } from "./boundLoad.ts";
import type { FleetEntry, Instance } from "./instance.ts";
import type { Course } from "./routes.ts";
import { vehicleCost } from "./trips.ts";

export interface Prices {
  /** Yuan for one more person of each demand row. */
  worth: Float64Array;
  /** Yuan for a vehicle of the fleet held from a day on. */
  vehicle: (fleet: FleetEntry, day: number, holdDays: number) => number;
}

/** What trips over a sequence of drops gain at most; valid until the next one is asked for. */
export interface Hopes {
  /** Yuan by fleet, beyond what is tolerated. */
  gains: Float64Array;
  /** By fleet the worth of the dearest people of all places together. */
  together: Float64Array;
  /** The same of the people at each set of places, each city's dearest up to the greatest capacity. */
  bySet: Float64Array;
}

/** What the pricing of one base on one day reckons with. */
export interface Today {
  instance: Instance;
  courses: Courses;
  day: number;
  /** Fleets that have vehicles, smallest first, with their seats. */
  fleets: FleetEntry[];
  capacities: number[];
  floors: FleetFloors[];
  prices: Prices;
  /** Share of what a trip costs that it may gain all the same. */
  tolerance: number;
  people: DayItems;
  /** Of each fleet what a vehicle held for so many days is worth; beyond the days of the plan it is worth no more. */
  held: Float64Array[];
  /** Yuan of the shortest way through each set of places and of stopping there, with what is tolerated: fleet × sets + set. */
  setCost: Float64Array;
  loader: Loader;
  /** Room for those of one sequence of drops. */
  hopes: Hopes;
  /** Room for what people at each set of places are worth, set × fleets + fleet; of the sequence of drops whose number `seen` says, the last one's is `now`. */
  remembered: { worth: Float64Array; seen: Int32Array; now: number };
}

/** Yuan of a trip before anybody gets on, with what its vehicle is worth and what is tolerated. */
export function tripCost({ instance, fleets, held, tolerance }: Today, which: number, course: Course, stops: number): number {
  return vehicleCost(instance, fleets[which] as FleetEntry, course, stops) * (1 + tolerance) + heldFor(held[which] as Float64Array, course.holdDays);
}

/** People from a gate over the drops: worth less for each kilometre beyond the direct way. On the tour itself the shortest way to the gate counts, which is never more. */
export function ridersFrom({ instance: { km, size, problem }, courses }: Today, gate: number, { places }: DropSequence, items: readonly Item[]): Rider[] {
  const rate = problem.costs.detourPerPersonKm;
  if (rate === 0) return items.map((item) => ({ item, worth: item.worth }));
  const driven = new Map<number, number>();
  let way = 0;
  let previous = courses.pickupPlaces[gate] as number;
  for (const place of places) {
    way += km[previous * size + place] as number;
    driven.set(place, way);
    previous = place;
  }
  return items.map((item) => {
    const toGate = courses.toGateKm[item.place * courses.pickupPlaces.length + gate] as number;
    return { item, worth: item.worth - rate * Math.max(0, toGate + (driven.get(item.drop) as number) - (km[item.group.from * size + item.drop] as number)) };
  });
}

export function heldFor(held: Float64Array, holdDays: number): number {
  return held[Math.min(held.length - 1, holdDays)] as number;
}
