/** Ruin: take neighbouring people out of their trips, so that recreate can seat them anew (after Christiaens and Vanden Berghe 2020, slack induction by string removals). */
import type { Random } from "./random.ts";
import { createRun } from "./seats.ts";
import type { Solution } from "./solution.ts";
import { courseOf, type Route } from "./routes.ts";
import type { Part, Trip } from "./trips.ts";

const meanRemoved = 10;
const longestString = 10;

/** Takes strings of parts out of some neighbouring trips and runs, and calls neighbouring people who wait. All of them are returned. */
export function ruin(solution: Solution, neighbours: readonly Int32Array[], random: Random): Part[] {
  const { groups } = solution.instance;
  const seed = Math.floor(random() * groups.length);
  const around = [seed, ...(neighbours[seed] as Int32Array)];
  const tripsToRuin = Math.floor(random() * (4 * meanRemoved / (1 + longestString)) + 1);
  const ruined = new Set<number>();
  const ruinedRuns = new Set<number>();
  const removed: Part[] = [];
  const wholeTrips = random() < 0.3;
  for (const index of around) {
    if (ruined.size + ruinedRuns.size >= tripsToRuin) break;
    const slots = solution.slotsOfGroup[index] as number[]; // one list for each group
    for (const slot of slots.slice()) {
      if (ruined.has(slot)) continue;
      ruined.add(slot);
      const trip = solution.trips[slot] as Trip; // a slot that a group names is open
      removed.push(...(wholeTrips ? closeTrip(solution, slot, trip) : cutString(solution, slot, trip, index, random)));
    }
    if (slots.length === 0 && random() < 0.3) removed.push(...leaveRun(solution, index, ruinedRuns, random));
  }
  return removed.concat(callNeighbours(solution, around));
}

function closeTrip(solution: Solution, slot: number, trip: Trip): Part[] {
  solution.replace(slot, null);
  return trip.parts;
}

/** A string of parts in driving order that holds the group; the trip goes on with the others. */
function cutString(solution: Solution, slot: number, trip: Trip, group: number, random: Random): Part[] {
  const ordered = [...trip.parts].sort((a, b) => orderIn(trip, a) - orderIn(trip, b));
  const length = 1 + Math.floor(random() * Math.min(longestString, ordered.length));
  const centre = ordered.findIndex((part) => part.group.index === group);
  const first = Math.max(0, Math.min(ordered.length - length, centre - Math.floor(random() * length)));
  const out = new Set(ordered.slice(first, first + length));
  keepOnly(solution, slot, trip, ordered.filter((part) => !out.has(part)));
  return [...out];
}

function orderIn(trip: Trip, part: Part): number {
  return trip.pickups.indexOf(part.group.from) * 1000 + trip.drops.indexOf(part.group.to);
}

/** The trip with fewer people: stops that nobody needs are dropped. */
export function keepOnly(solution: Solution, slot: number, trip: Trip, parts: Part[]): void {
  if (parts.length === 0) return solution.replace(slot, null);
  const route: Route = {
    base: trip.base,
    day: trip.day,
    pickups: trip.pickups.filter((place) => parts.some((part) => part.group.from === place)),
    drops: trip.drops.filter((place) => parts.some((part) => part.group.to === place)),
  };
  const course = courseOf(solution.instance, route);
  const smaller = course && solution.exchangeVehicle(slot, { route, course }, parts);
  if (smaller) return solution.replace(slot, smaller);
  // Fewer stops can break a rule only where distances are no metric: then everybody gets out.
  solution.replace(slot, null);
  for (const part of parts) solution.wait(part);
}

/** One group leaves its train, if enough people stay on it. */
function leaveRun(solution: Solution, group: number, ruined: Set<number>, random: Random): Part[] {
  const index = solution.runs.findIndex((run) => run.parts.some((part) => part.group.index === group));
  const run = solution.runs[index];
  if (!run) return [];
  ruined.add(index);
  const centre = run.parts.findIndex((part) => part.group.index === group);
  const length = 1 + Math.floor(random() * longestString);
  const out = run.parts.slice(centre, centre + length);
  const stay = run.parts.filter((part) => !out.includes(part));
  solution.setRun(index, createRun(solution.instance, run.offer, stay));
  return out;
}

const mostCalled = 20;

function callNeighbours(solution: Solution, around: number[]): Part[] {
  const called: Part[] = [];
  for (const group of around) {
    const part = solution.call(group);
    if (part) called.push(part);
    if (called.length >= mostCalled) break;
  }
  return called;
}
