/** One coach trip: what it drives, how long it holds its vehicle, what it costs, and where one more group would fit in best. */
import type { Base, FleetEntry, Group, Instance } from "./instance.ts";
import { drive, driversFor, startClock } from "./roadRules.ts";

/** Some or all people of a group. */
export interface Part {
  group: Group;
  people: number;
  wheelchairs: number;
  /** Which households; null when nobody needs to know. */
  households: number[] | null;
}

/** Stops of a trip: all pick-ups, then all drops. */
export interface Route {
  base: Base;
  day: number;
  pickups: number[];
  drops: number[];
}

export interface Trip extends Route {
  parts: Part[];
  people: number;
  wheelchairs: number;
  fleet: FleetEntry;
  holdDays: number;
  drivers: number;
  km: number;
  cost: number;
  /** Where groups would fit in, as far as somebody asked: a trip never changes, so the answer stays true. */
  memo: Map<number, Extension | null>;
}

/** A longer route for one more group. */
export interface Extension {
  route: Route;
  course: Course;
}

/** What the route alone decides. */
export interface Course {
  km: number;
  holdDays: number;
  drivers: number;
}

/** Whether a fleet has a vehicle free on these days. */
export type Free = (fleet: FleetEntry, day: number, holdDays: number) => boolean;

/** Kilometres, days and drivers of a route; null when it breaks a rule. */
export function courseOf(instance: Instance, route: Route): Course | null {
  if (!stopsAllowed(instance, route)) return null;
  const course = courseAsDriven(instance, route);
  const maxHoldDays = instance.problem.rules.driving?.maxHoldDays ?? null;
  return maxHoldDays !== null && course.holdDays > maxHoldDays ? null : course;
}

/** The same of any route: nobody asks whether its stops are allowed. */
export function courseAsDriven(instance: Instance, route: Route): Course {
  const { base, pickups, drops } = route;
  const last = drops[drops.length - 1] as number; // a route has at least one drop
  const driving = instance.problem.rules.driving;
  const km = routeLength(instance, route);
  if (!driving) return { km, holdDays: 1, drivers: 1 };
  const minutesOut = pathLength(instance.minutes, instance.size, base.start, pickups, drops);
  const drivers = driversFor(minutesOut, driving);
  const clock = startClock(driving);
  let previous = base.start;
  for (const stops of [pickups, drops]) {
    for (const place of stops) {
      if (previous >= 0) drive(clock, instance.minutes[previous * instance.size + place] as number, drivers, driving);
      clock.minute += driving.stopMinutes;
      previous = place;
    }
  }
  if (base.end >= 0) {
    clock.minute += driving.turnaroundMinutes;
    drive(clock, instance.minutes[last * instance.size + base.end] as number, drivers, driving);
  }
  return { km, holdDays: Math.floor((clock.minute - 1e-6) / 1440) + 1, drivers };
}

/** Number of stops, length of the pick-up tour, detour to each drop. */
function stopsAllowed(instance: Instance, { pickups, drops }: Route): boolean {
  const { maxPickups, maxDrops } = instance.problem.rules;
  if ((maxPickups !== null && pickups.length > maxPickups) || (maxDrops !== null && drops.length > maxDrops)) return false;
  return tourAllowed(instance, pickups) && detoursAllowed(instance, pickups[pickups.length - 1] as number, drops); // a route has at least one pick-up
}

function tourAllowed({ problem: { rules }, km, size }: Instance, pickups: number[]): boolean {
  return rules.maxPickupTourKm === null || pickups.length < 2 || pathLength(km, size, -1, pickups, []) <= rules.maxPickupTourKm + 1e-6;
}

function detoursAllowed({ problem: { rules }, km, size }: Instance, gate: number, drops: number[]): boolean {
  if (rules.maxDropDetour === null || drops.length < 2) return true;
  let driven = 0;
  let previous = gate;
  for (const place of drops) {
    driven += km[previous * size + place] as number;
    if (driven > rules.maxDropDetour * (km[gate * size + place] as number) + 1e-6) return false;
    previous = place;
  }
  return true;
}

export function routeLength(instance: Instance, { base, pickups, drops }: Route): number {
  const last = drops[drops.length - 1] as number; // a route has at least one drop
  return pathLength(instance.km, instance.size, base.start, pickups, drops) + (base.end < 0 ? 0 : (instance.km[last * instance.size + base.end] as number));
}

/** Sum over consecutive stops; start may be -1. */
function pathLength(matrix: Float64Array, size: number, start: number, first: number[], second: number[]): number {
  let total = 0;
  let previous = start;
  for (const stops of [first, second]) {
    for (const place of stops) {
      if (previous >= 0) total += matrix[previous * size + place] as number;
      previous = place;
    }
  }
  return total;
}

/** Yuan of a fleet on a course, without what depends on the passengers. */
export function vehicleCost(instance: Instance, fleet: FleetEntry, course: Course, stops: number): number {
  const { secondDriverPerDay, extraStop } = instance.problem.costs;
  return fleet.fixedCost + fleet.costPerDay * course.holdDays + fleet.costPerKm * course.km
    + secondDriverPerDay * (course.drivers - 1) * course.holdDays + extraStop * (stops - 2);
}

