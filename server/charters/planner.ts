/** From a problem to a plan: seat everybody, improve, charter trains, improve again, prove how far from the best the plan can be. */
import { improve, type Snapshot } from "./improve.ts";
import { createInstance, type Instance } from "./instance.ts";
import { lowerBound } from "./lowerBound.ts";
import type { Plan, PlanTrip } from "./plan.ts";
import { planOf } from "./planFile.ts";
import type { Problem } from "./problem.ts";
import { createRandom } from "./random.ts";
import { seatOffers } from "./seats.ts";
import { Solution } from "./solution.ts";
import { planBySpreadsheet } from "./spreadsheetRule.ts";
import { openTrains } from "./trains.ts";
import { openTrips } from "./openTrips.ts";

export interface PlanProgress {
  /** From 0 to 1. */
  done: number;
  /** Yuan: the best plan so far. */
  cost: number;
  /** Proved lower bound; null before there is one. */
  bound: number | null;
}

export interface PlanOptions {
  seed: number;
  /** 1 quick … 5 patient. Limits are counted in iterations and rounds, so that the same seed gives the same plan on any machine. */
  effort: number;
  /** Told now and then; false stops the planner, which keeps its best plan. */
  onProgress?: (progress: PlanProgress) => boolean;
  /** False leaves the bound out: it is then 0. */
  prove?: boolean;
}

/** Iterations for each group at effort 1, doubled with each step: many, as long as all together are not more than enough for a middle-sized problem. */
const iterationsPerGroup = { most: 20, least: 6 };
const enoughIterations = 42_000;
/** Small problems get enough to settle: so many at effort 1, three times as many with each step. */
const fewestIterations = 4000;
/** Rounds of column generation for each part of the problem and step of effort. */
const roundsPerEffort = 6;
/** Share of the work before trains are chosen, and at the end for the bound. */
const beforeTrains = 0.3;
const forBound = 0.3;
/** Of the first temperature when there is an earlier plan: enough to mend it, too little to forget it. */
const warmStart = 0.3;

export async function plan(problem: Problem, options: PlanOptions): Promise<Plan> {
  const instance = createInstance(problem);
  const { best, bound } = await solve(instance, options);
  return planOf(instance, best, bound);
}

/** The best plan found and a bound below any; with trips of an earlier plan to begin with it stays near them. */
export async function solve(instance: Instance, { seed, effort, onProgress, prove = true }: PlanOptions, start: readonly PlanTrip[] = []): Promise<{ best: Snapshot; bound: number }> {
  const { problem } = instance;
  let stopped = false;
  const tell = (progress: PlanProgress): boolean => {
    if (onProgress && !onProgress(progress)) stopped = true;
    return !stopped;
  };
  const best = search(instance, seed, iterationsFor(problem.groups.length, effort), start, (done, cost) => tell({ done: done * (1 - forBound), cost, bound: null }));
  if (!prove) return { best, bound: 0 };
  let groupsBounded = 0;
  const { bound } = await lowerBound(instance, {
    rounds: roundsPerEffort * effort,
    trips: best.trips,
    goOn: () => tell({ done: 1 - forBound + forBound * Math.min(1, ++groupsBounded / (roundsPerEffort * effort * Math.max(1, instance.bases.length))), cost: best.cost, bound: null }),
  });
  // Stopped before every part was bounded, the parts that were are still a bound: nobody costs less than nothing.
  tell({ done: 1, cost: best.cost, bound });
  return { best, bound };
}

function iterationsFor(groups: number, effort: number): number {
  const first = Math.max(groups * iterationsPerGroup.least, Math.min(groups * iterationsPerGroup.most, enoughIterations));
  return Math.max(fewestIterations * 3 ** (effort - 1), first * 2 ** (effort - 1));
}

/** The plan of a careful person with a spreadsheet. */
export function spreadsheetPlan(problem: Problem): Plan {
  const instance = createInstance(problem);
  return planOf(instance, planBySpreadsheet(instance), null);
}

function search(instance: Instance, seed: number, iterations: number, start: readonly PlanTrip[], goOn: (done: number, cost: number) => boolean): Snapshot {
  const random = createRandom(seed);
  const solution = new Solution(instance);
  const warmth = openTrips(solution, start) > 0 ? warmStart : 1;
  if (instance.groups.length === 0) return { trips: [], runs: [], waiting: [], cost: 0 };
  if (seatOffers(instance).length === 0) return improve(solution, { iterations, random, warmth, goOn: (done, cost) => goOn(done / iterations, cost) });
  const coaches = improve(solution, { iterations: Math.round(iterations * beforeTrains), random, warmth, goOn: (done, cost) => goOn(done / iterations, cost) });
  openTrains(solution);
  if (solution.runs.length === 0) return coaches;
  const rest = iterations - Math.round(iterations * beforeTrains);
  const both = improve(solution, { iterations: rest, random, warmth, goOn: (done, cost) => goOn(beforeTrains + done / iterations, Math.min(cost, coaches.cost)) });
  return both.cost < coaches.cost ? both : coaches;
}
