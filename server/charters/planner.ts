/** From a problem to a plan: seat everybody, improve, prove how far from the best the plan can be. */
import { improve } from "./improve.ts";
import { createInstance } from "./instance.ts";
import type { Plan } from "./plan.ts";
import { planOf } from "./planFile.ts";
import type { Problem } from "./problem.ts";
import { createRandom } from "./random.ts";
import { Solution } from "./solution.ts";

export interface PlanProgress {
  /** From 0 to 1. */
  done: number;
  /** Yuan: the best plan so far. */
  cost: number;
  /** Proved lower bound so far; null before there is one. */
  bound: number | null;
}

export interface PlanOptions {
  seed: number;
  /** 1 quick … 5 patient. Limits are counted in iterations, so that the same seed gives the same plan on any machine. */
  effort: number;
  /** Told now and then; false stops the planner, which keeps its best plan. */
  onProgress?: (progress: PlanProgress) => boolean;
}

/** Iterations for each group at effort 1, doubled with each step. */
const iterationsPerGroup = 12;
const fewestIterations = 4000;

export async function plan(problem: Problem, { seed, effort, onProgress }: PlanOptions): Promise<Plan> {
  const instance = createInstance(problem);
  const solution = new Solution(instance);
  const iterations = Math.max(fewestIterations, problem.groups.length * iterationsPerGroup) * 2 ** (effort - 1);
  const best = improve(solution, {
    iterations,
    random: createRandom(seed),
    goOn: (done, cost) => onProgress?.({ done: done / iterations, cost, bound: null }) ?? true,
  });
  return planOf(instance, best, null);
}
