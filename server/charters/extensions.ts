/** Where one more group would fit into a trip best. */
import type { Group, Instance } from "./instance.ts";
import { courseOf, detoursAllowed, type Extension, type Route, tourAllowed } from "./routes.ts";

/** A route that never changes, so what was answered once stays true. */
interface Remembering extends Route {
  /** By way, as far as somebody asked. */
  memo: Map<number, Extension | null> | null;
}

/** The trip's route with a group's stops added, if that is allowed; remembered in the trip for all groups with the same way. */
export function extensionFor(instance: Instance, trip: Remembering, group: Group): Extension | null {
  const way = group.from * instance.size + group.to;
  const known = trip.memo?.get(way);
  if (known !== undefined) return known;
  const route = routeWith(instance, trip, group);
  const course = route && courseOf(instance, route);
  const extension = route && course ? { route, course } : null;
  (trip.memo ??= new Map()).set(way, extension);
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
function insertBest(instance: Instance, before: number, list: number[], after: number, place: number, allowed: (list: number[]) => boolean): number[] | null {
  let best: number[] | null = null;
  let leastGrowth = Infinity;
  for (let position = 0; position <= list.length; position++) {
    const previous = position === 0 ? before : (list[position - 1] as number);
    const next = position === list.length ? after : (list[position] as number);
    const growth = leg(instance, previous, place) + leg(instance, place, next) - leg(instance, previous, next);
    if (growth >= leastGrowth) continue;
    const longer = [...list.slice(0, position), place, ...list.slice(position)];
    if (!allowed(longer)) continue;
    leastGrowth = growth;
    best = longer;
  }
  return best;
}

function leg({ km, size }: Instance, from: number, to: number): number {
  return from < 0 || to < 0 ? 0 : (km[from * size + to] as number);
}
