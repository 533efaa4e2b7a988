/** npm run plan -- problem.json --out plan.json [--seed S] [--effort 1..5]: the file holds a whole plan from the first one on, and the best one known when the command is broken off. */
import { parseArgs } from "node:util";
import type { Plan } from "./plan.ts";
import { readJson, targetOf, writeJson } from "./planFiles.ts";
import { plan } from "./planner.ts";
import { parseProblem } from "./problem.ts";

/** Seconds between two plans on the disk: short at first, when each is much better than the last; a large one takes part of a second. */
const pauses = { first: 0.5, longest: 30 };

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: "string" }, seed: { type: "string", default: "1" }, effort: { type: "string", default: "3" } } });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Error("Usage: npm run plan -- problem.json --out plan.json [--seed S] [--effort 1..5]");
  const effort = Number(values.effort);
  if (![1, 2, 3, 4, 5].includes(effort)) throw new Error(`--effort ${values.effort}: a number from 1 to 5 is needed.`);
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error(`--seed ${values.seed}: a whole number is needed.`);
  const problem = parseProblem(readJson(file));
  const target = values.out === undefined ? null : targetOf(values.out);
  if (target?.file === targetOf(file).file) throw new Error(`--out ${values.out}: this is the problem itself. Name another file for the plan.`);
  const started = process.cpuUsage();
  const result = await plan(problem, { seed, effort, onProgress: showProgress() }, values.out !== undefined && target?.plain ? keepBest(values.out) : undefined);
  const { user, system } = process.cpuUsage(started);
  if (values.out) writeJson(values.out, result);
  const left = result.unserved.reduce((sum, part) => sum + part.people, 0);
  const people = problem.groups.reduce((sum, group) => sum + group.people, 0);
  console.log(`cost ${result.cost}${result.bound === undefined ? "" : `, bound ${result.bound}, gap ${((result.gap ?? 0) * 100).toFixed(2)} %`}; `
    + `${result.trips.length} coaches, ${result.trains.length} trains, ${people - left} of ${people} people served; ${((user + system) / 1e6).toFixed(1)} CPU-seconds, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  if (!values.out) console.log(JSON.stringify(result));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** A line on a terminal, every two seconds. */
function showProgress() {
  let shown = Date.now();
  return ({ done, cost, bound }: { done: number; cost: number; bound: number | null }): boolean => {
    if (Date.now() - shown > 2000) {
      shown = Date.now();
      console.error(`${(done * 100).toFixed(0)} %  cost ${Math.round(cost)}${bound === null ? "" : `  bound ${Math.round(bound)}`}`);
    }
    return true;
  };
}

function keepBest(file: string): (soFar: () => Plan) => void {
  let next = -Infinity;
  let pause = pauses.first;
  let least = Infinity;
  return (soFar) => {
    if (performance.now() < next) return;
    const plan = soFar();
    if (plan.cost < least) {
      writeJson(file, plan);
      least = plan.cost;
      console.error(`after ${(performance.now() / 1000).toFixed(1)} s a plan for ${plan.cost} yuan is kept in ${file}`);
    }
    next = performance.now() + pause * 1000;
    pause = Math.min(pauses.longest, pause * 2);
  };
}
