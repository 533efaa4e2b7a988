/** The planner on published vehicle-routing instances at effort 4: cost over the least cost known, and processor time. GUITU_BENCH_INSTANCES="SD8 S51D3" measures those alone. */
import { checkPlan } from "../../server/charters/check.ts";
import { plan } from "../../server/charters/planner.ts";
import { type FleetVariant, mixedFleet, splitDelivery } from "../server/charters/published/instances.ts";
import { printRows, type BenchRow } from "./report.ts";

const variants: FleetVariant[] = ["HVRPD", "HVRPFD", "FSMF", "FSMD", "FSMFD"];
const asked = process.env.GUITU_BENCH_INSTANCES?.split(" ");
const mostAbove = 5;

async function run(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const all: number[] = [];
  for (const { name, problem, bestKnown } of [...splitDelivery(), ...variants.flatMap(mixedFleet)]) {
    if (asked && !asked.includes(name) && !asked.includes(name.replace(" ", "-"))) continue;
    const started = process.cpuUsage();
    const answer = await plan(problem, { seed: 1, effort: 4 });
    const { user, system } = process.cpuUsage(started);
    const { violations } = checkPlan(problem, answer);
    if (violations.length > 0) throw new Error(`${name}: the judge refuses the plan: ${JSON.stringify(violations[0])}`);
    const above = (answer.cost / bestKnown - 1) * 100;
    all.push(above);
    rows.push({ name: `${name}：费用 ${answer.cost}，已知最优 ${bestKnown}，${((user + system) / 1e6).toFixed(1)} s，高出`, value: above, unit: "%", target: `≤ ${mostAbove}`, ok: above <= mostAbove });
  }
  rows.push({ name: "平均高出", value: all.reduce((sum, above) => sum + above, 0) / Math.max(1, all.length), unit: "%" });
  return rows;
}

if (process.argv[1]?.endsWith("bench/charters-published.ts")) void run().then(printRows);
