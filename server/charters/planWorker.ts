/** Makes one plan in a worker thread: problem, plan, judgement, routes; tells its progress meanwhile. */
import { parentPort, workerData } from "node:worker_threads";
import { makePlan, type PlanRequest } from "./planWorkerMaking.ts";
import type { FinishedPlan } from "./planQueries.ts";

export type PlanMessage = { done: number; cost: number; bound: number | null } | { finished: FinishedPlan };

export interface PlanWorkerRequest extends PlanRequest {
  /** One number: 1 asks the planner to stop and keep its best plan. */
  stop: Int32Array;
}

const { stop, ...request } = workerData as PlanWorkerRequest & { module: string }; // runs.ts starts this worker
const post = (message: PlanMessage) => parentPort?.postMessage(message);
let told = 0;
const finished = await makePlan(request, (progress) => {
  if (Date.now() - told >= 200) {
    told = Date.now();
    post({ done: progress.done, cost: progress.cost, bound: progress.bound });
  }
  return Atomics.load(stop, 0) === 0;
});
post({ finished: { ...finished, cancelled: Atomics.load(stop, 0) !== 0 } });
