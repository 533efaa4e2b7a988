/** Recreate: seat people one group after the other where they cost least, opening trips that are worth it. */
import type { Base, Group, Instance } from "./instance.ts";
import type { Company } from "./neighbours.ts";
import { joinPart, takeFrom } from "./parting.ts";
import type { Random } from "./random.ts";
import { seatingOrder } from "./seatingOrder.ts";
import { createRun, headCost, type SeatRun } from "./seats.ts";
import { type Solution, unservedCost } from "./solution.ts";
import { extensionFor } from "./extensions.ts";
import type { Course, Extension, Route } from "./routes.ts";
import { createTripOn, dayCost, type Part, priceTrip, type Trip, type Vehicle, vehicleCost } from "./trips.ts";

/** How eagerly trips are opened in this round. */
export interface Mood {
  /** Share of a new trip's seats that are hoped to fill; 0: a new trip must pay for itself at once. */
  hopedLoad: number;
  /** Whether groups that may be parted are parted to fill seats. */
  parting: boolean;
  /** Chance to overlook a good place. */
  blink: number;
}

/** Plain values, not what would take the seat: of hundreds that are looked at one is taken. */
interface Seat {
  /** Yuan that seating costs, a person. */
  perPerson: number;
  part: Part;
  rest: Part | null;
  /** A longer way of a trip that runs, more people in a run, or a trip of its own. */
  place: { slot: number; extension: Extension } | { run: number } | { route: Route; course: Course };
}

/** Seats the parts, or lets them wait; a trip that costs more than leaving its people is closed again. */
export function recreate(solution: Solution, parts: Part[], mood: Mood, random: Random): void {
  const queue = seatingOrder(solution.instance, parts, random);
  const touched = new Set<number>();
  while (queue.length > 0) {
    const part = queue.pop() as Part; // the queue is not empty
    const seat = bestSeat(solution, part, mood, random);
    if (!seat) {
      solution.wait(part);
      continue;
    }
    takeSeat(solution, seat, touched);
    if (seat.rest) queue.push(seat.rest);
  }
  for (const slot of touched) closeIfPoor(solution, slot);
}

function bestSeat(solution: Solution, part: Part, mood: Mood, random: Random): Seat | null {
  const { days } = solution.instance.problem;
  const { group } = part;
  let best: Seat | null = null;
  let least = group.price;
  for (const base of group.bases) {
    for (let day = group.firstDay; day <= group.lastDay; day++) {
      for (const slot of solution.slotsOn[base * days + day] as number[]) { // one list for each base and day
        if (!goTogether(solution, base, solution.trips[slot] as Trip, group) || random() < mood.blink) continue;
        const seat = seatInTrip(solution, slot, part, mood, least);
        if (seat) ({ perPerson: least } = best = seat);
      }
    }
  }
  for (let index = 0; index < solution.runs.length; index++) {
    const seat = seatInRun(solution, index, part, least);
    if (seat) ({ perPerson: least } = best = seat);
  }
  const hopedLoad = best === null ? Math.max(mood.hopedLoad, mustOpen) : mood.hopedLoad;
  for (const base of group.bases) {
    const seat = seatInNewTrip(solution, solution.instance.bases[base] as Base, part, hopedLoad, least, random);
    if (seat) ({ perPerson: least } = best = seat);
  }
  return best;
}

function takeSeat(solution: Solution, { part, place }: Seat, touched: Set<number>): void {
  if ("run" in place) {
    const { offer, parts } = solution.runs[place.run] as SeatRun; // one of the runs
    solution.setRun(place.run, createRun(solution.instance, offer, joinPart(parts, part)));
  } else if ("slot" in place) {
    const { parts } = solution.trips[place.slot] as Trip; // an open slot
    solution.replace(place.slot, solution.exchangeVehicle(place.slot, place.extension, joinPart(parts, part)) as Trip); // it has just been priced
    touched.add(place.slot);
  } else touched.add(solution.open(createTripOn(solution.instance, place.route, place.course, [part], solution.free) as Trip)); // the same
}

function goTogether({ company, instance: { size } }: Solution, base: number, trip: Trip, group: Group): boolean {
  const { pickups, drops } = company[base] as Company; // one for each base
  for (const place of trip.drops) if (drops[place * size + group.to] === 0) return false;
  for (const place of trip.pickups) if (pickups[place * size + group.from] === 0) return false;
  return true;
}

