/** Seats people as an earlier plan did, as far as rules, fleet and demand of today allow. */
import { without } from "./parting.ts";
import type { PlanTrip } from "./plan.ts";
import { Seating } from "./residual.ts";
import type { Solution } from "./solution.ts";
import type { Route } from "./routes.ts";
import { createTrip, type Part } from "./trips.ts";

/** How many trips were opened. People of a trip that cannot be any more wait; where only some are too many, the last of them. */
export function openTrips(solution: Solution, trips: readonly PlanTrip[]): number {
  const { instance } = solution;
  const seating = new Seating(instance);
  const placeOf = new Map(instance.problem.places.map(({ id }, index) => [id, index]));
  let opened = 0;
  for (const { fleet, day, stops, passengers } of trips) {
    const base = instance.bases.find(({ fleets }) => fleets.some(({ index }) => instance.problem.fleets[index]?.id === fleet));
    if (!base) continue;
    const parts = passengers.flatMap((part) => seating.take(part) ?? []).filter(({ group }) => group.firstDay <= day && day <= group.lastDay && base.serves[group.from]);
    const called = (kind: "pickup" | "drop") => stops.filter((stop) => stop.kind === kind).flatMap(({ place }) => placeOf.get(place) ?? []);
    const route = { base, day, pickups: called("pickup"), drops: called("drop") };
    while (parts.length > 0 && !open(solution, route, parts)) parts.pop();
    if (parts.length > 0) opened += 1;
  }
  solution.keep();
  return opened;
}

function open(solution: Solution, whole: Route, parts: Part[]): boolean {
  const pickups = whole.pickups.filter((place) => parts.some(({ group }) => group.from === place));
  const drops = whole.drops.filter((place) => parts.some(({ group }) => group.to === place));
  const trip = createTrip(solution.instance, { ...whole, pickups, drops }, [...parts], solution.free);
  if (!trip) return false;
  for (const part of parts) {
    const waiting = solution.call(part.group.index);
    const rest = waiting && without(waiting, part);
    if (rest) solution.wait(rest);
  }
  solution.open(trip);
  return true;
}
