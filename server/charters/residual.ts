/** What is left of a problem when some runs of a plan are locked: their people, vehicles and trains are taken out of it, and put back into the plan afterwards. */
import type { Group, Instance } from "./instance.ts";
import type { Passengers, Plan, PlanTrip } from "./plan.ts";
import { joinPart } from "./parting.ts";
import type { Problem } from "./problem.ts";
import { createRun, seatOffers, type SeatRun } from "./seats.ts";
import { courseAsDriven } from "./routes.ts";
import { passengerCost, vehicleCost, type Part, type Trip } from "./trips.ts";

export interface Locked {
  /** As they were, with today's times and prices; some of their people may be gone. */
  trips: Trip[];
  runs: SeatRun[];
}

/** Runs of a plan in an instance of the problem, rules or not: who is in the problem no more is not on them, and a run without people is none. */
export function lockedRuns(instance: Instance, seating: Seating, trips: readonly PlanTrip[], trains: readonly Plan["trains"][number][]): Locked {
  const offers = seatOffers(instance).filter(({ kind }) => kind === "train");
  return {
    trips: trips.flatMap((trip) => lockedTrip(instance, trip, seating) ?? []),
    runs: trains.flatMap((run) => {
      const offer = offers.find(({ index, day }) => instance.problem.trains[index]?.id === run.train && day === run.day);
      const parts = seating.takeAll(run.passengers);
      return offer && parts.length > 0 ? [createRun(instance, offer, parts)] : [];
    }),
  };
}

function lockedTrip(instance: Instance, { fleet: fleetId, day, stops, passengers }: PlanTrip, seating: Seating): Trip | null {
  const parts = seating.takeAll(passengers);
  const placeOf = new Map(instance.problem.places.map(({ id }, index) => [id, index]));
  const called = (kind: "pickup" | "drop", end: "from" | "to") => stops.filter((stop) => stop.kind === kind).flatMap(({ place }) => placeOf.get(place) ?? [])
    .filter((place) => parts.some(({ group }) => group[end] === place));
  const base = instance.bases.find(({ fleets }) => fleets.some(({ index }) => instance.problem.fleets[index]?.id === fleetId));
  const fleet = base?.fleets.find(({ index }) => instance.problem.fleets[index]?.id === fleetId);
  if (!base || !fleet || parts.length === 0) return null;
  const route = { base, day, pickups: called("pickup", "from"), drops: called("drop", "to") };
  const course = courseAsDriven(instance, route);
  const count = (key: "people" | "wheelchairs") => parts.reduce((sum, part) => sum + part[key], 0);
  const cost = vehicleCost(instance, fleet, course, route.pickups.length + route.drops.length) + passengerCost(instance, route, parts);
  return { ...route, parts, people: count("people"), wheelchairs: count("wheelchairs"), fleet, ...course, cost, memo: null };
}

/** Hands out the people of groups, each once. */
export class Seating {
  private readonly byId: Map<string, Group>;
  private readonly left: { people: number; households: number[] }[];
  private readonly instance: Instance;

  constructor(instance: Instance) {
    this.instance = instance;
    this.byId = new Map(instance.problem.groups.map(({ id }, index) => [id, instance.groups[index] as Group])); // one for each
    this.left = instance.groups.map(({ people, households }) => ({ people, households: households.map((_, index) => index) }));
  }

  /** As many of the wanted people as are there, in whole households; null for none. A group that stays whole is taken whole. */
  take({ group: id, people, households }: Passengers): Part | null {
    const group = this.byId.get(id);
    const left = group && this.left[group.index];
    if (!group || !left || left.people === 0) return null;
    if (group.parting === "whole" || people >= left.people) return this.hand(group, left, left.people, left.households);
    if (group.parting === "people") return this.hand(group, left, people, null);
    const chosen: number[] = [];
    let room = people;
    const wanted = new Set(households);
    for (const index of [...left.households].sort((a, b) => Number(wanted.has(b)) - Number(wanted.has(a)) || a - b)) {
      const size = group.households[index]?.people ?? 0;
      if (size <= room) room -= (chosen.push(index), size);
    }
    return chosen.length > 0 ? this.hand(group, left, people - room, chosen) : null;
  }