/** A seat in a trip that runs already, if it costs less a person than `least`. */
function seatInTrip(solution: Solution, slot: number, part: Part, mood: Mood, least: number): Seat | null {
  const trip = solution.trips[slot] as Trip; // slots of a base are open
  const room = trip.base.capacity - trip.people;
  const wheelchairRoom = trip.base.wheelchairPlaces - trip.wheelchairs;
  let seated = part;
  let rest: Part | null = null;
  if (part.people > room || part.wheelchairs > wheelchairRoom) {
    const split = mood.parting ? takeFrom(part, room, wheelchairRoom) : null;
    if (!split) return null;
    seated = split.taken;
    rest = split.rest;
  }
  const extension = extensionFor(solution.instance, trip, part.group);
  if (!extension || (extension.course.km - trip.km) * trip.fleet.costPerKm > least * seated.people + trip.cost * 0.2) return null;
  const vehicle = solution.priceWith(slot, extension, seated);
  if (!vehicle) return null;
  const perPerson = (vehicle.cost - trip.cost - hopedSaving(solution.instance, trip, extension, vehicle, trip.people + seated.people, mood.hopedLoad)) / seated.people;
  if (perPerson >= least) return null;
  return { perPerson, part: seated, rest, place: { slot, extension } };
}

/** A larger vehicle is priced at the share of its new seats that is needed at once, if others may be hoped for. */
function hopedSaving(instance: Instance, trip: Trip, { route, course }: Extension, { fleet }: Vehicle, people: number, hopedLoad: number): number {
  const more = fleet.capacity - trip.fleet.capacity;
  if (hopedLoad === 0 || more <= 0) return 0;
  const stops = route.pickups.length + route.drops.length;
  const dearer = vehicleCost(instance, fleet, course, stops) - vehicleCost(instance, trip.fleet, course, stops);
  const needed = Math.min(1, (people - trip.fleet.capacity) / more / hopedLoad);
  return Math.max(0, dearer * (1 - needed));
}

function seatInRun(solution: Solution, index: number, part: Part, least: number): Seat | null {
  const run = solution.runs[index] as SeatRun; // one of the runs
  if (part.people > run.offer.capacity - run.people) return null;
  const headPrice = headCost(solution.instance, run.offer, part.group);
  if (headPrice === null || headPrice >= least) return null;
  const perPerson = headPrice + (coachesCost(run, run.people + part.people) - coachesCost(run, run.people)) / part.people;
  if (perPerson >= least) return null;
  return { perPerson, part, rest: null, place: { run: index } };
}

/** Yuan for the locomotive and the railway coaches of so many people; block seats have neither. */
function coachesCost({ offer }: SeatRun, people: number): number {
  return offer.kind === "train" && people > 0 ? offer.fixedCost + offer.costPerCoach * Math.ceil(people / offer.perCoach) : 0;
}

/** A load that nobody hopes for: a trip must be opened, whatever it costs. */
const mustOpen = 0.01;
const daysTried = 3;

/** A trip of its own: priced at what its share of a full vehicle would cost, if others may be hoped for. */
function seatInNewTrip(solution: Solution, base: Base, part: Part, hopedLoad: number, least: number, random: Random): Seat | null {
  const { instance } = solution;
  const { group } = part;
  let seated = part;
  let rest: Part | null = null;
  if (part.people > base.capacity || part.wheelchairs > base.wheelchairPlaces) {
    const split = takeFrom(part, base.capacity, base.wheelchairPlaces);
    if (!split) return null;
    seated = split.taken;
    rest = split.rest;
  }
  const course = solution.directCourse(base, group.from, group.to);
  if (!course) return null;
  const load = { parts: [seated], joining: null, people: seated.people, wheelchairs: seated.wheelchairs };
  let best: Seat | null = null;
  for (const day of someDays(group, random)) {
    const route = { base, day, pickups: [group.from], drops: [group.to] };
    const vehicle = priceTrip(instance, route, course, load, solution.free);
    if (!vehicle) continue;
    const alone = vehicle.cost / seated.people;
    const perPerson = hopedLoad > mustOpen ? Math.min(alone, fullCost(instance, base, course) / hopedLoad + dayCost(instance, group, day)) : hopedLoad > 0 ? Math.min(alone, group.price * 0.999) : alone;
    if (perPerson >= (best?.perPerson ?? least)) continue;
    best = { perPerson, part: seated, rest, place: { route, course } };
  }
  return best;
}

/** Yuan a person on this course in the cheapest full vehicle of the base. */
function fullCost(instance: Instance, base: Base, course: Course): number {
  let least = Infinity;
  for (const fleet of base.fleets) least = Math.min(least, vehicleCost(instance, fleet, course, 2) / fleet.capacity);
  return least;
}

/** All days of a short window, else some of them. */
function someDays({ firstDay, lastDay }: Group, random: Random): number[] {
  const window = lastDay - firstDay + 1;
  const days: number[] = [];
  for (let day = 0; day < Math.min(window, daysTried); day++) days.push(window <= daysTried ? firstDay + day : firstDay + Math.floor(random() * window));
  return days;
}

function closeIfPoor(solution: Solution, slot: number): void {
  const trip = solution.trips[slot];
  if (!trip) return;
  const left = trip.parts.reduce((sum, part) => sum + unservedCost(part), 0);
  if (left >= trip.cost) return;
  solution.replace(slot, null);
  for (const part of trip.parts) solution.wait(part);
}
