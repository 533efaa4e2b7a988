/** What is different between two plans, for people and for trips, and why. Pure: the judge says which trips the new rules forbid. */
import type { ChangeReason } from "../vocabulary.ts";
import type { Passengers, Plan } from "./plan.ts";

export interface ComparedPlan {
  plan: Plan;
  /** ISO date of day 0. */
  firstDate: string;
  groups: { id: string; people: number }[];
}

/** before = kept + moved + seated + leftOut + stillOut + gone; after = kept + moved + seated + leftOut + stillOut + joined. */
export interface PeopleChanges {
  /** Leave on the same date. */
  kept: number;
  /** Leave on another date. */
  moved: number;
  /** Were left out, and leave now. */
  seated: number;
  /** Had a seat, and are left out now. */
  leftOut: number;
  stillOut: number;
  /** In the demand no more, and only now. */
  gone: number;
  joined: number;
}

export interface TripState {
  date: string;
  /** Minutes after 00:00 of the date; null for trains and where nobody reckons times. */
  departMinute: number | null;
  /** Id of fleet or train. */
  vehicle: string;
  places: string[];
  people: number;
  cost: number;
}

export interface TripChange {
  id: string;
  kind: "changed" | "opened" | "closed";
  reason: ChangeReason;
  before: TripState | null;
  after: TripState | null;
  joined: { group: string; people: number }[];
  left: { group: string; people: number }[];
}

export interface PlanChanges {
  people: PeopleChanges;
  /** Trips that stayed as they were. */
  keptTrips: number;
  /** By id of the trip: first the changed ones, then the new, then the closed. */
  trips: TripChange[];
}

/** `forbidden`: ids of earlier trips that the new problem's rules, fleet or windows do not allow. */
export function planChanges(before: ComparedPlan, after: ComparedPlan, forbidden: ReadonlySet<string>): PlanChanges {
  const sizes = [before, after].map(({ groups }) => new Map(groups.map(({ id, people }) => [id, people])));
  const resized = (group: string) => sizes[0]?.get(group) !== sizes[1]?.get(group);
  const [old, now] = [tripsOf(before), tripsOf(after)];
  const trips: TripChange[] = [];
  let keptTrips = 0;
  for (const [id, trip] of now) {
    const was = old.get(id) ?? null;
    const [joined, left] = [gained(was?.passengers ?? [], trip.passengers), gained(trip.passengers, was?.passengers ?? [])];
    if (was && joined.length + left.length === 0 && sameTrip(was.state, trip.state)) keptTrips += 1;
    else trips.push({ id, kind: was ? "changed" : "opened", reason: reasonOf([...joined, ...left], forbidden.has(id)), before: was?.state ?? null, after: trip.state, joined, left });
  }
  for (const [id, was] of old) {
    if (!now.has(id)) trips.push({ id, kind: "closed", reason: reasonOf(was.passengers, forbidden.has(id)), before: was.state, after: null, joined: [], left: gained([], was.passengers) });
  }
  const kinds = ["changed", "opened", "closed"];
  trips.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.id.localeCompare(b.id, "en", { numeric: true }));
  return { people: peopleChanges(before, after), keptTrips, trips };

  function reasonOf(parts: readonly { group: string }[], wasForbidden: boolean): ChangeReason {
    return wasForbidden ? "rules" : parts.some(({ group }) => resized(group)) ? "demand" : "cost";
  }
}

interface Trip {
  state: TripState;
  passengers: Passengers[];
}

function tripsOf({ plan, firstDate }: ComparedPlan): Map<string, Trip> {
  const count = (passengers: readonly Passengers[]) => passengers.reduce((sum, part) => sum + part.people, 0);
  const coaches = plan.trips.map(({ id, day, fleet, stops, passengers, cost = 0 }): [string, Trip] => [id, {
    passengers, state: { date: dateOf(firstDate, day), departMinute: stops[0]?.departMinute ?? null, vehicle: fleet, places: stops.map(({ place }) => place), people: count(passengers), cost },
  }]);
  const trains = plan.trains.map(({ id, day, train, passengers, cost = 0 }): [string, Trip] => [id, { passengers, state: { date: dateOf(firstDate, day), departMinute: null, vehicle: train, places: [], people: count(passengers), cost } }]);
  return new Map([...coaches, ...trains]);
}

/** Cost and times may differ by rounding; who rides, when it leaves and where it stops may not. */
function sameTrip(a: TripState, b: TripState): boolean {
  return a.date === b.date && a.vehicle === b.vehicle && a.departMinute === b.departMinute && a.places.join() === b.places.join();
}

/** People who ride on the second and did not on the first. */
function gained(first: readonly Passengers[], second: readonly Passengers[]): { group: string; people: number }[] {
  const there = new Map(first.map(({ group, people }) => [group, people]));
  return second.map(({ group, people }) => ({ group, people: people - (there.get(group) ?? 0) })).filter(({ people }) => people > 0);
}

function peopleChanges(before: ComparedPlan, after: ComparedPlan): PeopleChanges {
  const [old, now] = [datesOf(before), datesOf(after)];
  const sum: PeopleChanges = { kept: 0, moved: 0, seated: 0, leftOut: 0, stillOut: 0, gone: 0, joined: 0 };
  for (const group of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(group) ?? new Map<string, number>(), now.get(group) ?? new Map<string, number>()];
    for (const [date, people] of was) {
      const same = Math.min(people, is.get(date) ?? 0);
      sum[date === out ? "stillOut" : "kept"] += same;
      was.set(date, people - same);
      is.set(date, (is.get(date) ?? 0) - same);
    }
    const [wasOut, isOut] = [was.get(out) ?? 0, is.get(out) ?? 0];
    const [wasOn, isOn] = [total(was) - wasOut, total(is) - isOut];
    const moved = Math.min(wasOn, isOn);
    const seated = Math.min(wasOut, isOn - moved);
    const leftOut = Math.min(isOut, wasOn - moved);
    sum.moved += moved;
    sum.seated += seated;
    sum.leftOut += leftOut;
    sum.gone += wasOn + wasOut - moved - seated - leftOut;
    sum.joined += isOn + isOut - moved - seated - leftOut;
  }
  return sum;
}

/** Stands for no date. */
const out = "";

function datesOf({ plan, firstDate }: ComparedPlan): Map<string, Map<string, number>> {
  const dates = new Map<string, Map<string, number>>();
  const count = (date: string, passengers: readonly Passengers[]) => {
    for (const { group, people } of passengers) {
      const own = dates.get(group) ?? new Map<string, number>();
      dates.set(group, own.set(date, (own.get(date) ?? 0) + people));
    }
  };
  for (const { day, passengers } of [...plan.trips, ...plan.trains]) count(dateOf(firstDate, day), passengers);
  for (const { passengers } of plan.blockSeats) count("block", passengers);
  count(out, plan.unserved);
  return dates;
}

function total(dates: Map<string, number>): number {
  return [...dates.values()].reduce((sum, people) => sum + people, 0);
}

function dateOf(firstDate: string, day: number): string {
  return new Date(Date.parse(firstDate) + day * 86_400_000).toISOString().slice(0, 10);
}
