/**
 * Thousands of rows in one statement: INSERT … SELECT … FROM unnest(column arrays), which both engines understand (COPY is not open
 * to a role under row-level security). Columns travel as array literals: the driver guesses an array's type from its first value,
 * cannot send bytes that way and quotes more slowly; a literal takes the type of its cast.
 */
import type { TransactionSql } from "postgres";

export type ColumnType = "text" | "uuid" | "integer" | "boolean" | "date" | "bytea";

export interface Column<Row> {
  name: string;
  type: ColumnType;
  value: (row: Row) => string | number | boolean | Buffer | null;
}

export interface BulkInsert<Row> {
  table: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Columns with one value for all rows. */
  constants: Record<string, string>;
  /** Rest of the statement, such as ON CONFLICT. */
  then?: string;
}

/** Inserts the rows in their order; answers how many were inserted or updated. Names come from code, never from input. */
export async function insertMany<Row>(sql: TransactionSql, { table, columns, rows, constants, then = "" }: BulkInsert<Row>): Promise<{ count: number }> {
  if (rows.length === 0) return { count: 0 };
  const fixed = Object.keys(constants);
  const names = columns.map((column) => column.name);
  // Side by side in the select list: rows stream. In FROM each column would be laid down in a store of its own first (a fifth slower).
  const unnested = columns.map((column, index) => `unnest($${fixed.length + index + 1}::${column.type}[])`);
  const text = `insert into ${table} (${[...fixed, ...names].join(", ")})
    select ${[...fixed.map((_, index) => `$${index + 1}`), ...unnested].join(", ")} ${then}`;
  const values = [...Object.values(constants), ...columns.map((column) => arrayLiteral(column, rows))];
  return sql.unsafe(text, values, { prepare: true }).execute(); // sent now: the driver otherwise waits until somebody asks for the answer
}

function arrayLiteral<Row>({ type, value }: Column<Row>, rows: readonly Row[]): string {
  const quote = type === "text" ? quoted : type === "bytea" ? hexadecimal : String;
  const cells = rows.map((row) => {
    const cell = value(row);
    return cell === null ? "NULL" : quote(cell as string & Buffer); // the column's type says which of the two it is
  });
  return `{${cells.join(",")}}`;
}

/** A list of texts as an array literal, for `= any(${textArray(codes)}::text[])`. */
export function textArray(values: readonly string[]): string {
  return `{${values.map(quoted).join(",")}}`;
}

/** Codes and words go as they are; anything else in quotes. A NUL, which PostgreSQL cannot store, is left out. */
function quoted(text: string): string {
  if (plain.test(text) && (text.length !== 4 || text.toUpperCase() !== "NULL")) return text;
  return special.test(text) ? `"${text.replace(nul, "").replace(everySpecial, "\\$&")}"` : `"${text}"`;
}
const plain = /^[^\s"\\{},\0]+$/;
const special = /["\\\0]/;
const everySpecial = /["\\]/g;
const nul = /\0/g;

function hexadecimal(bytes: Buffer): string {
  return `"\\\\x${bytes.toString("hex")}"`;
}
