/** An origin–destination table of the strongest homes and workplaces; everybody else in a last row and column. Pure. */
import type { Flow } from "../../server/vocabulary.ts";

/** code null: the rest, `count` places of it. */
export interface MatrixSide { code: string | null; people: number; count: number }
export interface Matrix { columns: MatrixSide[]; rows: (MatrixSide & { cells: number[] })[]; people: number }

/** `beyond` are people of flows that are not named: they are in the last cell. Sum of cells = people. */
export function matrixOf(flows: readonly Flow[], beyond: number, mostRows: number, mostColumns: number): Matrix {
  const rows = sides(flows, "home", mostRows, beyond);
  const columns = sides(flows, "work", mostColumns, beyond);
  const rowOf = places(rows);
  const columnOf = places(columns);
  const cells = rows.map(() => columns.map(() => 0));
  for (const { home, work, people } of flows) cells[rowOf(home)]![columnOf(work)]! += people;
  if (beyond > 0) cells.at(-1)![columns.length - 1]! += beyond;
  return { columns, rows: rows.map((row, index) => ({ ...row, cells: cells[index]! })), people: rows.reduce((sum, row) => sum + row.people, 0) };
}

function sides(flows: readonly Flow[], side: "home" | "work", most: number, beyond: number): MatrixSide[] {
  const sums = new Map<string, number>();
  for (const flow of flows) sums.set(flow[side], (sums.get(flow[side]) ?? 0) + flow.people);
  const sorted = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const rest = sorted.slice(most);
  const named = sorted.slice(0, most).map(([code, people]) => ({ code, people, count: 1 }));
  const restPeople = rest.reduce((sum, [, people]) => sum + people, 0) + beyond;
  return restPeople > 0 ? [...named, { code: null, people: restPeople, count: rest.length }] : named;
}

/** Index of a code; codes without a place of their own are in the last one. */
function places(sides: readonly MatrixSide[]): (code: string) => number {
  const index = new Map(sides.map((side, place) => [side.code, place]));
  return (code) => index.get(code) ?? sides.length - 1;
}
