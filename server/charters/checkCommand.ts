/** npm run plan:check -- problem.json plan.json [--json]: cost and every broken rule; exit code 1 when there is one. */
import { parseArgs } from "node:util";
import { checkPlan } from "./check.ts";
import { parsePlan } from "./plan.ts";
import { readJson } from "./planFiles.ts";
import { parseProblem } from "./problem.ts";

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean", default: false } } });
  const [problemFile, planFile] = positionals;
  if (!problemFile || !planFile) throw new Error("Usage: npm run plan:check -- problem.json plan.json [--json]");
  const verdict = checkPlan(parseProblem(readJson(problemFile)), parsePlan(readJson(planFile)));
  if (values.json) console.log(JSON.stringify(verdict));
  else {
    for (const { rule, where, message } of verdict.violations) console.log(`${rule}  ${where}: ${message}`);
    console.log(`cost ${verdict.cost.toFixed(2)}; ${verdict.served} of ${verdict.people} people served; ${verdict.violations.length} violations`);
  }
  if (verdict.violations.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
