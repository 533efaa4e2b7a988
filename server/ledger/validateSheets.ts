/** Sheets that are not the ledger: nothing of them is lost in silence. */
import { textOf } from "./cells.ts";
import { fieldOf, findingsSheetName, type Headings } from "./headings.ts";
import type { LedgerReading } from "./ledgerReading.ts";
import { isEmptyRow } from "./ledgerRow.ts";
import type { RawCell, RawSheet } from "./rawWorkbook.ts";
import { fileNotices } from "./rulesFile.ts";

/** No sheet has the headings of a ledger: every row that is not empty is refused, with one sentence. */
export function withoutLedger(sheets: readonly RawSheet[]): LedgerReading {
  const refusedRows = sheets.flatMap(({ name, rows }) =>
    rows.flatMap((cells, index) => (cells.some((cell) => textOf(cell).trim() !== "") ? [{ rowNumber: index + 1, sheet: name, cells }] : [])));
  const message = "没有找到台账的表头：前 30 行里没有同时写着“姓名”“身份证号”等列名的一行；请检查是否选错了文件，或把表头改成模板的写法。";
  return {
    records: [], refusedRows, findings: [{ rowNumber: 1, column: null, code: "ledgerNotFound", severity: fileNotices.ledgerNotFound, value: null, message }],
    expected: [], reportedOn: null, demo: false, headingRow: 0, rows: refusedRows.length, sheetName: "", headings: [], titles: [],
  };
}

/** A second ledger in the same file would need its own row numbers: its rows are refused, put in order under the headings of the first. */
export function refuseSheet({ name, rows }: RawSheet, headings: Headings, reading: LedgerReading): void {
  const columns = headings.labels.map((label, column) => columnUnder(reading.headings, label, headings.columns[column] ?? null));
  const refused = rows.flatMap((cells, index) => (index >= headings.row && !isEmptyRow(cells, headings) ? [{ rowNumber: index + 1, sheet: name, cells: reorder(cells, columns) }] : []));
  if (refused.length === 0) return;
  reading.refusedRows.push(...refused);
  reading.rows += refused.length;
  const message = `工作表“${name}”也是台账，其中 ${refused.length} 行没有导入，因为一个文件只能有一张台账；退回的文件已把它们合并成一张表，核对后可直接导入。`;
  reading.findings.push({ rowNumber: headings.row, column: null, code: "rowsInOtherSheet", severity: fileNotices.rowsInOtherSheet, value: name, message });
}

/** Where a column of another sheet belongs among `labels`; a new one is added at the end. */
function columnUnder(labels: string[], label: string, field: Headings["columns"][number]): number {
  const found = labels.findIndex((candidate) => candidate === label || (field !== null && field !== "ignored" && fieldOf(candidate) === field));
  return found >= 0 ? found : labels.push(label) - 1;
}

function reorder(cells: readonly RawCell[], columns: readonly number[]): RawCell[] {
  const ordered: RawCell[] = [];
  for (const [index, cell] of cells.entries()) ordered[columns[index] ?? index] = cell;
  return Array.from(ordered, (cell) => cell ?? null);
}

export function ignoreSheet({ name, rows }: RawSheet, reading: LedgerReading): void {
  if (name === findingsSheetName || !rows.some((cells) => cells.some((cell) => textOf(cell).trim() !== ""))) return;
  const message = `工作表“${name}”不是台账，没有导入。`;
  reading.findings.push({ rowNumber: 1, column: null, code: "sheetIgnored", severity: fileNotices.sheetIgnored, value: name, message });
}
