/** Charter plans of the reference problem at growing sizes: what they save against a spreadsheet, how far from the proved bound they are, what they take. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPlan } from "../../server/charters/check.ts";
import { parsePlan } from "../../server/charters/plan.ts";
import { spreadsheetPlan } from "../../server/charters/planner.ts";
import { parseProblem } from "../../server/charters/problem.ts";
import { printRows, type BenchRow } from "./report.ts";

const sizes = (process.env.GUITU_BENCH_PEOPLE ?? "2000 10000 40000 100000").split(" ").map(Number);
const effort = 3;

export function run(): BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), "guitu-charters-"));
  try {
    return sizes.flatMap((people) => measure(folder, people));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(folder: string, people: number): BenchRow[] {
  const [problemFile, planFile] = [join(folder, `problem-${people}.json`), join(folder, `plan-${people}.json`)];
  command("exampleCommand.ts", "--people", String(people), "--seed", "1", "--out", problemFile);
  const said = command("planCommand.ts", problemFile, "--out", planFile, "--effort", String(effort));
  const problem = parseProblem(JSON.parse(readFileSync(problemFile, "utf8")));
  const plan = parsePlan(JSON.parse(readFileSync(planFile, "utf8")));
  const verdict = checkPlan(problem, plan);
  if (verdict.violations.length > 0) throw new Error(`${people} people: the judge refuses the plan: ${JSON.stringify(verdict.violations[0])}`);
  const spreadsheet = spreadsheetPlan(problem);
  const [cpu, memory] = [/([\d.]+) CPU-seconds/, /(\d+) MB/].map((pattern) => Number(pattern.exec(said)?.[1] ?? NaN));
  const saving = (1 - plan.cost / spreadsheet.cost) * 100;
  const gap = (plan.gap ?? 1) * 100;
  const riders = plan.trips.flatMap((trip) => trip.passengers).reduce((sum, part) => sum + part.people, 0);
  const seatsOf = new Map(problem.fleets.map((fleet) => [fleet.id, problem.vehicleTypes.find((type) => type.id === fleet.vehicleType)?.seats ?? 0]));
  const seats = plan.trips.reduce((sum, trip) => sum + (seatsOf.get(trip.fleet) ?? 0), 0);
  const paid = plan.cost - plan.unserved.reduce((sum, part) => sum + part.people * problem.costs.unservedPerPerson, 0);
  const reference = people === 40_000;
  return [
    { name: `${people} 人：比表格法便宜`, value: saving, unit: "%", ...(reference ? { target: "≥ 15", ok: saving >= 15 } : {}) },
    { name: "  与已证明下界的差距", value: gap, unit: "%", ...(reference ? { target: "≤ 6", ok: gap <= 6 } : {}) },
    { name: "  每位乘客费用", value: paid / Math.max(1, verdict.served), unit: "元" },
    { name: "  客车上座率", value: (riders / Math.max(1, seats)) * 100, unit: "%" },
    { name: "  未能安排", value: (verdict.unserved / verdict.people) * 100, unit: "%" },
    { name: "  处理器时间", value: cpu ?? NaN, unit: "s", ...(reference ? { target: "≤ 240", ok: (cpu ?? Infinity) <= 240 } : {}) },
    { name: "  内存", value: memory ?? NaN, unit: "MB", ...(reference ? { target: "≤ 1000", ok: (memory ?? Infinity) <= 1000 } : {}) },
  ];
}

function command(file: string, ...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["server/command.mjs", `server/charters/${file}`, ...args], { encoding: "utf8", maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${file}: ${stderr}`);
  return stdout;
}

if (process.argv[1]?.endsWith("bench/charters.ts")) printRows(run());
