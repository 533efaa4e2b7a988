/** Flows as a table that Excel opens: comma-separated, CRLF, and a byte order mark so that Chinese names show. */
import type { NamedFlow } from "./queries.ts";

export const flowColumns = ["homeCode", "homeName", "workCode", "workName", "people"] as const satisfies (keyof NamedFlow)[];

/** The rows in their order under a heading; an empty list is a heading alone. */
export function flowsAsCsv(flows: readonly NamedFlow[]): string {
  const lines = [flowColumns.join(","), ...flows.map((flow) => flowColumns.map((column) => quoted(String(flow[column]))).join(","))];
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
