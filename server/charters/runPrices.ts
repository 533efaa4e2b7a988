/** Prices of the rules of saved plans, reckoned in a worker thread when somebody asks, and kept as long as the server lives: a plan never changes. */
import { Worker } from "node:worker_threads";
import type { Database, Scoped } from "../database/database.ts";
import { readPlan, readProblem } from "./planQueries.ts";
import type { PriceMessage } from "./priceWorker.ts";
import type { RulePrice } from "./rulePrices.ts";

export interface PricesAnswer {
  state: "running" | "done" | "failed";
  /** From 0 to 1. */
  progress: number;
  prices: RulePrice[];
}

const pricesOf = new WeakMap<Database, Map<string, PricesAnswer>>();
const effort = 1;
const mostKept = 50;
/** Each takes a core: other plans wait until somebody asks again. */
const mostRunning = 1;

/** What is known so far; the first question starts the work. Null when there is no such plan in the scope. */
export async function rulePricesOf(database: Database, scoped: Scoped, planId: string): Promise<PricesAnswer | null> {
  const all = pricesOf.get(database) ?? new Map<string, PricesAnswer>();
  pricesOf.set(database, all);
  const stored = await readPlan(scoped, planId);
  if (!stored) return null;
  const known = all.get(planId);
  if (known && known.state !== "failed") return known;
  const problem = await readProblem(scoped, planId);
  if (!problem) return null;
  const answer: PricesAnswer = { state: "running", progress: 0, prices: [] };
  const begun = all.get(planId);
  if (begun && begun.state !== "failed") return begun; // somebody was faster
  if ([...all.values()].filter(({ state }) => state === "running").length >= mostRunning) return answer;
  all.set(planId, answer);
  if (all.size > mostKept) all.delete(all.keys().next().value ?? "");
  const worker = new Worker(new URL("../worker.mjs", import.meta.url), { workerData: { module: new URL("./priceWorker.ts", import.meta.url).href, problem, plan: stored.plan, seed: 1, effort }, resourceLimits: { maxOldGenerationSizeMb: 2048 } });
  worker.unref();
  worker.on("message", (message: PriceMessage) => {
    if ("ended" in message) answer.state = "done";
    else Object.assign(answer, { progress: message.done, prices: message.price ? [...answer.prices, message.price] : answer.prices });
  });
  worker.once("error", (error) => { console.error("rule prices:", error); answer.state = "failed"; });
  worker.once("exit", () => { if (answer.state === "running") answer.state = "failed"; });
  return answer;
}
