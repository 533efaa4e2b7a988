/** A saved plan for a printed sheet: what the screen shows of it, and how far its trips were at the moment that the transaction shows. */
import type { Scoped } from "../database/database.ts";
import type { TripStatus } from "../vocabulary.ts";
import type { DemandFilter } from "./demandFilter.ts";
import { readTripEvents } from "./lifeQueries.ts";
import { readPlan } from "./planQueries.ts";
import type { PlanAnswer } from "./runAnswers.ts";
import { planAnswerOf } from "./runPlanAnswer.ts";
import { statesOf } from "./tripEvents.ts";

export interface PlanForSheet extends Pick<PlanAnswer, "id" | "name" | "scenarioId" | "scenarioName" | "madeAt" | "cancelled" | "violationCount" | "totals" | "baseline" | "plan" | "problem" | "routes"> {
  filter: DemandFilter | null;
  /** The newest change of the ledgers that the plan was made from, ISO; when it was made for plans that do not know it. */
  ledgerAt: string;
  /** The newest that had been said of each trip by then. */
  states: { tripId: string; status: TripStatus }[];
}

/** Null when there is no such plan in the scope. Plans never change: only what was said of their trips is of the moment. */
export async function readPlanForSheet(scoped: Scoped, planId: string): Promise<PlanForSheet | null> {
  const stored = await readPlan(scoped, planId);
  if (!stored) return null;
  const { id, name, scenarioId, scenarioName, madeAt, cancelled, violationCount, totals, baseline, plan, problem, routes, filter } = planAnswerOf(stored);
  const events = await readTripEvents(scoped, planId, scoped.asOf);
  return {
    id, name, scenarioId, scenarioName, madeAt, cancelled, violationCount, totals, baseline, plan, problem, routes, filter,
    ledgerAt: Object.values(stored.problem.origin?.ledgerAt ?? {}).sort().at(-1) ?? madeAt,
    states: [...statesOf(events)].map(([tripId, { status }]) => ({ tripId, status })),
  };
}
