/** Counting a million rows: one change of filter and one move of the brush, against crossfilter2 and duckdb-wasm doing the same. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { tableFromArrays, tableToIPC } from "@uwdata/flechette";
import crossfilter from "crossfilter2";
import { createCounter } from "../../client/cube/counter.ts";
import type { Cube } from "../../client/cube/decode.ts";
import { emptyFilter, noDay, type FlowFilter } from "../../server/vocabulary.ts";
import { median, printRows, type BenchRow } from "./report.ts";
import { worldCube } from "./worldCube.ts";

const rows = 1_000_000;
const levels = { home: "township", work: "prefecture", workInside: "county", inside: "5323" } as const;
/** Brush positions: windows of five days that walk over the campaign. */
const windows = Array.from({ length: 21 }, (_, step) => [step + 10, step + 14] as const);
const day = (number: number) => new Date(Date.UTC(2021, 0, 25 + number)).toISOString().slice(0, 10);
const filters: FlowFilter[] = windows.map(([from, to], step) => ({
  ...emptyFilter, movement: "goBack", days: { from: day(from), to: day(to) }, organised: step % 2 === 0 ? true : null, industries: step % 3 === 0 ? ["manufacturing"] : [],
}));

export async function run(): Promise<BenchRow[]> {
  const cube = worldCube(rows);
  const ours = measureOurs(cube);
  const cross = measureCrossfilter(cube);
  const duck = await measureDuckdb(cube);
  return [
    { name: "一百万行：换一个筛选（流向 + 三个直方图）", value: ours.filter, unit: "ms", target: "≤ 8", ok: ours.filter <= 8 },
    { name: "一百万行：只移动日期刷", value: ours.brush, unit: "ms", target: "≤ 1", ok: ours.brush <= 1 },
    { name: "  同样的日期刷，crossfilter2", value: cross, unit: "ms" },
    { name: "  同样的日期刷，duckdb-wasm", value: duck, unit: "ms" },
    { name: "  crossfilter2 / 归途（日期刷）", value: cross / ours.brush, unit: "倍" },
    { name: "  duckdb-wasm / 归途（日期刷）", value: duck / ours.brush, unit: "倍" },
  ];
}

function measureOurs(cube: Cube): { filter: number; brush: number } {
  const counter = createCounter(cube);
  const time = (filter: FlowFilter) => {
    const started = performance.now();
    counter.count(filter, levels);
    return performance.now() - started;
  };
  filters.forEach(time); // the compiler warms up
  const filter = median(filters.flatMap((one) => [time(one)]));
  const brush = median(windows.map(([from, to]) => time({ ...emptyFilter, movement: "goBack", days: { from: day(from), to: day(to) } })).slice(1));
  return { filter, brush };
}

/** The same brush: flows and the histograms of mode, industry and day. */
function measureCrossfilter(cube: Cube): number {
  const records = Array.from({ length: cube.rows }, (_, row) => row).filter((row) => cube.movement[row] === 4);
  const filtered = crossfilter(records);
  const byDay = filtered.dimension((row) => cube.day[row]!);
  const pair = filtered.dimension((row) => cube.home[row]! * 1000 + cube.work[row]!).group().reduceSum((row) => cube.people[row]!);
  const groups = [
    pair,
    filtered.dimension((row) => cube.mode[row]!).group().reduceSum((row) => cube.people[row]!),
    filtered.dimension((row) => cube.industry[row]!).group().reduceSum((row) => cube.people[row]!),
    byDay.group().reduceSum((row) => cube.people[row]!),
  ];
  return median(windows.map(([from, to]) => {
    const started = performance.now();
    byDay.filterRange([from, to + 1]);
    for (const group of groups) group.all();
    return performance.now() - started;
  }));
}

async function measureDuckdb(cube: Cube): Promise<number> {
  const require = createRequire(import.meta.url);
  const duckdb = await import(pathToFileURL(require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs")).href);
  const folder = require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs").replace(/[^/]+$/, "");
  const bundles = { mvp: { mainModule: `${folder}duckdb-mvp.wasm`, mainWorker: "" }, eh: { mainModule: `${folder}duckdb-eh.wasm`, mainWorker: "" } };
  const db = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await db.instantiate(() => {});
  const connection = db.connect();
  const { home, work, movement, mode, industry, people } = cube;
  connection.insertArrowFromIPCStream(tableToIPC(tableFromArrays({ home, work, movement, mode, industry, day: cube.day.map((one) => (one === noDay ? 255 : one)), people }), { format: "stream" }), { name: "cube" });
  const times = windows.map(([from, to]) => {
    const started = performance.now();
    connection.query(`select home, work, sum(people) from cube where movement = 4 and day between ${from} and ${to} group by all order by 3 desc`);
    for (const column of ["mode", "industry", "day"]) connection.query(`select ${column}, sum(people) from cube where movement = 4 and day between ${from} and ${to} group by all`);
    return performance.now() - started;
  });
  connection.close();
  return median(times);
}

if (process.argv[1]?.endsWith("bench/cube.ts")) printRows(await run());