/** The cheapest fleet of the base that is free and has room; null when there is none. */
export function cheapestFleet(instance: Instance, route: Route, course: Course, people: number, wheelchairs: number, free: Free): { fleet: FleetEntry; cost: number } | null {
  let best: { fleet: FleetEntry; cost: number } | null = null;
  for (const fleet of route.base.fleets) {
    if (fleet.capacity < people || fleet.wheelchairPlaces < wheelchairs) continue;
    const cost = vehicleCost(instance, fleet, course, route.pickups.length + route.drops.length);
    if ((best && cost >= best.cost) || !free(fleet, route.day, course.holdDays)) continue;
    best = { fleet, cost };
  }
  return best;
}

/** Yuan for leaving early or on another day than promised, and for riding further than the direct way. */
export function passengerCost(instance: Instance, route: Route, parts: readonly Part[]): number {
  const { earlyPerPersonDay, changedDayPerPerson, detourPerPersonKm } = instance.problem.costs;
  let cost = 0;
  if (earlyPerPersonDay > 0 || changedDayPerPerson > 0) for (const { group, people } of parts) cost += dayCost(instance, group, route.day) * people;
  if (detourPerPersonKm > 0) cost += Math.max(0, extraPersonKm(instance, route, parts)) * detourPerPersonKm;
  return cost;
}

/** Yuan for one person of a group who leaves on this day. */
export function dayCost(instance: Instance, group: Group, day: number): number {
  const { earlyPerPersonDay, changedDayPerPerson } = instance.problem.costs;
  return earlyPerPersonDay * Math.max(0, group.preferredDay - day) + (group.promisedDay === null || group.promisedDay === day ? 0 : changedDayPerPerson);
}

/** Kilometres on board minus kilometres of the direct way, over all people. */
function extraPersonKm(instance: Instance, { pickups, drops }: Route, parts: readonly Part[]): number {
  const { km, size } = instance;
  let total = 0;
  for (const { group, people } of parts) {
    let ride = 0;
    for (let stop = pickups.indexOf(group.from); stop + 1 < pickups.length; stop++) ride += km[(pickups[stop] as number) * size + (pickups[stop + 1] as number)] as number;
    let previous = pickups[pickups.length - 1] as number; // a route has at least one pick-up
    for (const place of drops) {
      ride += km[previous * size + place] as number;
      previous = place;
      if (place === group.to) break;
    }
    total += people * (ride - (km[group.from * size + group.to] as number));
  }
  return total;
}

/** A trip from its route and passengers; null when a rule or the fleet forbids it. */
export function createTrip(instance: Instance, route: Route, parts: Part[], free: Free): Trip | null {
  const course = courseOf(instance, route);
  return course && createTripOn(instance, route, course, parts, free);
}

/** The same when the course is known. */
export function createTripOn(instance: Instance, route: Route, course: Course, parts: Part[], free: Free): Trip | null {
  let people = 0;
  let wheelchairs = 0;
  for (const part of parts) {
    people += part.people;
    wheelchairs += part.wheelchairs;
  }
  const choice = cheapestFleet(instance, route, course, people, wheelchairs, free);
  if (!choice) return null;
  return {
    base: route.base, day: route.day, pickups: route.pickups, drops: route.drops, parts, people, wheelchairs, fleet: choice.fleet,
    km: course.km, holdDays: course.holdDays, drivers: course.drivers, cost: choice.cost + passengerCost(instance, route, parts), memo: new Map(),
  };
}

/** The trip's route with a group's stops added, if that is allowed; remembered in the trip. */
export function extensionFor(instance: Instance, trip: Trip, group: Group): Extension | null {
  const known = trip.memo.get(group.index);
  if (known !== undefined) return known;
  const route = routeWith(instance, trip, group);
  const course = route && courseOf(instance, route);
  const extension = route && course ? { route, course } : null;
  trip.memo.set(group.index, extension);
  return extension;
}

/** The route with a group's stops added where they lengthen it least; null when rules forbid every place tried. */
export function routeWith(instance: Instance, route: Route, group: Group): Route | null {
  const { base, day } = route;
  const { maxPickups, maxDrops } = instance.problem.rules;
  const newPickup = !route.pickups.includes(group.from);
  const newDrop = !route.drops.includes(group.to);
  if (newPickup && maxPickups !== null && route.pickups.length >= maxPickups) return null;
  if (newDrop && maxDrops !== null && route.drops.length >= maxDrops) return null;
  const firstDrop = route.drops[0] as number; // a route has at least one drop
  const pickups = newPickup ? insertBest(instance, base.start, route.pickups, firstDrop, group.from, (list) => tourAllowed(instance, list)) : route.pickups;
  const gate = pickups?.[pickups.length - 1];
  if (!pickups || gate === undefined) return null;
  const drops = newDrop ? insertBest(instance, gate, route.drops, base.end, group.to, (list) => detoursAllowed(instance, gate, list)) : route.drops;
  return drops && { base, day, pickups, drops };
}

/** The list with one more place where the way before → list → after grows least among the allowed places; -1 for no place; null when none is allowed. */
function insertBest({ km, size }: Instance, before: number, list: number[], after: number, place: number, allowed: (list: number[]) => boolean): number[] | null {
  const leg = (from: number, to: number) => (from < 0 || to < 0 ? 0 : (km[from * size + to] as number));
  let best: number[] | null = null;
  let leastGrowth = Infinity;
  for (let position = 0; position <= list.length; position++) {
    const previous = position === 0 ? before : (list[position - 1] as number);
    const next = position === list.length ? after : (list[position] as number);
    const growth = leg(previous, place) + leg(place, next) - leg(previous, next);
    if (growth >= leastGrowth) continue;
    const longer = [...list.slice(0, position), place, ...list.slice(position)];
    if (!allowed(longer)) continue;
    leastGrowth = growth;
    best = longer;
  }
  return best;
}
