/** The cells of a file: every movement, every county, in any order of rows the same. */
import { anyDay, anyRegion, fewest, undated, type Cell, type MovementCells } from "../../client/interactive/cells.ts";
import { ancestorAt, movements, type Movement } from "../vocabulary.ts";
import { compare, isSafe, splitTable, takenAlong, type CountTable, type Grain } from "./protection.ts";

/** People who are alike in all that the file says of them; as many rows of a kind as there are. */
export interface CountedRow {
  movement: Movement;
  home: string;
  /** Two, four or more digits; "" where the ledger names none. */
  work: string;
  /** Days since the campaign began; null where the ledger names none, and for those who stay. */
  day: number | null;
  people: number;
}

/** As many as keep the file below three megabytes; beyond, days are left out before places are. */
const mostCells = 120_000;

/** `days`: length of the campaign. */
export function protectedCells(rows: readonly CountedRow[], days: number, most = mostCells): MovementCells[] {
  const tables = new Map(movements.map((movement) => [movement, tablesOf(rows.filter((row) => row.movement === movement && row.people > 0), movement === "stay" ? 0 : days)]));
  const counties = new Set(rows.map(({ home }) => countyOf(home))).size;
  const at = (finest: Grain["day"]) => movements.map((movement) => protectedMovement(movement, tables.get(movement)!, counties, finest)); // a table for every movement
  const size = (published: readonly MovementCells[]) => published.reduce((sum, { cells }) => sum + cells.length, 0);
  const byDay = at("day");
  if (size(byDay) <= most) return byDay;
  const byWeek = at("week");
  return size(byWeek) <= most ? byWeek : at("any");
}

function countyOf(home: string): string {
  return ancestorAt(home, "county");
}

/** By county, in the order of their codes. Cities are told apart, their districts are not. */
function tablesOf(rows: readonly CountedRow[], days: number): Map<string, CountTable> {
  const byCounty = new Map<string, CountedRow[]>();
  for (const row of rows) {
    const own = byCounty.get(countyOf(row.home)) ?? [];
    byCounty.set(countyOf(row.home), own);
    own.push(row);
  }
  return new Map([...byCounty].sort(([a], [b]) => compare(a, b)).map(([county, own]) => [county, tableOf(own, days)]));
}

function tableOf(rows: readonly CountedRow[], days: number): CountTable {
  const placeOf = (work: string) => ancestorAt(work, "prefecture");
  const works = [...new Set(rows.map(({ work }) => placeOf(work)))].sort(compare);
  const index = new Map(works.map((work, place) => [work, place]));
  const people = new Uint32Array(works.length * (days + 1));
  for (const { work, day, people: count } of rows) {
    const column = day === null || day < 0 || day >= days ? days : day;
    people[index.get(placeOf(work))! * (days + 1) + column]! += count; // every place is in the index made from them
  }
  return { works, days, people };
}

/** `counties`: of which the reader knows, with people of this movement or without. */
function protectedMovement(movement: Movement, tables: ReadonlyMap<string, CountTable>, counties: number, finest: Grain["day"]): MovementCells {
  const cells: Cell[] = [];
  let rest = 0;
  let quiet = counties;
  for (const [home, table] of tables) {
    const split = splitTable(table, finest);
    cells.push(...split.cells.map((cell) => ({ home, ...cell })));
    rest += split.rest;
    if (split.cells.length > 0) quiet -= 1;
  }
  const published = rest === 0 ? cells : withSmallCounties(cells, rest, quiet, movement);
  return { movement, cells: published.sort((a, b) => compare(a.home, b.home) || compare(a.work, b.work) || a.day - b.day), withheld: published.length === 0 && rest > 0 };
}

/** Counties too small for a cell of their own are one; when that may be solved for its parts, others go along. Nothing when there is no other. */
function withSmallCounties(cells: readonly Cell[], rest: number, parts: number, movement: Movement): Cell[] {
  const gathered = (people: number): Cell => ({ home: anyRegion, work: anyRegion, day: movement === "stay" ? undated : anyDay, people });
  if (rest >= fewest && isSafe(rest, parts)) return [...cells, gathered(rest)];
  if (cells.length === 0) return [];
  const { kept, taken } = takenAlong(cells, rest);
  return [...kept, gathered(rest + taken)];
}
