/** One coach trip: who rides, in which vehicle, and what it costs. */
import type { FleetEntry, Group, Instance } from "./instance.ts";
import { type Course, courseOf, type Extension, type Route } from "./routes.ts";

/** Some or all people of a group. */
export interface Part {
  group: Group;
  people: number;
  wheelchairs: number;
  /** Which households; null when nobody needs to know. */
  households: number[] | null;
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
  /** Where people from one place to another would fit in, as far as somebody asked: a trip never changes, so the answer stays true. */
  memo: Map<number, Extension | null> | null;
}

/** Whether a fleet has a vehicle free on these days. */
export type Free = (fleet: FleetEntry, day: number, holdDays: number) => boolean;

/** Yuan of a fleet on a course, without what depends on the passengers. */
export function vehicleCost(instance: Instance, fleet: FleetEntry, course: Course, stops: number): number {
  const { secondDriverPerDay, extraStop } = instance.problem.costs;
  return fleet.fixedCost + fleet.costPerDay * course.holdDays + fleet.costPerKm * course.km
    + secondDriverPerDay * (course.drivers - 1) * course.holdDays + extraStop * (stops - 2);
}

/** A vehicle and what its trip costs. */
export interface Vehicle {
  fleet: FleetEntry;
  cost: number;
}

/** The cheapest fleet of the base that is free and has room, without what depends on the passengers; null when there is none. */
function cheapestFleet(instance: Instance, route: Route, course: Course, { people, wheelchairs }: Load, free: Free): Vehicle | null {
  let best: Vehicle | null = null;
  for (const fleet of route.base.fleets) {
    if (fleet.capacity < people || fleet.wheelchairPlaces < wheelchairs) continue;
    const cost = vehicleCost(instance, fleet, course, route.pickups.length + route.drops.length);
    if ((best && cost >= best.cost) || !free(fleet, route.day, course.holdDays)) continue;
    best = { fleet, cost };
  }
  return best;
}

/** Yuan for leaving early or on another day than promised, and for riding further than the direct way. */
export function passengerCost(instance: Instance, route: Route, parts: readonly Part[], joining: Part | null = null): number {
  const { earlyPerPersonDay, changedDayPerPerson, detourPerPersonKm } = instance.problem.costs;
  let cost = 0;
  if (earlyPerPersonDay > 0 || changedDayPerPerson > 0) {
    for (const { group, people } of parts) cost += dayCost(instance, group, route.day) * people;
    if (joining) cost += dayCost(instance, joining.group, route.day) * joining.people;
  }
  if (detourPerPersonKm > 0) {
    let extra = joining ? extraPersonKm(instance, route, joining) : 0;
    for (const part of parts) extra += extraPersonKm(instance, route, part);
    cost += extra * detourPerPersonKm;
  }
  return cost;
}

/** Yuan for one person of a group who leaves on this day. */
export function dayCost(instance: Instance, group: Group, day: number): number {
  const { earlyPerPersonDay, changedDayPerPerson } = instance.problem.costs;
  return earlyPerPersonDay * Math.max(0, group.preferredDay - day) + (group.promisedDay === null || group.promisedDay === day ? 0 : changedDayPerPerson);
}

/** Kilometres on board beyond the direct way, over all people of a part: 0 where the ride is shorter, as it may be where distances are no metric, so that nobody's detour is made up for by somebody else's shortcut. */
function extraPersonKm({ km, size }: Instance, { pickups, drops }: Route, { group: { from, to }, people }: Part): number {
  let ride = -(km[from * size + to] as number);
  for (let stop = pickups.indexOf(from); stop + 1 < pickups.length; stop++) ride += km[(pickups[stop] as number) * size + (pickups[stop + 1] as number)] as number;
  let previous = pickups[pickups.length - 1] as number; // a route has at least one pick-up
  for (const place of drops) {
    ride += km[previous * size + place] as number;
    previous = place;
    if (place === to) break;
  }
  return people * Math.max(0, ride);
}

/** Who rides: the people of some parts and perhaps some who join them; the sums are of all. */
export interface Load {
  parts: readonly Part[];
  joining: Part | null;
  people: number;
  wheelchairs: number;
}

/** The cheapest vehicle for a load and what the trip costs with it; null when none is free or has room. */
export function priceTrip(instance: Instance, route: Route, course: Course, load: Load, free: Free): Vehicle | null {
  const vehicle = cheapestFleet(instance, route, course, load, free);
  if (vehicle) vehicle.cost += passengerCost(instance, route, load.parts, load.joining);
  return vehicle;
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
  const vehicle = priceTrip(instance, route, course, { parts, joining: null, people, wheelchairs }, free);
  if (!vehicle) return null;
  const { base, day, pickups, drops } = route;
  return { base, day, pickups, drops, parts, people, wheelchairs, ...vehicle, ...course, memo: null };
}
