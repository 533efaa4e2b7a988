/**
 * The refused rows as they were, each with its reasons and its wrong cells marked, under the same titles and headings: corrected, the file can be
 * imported again. A second sheet lists every finding.
 */
import ExcelJS from "exceljs";
import type { Finding } from "../vocabulary.ts";
import type { LedgerReading, RefusedRow } from "./validate.ts";
import { findingsSheetName, originalRowHeading, reasonHeading } from "./headings.ts";
import type { RawCell } from "./rawWorkbook.ts";

const fillOf = (argb: string): ExcelJS.Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });
const errorFill = fillOf("FFFFC7CE");
const warningFill = fillOf("FFFFEB9C");
const headingFill = fillOf("FFD3DEEA");

/** Excel opens slowly with more comments; the column of reasons says the same for every row. */
const commentedRows = 5000;

/** Writes the file; an existing one is replaced. */
export async function writeFindings(path: string, reading: LedgerReading): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false });
  await writeRefused(workbook, reading);
  await writeList(workbook, reading.findings);
  await workbook.commit();
}

async function writeRefused(workbook: ExcelJS.stream.xlsx.WorkbookWriter, reading: LedgerReading): Promise<void> {
  const sheet = workbook.addWorksheet("退回更正", { views: [{ state: "frozen", ySplit: reading.titles.length + 1, xSplit: 0 }] });
  const columns = keptColumns(reading);
  sheet.columns = [...columns.map((column) => ({ width: widthOf(reading.headings[column] ?? "") })), { width: 60 }, { width: 8 }];
  for (const title of reading.titles) sheet.addRow(title.map(writable)).commit();
  const heading = sheet.addRow([...columns.map((column) => reading.headings[column] ?? ""), reasonHeading, originalRowHeading]);
  heading.font = { bold: true };
  heading.fill = headingFill;
  heading.commit();
  const findings = groupBy(reading.findings, ({ rowNumber }) => rowNumber);
  const aboutFile = reading.findings.filter(({ column, severity }) => column === null && severity === "error").map(({ message }) => message);
  for (const [index, refused] of reading.refusedRows.entries()) {
    writeRow(sheet, refused, columns, reading, ownFindings(refused, reading, findings), aboutFile, index < commentedRows);
  }
  await sheet.commit();
}

/** Columns of the file, without those that an earlier findings workbook added. */
function keptColumns({ headings, refusedRows }: LedgerReading): number[] {
  const width = refusedRows.reduce((widest, { cells }) => Math.max(widest, cells.length), headings.length);
  return Array.from({ length: width }, (_, column) => column).filter((column) => ![reasonHeading, originalRowHeading].includes(headings[column] ?? ""));
}

/** Rows of other sheets share row numbers with the ledger's: their findings are the file's. */
function ownFindings({ rowNumber, sheet }: RefusedRow, reading: LedgerReading, findings: Map<number, Finding[]>): Finding[] {
  return sheet === reading.sheetName ? findings.get(rowNumber) ?? [] : [];
}

function writeRow(
  sheet: ExcelJS.Worksheet, refused: RefusedRow, columns: number[], reading: LedgerReading, findings: Finding[], aboutFile: string[],
  isCommented: boolean,
): void {
  const reasons = findings.length > 0 ? findings.map(({ severity, message }) => (severity === "warning" ? `（提示）${message}` : message)) : aboutFile;
  const row = sheet.addRow([...columns.map((column) => writable(refused.cells[column] ?? null)), reasons.join("\n"), refused.rowNumber]);
  for (const [index, column] of columns.entries()) {
    const cell = refused.cells[column];
    if (typeof cell === "string") row.getCell(index + 1).numFmt = "@"; // so that Excel does not turn an ID number into a number
    if (typeof cell === "object" && cell !== null) row.getCell(index + 1).numFmt = "yyyy-mm-dd";
  }
  for (const [label, about] of groupBy(findings, ({ column }) => column ?? "")) {
    const index = columns.findIndex((column) => reading.headings[column] === label && label !== "");
    if (index >= 0) mark(row.getCell(index + 1), about, isCommented);
  }
  row.getCell(columns.length + 1).alignment = { wrapText: true, vertical: "top" };
  row.commit();
}

function mark(cell: ExcelJS.Cell, findings: Finding[], isCommented: boolean): void {
  cell.fill = findings.some(({ severity }) => severity === "error") ? errorFill : warningFill;
  if (isCommented) cell.note = { texts: [{ text: findings.map(({ message }) => message).join("\n") }] };
}

async function writeList(workbook: ExcelJS.stream.xlsx.WorkbookWriter, findings: Finding[]): Promise<void> {
  const sheet = workbook.addWorksheet(findingsSheetName, { views: [{ state: "frozen", ySplit: 1, xSplit: 0 }] });
  sheet.columns = [8, 8, 24, 24, 90, 24].map((width) => ({ width }));
  const heading = sheet.addRow(["行号", "级别", "列", "原内容", "问题与处理办法", "问题代码"]);
  heading.font = { bold: true };
  heading.fill = headingFill;
  heading.commit();
  for (const { rowNumber, severity, column, value, message, code } of findings) {
    sheet.addRow([rowNumber, severity === "error" ? "退回" : "提示", column ?? "", value ?? "", message, code]).commit();
  }
  await sheet.commit();
}

/** Wide enough for the heading: a Chinese character is two wide. */
function widthOf(heading: string): number {
  return Math.min(40, Math.max(10, [...heading].length * 2 + 2));
}

/** Excel's day is a JavaScript Date at midnight UTC for exceljs. Characters that XML forbids are left out. */
function writable(cell: RawCell): ExcelJS.CellValue {
  if (typeof cell === "object" && cell !== null) return new Date(`${cell.date.slice(0, 10)}T00:00:00Z`);
  return typeof cell === "string" ? cell.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, "") : cell;
}

function groupBy<Key>(findings: readonly Finding[], keyOf: (finding: Finding) => Key): Map<Key, Finding[]> {
  const groups = new Map<Key, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(keyOf(finding));
    if (group) group.push(finding);
    else groups.set(keyOf(finding), [finding]);
  }
  return groups;
}
