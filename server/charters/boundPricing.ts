/**
 * Pricing: trips whose passengers are worth more, at today's duals, than the trip costs. Groups that stay together come as a whole or not at all.
 * Whenever one is found its passengers are made worth less, until it gains nothing: worths only fall, so whatever was looked at once gains nothing for good, and one pass over
 * all bases, days and sequences of drops ends with duals at which no trip gains, a proof by itself.
 * First everybody is taken to travel for himself, which is quick and can only be worth more; where that could gain, days, drivers, detours and the load are reckoned exactly.
 */
import type { Courses } from "./boundCourses.ts";
import type { DropSequence, PickupTour } from "./boundTours.ts";
import type { Demand } from "./boundDemand.ts";
import { hopefulTours, hopesOver, least, rememberedWorth } from "./boundHopes.ts";
import { dayItems, type Item, mergedItems } from "./boundItems.ts";
import { createLoader, type Load, type Rider } from "./boundLoad.ts";
import { type Hopes, type Prices, type Today, tripCost, ridersFrom } from "./boundCosts.ts";
import type { FleetFloors } from "./boundFloors.ts";
import type { FleetEntry, Group, Instance } from "./instance.ts";
import { type Course, courseOf, type Route } from "./routes.ts";
import { type Part, passengerCost, vehicleCost } from "./trips.ts";

export interface PricedTrip extends Route {
  /** Whether nobody gets on or off at one of its stops: good for the bound, not for a plan. */
  emptyStop: boolean;
  fleet: FleetEntry;
  holdDays: number;
  cost: number;
  load: Load[];
}

/** All trips of one base on one day. */
export interface Departures {
  courses: Courses;
  day: number;
  /** Over which of its sequences trips gained so far. */
  gained: Set<DropSequence>;
}

/**
 * Trips over the sequences that gain more than this share of what they cost, one after the other; lowers `prices.worth` until none is left. Over all sequences of the courses:
 * afterwards what people of any trip are worth is at most (1 + tolerance) × its cost, what its vehicle is worth to others included.
 */
export function lowerDay(instance: Instance, { courses, day, gained }: Departures, sequences: Iterable<DropSequence>, demand: readonly Demand[], prices: Prices, tolerance: number): PricedTrip[] {
  const fleets = courses.base.fleets.filter((fleet) => fleet.capacity > 0 && (fleet.count[day] ?? 0) > 0).sort((a, b) => a.capacity - b.capacity);
  if (fleets.length === 0) return [];
  const held = fleets.map((fleet) => Float64Array.from({ length: instance.problem.days + 1 }, (_, days) => prices.vehicle(fleet, day, days)));
  const capacities = fleets.map((fleet) => fleet.capacity);
  const today: Today = {
    instance, courses, day, fleets, capacities, prices, tolerance, held,
    floors: fleets.map((fleet) => courses.floors.byFleet.get(fleet) as FleetFloors), // listed for every fleet of the base
    hopes: { gains: new Float64Array(fleets.length), together: new Float64Array(fleets.length), bySet: new Float64Array(courses.flat.masks.length) },
    remembered: { worth: new Float64Array(fleets.length * courses.flat.masks.length), seen: new Int32Array(courses.flat.masks.length), now: 0 },
    setCost: setCosts(instance, courses, fleets, tolerance), loader: createLoader(fleets), people: dayItems(instance, courses, demand, day, capacities, prices.worth),
  };
  const found: PricedTrip[] = [];
  for (const sequence of promisingSequences(today, sequences)) {
    while (lowerSequence(today, sequence, found)) gained.add(sequence);
  }
  return found;
}

function setCosts({ problem: { costs: { extraStop } } }: Instance, { flat: { setKm, setStops } }: Courses, fleets: readonly FleetEntry[], tolerance: number): Float64Array {
  return Float64Array.from({ length: fleets.length * setKm.length }, (_, at) => {
    const set = at % setKm.length;
    return ((fleets[Math.floor(at / setKm.length)] as FleetEntry).costPerKm * (setKm[set] as number) + extraStop * ((setStops[set] as number) - 1)) * (1 + tolerance);
  });
}

/** True when a trip over the sequence gained, so that another one may. */
function lowerSequence(today: Today, sequence: DropSequence, found: PricedTrip[]): boolean {
  const { prices, people } = today;
  const hopes = hopesOver(today, sequence);
  if (!hopes) return false;
  const items = remember(() => mergedItems(sequence.places.map(people.cityAt)));
  const choices = bestTrips(today, sequence, hopes, items);
  let gained = false;
  choices.forEach((choice, index) => {
    if (!choice) return;
    const { trips, gain } = tripsOf(today, index, sequence, items(), choice);
    // Another fleet's trip may have taken it all by now.
    if (gain <= least) return;
    gained = true;
    found.push(...trips);
    const { load } = trips[0] as PricedTrip; // it gains, so there is one
    const worth = load.reduce((sum, { row, people: riding }) => sum + riding * (prices.worth[row] as number), 0);
    people.lower(load.map(({ row }) => row), gain / worth);
  });
  return gained;
}

/** Sequences of drops that could gain if everybody travelled for himself, most promising first. */
function promisingSequences(today: Today, sequences: Iterable<DropSequence>): DropSequence[] {
  const promising: { sequence: DropSequence; hope: number }[] = [];
  for (const sequence of sequences) {
    const hopes = hopesOver(today, sequence);
    if (hopes) promising.push({ sequence, hope: Math.max(...hopes.gains) });
  }
  return promising.sort((a, b) => b.hope - a.hope).map(({ sequence }) => sequence);
}

