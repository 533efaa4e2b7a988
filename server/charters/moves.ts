/** Changes by hand: people to another trip, a trip to another day, a stop to another place in the row. Rules are not asked here: the judge reads the plan that comes out. */
import { z } from "zod";
import { createInstance } from "./instance.ts";
import { keepIds } from "./planIds.ts";
import type { Plan, PlanTrip } from "./plan.ts";
import { planOf } from "./planFile.ts";
import type { Problem } from "./problem.ts";
import { lockedRuns, Seating } from "./residual.ts";
import { tripId } from "./tripEvents.ts";
import { unservedCost } from "./solution.ts";

const place = z.string().regex(/^\d{2,12}$/, "应为行政区划代码");

export const move = z.discriminatedUnion("kind", [
  /** All people of a group on one trip; null is left out. */
  z.strictObject({ kind: z.literal("group"), group: z.string().min(1).max(200), from: tripId.nullable(), to: tripId.nullable() }),
  z.strictObject({ kind: z.literal("day"), trip: tripId, day: z.int("应为第几天").min(0, "应为第几天").max(366, "应为第几天") }),
  /** `before` is the stop of the same kind that it goes before; null puts it last. */
  z.strictObject({ kind: z.literal("stop"), trip: tripId, place, before: place.nullable() }),
]);
export type Move = z.output<typeof move>;

/** One sentence. */
export class MoveError extends Error {}

/** The plan after the moves, one after the other, with today's times and costs; the bound of the problem stays. */
export function applyMoves(problem: Problem, plan: Plan, moves: readonly Move[]): Plan {
  const moved = moves.reduce((edited, one) => (one.kind === "group" ? movePeople(problem, edited, one) : one.kind === "day" ? moveDay(problem, edited, one) : moveStop(edited, one)), structuredClone(plan));
  const instance = createInstance(problem);
  const seating = new Seating(instance);
  const { trips, runs } = lockedRuns(instance, seating, moved.trips, moved.trains);
  const waiting = seating.takeAll(moved.unserved);
  const cost = [...trips, ...runs].reduce((sum, run) => sum + run.cost, 0) + waiting.reduce((sum, part) => sum + unservedCost(part), 0);
  const everybody = new Set([...plan.trips, ...plan.trains].map(({ id }) => id));
  return keepIds(planOf(instance, { trips, runs, waiting, cost }, plan.bound ?? null), moved, everybody);
}

function movePeople(problem: Problem, plan: Plan, { group: id, from, to }: Extract<Move, { kind: "group" }>): Plan {
  const group = problem.groups.find((one) => one.id === id);
  if (!group) throw new MoveError(`需求里没有 ${id} 这一组，请刷新后再调整。`);
  if (from === to) return plan;
  const riding = (from === null ? plan.unserved : runOf(plan, from).passengers).filter((part) => part.group === id);
  if (riding.length === 0) throw new MoveError(from === null ? "这一组已经安排了班次，请刷新后再调整。" : "这一组已不在原来的班次上，请刷新后再调整。");
  const people = riding.reduce((sum, part) => sum + part.people, 0);
  const households = riding.flatMap((part) => part.households ?? []);
  const part = { group: id, people, ...(households.length > 0 ? { households } : {}) };
  const target = to === null ? null : runOf(plan, to);
  const leave = <Run extends { id: string; passengers: { group: string }[] }>(run: Run): Run => (run.id === from ? { ...run, passengers: run.passengers.filter((one) => one.group !== id) } : run);
  const join = <Run extends { id: string; passengers: (typeof part)[] }>(run: Run): Run => (run.id === to ? { ...run, passengers: [...run.passengers, part] } : run);
  const stay = plan.unserved.filter((one) => from !== null || one.group !== id);
  const filled = <Run extends { passengers: unknown[] }>(run: Run) => run.passengers.length > 0;
  return {
    ...plan,
    trips: plan.trips.map((trip) => join(leave(target?.id === trip.id ? withStops(trip, group.from, group.to) : trip))).filter(filled),
    trains: plan.trains.map((run) => join(leave(run))).filter(filled),
    unserved: to === null ? [...stay, part] : stay,
  };
}

/** New stops go last among their kind; the planner's own order is a move away. */
function withStops(trip: PlanTrip, from: string, to: string): PlanTrip {
  const has = (place: string, kind: "pickup" | "drop") => trip.stops.some((stop) => stop.place === place && stop.kind === kind);
  const [pickups, drops] = [trip.stops.filter(({ kind }) => kind === "pickup"), trip.stops.filter(({ kind }) => kind === "drop")];
  return {
    ...trip,
    stops: [...pickups, ...(has(from, "pickup") ? [] : [{ place: from, kind: "pickup" as const }]), ...drops, ...(has(to, "drop") ? [] : [{ place: to, kind: "drop" as const }])],
  };
}

function moveDay(problem: Problem, plan: Plan, { trip: id, day }: Extract<Move, { kind: "day" }>): Plan {
  runOf(plan, id);
  if (day >= problem.days) throw new MoveError(`计划只有 ${problem.days} 天，不能移到第 ${day + 1} 天。`);
  const train = problem.trains.find((one) => one.id === plan.trains.find((run) => run.id === id)?.train);
  if (train?.days && !train.days.includes(day)) throw new MoveError("专列那一天不开行。");
  const shifted = <Run extends { id: string; day: number }>(run: Run): Run => (run.id === id ? { ...run, day } : run);
  return { ...plan, trips: plan.trips.map(shifted), trains: plan.trains.map(shifted) };
}

function moveStop(plan: Plan, { trip: id, place: code, before }: Extract<Move, { kind: "stop" }>): Plan {
  const trip = plan.trips.find((one) => one.id === id);
  const stop = trip?.stops.find((one) => one.place === code);
  if (!trip || !stop) throw new MoveError(`${id} 这一趟不停 ${code}，请刷新后再调整。`);
  const others = trip.stops.filter((one) => one !== stop);
  const last = stop.kind === "pickup" ? others.filter(({ kind }) => kind === "pickup").length : others.length;
  const found = others.findIndex((one) => one.place === before && one.kind === stop.kind);
  if (before !== null && found < 0) throw new MoveError(`${id} 这一趟不停 ${before}，请刷新后再调整。`);
  const stops = others.toSpliced(before === null ? last : found, 0, stop);
  return { ...plan, trips: plan.trips.map((one) => (one.id === id ? { ...one, stops } : one)) };
}

function runOf(plan: Plan, id: string): PlanTrip | Plan["trains"][number] {
  const run = plan.trips.find((one) => one.id === id) ?? plan.trains.find((one) => one.id === id);
  if (!run) throw new MoveError(`计划里没有 ${id} 这一趟，请刷新后再调整。`);
  return run;
}
