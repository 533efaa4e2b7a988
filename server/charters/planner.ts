/** From a problem to a plan: seat everybody, prove what any plan costs at least, round a plan from the proof with the trains that pay, improve it. */
import { coachParts } from "./boundParts.ts";
import type { RoundedTrip } from "./boundProof.ts";
import { improve, type Search, type Snapshot } from "./improve.ts";
import { createInstance, type Instance } from "./instance.ts";
import { lowerBound } from "./lowerBound.ts";
import { nearestGroups } from "./neighbours.ts";
import { openRounded } from "./openRounded.ts";
import { without } from "./parting.ts";
import type { Plan, PlanTrip } from "./plan.ts";
import { planOf } from "./planFile.ts";
import type { Problem } from "./problem.ts";
import { createRandom } from "./random.ts";
import { seatOffers, type SeatRun } from "./seats.ts";
import { Solution } from "./solution.ts";
import { planBySpreadsheet } from "./spreadsheetRule.ts";
import { openBlockSeats, openTrains } from "./trains.ts";
import { openTrips } from "./openTrips.ts";

export interface PlanProgress {
  /** From 0 to 1. */
  done: number;
  /** Yuan: the best plan so far. */
  cost: number;
  /** People on board of it. */
  served: number;
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
const roundsPerEffort = 4;
/** Nodes of branch and bound for the last trips of each part, by step of effort: at the first a plan is wanted at once. */
const nodesAt = [0, 50, 50, 50, 50];
/** Share of the iterations before columns are generated, and for what these bring; and before trains are chosen where there are no columns. */
const shares = { beforeColumns: 0.06, afterColumns: 0.8, beforeTrains: 0.4 };
/** So many neighbours may be taken out with a group. */
const neighboursOfGroup = 60;
/** Share of the work for the columns, as the progress tells it. */
const forColumns = 0.5;
/** Of the first temperature when there is an earlier plan, and when there are rounded trips: enough to mend them, too little to forget them. */
const warmth = { earlier: 0.3, rounded: 0.2 };

/** `onPlan` is handed the best plan so far with every word about the progress; it is made when asked for. */
export async function plan(problem: Problem, options: PlanOptions, onPlan?: (soFar: () => Plan) => void): Promise<Plan> {
  const instance = createInstance(problem);
  const { best, bound } = await solve(instance, options, [], onPlan && ((snapshot, proved) => onPlan(() => planOf(instance, snapshot, proved))));
  return planOf(instance, best, bound);
}

/** The best plan found and a bound below any; with trips of an earlier plan to begin with it stays near them. */
export async function solve(instance: Instance, { seed, effort, onProgress, prove = true }: PlanOptions, start: readonly PlanTrip[] = [], onBest?: (best: Snapshot, bound: number | null) => void): Promise<{ best: Snapshot; bound: number }> {
  const iterations = iterationsFor(instance.groups.length, effort);
  const everybody = instance.groups.reduce((sum, { people }) => sum + people, 0);
  let stopped = false;
  let best: Snapshot = { trips: [], runs: [], waiting: [], cost: Infinity };
  const tell = (done: number, plan: Snapshot, bound: number | null): boolean => {
    const leading = plan.cost < best.cost ? plan : best;
    const { cost, waiting } = leading;
    onBest?.(leading, bound);
    if (onProgress && !onProgress({ done, cost, served: waiting.reduce((left, { people }) => left - people, everybody), bound })) stopped = true;
    return !stopped;
  };
  const chance = { random: createRandom(seed), neighbours: nearestGroups(instance, neighboursOfGroup) };
  const parts = prove ? coachParts(instance) : [];
  // An earlier plan is mended, not made anew, and where trips are too many to list there is nothing to round from: all the search comes first.
  const alone = start.length > 0 || parts.every(({ courses }) => courses === null);
  const searching = alone ? (prove ? 1 - forColumns : 1) : shares.beforeColumns * (1 - forColumns);
  best = search(instance, chance, Math.round(iterations * (alone ? 1 : shares.beforeColumns)), start, alone, (done, plan) => tell(done * searching, plan, null));
  if (!prove) return { best, bound: 0 };
  const { bound, rounded, runs } = await lowerBound(instance, parts, {
    rounds: roundsPerEffort * effort,
    nodes: nodesAt[effort - 1] ?? 0,
    trips: best.trips,
    runs: alone ? best.runs : null,
    goOn: (proved, done) => tell(searching + forColumns * done, best, proved),
  });
  if (!stopped && !alone) {
    const mended = finish(instance, runs, rounded, chance, Math.round(iterations * shares.afterColumns), (done, plan) => tell(searching + forColumns + (1 - searching - forColumns) * done, plan, bound));
    if (mended.cost < best.cost) best = mended;
  }
  tell(1, best, bound);
  return { best, bound };
}

/** What is drawn by lot, and among whom. */
type Chance = Pick<Search, "random" | "neighbours">;

/** The rounded trips beside the trains of a plan, and the search from there. */
function finish(instance: Instance, runs: readonly SeatRun[], rounded: readonly RoundedTrip[], chance: Chance, iterations: number, goOn: (done: number, plan: Snapshot) => boolean): Snapshot {
  const solution = new Solution(instance);
  for (const run of runs) {
    for (const part of run.parts) {
      const waiting = solution.call(part.group.index);
      const rest = waiting && without(waiting, part);
      if (rest) solution.wait(rest);
    }
    solution.addRun(run);
  }
  openBlockSeats(solution);
  openRounded(solution, rounded);
  return improve(solution, { iterations, ...chance, warmth: warmth.rounded, goOn: (done, plan) => goOn(done / iterations, plan) });
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

/** Trains too, where nothing else will choose them. */
function search(instance: Instance, chance: Chance, iterations: number, start: readonly PlanTrip[], trains: boolean, goOn: (done: number, plan: Snapshot) => boolean): Snapshot {
  const solution = new Solution(instance);
  const warm = openTrips(solution, start) > 0 ? warmth.earlier : 1;
  if (instance.groups.length === 0) return { trips: [], runs: [], waiting: [], cost: 0 };
  if (!trains || seatOffers(instance).length === 0) return improve(solution, { iterations, ...chance, warmth: warm, goOn: (done, plan) => goOn(done / iterations, plan) });
  const first = Math.round(iterations * shares.beforeTrains);
  const coaches = improve(solution, { iterations: first, ...chance, warmth: warm, goOn: (done, plan) => goOn(done / iterations, plan) });
  openTrains(solution);
  openBlockSeats(solution);
  if (solution.runs.length === 0) return coaches;
  const both = improve(solution, { iterations: iterations - first, ...chance, warmth: warm, goOn: (done, plan) => goOn((first + done) / iterations, plan.cost < coaches.cost ? plan : coaches) });
  return both.cost < coaches.cost ? both : coaches;
}
