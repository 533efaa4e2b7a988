/** What every plan of a world small enough to try everything owes: the judge finds nothing, and bound ≤ cheapest plan ≤ cost. */
import { expect } from "vitest";
import { checkPlan } from "../../../server/charters/check.ts";
import type { Plan } from "../../../server/charters/plan.ts";
import { plan } from "../../../server/charters/planner.ts";
import type { Problem } from "../../../server/charters/problem.ts";
import { cheapestPlanCost } from "./exhaustive.ts";

/** The plan at effort 1, and whether it is a cheapest one. */
export async function boundedPlan(problem: Problem): Promise<{ answer: Plan; cheapest: boolean }> {
  const least = cheapestPlanCost(problem);
  const answer = await plan(problem, { seed: 1, effort: 1 });
  expect(checkPlan(problem, answer).violations).toEqual([]);
  expect(answer.bound).toBeLessThanOrEqual(least + 0.01);
  expect(answer.cost).toBeGreaterThanOrEqual(least - 0.01);
  return { answer, cheapest: answer.cost < least + 0.01 };
}
