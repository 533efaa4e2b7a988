/** Seats people on the trips that the linear programme was rounded to. */
import type { RoundedTrip } from "./boundProof.ts";
import { takeFrom } from "./parting.ts";
import type { Solution } from "./solution.ts";
import { createTrip, type Free, type Part } from "./trips.ts";

/** Who finds no vehicle, or is parted from their household by the rounding, waits. The solution is kept. */
export function openRounded(solution: Solution, trips: readonly RoundedTrip[]): void {
  for (const { route, fleet, load } of trips) {
    const parts = load.flatMap(({ group, people }) => takeWaiting(solution, group.index, people, route.base.wheelchairPlaces));
    const pickups = route.pickups.filter((place) => parts.some(({ group }) => group.from === place));
    const drops = route.drops.filter((place) => parts.some(({ group }) => group.to === place));
    const way = { base: route.base, day: route.day, pickups, drops };
    const itsFleet: Free = (other, day, holdDays) => other === fleet && solution.free(other, day, holdDays);
    const trip = parts.length === 0 ? null : createTrip(solution.instance, way, parts, itsFleet) ?? createTrip(solution.instance, way, parts, solution.free);
    if (trip) solution.open(trip);
    else for (const part of parts) solution.wait(part);
  }
  solution.keep();
}

/** As many of a group's waiting people as asked for, or fewer where households stay together. */
function takeWaiting(solution: Solution, group: number, people: number, wheelchairRoom: number): Part[] {
  const waiting = solution.call(group);
  if (!waiting) return [];
  if (waiting.people <= people) return [waiting];
  const split = takeFrom(waiting, people, wheelchairRoom);
  solution.wait(split ? split.rest : waiting);
  return split ? [split.taken] : [];
}
