/** Locks and the life of runs: what a plan is bound to when it is made again, and what happened to it. */
import type { Scoped } from "../database/database.ts";
import type { LockKind } from "../vocabulary.ts";
import { insertTripEvent, readLocks, readTripEvents, type Lock } from "./lifeQueries.ts";
import type { Plan } from "./plan.ts";
import { readPlan } from "./planQueries.ts";
import type { EarlierPlan, Locks } from "./replan.ts";
import { nextEvent, statesOf, type TripEvent, type TripEventInput } from "./tripEvents.ts";

/** Null when there is no such plan in the scope. */
export async function readEarlier(scoped: Scoped, planId: string): Promise<(EarlierPlan & { locks: Locks }) | null> {
  const stored = await readPlan(scoped, planId);
  if (!stored) return null;
  const { plan, problem: { firstDate = "" } } = stored; // every saved plan has one
  return { plan, firstDate, locks: locksOf(plan, firstDate, await readLocks(scoped, planId), await readTripEvents(scoped, planId)) };
}

/** A run is locked by itself, by its date or vehicle, and by having been confirmed. */
export function locksOf(plan: Plan, firstDate: string, locks: readonly Pick<Lock, "kind" | "target">[], events: readonly TripEvent[]): Locks {
  const targets = (kind: LockKind) => new Set(locks.filter((lock) => lock.kind === kind).map(({ target }) => target));
  const [runs, groups, fleets, dates] = [targets("trip"), targets("group"), targets("fleet"), targets("date")];
  for (const [tripId, { status }] of statesOf(events)) if (status !== "planned") runs.add(tripId);
  const dateOf = (day: number) => new Date(Date.parse(firstDate) + day * 86_400_000).toISOString().slice(0, 10);
  for (const { id, day, fleet } of plan.trips) if (fleets.has(fleet) || dates.has(dateOf(day))) runs.add(id);
  for (const { id, day } of plan.trains) if (dates.has(dateOf(day))) runs.add(id);
  return { runs: new Set([...plan.trips, ...plan.trains].map(({ id }) => id).filter((id) => runs.has(id))), groups };
}

/** Writes down what happened to a run; one sentence when it cannot have happened, null without such a plan or run. */
export async function sayTripEvent(scoped: Scoped, planId: string, said: TripEventInput, { id, at }: { id: string; at: string }): Promise<TripEvent | string | null> {
  const stored = await readPlan(scoped, planId);
  if (!stored || ![...stored.plan.trips, ...stored.plan.trains].some((run) => run.id === said.tripId)) return null;
  const before = statesOf(await readTripEvents(scoped, planId)).get(said.tripId) ?? null;
  const next = nextEvent(before, said);
  if (typeof next === "string") return next;
  const event = { ...next, account: scoped.viewer.account, at };
  await insertTripEvent(scoped, planId, id, event);
  return event;
}

/** Ids of runs that somebody has confirmed. */
export async function confirmedTrips(scoped: Scoped, planId: string): Promise<string[]> {
  return [...statesOf(await readTripEvents(scoped, planId))].filter(([, { status }]) => status !== "planned").map(([tripId]) => tripId);
}
