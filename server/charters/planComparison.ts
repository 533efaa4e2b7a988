/** Two saved plans side by side: figures, parameters that differ, what changed for people and trips. */
import type { Scoped } from "../database/database.ts";
import { checkPlan } from "./check.ts";
import type { CostParts } from "./checkCosts.ts";
import type { DemandFilter } from "./demandFilter.ts";
import { planChanges, type ComparedPlan, type PlanChanges } from "./planChanges.ts";
import { readPlan, readProblem, type StoredPlan } from "./planQueries.ts";
import { inDaysOf } from "./replan.ts";
import type { PlanSummary, PlanTotals } from "./runAnswers.ts";
import { filterOf, totalsOf } from "./runPlanAnswer.ts";
import { parameterKeys, type ParameterKey } from "./scenarioParameters.ts";

/** One of the two, with whose transport it planned; null for plans that were saved before that was kept. */
type ComparedSide = PlanSummary & { totals: PlanTotals; filter: DemandFilter | null };

export interface PlanComparison {
  before: ComparedSide;
  after: ComparedSide;
  parameters: { key: ParameterKey; before: number | null; after: number | null }[];
  changes: PlanChanges;
}

/** Null when one of them is not in the scope. */
export async function comparePlans(scoped: Scoped, beforeId: string, afterId: string): Promise<PlanComparison | null> {
  const [before, after, problem] = [await readPlan(scoped, beforeId), await readPlan(scoped, afterId), await readProblem(scoped, afterId)];
  if (!before || !after || !problem) return null;
  const trips = new Set([...before.plan.trips, ...before.plan.trains].map(({ id }) => id));
  const judged = checkPlan(problem, inDaysOf(problem, { plan: before.plan, firstDate: firstDateOf(before) }));
  const forbidden = new Set(judged.violations.filter(({ rule }) => rule !== "cost" && rule !== "times").map(({ where }) => where).filter((id) => trips.has(id)));
  return {
    before: summaryOf(before), after: summaryOf(after),
    parameters: parameterKeys.map((key) => ({ key, before: before.scenario.parameters[key] ?? null, after: after.scenario.parameters[key] ?? null })).filter((pair) => pair.before !== pair.after),
    changes: planChanges(comparedOf(before), comparedOf(after), forbidden),
  };
}

/** What a saved plan costs, taken apart by trip and train (by id) and by what it is paid for; the people left out stand under "unserved". */
export async function planCosts(scoped: Scoped, planId: string): Promise<Record<string, CostParts> | null> {
  const [stored, problem] = [await readPlan(scoped, planId), await readProblem(scoped, planId)];
  return stored && problem && checkPlan(problem, stored.plan).costs;
}

function summaryOf(stored: StoredPlan): ComparedSide {
  const { id, name, scenarioId, scenarioName, madeAt, people, served, cost, bound, gap, loadFactor, violationCount, cancelled, earlierPlanId } = stored;
  return { id, name, scenarioId, scenarioName, madeAt, people, served, cost, bound, gap, loadFactor, violationCount, cancelled, earlierPlanId, totals: totalsOf(stored), filter: filterOf(stored) };
}

function comparedOf(stored: StoredPlan): ComparedPlan {
  return { plan: stored.plan, firstDate: firstDateOf(stored), groups: stored.problem.groups };
}

function firstDateOf({ problem }: StoredPlan): string {
  return problem.firstDate ?? ""; // every saved plan has one
}
