/** Changes of a saved plan by hand: judged at once, and saved as a plan of their own. */
import type { Scoped } from "../database/database.ts";
import { checkPlan, type Violation } from "./check.ts";
import { openedCorridors } from "./demandRoads.ts";
import { corridorRoutes, finishedPlan } from "./finishedPlan.ts";
import { inheritLife } from "./lifeQueries.ts";
import { applyMoves, MoveError, type Move } from "./moves.ts";
import type { Plan } from "./plan.ts";
import { confirmedTrips } from "./planLife.ts";
import { insertPlan, readPlan, readProblem, type StoredPlan } from "./planQueries.ts";
import type { Problem } from "./problem.ts";

export interface MovesAnswer {
  plan: Plan;
  cost: number;
  /** Yuan: less than nothing is saved. */
  costChange: number;
  paid: number;
  served: number;
  violations: Violation[];
  /** Of these the ones that the saved plan does not have. */
  newViolations: Violation[];
}

/** Null without such a plan; a MoveError says what cannot be moved. */
export async function tryMoves(scoped: Scoped, planId: string, moves: readonly Move[]): Promise<MovesAnswer | null> {
  const found = await readWhole(scoped, planId);
  if (found) await requirePlanned(scoped, planId, moves);
  return found && answerOf(found.stored, found.problem, moves);
}

function answerOf(stored: StoredPlan, problem: Problem, moves: readonly Move[]): MovesAnswer {
  const plan = applyMoves(problem, stored.plan, moves);
  const { cost, paid, served, violations } = checkPlan(problem, plan);
  const known = new Set(stored.violations.map(({ rule, where, message }) => [rule, where, message].join("|")));
  return { plan, cost, costChange: cost - stored.cost, paid, served, violations, newViolations: violations.filter(({ rule, where, message }) => !known.has([rule, where, message].join("|"))) };
}

/** Saves the plan after the moves beside the one it came from; answers its id, or null without such a plan. Locks and events go with it. */
export async function saveMoves(scoped: Scoped, { planId, moves, name }: { planId: string; moves: readonly Move[]; name: string }, { id, changedAt }: { id: string; changedAt: string }): Promise<string | null> {
  const found = await readWhole(scoped, planId);
  if (!found) return null;
  await requirePlanned(scoped, planId, moves);
  const { stored, problem } = found;
  const { plan } = answerOf(stored, problem, moves);
  const finished = finishedPlan({ problem, plan, rows: stored.demand, roads: stored.roads, baseline: stored.baseline }, corridorRoutes(plan, openedCorridors()));
  await insertPlan(scoped, { planId: id, name, scenario: stored.scenario, madeAt: changedAt, earlierPlanId: planId }, { ...finished, cancelled: false });
  await inheritLife(scoped, id, planId, [...plan.trips, ...plan.trains].map((run) => run.id));
  return id;
}

/** Who has been told that a trip is confirmed, or sits on it, is not moved behind its back: a MoveError. */
async function requirePlanned(scoped: Scoped, planId: string, moves: readonly Move[]): Promise<void> {
  const confirmed = new Set(await confirmedTrips(scoped, planId));
  const touched = moves.flatMap((one) => (one.kind === "group" ? [one.from, one.to] : [one.trip])).find((trip) => trip !== null && confirmed.has(trip));
  if (touched) throw new MoveError(`第 ${touched.slice(1)} 趟已经确认或发车，不能再调整；请先撤回确认。`);
}

async function readWhole(scoped: Scoped, planId: string): Promise<{ stored: StoredPlan; problem: Problem } | null> {
  const stored = await readPlan(scoped, planId);
  const problem = stored && await readProblem(scoped, planId);
  return problem ? { stored, problem } : null;
}
