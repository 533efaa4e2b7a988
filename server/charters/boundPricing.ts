/**
 * Pricing: the trips whose passengers are worth more, at today's duals, than the trip costs. Groups that stay together come as a whole or not at all.
 * First everybody is taken to travel for himself, which is quick and can only be worth more; where that could gain, days, drivers, detours and the load are reckoned exactly.
 */
import type { Courses, DropSequence, PickupTour } from "./boundCourses.ts";
import type { Demand } from "./boundDemand.ts";
import { type CityItems, dearestOf, dearestPeople, type Item, itemsByCity, mergedItems } from "./boundItems.ts";
import { createLoader, type Load } from "./boundLoad.ts";
import { heldFor, leastCosts, leastFrom, type Prices, type Today, tripCost, worthOn } from "./boundCosts.ts";
import type { FleetEntry, Instance } from "./instance.ts";
import { courseOf, type Part, passengerCost, type Route, vehicleCost } from "./trips.ts";

export interface PricedTrip extends Route {
  /** Whether nobody gets on or off at one of its stops: good for the bound, not for a plan. */
  emptyStop: boolean;
  fleet: FleetEntry;
  holdDays: number;
  cost: number;
  load: Load[];
  /** Worth of the load minus cost and vehicle duals: positive. */
  gain: number;
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

/** How far to look. */
export interface Effort {
  /** Sequences of drops, the most promising ones, at least. */
  looks: number;
  /** Best trips returned of each fleet. */
  most: number;
  /** Whether to look on until no other sequence can gain as much as the best trip found; without it the greatest gain and the least ratio mean nothing. */
  exact: boolean;
  /** Share of what a trip costs: whoever could gain no more is believed to gain it, and not looked into beyond `looks`. */
  tolerance: number;
}

const least = 1e-6;

interface Promising {
  sequence: DropSequence;
  cities: CityItems[];
  /** By fleet: yuan that a trip gains at most. */
  hopes: Float64Array;
  hope: number;
}

/** Prices all trips of one base on one day. */
export function priceDay(instance: Instance, courses: Courses, demand: readonly Demand[], day: number, prices: Prices, { looks, most, exact, tolerance }: Effort): Pricing {
  const fleets = courses.base.fleets.filter((fleet) => fleet.capacity > 0 && (fleet.count[day] ?? 0) > 0).sort((a, b) => a.capacity - b.capacity);
  const today: Today = { instance, courses, day, fleets, capacities: fleets.map((fleet) => fleet.capacity), prices, held: fleets.map((fleet) => Float64Array.from({ length: instance.problem.days + 1 }, (_, days) => prices.vehicle(fleet, day, days))), loader: createLoader(fleets) };
  const gains = new Map(fleets.map((fleet) => [fleet, 0]));
  const holds = new Map<FleetEntry, number>();
  const found: Best[] = [];
  let leastRatio = 1;
  const promising = fleets.length === 0 ? [] : promisingSequences(today, itemsByCity(instance, courses, demand, day, prices.worth));
  promising.forEach(({ sequence, cities, hopes }, place) => {
    if (place >= looks && !exact) return;
    const bearable = tolerance === 0 ? 0 : tolerance * (leastCosts(today, fleets[0] as FleetEntry, sequence)[0]?.yuan ?? 0); // promising only where there are fleets
    const look = place < looks || fleets.some((fleet, index) => (hopes[index] as number) > Math.max(bearable, gains.get(fleet) as number));
    const best = look ? bestTrips(today, sequence, cities, hopes) : null;
    if (best) found.push(best);
    fleets.forEach((fleet, index) => {
      const gain = best ? best.choices[index]?.gain ?? 0 : Math.max(0, hopes[index] as number);
      gains.set(fleet, Math.max(gains.get(fleet) as number, gain));
      if (gain <= 0) return;
      for (const { holdDays, yuan } of leastCosts(today, fleet, sequence)) {
        holds.set(fleet, Math.min(holds.get(fleet) ?? Infinity, holdDays));
        leastRatio = Math.min(leastRatio, yuan / (yuan + gain));
      }
    });
  });
  const trips = fleets.flatMap((_, index) => diverse(today, found, index, most));
  return { trips, mostGain: courses.base.fleets.map((fleet) => gains.get(fleet) ?? 0), leastHold: courses.base.fleets.map((fleet) => holds.get(fleet) ?? 1), leastRatio };
}

const sharedAtMost = 3;

/** The best trips of a fleet, but few with the same people: many of these would tell the programme the same thing. */
function diverse(today: Today, found: readonly Best[], index: number, most: number): PricedTrip[] {
  const times = new Map<number, number>();
  const chosen: PricedTrip[] = [];
  const inOrder = found.flatMap(({ sequence, items, choices }) => (choices[index] ? [{ sequence, items, choice: choices[index] }] : [])).sort((a, b) => b.choice.gain - a.choice.gain);
  for (const { sequence, items, choice } of inOrder) {
    if (chosen.length >= most) break;
    const trips = tripsOf(today, index, sequence, items, choice);
    const load = trips[0]?.load ?? [];
    let fresh = 0;
    for (const { row, people } of load) fresh += (times.get(row) ?? 0) < sharedAtMost ? people : -people;
    if (fresh < 0) continue;
    chosen.push(...trips);
    for (const { row } of load) times.set(row, (times.get(row) ?? 0) + 1);
  }
  return chosen;
}

/** Sequences of drops that could gain if everybody travelled for himself, most promising first. */
function promisingSequences(today: Today, byCity: Map<number, CityItems>): Promising[] {
  const { courses, fleets, held, instance: { problem: { costs } } } = today;
  const none: CityItems = { items: [], people: new Float64Array(0), worth: 0 };
  const ofCity = courses.cities.map((city) => byCity.get(city) ?? none);
  const cityWorth = Float64Array.from(ofCity, ({ worth }) => worth);
  const { cities: flat, width, km } = courses.flatSequences;
  const cheapestDay = Math.min(...fleets.map((fleet, index) => fleet.fixedCost + fleet.costPerDay + heldFor(held[index] as Float64Array, 1)));
  const cheapestKm = Math.min(...fleets.map((fleet) => fleet.costPerKm));
  const promising: Promising[] = [];
  const worth = new Float64Array(fleets.length);
  for (let index = 0; index < courses.sequences.length; index++) {
    let apart = 0;
    let stops = -1;
    for (let stop = index * width; stop < (index + 1) * width && (flat[stop] as number) >= 0; stop++) {
      apart += cityWorth[flat[stop] as number] as number;
      stops += 1;
    }
    // Most sequences fall here, by a glance at kilometres and at the people of each city apart.
    if (apart - cheapestDay - cheapestKm * (km[index] as number) - costs.extraStop * stops <= least) continue;
    const sequence = courses.sequences[index] as DropSequence;
    const hopes = hopesOf(today, sequence, apart, ofCity, flat.subarray(index * width, index * width + stops + 1), worth);
    if (!hopes) continue;
    promising.push({ sequence, cities: sequence.places.map((place) => byCity.get(place) ?? none), hopes, hope: Math.max(...hopes) });
  }
  return promising.sort((a, b) => b.hope - a.hope);
}

/** By fleet the yuan that a trip over the sequence gains at most; null when none gains. */
function hopesOf(today: Today, sequence: DropSequence, apart: number, cities: readonly CityItems[], which: Int32Array, worth: Float64Array): Float64Array | null {
  const { fleets, held, capacities } = today;
  const hopes = new Float64Array(fleets.length);
  let cheapest = Infinity;
  for (let fleet = 0; fleet < fleets.length; fleet++) {
    let cost = Infinity;
    for (const { holdDays, yuan } of leastCosts(today, fleets[fleet] as FleetEntry, sequence)) cost = Math.min(cost, yuan + heldFor(held[fleet] as Float64Array, holdDays));
    hopes[fleet] = -cost;
    cheapest = Math.min(cheapest, cost);
  }
  if (apart - cheapest <= least) return null;
  dearestPeople(cities, which, capacities, worth);
  let most = -Infinity;
  for (let fleet = 0; fleet < fleets.length; fleet++) most = Math.max(most, (hopes[fleet] = (hopes[fleet] as number) + (worth[fleet] as number)));
  return most > least ? hopes : null;
}

/** The best tours over a sequence of drops, by fleet; stops where nobody gets on or off are allowed, because a village on the way may shorten it where distances are no metric. */
interface Best {
  sequence: DropSequence;
  items: readonly Item[];
  choices: readonly (Choice | null)[];
}

interface Choice {
  tour: PickupTour;
  gain: number;
  holdDays: number;
}

/** The best trip of each fleet over a sequence of drops. What each place could fill a vehicle with alone rules out most tours at a glance. */
function bestTrips(today: Today, sequence: DropSequence, cities: readonly CityItems[], hopes: Float64Array): Best {
  const items = mergedItems(cities);
  const best = today.fleets.map((): Choice | null => null);
  const worth = new Float64Array(today.fleets.length);
  for (const { tour, index } of hopefulTours(today, sequence, items, hopes, best)) weigh(today, sequence, items, tour, worth, best, index);
  return { sequence, items, choices: best };
}

/** Tours on which a fleet could gain more than on its best tour so far, one fleet after the other. */
function* hopefulTours({ instance, courses, fleets, held }: Today, sequence: DropSequence, items: readonly Item[], hopes: Float64Array, best: readonly (Choice | null)[]): Generator<{ tour: PickupTour; index: number }> {
  const { firstOfGate, stops, km, places, width } = courses.flat;
  const { extraStop } = instance.problem.costs;
  for (let index = fleets.length - 1; index >= 0; index--) {
    if ((hopes[index] as number) <= (best[index]?.gain ?? least)) continue;
    const fleet = fleets[index] as FleetEntry;
    const alone = worthByPlace(items, fleet.capacity, courses.pickupPlaces.length);
    const { all, most } = worthTogether(items, alone, fleet.capacity, width);
    for (let gate = 0; gate < courses.pickupPlaces.length; gate++) {
      const bare = leastFrom(courses, instance, held[index] as Float64Array, fleet, sequence, gate) + extraStop * (sequence.places.length - 2);
      // Nobody does better from here than with the dearest people of the best places.
      if (Math.min(all, most + (alone[gate] as number)) - bare - fleet.costPerKm * (courses.approachKm[gate] as number) - extraStop <= (best[index]?.gain ?? least)) continue;
      for (let tour = firstOfGate[gate] as number; tour < (firstOfGate[gate + 1] as number); tour++) {
        let people = 0;
        for (let stop = tour * width; stop < tour * width + (stops[tour] as number); stop++) people += alone[places[stop] as number] as number;
        if (Math.min(all, people) - bare - fleet.costPerKm * (km[tour] as number) - extraStop * (stops[tour] as number) > (best[index]?.gain ?? least)) yield { tour: courses.tours[tour] as PickupTour, index };
      }
    }
  }
}

/** Worth of the dearest people of all places that a vehicle takes, and of as many places apart as a tour has besides its gate. */
function worthTogether(items: readonly Item[], alone: Float64Array, capacity: number, stops: number): { all: number; most: number } {
  let room = capacity;
  let all = 0;
  for (const { people, worth } of items) {
    const seated = Math.min(room, people);
    all += seated * worth;
    room -= seated;
    if (room === 0) break;
  }
  const dearest = alone.slice().sort();
  let most = 0;
  for (let place = dearest.length - 1; place > dearest.length - stops && place >= 0; place--) most += dearest[place] as number;
  return { all, most };
}

/** Reckons a tour with days, drivers and the best load, first for one fleet and, where that gains, for all. */
function weigh(today: Today, sequence: DropSequence, items: readonly Item[], tour: PickupTour, worth: Float64Array, best: (Choice | null)[], index: number): void {
  const { courses, fleets, capacities, loader } = today;
  const course = courses.courseOf(tour, sequence);
  if (!course) return;
  const stops = tour.places.length + sequence.places.length;
  dearestOf(items, tour.mask, capacities, worth);
  if ((worth[index] as number) - tripCost(today, index, course, stops) <= (best[index]?.gain ?? least)) return;
  loader.worth(items, tour.mask, worthOn(today, tour, sequence), worth);
  for (let which = 0; which < fleets.length; which++) {
    const gain = (worth[which] as number) - tripCost(today, which, course, stops);
    if (gain > (best[which]?.gain ?? least)) best[which] = { tour, gain, holdDays: course.holdDays };
  }
}

/** The trip, and where nobody gets on or off at one of its stops also the one without that stop, if it is allowed and gains. */
function tripsOf(today: Today, index: number, sequence: DropSequence, items: readonly Item[], { tour, gain, holdDays }: Choice): PricedTrip[] {
  const { instance, courses, day, prices, held, loader } = today;
  const fleet = today.fleets[index] as FleetEntry;
  const load = loader.load(items, tour.mask, worthOn(today, tour, sequence), fleet);
  // What the load is worth to its rows, less the gain and the vehicle's own worth, is what the trip costs: leaving early and detours included.
  const worth = load.reduce((sum, { row, people }) => sum + people * (prices.worth[row] as number), 0);
  const vehicle = held[index] as Float64Array;
  const cost = worth - gain - heldFor(vehicle, holdDays);
  const rows = new Set(load.map(({ row }) => row));
  const riding = items.filter((item) => rows.has(item.row));
  const whole = { base: courses.base, day, pickups: tour.places.map((place) => courses.pickupPlaces[place] as number), drops: sequence.places };
  const route = { ...whole, pickups: whole.pickups.filter((_, stop) => riding.some((item) => item.place === tour.places[stop])), drops: whole.drops.filter((place) => riding.some((item) => item.drop === place)) };
  const emptyStop = route.pickups.length < whole.pickups.length || route.drops.length < whole.drops.length;
  const trip: PricedTrip = { ...whole, fleet, holdDays, cost, load, gain, emptyStop };
  const driven = emptyStop ? courseOf(instance, route) : null;
  if (!driven) return [trip];
  const parts = load.map(({ row, people }): Part => ({ group: (riding.find((item) => item.row === row) as Item).group, people, wheelchairs: 0, households: null }));
  const drivenCost = vehicleCost(instance, fleet, driven, route.pickups.length + route.drops.length) + passengerCost(instance, route, parts);
  const gained = worth - drivenCost - heldFor(vehicle, driven.holdDays);
  return gained > least ? [trip, { ...route, fleet, holdDays: driven.holdDays, cost: drivenCost, load, gain: gained, emptyStop: false }] : [trip];
}

/** Of each pick-up place the worth of its own dearest people up to the capacity. */
function worthByPlace(items: readonly Item[], capacity: number, places: number): Float64Array {
  const worth = new Float64Array(places);
  const room = new Float64Array(places).fill(capacity);
  for (const { place, people, worth: yuan } of items) {
    const seated = Math.min(room[place] as number, people);
    room[place] = (room[place] as number) - seated;
    worth[place] = (worth[place] as number) + seated * yuan;
  }
  return worth;
}
