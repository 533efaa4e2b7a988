/**
 * The day brush as crossfilter2 and duckdb-wasm do it, each as well set up as we know how: only the rows of the movement, the pair of home
 * and workplace as one number that is worked out beforehand, and no histogram, because ours do not change with the days either. What they
 * count is ranked by our own code, so that the three differ in counting alone.
 */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { tableFromArrays, tableToIPC } from "@uwdata/flechette";
import crossfilter from "crossfilter2";
import type { Cube } from "../../client/cube/decode.ts";
import type { Grouping } from "../../client/cube/grouping.ts";

/** Puts the people of each pair within a range of days, both included, into `counts`. */
export type Brush = (from: number, to: number, counts: Uint32Array) => void;

export interface MovementRows {
  /** Number of the pair in the grouping. */
  pair: Uint32Array;
  day: Uint16Array;
  people: Uint32Array;
  /** Columns that another filter may ask for; none when the rows are summed by pair and day. */
  others: Record<string, Uint8Array | Uint16Array>;
}

/** Rows of one movement as the cube has them: any filter can still be asked. */
export function rowsOfMovement(cube: Cube, { homeOf, workOf, works, pairOf }: Grouping, movement: number): MovementRows {
  const rows = Uint32Array.from(cube.movement.keys()).filter((row) => cube.movement[row] === movement);
  const { home, work, mode, intention, organised, industry } = cube;
  return {
    pair: rows.map((row) => pairOf[homeOf[home[row]!]! * works.length + workOf[work[row]!]!]!), // rows and pairs of this cube
    day: Uint16Array.from(rows, (row) => cube.day[row]!), people: rows.map((row) => cube.people[row]!),
    others: Object.fromEntries(Object.entries({ home, work, mode, intention, organised, industry }).map(([name, column]) => [name, Uint16Array.from(rows, (row) => column[row]!)])),
  };
}

/** The same people summed by pair and day, as our own count keeps them between two moves of the brush; another filter would need new sums. */
export function summedByDay({ pair, day, people }: MovementRows): MovementRows {
  const sums = new Map<number, number>();
  pair.forEach((one, row) => {
    const key = one * dayRoom + day[row]!;
    sums.set(key, (sums.get(key) ?? 0) + people[row]!);
  });
  const keys = [...sums.keys()];
  return { pair: Uint32Array.from(keys, (key) => Math.floor(key / dayRoom)), day: Uint16Array.from(keys, (key) => key % dayRoom), people: Uint32Array.from(sums.values()), others: {} };
}
const dayRoom = 65_536;

/** Counts what enters and leaves the range. The other dimensions stand ready without groups: a group costs on every move. */
export function crossfilterBrush({ pair, day, people, others }: MovementRows): Brush {
  const filtered = crossfilter(Array.from(pair.keys()));
  const byDay = filtered.dimension((row) => day[row]!);
  const pairs = filtered.dimension((row) => pair[row]!).group().reduceSum((row) => people[row]!);
  for (const column of Object.values(others)) filtered.dimension((row) => column[row]!);
  return (from, to, counts) => {
    byDay.filterRange([from, to + 1]);
    for (const { key, value } of pairs.all()) counts[key as number] = value as number; // both are numbers above
  };
}

/** One prepared statement over a table in the order of the days; the answer is read from Arrow's own arrays. */
export async function openDuckdb(): Promise<{ brushOver: (rows: MovementRows, table: string) => Brush; close: () => void }> {
  const require = createRequire(import.meta.url);
  const module = require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs");
  const folder = module.replace(/[^/]+$/, "");
  const duckdb = await import(pathToFileURL(module).href);
  const bundles = { mvp: { mainModule: `${folder}duckdb-mvp.wasm`, mainWorker: "" }, eh: { mainModule: `${folder}duckdb-eh.wasm`, mainWorker: "" } };
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => {});
  const connection = database.connect();
  return {
    brushOver({ pair, day, people, others }, table) {
      connection.insertArrowFromIPCStream(tableToIPC(tableFromArrays({ pair, day, people, ...others }), { format: "stream" }), { name: `${table}_arrived` });
      connection.query(`create table ${table} as select * from ${table}_arrived order by day`);
      const statement = connection.prepare(`select pair, sum(people)::uinteger as people from ${table} where day between ?::usmallint and ?::usmallint group by pair`);
      return (from, to, counts) => {
        const answer = statement.query(from, to);
        const [keys, sums]: [Uint32Array, Uint32Array] = [answer.getChild("pair").toArray(), answer.getChild("people").toArray()];
        counts.fill(0);
        for (let row = 0; row < keys.length; row++) counts[keys[row]!] = sums[row]!;
      };
    },
    close: () => connection.close(),
  };
}
