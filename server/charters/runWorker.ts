/** One planner in its worker thread: its words are heard, its questions to the database answered, its end is a plan or an error. */
import { Worker } from "node:worker_threads";
import type { FinishedPlan } from "./planQueries.ts";
import type { PlanMessage, PlanWorkerRequest } from "./planWorker.ts";
import type { RouteCache } from "./routing.ts";

export interface RunProgress {
  /** From 0 to 1. */
  progress: number;
  cost: number;
  /** People on board of the best plan so far. */
  served: number;
  bound: number | null;
}

/** Rejects when the planner throws, runs out of memory or ends without a plan. A cache that fails is a cache that knows nothing. */
export function runWorker(request: PlanWorkerRequest, cache: RouteCache, heapMegabytes: number, tell: (progress: RunProgress) => void): Promise<FinishedPlan> {
  const worker = new Worker(new URL("../worker.mjs", import.meta.url), {
    workerData: { module: new URL("./planWorker.ts", import.meta.url).href, ...request },
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  worker.unref(); // a server that closes does not wait for a plan
  return new Promise<FinishedPlan>((resolve, reject) => {
    worker.on("message", (message: PlanMessage) => {
      if ("finished" in message) resolve(message.finished);
      else if ("known" in message) void cache.get(message.known).catch(knowsNothing).then((answers) => worker.postMessage(answers));
      else if ("learnt" in message) void cache.set(message.learnt).catch(knowsNothing);
      else tell(message);
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the planner's worker ended with code ${code} and without a plan`)));
  }).finally(() => void worker.terminate());
}

function knowsNothing(error: unknown): Map<string, string> {
  console.error("route cache:", error);
  return new Map();
}
