/** Runs of the planner, each in a worker thread. A run lives as long as the server; the plan that it ends with lies in the database. */
import { isDeepStrictEqual } from "node:util";
import type { Database } from "../database/database.ts";
import type { RunState, Viewer } from "../vocabulary.ts";
import { demandFilter, type DemandFilter } from "./demandFilter.ts";
import { nameRows, readEditedDemand } from "./demandReading.ts";
import { insertPlan, readProblem, type FinishedPlan, type PlanHeading } from "./planQueries.ts";
import type { PlanRequest } from "./planWorkerMaking.ts";
import { inheritLife } from "./lifeQueries.ts";
import { readLedgerMoments, readPositions } from "./queries.ts";
import { readRoutes, storeRoutes } from "./routeQueries.ts";
import type { RouteCache } from "./routing.ts";
import type { RunAnswer } from "./runAnswers.ts";
import { readEarlier } from "./planLife.ts";
import { runWorker } from "./runWorker.ts";
import { placeCodesOf } from "./scenarioProblem.ts";
import { findScenario } from "./scenarioReading.ts";

export interface RunQuestion {
  scenarioId: string;
  effort: number;
  seed: number;
  /** Of the plan; the scenario's when missing. */
  name?: string | undefined;
  filter: DemandFilter;
  /** A plan to begin with: its locks stay, its days are kept where that is the cheaper way. */
  earlierPlanId?: string | undefined;
}

export interface RefusedRun {
  refused: "noScenario" | "noPlan" | "otherDemand" | "tooLong" | "nobody" | "busy";
  /** One sentence. */
  message: string;
}

interface Run {
  answer: RunAnswer;
  viewer: Viewer;
  stop: Int32Array;
}

/** Planners at one time: each needs a core. */
const mostRunning = 2;
/** Ended runs that can still be asked for. */
const mostKept = 50;
/** A problem has no more days (problem.ts). */
const mostDays = 366;

export interface RunSettings {
  /** Address of an OSRM-compatible server; null plans on the corridor network. */
  routingUrl?: string | null | undefined;
  /** Memory that the planner may take. */
  heapMegabytes?: number;
}

const runsOf = new WeakMap<Database, Map<string, Run>>();

/** Reads demand and scenario, starts the planner and answers at once. */
export async function startRun(database: Database, viewer: Viewer, question: RunQuestion, settings: RunSettings = {}): Promise<{ runId: string } | RefusedRun> {
  const runs = runsOf.get(database) ?? new Map<string, Run>();
  runsOf.set(database, runs);
  const running = () => [...runs.values()].filter(({ answer }) => answer.state === "running").length;
  const busy: RefusedRun = { refused: "busy", message: `已有 ${mostRunning} 个方案正在排班，请等其中一个完成或停止后再开始。` };
  if (running() >= mostRunning) return busy;
  const request = await database.withScope(viewer, async (scoped): Promise<PlanRequest | RefusedRun> => {
    const scenario = await findScenario(scoped, question.scenarioId);
    if (!scenario) return { refused: "noScenario", message: "方案不存在，可能已被删除。" };
    const earlier = question.earlierPlanId === undefined ? null : await readEarlier(scoped, question.earlierPlanId);
    if (!earlier && question.earlierPlanId !== undefined) return { refused: "noPlan", message: "原计划不存在，可能已被删除。" };
    const before = earlier && question.earlierPlanId !== undefined ? await readProblem(scoped, question.earlierPlanId) : null;
    if (before?.origin && !isDeepStrictEqual(demandFilter.parse(before.origin.filter), question.filter)) {
      return { refused: "otherDemand", message: "以原计划为底时，筛选须与原计划相同，否则筛选之外的班次会被取消；请恢复筛选，或不勾“以当前计划为底”。" };
    }
    const origin = { ledgerAt: await readLedgerMoments(scoped), filter: question.filter };
    const demand = await readEditedDemand(scoped, question.filter, scenario.demandEdits);
    if (demand.groups.length === 0) return { refused: "nobody", message: "范围内没有可以安排的人：没有人同时填了需要组织输送、返岗日期和就业地。" };
    const days = demand.groups.flatMap(({ firstDate, lastDate }) => [Date.parse(firstDate), Date.parse(lastDate)]);
    if (Math.max(...days) - Math.min(...days) >= mostDays * 86_400_000) return { refused: "tooLong", message: `出发日期前后相差超过 ${mostDays} 天，请检查手工需求的日期。` };
    const positions = await readPositions(scoped, placeCodesOf(demand.groups, scenario));
    return { groups: demand.groups, rows: await nameRows(scoped, demand), origin, scenario, positions, effort: question.effort, seed: question.seed, routingUrl: settings.routingUrl ?? null, earlier };
  });
  if ("refused" in request) return request;
  if (running() >= mostRunning) return busy; // somebody was faster
  const run = createRun(question.scenarioId, viewer);
  runs.set(run.answer.runId, run);
  forgetOld(runs);
  void follow(database, run, request, { name: question.name ?? request.scenario.name, scenario: request.scenario, earlierPlanId: question.earlierPlanId ?? null }, settings.heapMegabytes ?? 2048);
  return { runId: run.answer.runId };
}