/** A tour over a sequence of drops; stops where nobody gets on or off are allowed, because a village on the way may shorten it where distances are no metric. */
interface Choice {
  tour: PickupTour;
  gain: number;
  holdDays: number;
}

/** The best trip of each fleet over a sequence of drops; null where none gains. */
function bestTrips(today: Today, sequence: DropSequence, hopes: Hopes, items: () => readonly Item[]): readonly (Choice | null)[] {
  const best = today.fleets.map((): Choice | null => null);
  const worthOf = rememberedWorth(today, items);
  const weigh = createScales(today, sequence, items, best);
  for (let fleet = best.length - 1; fleet >= 0; fleet--) {
    if ((hopes.gains[fleet] as number) <= gainOf(best[fleet])) continue;
    for (const { tour, hope, worth } of hopefulTours(today, sequence, hopes, fleet, worthOf, gainOf(best[fleet]))) {
      if (hope <= gainOf(best[fleet])) break;
      weigh(tour, fleet, worth);
    }
  }
  return best;
}

function gainOf(choice: Choice | null | undefined): number {
  return choice?.gain ?? least;
}

/** Reckons a tour with days, drivers and the best load, first for one fleet, at whose dearest people's worth it is hoped for, and where that gains, for all. */
function createScales(today: Today, sequence: DropSequence, items: () => readonly Item[], best: (Choice | null)[]): (tour: PickupTour, index: number, hoped: number) => void {
  const { courses, fleets, loader } = today;
  const worth = new Float64Array(fleets.length);
  const fromGate: Rider[][] = [];
  return (tour, index, hoped) => {
    const course = courses.courseOf(tour, sequence);
    if (!course) return;
    const stops = tour.places.length + sequence.places.length;
    if (hoped - tripCost(today, index, course, stops) <= gainOf(best[index])) return;
    loader.worth((fromGate[tour.gate] ??= ridersFrom(today, tour.gate, sequence, items())), tour.mask, worth);
    for (let which = 0; which < fleets.length; which++) {
      const gain = (worth[which] as number) - tripCost(today, which, course, stops);
      if (gain > gainOf(best[which])) best[which] = { tour, gain, holdDays: course.holdDays };
    }
  };
}

/** Made when it is asked for the first time. */
function remember<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** The trip with the best load at today's duals, and where nobody gets on or off at one of its stops also the one without that stop, if it is allowed; none when nobody is worth anything any more. */
function tripsOf(today: Today, index: number, sequence: DropSequence, items: readonly Item[], { tour, holdDays }: Choice): { trips: PricedTrip[]; gain: number } {
  const { instance, courses, day, prices, loader } = today;
  const fleet = today.fleets[index] as FleetEntry;
  const riders = ridersFrom(today, tour.gate, sequence, items);
  const load = loader.load(riders, tour.mask, fleet);
  if (load.length === 0) return { trips: [], gain: 0 };
  const peopleOf = new Map(load.map(({ row, people }) => [row, people]));
  const riding = items.filter(({ row }) => peopleOf.has(row));
  const course = courses.courseOf(tour, sequence) as Course; // the tour was weighed
  // What people are worth to their rows beyond what they are worth on this course is what they cost: leaving early and detours.
  const hardship = riders.reduce((sum, { item: { row }, worth }) => sum + (peopleOf.get(row) ?? 0) * ((prices.worth[row] as number) - worth), 0);
  const whole = { base: courses.base, day, pickups: tour.places.map((place) => courses.pickupPlaces[place] as number), drops: sequence.places };
  const emptyStop = whole.pickups.some((place) => riding.every(({ group }) => group.from !== place)) || whole.drops.some((place) => riding.every(({ group }) => group.to !== place));
  const trip: PricedTrip = { ...whole, fleet, holdDays, load, emptyStop, cost: hardship + vehicleCost(instance, fleet, course, whole.pickups.length + whole.drops.length) };
  const gain = riders.reduce((sum, { item: { row }, worth }) => sum + (peopleOf.get(row) ?? 0) * worth, 0) - tripCost(today, index, course, whole.pickups.length + whole.drops.length);
  const driven = emptyStop ? drivenTrip(instance, whole, fleet, riding.map(({ row, group }) => ({ row, group, people: peopleOf.get(row) as number }))) : null;
  return { gain, trips: driven ? [trip, driven] : [trip] };
}

/** A trip of these people, without stops where none of them gets on or off; null where a rule forbids it. */
export function drivenTrip(instance: Instance, whole: Route, fleet: FleetEntry, riding: readonly { row: number; group: Group; people: number }[]): PricedTrip | null {
  const route: Route = { base: whole.base, day: whole.day, pickups: whole.pickups.filter((place) => riding.some(({ group }) => group.from === place)), drops: whole.drops.filter((place) => riding.some(({ group }) => group.to === place)) };
  const course = courseOf(instance, route);
  if (!course) return null;
  const parts = riding.map(({ group, people }): Part => ({ group, people, wheelchairs: 0, households: null }));
  const cost = vehicleCost(instance, fleet, course, route.pickups.length + route.drops.length) + passengerCost(instance, route, parts);
  return { ...route, fleet, holdDays: course.holdDays, load: riding.map(({ row, people }) => ({ row, people })), emptyStop: false, cost };
}
