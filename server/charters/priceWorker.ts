/** Prices the rules of one plan in a worker thread; each price is posted as soon as it is known. */
import { parentPort, workerData } from "node:worker_threads";
import type { Plan } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { priceRules, type RulePrice } from "./rulePrices.ts";

export interface PriceRequest {
  problem: Problem;
  plan: Plan;
  seed: number;
  effort: number;
}

export type PriceMessage = { price: RulePrice | null; done: number } | { ended: true };

const { problem, plan, seed, effort } = workerData as PriceRequest; // runPrices.ts starts this worker
const post = (message: PriceMessage) => parentPort?.postMessage(message);
await priceRules(problem, plan, { seed, effort, onPrice: (price, done) => { post({ price, done }); return true; } });
post({ ended: true });
