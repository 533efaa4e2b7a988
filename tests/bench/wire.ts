/** What the cube of 600,000 rows weighs on the wire, sorted and packed as the server does it, and how long the packing takes. */
import { brotliCompressSync } from "node:zlib";
import { brotliOptions } from "../../server/httpFlows.ts";
import { encodeCube } from "../../server/flows/cube.ts";
import type { CubeRows } from "../../server/flows/queries.ts";
import { printRows, type BenchRow } from "./report.ts";
import { worldCube } from "./worldCube.ts";

const rows = 600_000;

export async function run(): Promise<BenchRow[]> {
  const cube = sortedRows();
  const started = performance.now();
  const plain = encodeCube(cube, { baseDate: "2021-01-25", dataVersion: 1 });
  const packed = brotliCompressSync(plain, brotliOptions);
  const megabytes = packed.length / 1e6;
  return [
    { name: "六十万行的立方体：网上传输", value: megabytes, unit: "MB", target: "≤ 1.6", ok: megabytes <= 1.6 },
    { name: "  未压缩", value: plain.length / 1e6, unit: "MB" },
    { name: "  编码并压缩（每个数据版本一次）", value: (performance.now() - started) / 1000, unit: "s" },
  ];
}

/** In the order in which readCube asks the database for them. */
function sortedRows(): CubeRows {
  const cube = worldCube(rows);
  const rank = (codes: string[]) => {
    const sorted = [...codes].sort();
    return codes.map((code) => sorted.indexOf(code));
  };
  const [homeRank, workRank] = [rank(cube.homes), rank(cube.works)];
  const keys = [
    (row: number) => homeRank[cube.home[row]!]!, (row: number) => cube.movement[row]!, (row: number) => workRank[cube.work[row]!]!, (row: number) => cube.intention[row]!,
    (row: number) => cube.organised[row]!, (row: number) => cube.industry[row]!, (row: number) => cube.mode[row]!, (row: number) => cube.day[row]!,
  ];
  const order = Uint32Array.from({ length: rows }, (_, row) => row).sort((a, b) => {
    for (const key of keys) {
      const difference = key(a) - key(b);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const of = <Values extends Uint8Array | Uint16Array | Uint32Array>(values: Values) => values.map((_, place) => values[order[place]!]!) as Values; // the same kind
  return {
    grain: { home: "township", work: "county" }, home: Array.from(order, (row) => cube.homes[cube.home[row]!]!), work: Array.from(order, (row) => cube.works[cube.work[row]!]!),
    movement: of(cube.movement), day: of(cube.day), mode: of(cube.mode), intention: of(cube.intention), organised: of(cube.organised), industry: of(cube.industry), people: of(cube.people),
  };
}

if (process.argv[1]?.endsWith("bench/wire.ts")) printRows(await run());
