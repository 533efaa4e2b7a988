/** What the stops of a trip alone decide: whether rules allow them, how far they are, how long the vehicle and how many drivers are away. */
import type { Base, Instance } from "./instance.ts";
import { drive, driversFor, startClock } from "./roadRules.ts";

/** Stops of a trip: all pick-ups, then all drops. */
export interface Route {
  base: Base;
  day: number;
  pickups: number[];
  drops: number[];
}

/** What the route alone decides. */
export interface Course {
  km: number;
  holdDays: number;
  drivers: number;
}

/** A longer route for one more group. */
export interface Extension {
  route: Route;
  course: Course;
}

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

export function tourAllowed({ problem: { rules }, km, size }: Instance, pickups: number[]): boolean {
  return rules.maxPickupTourKm === null || pickups.length < 2 || pathLength(km, size, -1, pickups, []) <= rules.maxPickupTourKm + 1e-6;
}

export function detoursAllowed({ problem: { rules }, km, size }: Instance, gate: number, drops: number[]): boolean {
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
