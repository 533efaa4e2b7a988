/** The stops of a coach with its halts on the way: rests, and standing still at night. */
import type { ManifestStop } from "./manifest.ts";
import type { PlanTrip } from "./plan.ts";
import type { DrivingRules, Problem } from "./problem.ts";
import { drive, startClock, type Clock } from "./roadRules.ts";

export interface Legs {
  km: (from: string, to: string) => number;
  minutes: (from: string, to: string) => number;
}

/** Null without matrices: a plan of ours always has them. */
export function legsOf({ places, distanceKm, durationMinutes }: Problem): Legs | null {
  if (!distanceKm || !durationMinutes) return null;
  const index = new Map(places.map(({ id }, position) => [id, position]));
  const at = (matrix: number[][]) => (from: string, to: string) => matrix[index.get(from) ?? -1]?.[index.get(to) ?? -1] ?? 0; // places of the plan are places of the problem
  return { km: at(distanceKm), minutes: at(durationMinutes) };
}

/** `people` of each entry get on where their group's home is and off at its destination. */
export function stopsOf(problem: Problem, trip: PlanTrip, legs: Legs | null): ManifestStop[] {
  const fleet = problem.fleets.find(({ id }) => id === trip.fleet);
  const names = new Map(problem.places.map(({ id, name = id }) => [id, name]));
  const rules = problem.rules.driving;
  const clock = rules && startClock(rules);
  let previous = fleet?.start ?? null;
  return trip.stops.flatMap((stop, index): ManifestStop[] => {
    const { place, kind, arriveMinute: arrive = null, departMinute: depart = null } = stop;
    const halts = clock && legs && previous !== null ? haltsOn(clock, legs.minutes(previous, place), trip.drivers, rules) : [];
    if (clock) clock.minute += rules.stopMinutes;
    const agrees = clock !== null && depart !== null && Math.abs(clock.minute - depart) <= 1; // else the times are not by these rules
    const km = legs && index > 0 && previous !== null ? legs.km(previous, place) : null;
    previous = place;
    const { on, off } = movesAt(problem, trip, place, kind);
    return [...(agrees ? halts : []), { kind, name: names.get(place) ?? place, arrive, depart: kind === "drop" && index === trip.stops.length - 1 ? null : depart, on, off, km }];
  });
}

function movesAt({ groups }: Problem, { passengers }: PlanTrip, place: string, kind: "pickup" | "drop"): { on: number; off: number } {
  const ends = new Map(groups.map((group) => [group.id, group]));
  const people = passengers.filter(({ group }) => ends.get(group)?.[kind === "pickup" ? "from" : "to"] === place).reduce((sum, entry) => sum + entry.people, 0);
  return kind === "pickup" ? { on: people, off: 0 } : { on: 0, off: people };
}

/** Drives minute by minute: whenever more than that has passed, the vehicle stood. */
function haltsOn(clock: Clock, minutes: number, drivers: number, rules: DrivingRules): ManifestStop[] {
  const halts: ManifestStop[] = [];
  for (let left = minutes; left > 1e-9; left -= 1) {
    const step = Math.min(1, left);
    const before = clock.minute;
    drive(clock, step, drivers, rules);
    const stood = clock.minute - before - step;
    if (stood > 1e-6) halts.push(haltOf(before, stood, rules));
  }
  return halts;
}

/** Where it stood to the end of the ban, that minute is known exactly; a rest to the minute of driving in which it began. */
function haltOf(before: number, stood: number, rules: DrivingRules): ManifestStop {
  const ban = Math.ceil((before + stood - rules.banToMinute) / 1440 - 1 / 720) * 1440 + rules.banToMinute;
  const to = Math.abs(ban - before - stood) <= 1 ? ban : before + stood;
  return { kind: "halt", name: haltName(to - stood, to, rules), arrive: Math.round(to - stood), depart: Math.round(to), on: 0, off: 0, km: null };
}

function haltName(from: number, to: number, { banFromMinute, banToMinute, restMinutes }: DrivingRules): string {
  const hour = (minute: number) => minute % 60 === 0 ? `${minute / 60}时` : `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
  const day = Math.floor(to / 1440) * 1440;
  if (banFromMinute < banToMinute && from < day + banToMinute && to > day + banFromMinute) return `停车休息（${hour(banFromMinute)}至${hour(banToMinute)}禁行）`;
  return to - from <= restMinutes + 1 ? "途中休息" : "停车过夜";
}