  /** One part for each group. */
  takeAll(passengers: readonly Passengers[]): Part[] {
    return passengers.flatMap((part) => this.take(part) ?? []).reduce<Part[]>(joinPart, []);
  }

  /** The problem without those who were handed out; and of its groups' households the places in the whole problem. */
  rest(): { groups: Problem["groups"]; households: Map<string, number[]> } {
    const households = new Map<string, number[]>();
    const groups = this.instance.problem.groups.flatMap((group, index) => {
      const left = this.left[index];
      if (!left || left.people === 0) return [];
      if (left.people === group.people || !group.households) return [{ ...group, people: left.people }];
      const homes = this.instance.groups[index]?.parting === "households" ? left.households : group.households.map((_, home) => home).slice(group.people - left.people);
      households.set(group.id, homes);
      const kept = homes.flatMap((home) => group.households?.[home] ?? []);
      return [{ ...group, people: left.people, households: kept, wheelchairs: kept.reduce((sum, home) => sum + home.wheelchairs, 0) }];
    });
    return { groups, households };
  }

  private hand(group: Group, left: { people: number; households: number[] }, people: number, households: number[] | null): Part {
    left.people -= people;
    if (households) left.households = left.households.filter((index) => !households.includes(index));
    const whole = people === group.people;
    const wheelchairs = whole ? group.wheelchairs : (households ?? []).reduce((sum, index) => sum + (group.households[index]?.wheelchairs ?? 0), 0);
    return { group, people, wheelchairs, households: group.parting === "households" ? households : null };
  }
}

/** The problem without the locked runs. */
export function residualOf(problem: Problem, { trips, runs }: Locked, groups: Problem["groups"]): Problem {
  const held = (fleet: number, day: number) => trips.filter((trip) => trip.fleet.index === fleet && trip.day <= day && day < trip.day + trip.holdDays).length;
  const runsOn = (day: number) => runs.filter(({ offer }) => offer.day === day).length;
  const { trainsPerDay } = problem.rules;
  // Where one train of a day is locked, the limit of each day is the one that still holds on all of them.
  const most = Math.max(0, ...runs.map(({ offer }) => runsOn(offer.day)));
  return {
    ...problem, groups,
    fleets: problem.fleets.map((fleet, index) => (fleet.count === null ? fleet : {
      ...fleet, count: Array.from({ length: problem.days }, (_, day) => Math.max(0, ((Array.isArray(fleet.count) ? fleet.count[day] : fleet.count) ?? 0) - held(index, day))),
    })),
    trains: problem.trains.map((train, index) => ({
      ...train, days: (train.days ?? Array.from({ length: problem.days }, (_, day) => day)).filter((day) => !runs.some(({ offer }) => offer.index === index && offer.day === day)),
    })),
    rules: { ...problem.rules, trainsPerDay: trainsPerDay === null ? null : Math.max(0, trainsPerDay - most) },
  };
}

/** A part of a residual problem's group as one of the whole problem's. */
export function wholePart(whole: Instance, residual: Instance, households: Map<string, number[]>): (part: Part) => Part {
  const byId = new Map(whole.problem.groups.map(({ id }, index) => [id, whole.groups[index] as Group])); // one for each
  return (part) => {
    const id = residual.problem.groups[part.group.index]?.id ?? "";
    const group = byId.get(id) as Group; // the residual problem has no other groups
    const homes = households.get(id);
    const own = part.households ?? (homes && part.people === part.group.people ? part.group.households.map((_, index) => index) : null);
    return { ...part, group, households: own && (homes ? own.map((index) => homes[index] ?? index) : own) };
  };
}