function createRun(scenarioId: string, viewer: Viewer): Run {
  return {
    answer: { runId: crypto.randomUUID(), scenarioId, state: "running", progress: 0, cost: null, bound: null, served: null, message: null, planId: null },
    viewer, stop: new Int32Array(new SharedArrayBuffer(4)),
  };
}

function forgetOld(runs: Map<string, Run>): void {
  for (const [runId, { answer }] of runs) {
    if (runs.size <= mostKept) return;
    if (answer.state !== "running") runs.delete(runId);
  }
}

/** Null when this desk has no such run. */
export function readRun(database: Database, viewer: Viewer, runId: string): RunAnswer | null {
  const run = runsOf.get(database)?.get(runId);
  return run && sameDesk(run.viewer, viewer) ? { ...run.answer } : null;
}

/** Asks the planner to stop with its best plan; a run that has ended stays as it is. Null when this desk has no such run. */
export function cancelRun(database: Database, viewer: Viewer, runId: string): RunAnswer | null {
  const run = runsOf.get(database)?.get(runId);
  if (!run || !sameDesk(run.viewer, viewer)) return null;
  Atomics.store(run.stop, 0, 1);
  return { ...run.answer };
}

function sameDesk(a: Viewer, b: Viewer): boolean {
  return [...a.scope].sort().join() === [...b.scope].sort().join();
}

/** From the worker's first word to the saved plan; never rejects. */
async function follow(database: Database, run: Run, request: PlanRequest, heading: Omit<PlanHeading, "planId" | "madeAt">, heapMegabytes: number): Promise<void> {
  const { answer } = run;
  const end = (state: RunState, message: string | null = null) => Object.assign(answer, { state, message });
  let finished: FinishedPlan;
  try {
    finished = await runWorker({ ...request, stop: run.stop }, cacheIn(database, run.viewer), heapMegabytes, (progress) => Object.assign(answer, progress));
  } catch (error) {
    console.error("charter planner:", error);
    end("failed", sentenceOf(error));
    return;
  }
  try {
    const planId = crypto.randomUUID();
    await database.withScope(run.viewer, async (scoped) => {
      await insertPlan(scoped, { ...heading, planId, madeAt: new Date().toISOString() }, finished);
      if (heading.earlierPlanId !== null) await inheritLife(scoped, planId, heading.earlierPlanId, [...request.earlier?.locks.runs ?? []]);
    });
    const { cost, bound, served, cancelled } = finished;
    Object.assign(answer, { progress: 1, cost, bound, served, planId });
    end(cancelled ? "cancelled" : "done");
  } catch (error) {
    console.error("charter plan not saved:", error);
    end("failed", "计划已经排好，但没能存进数据库；请稍后重新排班。");
  }
}

/** Answers of the routing server, kept in the database. */
function cacheIn(database: Database, viewer: Viewer): RouteCache {
  return {
    get: (questions) => database.withScope(viewer, (scoped) => readRoutes(scoped, questions)),
    set: (answers) => database.withScope(viewer, (scoped) => storeRoutes(scoped, answers)),
  };
}

function sentenceOf(error: unknown): string {
  const { code } = error as { code?: string };
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return "人数太多，超过了排班允许的内存；请只选部分县市或日期后再排班。";
  return "排班程序出错，没有得出计划；已保存的计划不受影响，请换一个方案或随机数再试。";
}
