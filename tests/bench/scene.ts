/** Composing a picture: a thousand flows of a prefecture, and the labels of its townships. */
import { composeScene } from "../../client/scene/scene.ts";
import { returnWithinChuxiong } from "../client/scene/pictures.ts";
import { median, printRows, type BenchRow } from "./report.ts";

const rounds = 31;

export async function run(): Promise<BenchRow[]> {
  const input = { ...returnWithinChuxiong("desk", "night", null), base: undefined };
  const all = { ...input, maxFlows: 1000, busSeats: 1 };
  const bare = timeOf(() => composeScene({ ...input, labels: false }));
  const labelled = timeOf(() => composeScene(input));
  const everything = timeOf(() => composeScene({ ...all, labels: false }));
  return [
    { name: `场景：${input.flows.length} 条流，不含地名`, value: bare, unit: "ms", target: "≤ 15 ms", ok: bare <= 15 },
    { name: `场景：${input.nodes.length} 个点位的地名`, value: Math.max(0, labelled - bare), unit: "ms", target: "≤ 10 ms", ok: labelled - bare <= 10 },
    { name: "场景：同样的流全部画出", value: everything, unit: "ms" },
  ];
}

/** The median of warmed rounds. */
function timeOf(task: () => unknown): number {
  for (let round = 0; round < 8; round += 1) task();
  return median(Array.from({ length: rounds }, () => {
    const started = performance.now();
    task();
    return performance.now() - started;
  }));
}

if (process.argv[1]?.endsWith("bench/scene.ts")) printRows(await run());
