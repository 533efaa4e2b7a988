/** Counting a million rows: one change of filter and one move of the brush, against crossfilter2 and duckdb-wasm answering the very same. */
import { isDeepStrictEqual } from "node:util";
import { createCounter } from "../../client/cube/counter.ts";
import { campaignDays } from "../../client/cube/days.ts";
import type { Cube } from "../../client/cube/decode.ts";
import { readFlows } from "../../client/cube/flows.ts";
import { groupAt } from "../../client/cube/grouping.ts";
import { createHotSpotFinder } from "../../client/cube/hotSpots.ts";
import { layOut } from "../../client/cube/layout.ts";
import type { Tally } from "../../client/cube/tally.ts";
import { campaign2021, emptyFilter, rollupMovements, type FlowFilter } from "../../server/vocabulary.ts";
import { crossfilterBrush, openDuckdb, rowsOfMovement, summedByDay, type Brush } from "./cubeRivals.ts";
import { median, printRows, type BenchRow } from "./report.ts";
import { worldCube } from "./worldCube.ts";

const rows = 1_000_000;
const levels = { home: "township", work: "prefecture", workInside: "county", inside: "5323" } as const;
/** Brush positions: windows of five days that walk over the campaign. */
const windows = Array.from({ length: 21 }, (_, step) => [step + 10, step + 14] as const);
const day = (number: number) => new Date(Date.UTC(2021, 0, 25 + number)).toISOString().slice(0, 10);
const brushes: FlowFilter[] = windows.map(([from, to]) => ({ ...emptyFilter, movement: "goBack", days: { from: day(from), to: day(to) } }));
const filters: FlowFilter[] = brushes.map((filter, step) => ({ ...filter, organised: step % 2 === 0 ? true : null, industries: step % 3 === 0 ? ["manufacturing"] : [] }));

/** All flows with their sums, the 2,000 strongest ranked. */
type Answer = ReturnType<typeof readFlows>;

export async function run(): Promise<BenchRow[]> {
  const cube = worldCube(rows);
  const { filter, brush, answers } = measureOurs(cube);
  const rivals = await measureRivals(cube, answers);
  return [
    { name: "一百万行：换一个筛选（流向 + 三个直方图）", value: filter, unit: "ms", target: "≤ 8", ok: filter <= 8 },
    { name: "一百万行：只移动日期刷（归途：读逐日累计，排出最强 2,000 条）", value: brush, unit: "ms", target: "≤ 1", ok: brush <= 1 },
    { name: "  crossfilter2：只有返岗的行，增减进出日期窗的行，同样排序", value: rivals.crossfilter, unit: "ms" },
    { name: "  crossfilter2：先按流向和日期汇总（换筛选须重做），余同", value: rivals.crossfilterSummed, unit: "ms" },
    { name: "  duckdb-wasm：只有返岗的行，按日期排列，一条预备语句，同样排序", value: rivals.duckdb, unit: "ms" },
    { name: "  duckdb-wasm：先按流向和日期汇总（换筛选须重做），余同", value: rivals.duckdbSummed, unit: "ms" },
    { name: "  crossfilter2 较快的一种 / 归途（日期刷）", value: Math.min(rivals.crossfilter, rivals.crossfilterSummed) / brush, unit: "倍" },
    { name: "  duckdb-wasm 较快的一种 / 归途（日期刷）", value: Math.min(rivals.duckdb, rivals.duckdbSummed) / brush, unit: "倍" },
  ];
}

function measureOurs(cube: Cube): { filter: number; brush: number; answers: Answer[] } {
  const counter = createCounter(cube);
  const answersTo = (asked: FlowFilter[]) => walk(asked, (filter) => counter.count(filter, levels));
  answersTo(filters); // the compiler warms up
  const filter = median(answersTo(filters).times);
  answersTo(brushes);
  const { times, answers } = answersTo(brushes);
  return { filter, brush: median(times), answers: answers.map(({ flows, rest, people, moving }) => ({ flows, rest, people, moving })) };
}

/** Each walks twice over the campaign, the second time is measured; an answer that is not ours ends the bench. */
async function measureRivals(cube: Cube, answers: Answer[]): Promise<Record<"crossfilter" | "crossfilterSummed" | "duckdb" | "duckdbSummed", number>> {
  const grouping = groupAt(cube, layOut(cube, campaignDays(campaign2021) + 1), levels);
  const counts = new Uint32Array(grouping.pairs.length);
  // A tally whose only column is the counted range: the ranking reads nothing else.
  const tally = { grouping, byDay: counts, columns: 1 } as Tally;
  const findHotSpots = createHotSpotFinder(new Map());
  const measure = (brush: Brush): number => {
    const once = () => walk(windows, ([from, to]) => {
      brush(from, to, counts);
      findHotSpots(tally, null, "goBack");
      return readFlows(tally, null);
    });
    once();
    const second = once();
    if (!isDeepStrictEqual(second.answers, answers)) throw new Error("a rival counts other flows than the counter");
    return median(second.times);
  };
  const all = rowsOfMovement(cube, grouping, rollupMovements.indexOf("goBack"));
  const summed = summedByDay(all);
  const duckdb = await openDuckdb();
  const measured = {
    crossfilter: measure(crossfilterBrush(all)), crossfilterSummed: measure(crossfilterBrush(summed)),
    duckdb: measure(duckdb.brushOver(all, "every")), duckdbSummed: measure(duckdb.brushOver(summed, "summed")),
  };
  duckdb.close();
  return measured;
}

function walk<Step, Result>(steps: readonly Step[], answer: (step: Step) => Result): { times: number[]; answers: Result[] } {
  const times: number[] = [];
  const answers = steps.map((step) => {
    const started = performance.now();
    const result = answer(step);
    times.push(performance.now() - started);
    return result;
  });
  return { times, answers };
}

if (process.argv[1]?.endsWith("bench/cube.ts")) printRows(await run());
