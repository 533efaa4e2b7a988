/** What the pricing of one base on one day reckons trips with: costs of courses at least and exactly, what vehicles are worth, what a person is worth on a course. */
import type { Courses, DropSequence, PickupTour } from "./boundCourses.ts";
import type { Loader, WorthOn } from "./boundLoad.ts";
import type { FleetEntry, Instance } from "./instance.ts";
import { type Course, vehicleCost } from "./trips.ts";

export interface Prices {
  /** Yuan for one more person of each demand row. */
  worth: Float64Array;
  /** Yuan for a vehicle of the fleet held from a day on. */
  vehicle: (fleet: FleetEntry, day: number, holdDays: number) => number;
}

/** What the pricing of one base on one day reckons with. */
export interface Today {
  instance: Instance;
  courses: Courses;
  day: number;
  /** Fleets that have vehicles, smallest first, with their seats. */
  fleets: FleetEntry[];
  capacities: number[];
  prices: Prices;
  /** Of each fleet what a vehicle held for so many days is worth; beyond the days of the plan it is worth no more. */
  held: Float64Array[];
  loader: Loader;
}

/** Yuan of a trip before anybody gets on, with what its vehicle is worth. */
export function tripCost({ instance, fleets, held }: Today, which: number, course: Course, stops: number): number {
  return vehicleCost(instance, fleets[which] as FleetEntry, course, stops) + heldFor(held[which] as Float64Array, course.holdDays);
}

/** What a person is worth on this course: less for each kilometre beyond the direct way. On the tour itself the shortest way to the gate counts, which is never more. */
export function worthOn({ instance: { km, size, problem }, courses }: Today, tour: PickupTour, { places }: DropSequence): WorthOn {
  const rate = problem.costs.detourPerPersonKm;
  if (rate === 0) return (item) => item.plain;
  const gate = courses.pickupPlaces[tour.gate] as number;
  const driven = new Map<number, number>();
  let way = 0;
  let previous = gate;
  for (const place of places) {
    way += km[previous * size + place] as number;
    driven.set(place, way);
    previous = place;
  }
  return (item) => {
    const from = courses.pickupPlaces[item.place] as number;
    return item.plain - rate * ((courses.toGateKm[item.place * courses.pickupPlaces.length + tour.gate] as number) + (driven.get(item.drop) as number) - (km[from * size + item.drop] as number));
  };
}

/** What every trip of a fleet over a sequence of drops costs at least before anybody gets on, by days held. */
export interface LeastCosts {
  holdDays: number;
  yuan: number;
}

const leastCostsKnown = new WeakMap<Courses, LeastCosts[][][]>();

/** Asked for each day and round, so it is remembered. */
export function leastCosts({ courses, instance: { problem: { costs } } }: Today, fleet: FleetEntry, sequence: DropSequence): LeastCosts[] {
  let known = leastCostsKnown.get(courses);
  if (!known) leastCostsKnown.set(courses, (known = []));
  const ofFleet = (known[fleet.index] ??= []);
  const remembered = ofFleet[sequence.index];
  if (remembered) return remembered;
  const byDays = new Map<number, number>();
  for (let gate = 0; gate < courses.pickupPlaces.length; gate++) {
    const km = (sequence.km[gate] as number) + (courses.approachKm[gate] as number);
    if (km === Infinity) continue;
    for (const { holdDays, drivers } of courses.leastCrews(gate, sequence)) {
      const yuan = fleet.fixedCost + (fleet.costPerDay + costs.secondDriverPerDay * (drivers - 1)) * holdDays + fleet.costPerKm * km + costs.extraStop * (sequence.places.length - 1);
      byDays.set(holdDays, Math.min(byDays.get(holdDays) ?? Infinity, yuan));
    }
  }
  return (ofFleet[sequence.index] = [...byDays].map(([holdDays, yuan]) => ({ holdDays, yuan })));
}

/** Least yuan of a trip from a gate over the sequence and back, with what the vehicle is worth; approach and extra stops come on top. */
export function leastFrom(courses: Courses, { problem: { costs } }: Instance, held: Float64Array, fleet: FleetEntry, sequence: DropSequence, gate: number): number {
  const km = sequence.km[gate] as number;
  if (km === Infinity) return Infinity;
  let yuan = Infinity;
  for (const { holdDays, drivers } of courses.leastCrews(gate, sequence)) {
    yuan = Math.min(yuan, (fleet.costPerDay + costs.secondDriverPerDay * (drivers - 1)) * holdDays + heldFor(held, holdDays));
  }
  return yuan + fleet.fixedCost + fleet.costPerKm * km;
}

export function heldFor(held: Float64Array, holdDays: number): number {
  return held[Math.min(held.length - 1, holdDays)] as number;
}
