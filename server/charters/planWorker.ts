/** Makes one plan in a worker thread: problem, plan, judgement, routes; tells its progress meanwhile. The database is asked through the main thread. */
import { parentPort, workerData } from "node:worker_threads";
import { makePlan, type PlanRequest } from "./planWorkerMaking.ts";
import type { FinishedPlan } from "./planQueries.ts";
import type { RouteCache } from "./routing.ts";

export type PlanMessage =
  | { progress: number; cost: number; served: number; bound: number | null }
  | { known: string[] }
  | { learnt: Map<string, string> }
  | { finished: FinishedPlan };

export interface PlanWorkerRequest extends PlanRequest {
  /** One number: 1 asks the planner to stop and keep its best plan. */
  stop: Int32Array;
}

/** Milliseconds between two words about the progress. */
const progressPause = 200;

const { stop, ...request } = workerData as PlanWorkerRequest; // runs.ts starts this worker
const post = (message: PlanMessage) => parentPort?.postMessage(message);

/** One question at a time: the main thread answers `known` with what it has. */
const cache: RouteCache = {
  get: (keys) => new Promise((resolve) => {
    parentPort?.once("message", resolve);
    post({ known: keys });
  }),
  set: async (entries) => post({ learnt: entries }),
};

let told = 0;
const finished = await makePlan(request, cache, ({ done, cost, served, bound }) => {
  if (Date.now() - told >= progressPause) {
    told = Date.now();
    post({ progress: done, cost, served, bound });
  }
  return Atomics.load(stop, 0) === 0;
});
post({ finished: { ...finished, cancelled: Atomics.load(stop, 0) !== 0 } });
