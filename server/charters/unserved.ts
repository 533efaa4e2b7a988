/** Why people are left out, and what would help: codes and figures, the screen has the words. */
import type { Snapshot } from "./improve.ts";
import type { Group, Instance } from "./instance.ts";
import type { UnservedReason } from "./plan.ts";
import { routeWith } from "./extensions.ts";
import { courseOf } from "./routes.ts";
import { type Part, vehicleCost } from "./trips.ts";

export interface Explanation {
  reason: UnservedReason;
  /** From so many people on a coach of their own would pay. */
  paysFrom?: number;
  /** The nearest day outside the window on which a coach of the plan has room. */
  roomOnDay?: number;
}

/** The first obstacle that alone would keep the group out, in the order vehicle, road, wheelchair, free vehicle, price. */
export function explainUnserved(instance: Instance, part: Part, snapshot: Snapshot): Explanation {
  const { group } = part;
  const bases = group.bases.map((index) => instance.bases[index]).filter((base) => base !== undefined);
  if (bases.length === 0) return { reason: "noVehicle" };
  const alone = bases.flatMap((base) => days(group).map((day) => ({ base, day, pickups: [group.from], drops: [group.to] })));
  const courses = alone.flatMap((route) => {
    const course = courseOf(instance, route);
    return course ? [{ route, course }] : [];
  });
  if (courses.length === 0) return { reason: "noRoad" };
  if (bases.every((base) => base.wheelchairPlaces < part.wheelchairs)) return { reason: "wheelchair" };
  const roomOnDay = dayWithRoom(instance, part, snapshot);
  const room = roomOnDay === null ? {} : { roomOnDay };
  const free = freeIn(snapshot);
  const single = courses.filter(({ route, course }) => route.base.fleets.some((fleet) => free(fleet, route.day, course.holdDays)));
  if (single.length === 0) return { reason: "noVehicle", ...room };
  const cheapest = Math.min(...single.flatMap(({ route, course }) => route.base.fleets.map((fleet) => vehicleCost(instance, fleet, course, 2))));
  const paysFrom = Math.ceil(cheapest / group.price);
  return { reason: part.people < paysFrom ? "tooFew" : "price", paysFrom, ...room };
}

function days(group: Group): number[] {
  return Array.from({ length: group.lastDay - group.firstDay + 1 }, (_, offset) => group.firstDay + offset);
}

/** Vehicles that the trips of the plan leave. */
function freeIn({ trips }: Snapshot) {
  return (fleet: { index: number; count: Float64Array }, day: number, holdDays: number): boolean => {
    for (let active = day; active < Math.min(day + holdDays, fleet.count.length); active++) {
      const used = trips.filter((trip) => trip.fleet.index === fleet.index && trip.day <= active && active < trip.day + trip.holdDays).length;
      if (used >= (fleet.count[active] ?? Infinity)) return false;
    }
    return true;
  };
}

/** The day of the nearest trip outside the window that could take the group, ties to the first trip; null when there is none. */
function dayWithRoom(instance: Instance, part: Part, { trips }: Snapshot): number | null {
  const { group } = part;
  let best: { away: number; day: number } | null = null;
  for (const trip of trips) {
    const away = trip.day < group.firstDay ? group.firstDay - trip.day : trip.day - group.lastDay;
    if (away <= 0 || (best && away >= best.away)) continue;
    if (!group.bases.includes(trip.base.index) || trip.fleet.capacity - trip.people < part.people || trip.fleet.wheelchairPlaces - trip.wheelchairs < part.wheelchairs) continue;
    const route = routeWith(instance, trip, group);
    if (route && courseOf(instance, route)) best = { away, day: trip.day };
  }
  return best?.day ?? null;
}
