/** The planner's trips as a plan that a file can hold: names instead of numbers, stops with times. */
import type { Snapshot } from "./improve.ts";
import type { Instance } from "./instance.ts";
import { joinPart } from "./parting.ts";
import type { Plan, PlanTrip } from "./plan.ts";
import { drive, startClock } from "./roadRules.ts";
import type { SeatRun } from "./seats.ts";
import type { Part, Trip } from "./trips.ts";
import { unservedCost } from "./solution.ts";
import { explainUnserved } from "./unserved.ts";

export function planOf(instance: Instance, snapshot: Snapshot, bound: number | null): Plan {
  const { problem } = instance;
  const inOrder = [...snapshot.trips].sort((a, b) => a.day - b.day || a.fleet.index - b.fleet.index || (a.pickups[0] ?? 0) - (b.pickups[0] ?? 0) || (a.drops[0] ?? 0) - (b.drops[0] ?? 0) || a.people - b.people);
  const trips = inOrder.map((trip, index) => tripOf(instance, trip, `t${index + 1}`));
  const cost = snapshot.trips.reduce((sum, trip) => sum + trip.cost, 0) + snapshot.runs.reduce((sum, run) => sum + run.cost, 0)
    + snapshot.waiting.reduce((sum, part) => sum + unservedCost(part), 0);
  const runs = snapshot.runs.filter((run) => run.people > 0);
  return {
    format: "guitu-charter-plan/1",
    problem: problem.name,
    ...pricesOf(cost, bound),
    trips,
    trains: runs.filter((run) => run.offer.kind === "train").map((run, index) => ({
      id: `r${index + 1}`, train: problem.trains[run.offer.index]?.id ?? "", day: run.offer.day, coaches: Math.ceil(run.people / run.offer.perCoach), ...seatsOf(instance, run),
    })),
    blockSeats: runs.filter((run) => run.offer.kind === "blockSeat").map((run, index) => ({ id: `b${index + 1}`, blockSeat: problem.blockSeats[run.offer.index]?.id ?? "", ...seatsOf(instance, run) })),
    unserved: byGroup(snapshot.waiting).map((part) => ({ ...passengersOf(instance, part), ...explainUnserved(instance, part, snapshot) })),
  };
}

/** Written to the cent, the bound never above what is proved; the gap is of the figures as written, so that whoever reads a plan finds it again. */
function pricesOf(exactCost: number, provedBound: number | null): Pick<Plan, "cost" | "bound" | "gap"> {
  const cost = round(exactCost);
  if (provedBound === null) {
    return { cost };
  }
  const bound = Math.floor(provedBound * 100 + 1e-6) / 100;
  return { cost, bound, gap: cost > 0 ? Math.max(0, (cost - bound) / cost) : 0 };
}

function tripOf(instance: Instance, trip: Trip, id: string): PlanTrip {
  return {
    id,
    fleet: instance.problem.fleets[trip.fleet.index]?.id ?? "",
    day: trip.day,
    stops: stopsOf(instance, trip),
    passengers: byGroup(trip.parts).map((part) => passengersOf(instance, part)),
    drivers: trip.drivers,
    holdDays: trip.holdDays,
    km: round(trip.km),
    cost: round(trip.cost),
  };
}

function stopsOf(instance: Instance, trip: Trip): PlanTrip["stops"] {
  const { problem, minutes, size } = instance;
  const driving = problem.rules.driving;
  const name = (place: number) => problem.places[place]?.id ?? "";
  const clock = driving && startClock(driving);
  let previous = trip.base.start;
  return [...trip.pickups.map((place) => ({ place, kind: "pickup" as const })), ...trip.drops.map((place) => ({ place, kind: "drop" as const }))].map(({ place, kind }) => {
    if (!clock) return { place: name(place), kind };
    if (previous >= 0) drive(clock, minutes[previous * size + place] as number, trip.drivers, driving);
    previous = place;
    const arrive = clock.minute;
    clock.minute += driving.stopMinutes;
    return { place: name(place), kind, arriveMinute: Math.round(arrive), departMinute: Math.round(clock.minute) };
  });
}

function seatsOf(instance: Instance, run: SeatRun) {
  return { passengers: byGroup(run.parts).map((part) => passengersOf(instance, part)), cost: round(run.cost) };
}

function passengersOf(instance: Instance, part: Part) {
  const id = instance.problem.groups[part.group.index]?.id ?? "";
  const parted = part.households && part.people < part.group.people;
  return { group: id, people: part.people, ...(parted ? { households: [...part.households ?? []].sort((a, b) => a - b) } : {}) };
}

/** One part a group. */
function byGroup(parts: readonly Part[]): Part[] {
  return parts.reduce<Part[]>(joinPart, []).sort((a, b) => a.group.index - b.group.index);
}

/** Fen are not planned: two decimals. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
