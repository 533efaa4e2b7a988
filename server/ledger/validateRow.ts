/** A row under the headings → a believed record, or a refused row with its findings. */
import type { Finding } from "../vocabulary.ts";
import { cleanText, textOf } from "./cells.ts";
import { fieldHeadings, type Field, type Headings } from "./headings.ts";
import type { LedgerContext, LedgerReading } from "./ledgerReading.ts";
import { columnsOf, isEmptyRow, readRow, type Columns, type LedgerRow } from "./ledgerRow.ts";
import { createPlaceFinder } from "./places.ts";
import type { RawCell } from "./rawWorkbook.ts";
import { recordOf } from "./record.ts";
import type { RuleContext } from "./rule.ts";
import { rules } from "./rules.ts";
import { fileNotices } from "./rulesFile.ts";

/** Takes the rows under the headings in their order, each with its 0-based index, and adds to `reading` what they say. */
export function createRowJudge(sheetName: string, headings: Headings, reading: LedgerReading, context: LedgerContext): (cells: RawCell[], index: number) => void {
  const columns = columnsOf(headings);
  const places = createPlaceFinder(context.gazetteer, context.importingRegions);
  const unusable = reading.findings.some(({ severity }) => severity === "error");
  const rowsByIdNumber = new Map<string, number>();
  return (cells, index) => {
    if (isEmptyRow(cells, headings) || isFooter(cells, index + 1, headings, columns, reading)) return;
    reading.rows += 1;
    const row = unusable ? null : readRow(index + 1, cells, columns, places, context.campaign);
    if (row && judge(row, headings, columns, cells, reading, context) && isFirst(row, rowsByIdNumber, headings, columns, cells, reading)) {
      reading.records.push(recordOf(row));
    } else reading.refusedRows.push({ rowNumber: index + 1, sheet: sheetName, cells });
  };
}

/** Asks every rule; a cell with an error is not judged again. True when nothing refuses the row. */
function judge(row: LedgerRow, headings: Headings, columns: Columns, cells: readonly RawCell[], reading: LedgerReading, context: RuleContext): boolean {
  let wrong: Set<Field> | null = null;
  for (const rule of rules) {
    if (wrong && rule.needs?.some((field) => wrong?.has(field))) continue;
    for (const field of rule.fields) {
      if (wrong?.has(field)) continue;
      const message = rule.check(row, field, context);
      if (message === null) continue;
      if (rule.severity === "error") (wrong ??= new Set()).add(field);
      reading.findings.push(findingOf(row.rowNumber, field, rule, message, headings, columns, cells));
    }
  }
  return wrong === null;
}

function findingOf(
  rowNumber: number, field: Field, { code, severity }: Pick<Finding, "code" | "severity">, message: string,
  headings: Headings, columns: Columns, cells: readonly RawCell[],
): Finding {
  const column = headings.labels[columns[field]] ?? null;
  const written = textOf(cells[columns[field]]);
  return { rowNumber, column, code, severity, value: written === "" ? null : written, message: `第 ${rowNumber} 行“${column ?? fieldHeadings[field][0]}”：${message}` };
}

/** The same person twice in one file: the earlier row counts. */
function isFirst(
  row: LedgerRow, rowsByIdNumber: Map<string, number>, headings: Headings, columns: Columns, cells: readonly RawCell[], reading: LedgerReading,
): boolean {
  const earlier = rowsByIdNumber.get(row.idNumber);
  if (earlier === undefined) {
    rowsByIdNumber.set(row.idNumber, row.rowNumber);
    return true;
  }
  const message = `与第 ${earlier} 行相同，一个人只能有一行，已按第 ${earlier} 行导入；请核对后删除多余的一行，或改正号码。`;
  reading.findings.push(findingOf(row.rowNumber, "idNumber", { code: "idNumberTwice", severity: fileNotices.idNumberTwice }, message, headings, columns, cells));
  return false;
}

const footerWords = /^(?:合计|总计|小计|填报人|填表人|制表|审核|负责人|单位负责人|联系人|备注|注|说明|填表说明|填报说明)(?:$|[\s:：（(、，。])/;

/** Totals and signatures under the last person, and headings that a printer repeats, are no persons: said once each, not counted. */
function isFooter(cells: readonly RawCell[], rowNumber: number, headings: Headings, columns: Columns, reading: LedgerReading): boolean {
  if (textOf(cells[columns.idNumber]).trim() !== "" && cleanText(textOf(cells[columns.idNumber])) !== headings.labels[columns.idNumber]) return false;
  const first = cleanText(cells.map(textOf).find((text) => text.trim() !== "") ?? "");
  const isHeading = cells.every((cell, index) => textOf(cell) === "" || cleanText(textOf(cell)) === headings.labels[index]);
  if (!isHeading && !footerWords.test(first)) return false;
  reading.findings.push({
    rowNumber, column: null, code: "footerSkipped", severity: fileNotices.footerSkipped, value: first,
    message: `第 ${rowNumber} 行“${first.slice(0, 20)}”${isHeading ? "是重复的表头" : "是表尾的文字"}，不是人员，没有导入。`,
  });
  return true;
}
