/** Raw sheets → believed records, refused rows and findings. Pure. Every row under the headings comes out once: records + refused rows = rows. */
import type { Campaign, ExpectedWorkers, Finding, FollowUpRecord } from "../vocabulary.ts";
import { cleanText, textOf } from "./cells.ts";
import { readExpected } from "./expected.ts";
import { fieldHeadings, fieldOf, findHeadings, findingsSheetName, type Field, type Headings } from "./headings.ts";
import { columnsOf, isEmptyRow, readRow, type Columns, type LedgerRow } from "./ledgerRow.ts";
import { createPlaceFinder, type LedgerGazetteer } from "./places.ts";
import { recordOf } from "./record.ts";
import type { RuleContext } from "./rule.ts";
import { rules } from "./rules.ts";
import { fileNotices, headingRules } from "./rulesFile.ts";
import { readTitles } from "./titles.ts";
import type { RawCell, RawSheet } from "./rawWorkbook.ts";

export interface LedgerContext {
  gazetteer: LedgerGazetteer;
  /** Codes of the regions whose people may be imported. */
  importingRegions: readonly string[];
  campaign: Campaign;
  /** ISO date of the import. */
  today: string;
}

export interface RefusedRow {
  rowNumber: number;
  sheet: string;
  cells: RawCell[];
}

export interface LedgerReading {
  records: FollowUpRecord[];
  refusedRows: RefusedRow[];
  findings: Finding[];
  expected: ExpectedWorkers[];
  reportedOn: string | null;
  demo: boolean;
  /** 1-based; 0 when no sheet has the headings of a ledger. */
  headingRow: number;
  /** Rows under the headings that are not empty. */
  rows: number;
  /** The sheet that holds the ledger. */
  sheetName: string;
  /** Per column: the heading as the file spells it. */
  headings: string[];
  /** The rows above the headings. */
  titles: RawCell[][];
}

export function validateLedger(sheets: readonly RawSheet[], context: LedgerContext): LedgerReading {
  const found = sheets.map((sheet) => ({ sheet, headings: findHeadings(sheet.rows) }));
  const ledgers = found.filter(({ sheet, headings }) => headings && isLedger(headings) && !isExpected(sheet));
  const [ledger] = ledgers;
  if (!ledger?.headings) return withoutLedger(sheets);
  const { sheet, headings } = ledger;
  const titles = sheet.rows.slice(0, headings.row - headings.height);
  const reading: LedgerReading = {
    records: [], refusedRows: [], findings: headingFindings(headings), expected: [], ...readTitles(titles, context.campaign),
    headingRow: headings.row, rows: 0, sheetName: sheet.name, headings: [...headings.labels], titles,
  };
  validateRows(sheet, headings, reading, context);
  for (const other of found) {
    if (other.sheet === sheet) continue;
    if (isExpected(other.sheet)) readExpected(other.sheet, reading, context.gazetteer, homeCounties(reading) ?? context.importingRegions);
    else if (ledgers.includes(other)) refuseSheet(other.sheet, other.headings, reading);
    else ignoreSheet(other.sheet, reading);
  }
  return reading;
}

/** The counties of the ledger's own rows: the sheet of expected workers often names townships alone, which recur across a province. */
function homeCounties({ records }: LedgerReading): string[] | null {
  return records.length === 0 ? null : [...new Set(records.map(({ homeCounty }) => homeCounty))];
}

function isLedger({ columns }: Headings): boolean {
  return columns.includes("name") || columns.includes("idNumber");
}

function isExpected(sheet: RawSheet): boolean {
  return /应访/.test(sheet.name);
}

function headingFindings(headings: Headings): Finding[] {
  return headingRules.flatMap(({ code, severity, check }) =>
    check(headings).map(({ column, message }) => ({ rowNumber: headings.row, column, code, severity, value: column, message: `表头${message}` })));
}

function validateRows(sheet: RawSheet, headings: Headings, reading: LedgerReading, context: LedgerContext): void {
  const columns = columnsOf(headings);
  const places = createPlaceFinder(context.gazetteer, context.importingRegions);
  const unusable = reading.findings.some(({ severity }) => severity === "error");
  const rowsByIdNumber = new Map<string, number>();
  for (let index = headings.row; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index] ?? [];
    if (isEmptyRow(cells, headings) || isFooter(cells, index + 1, headings, columns, reading)) continue;
    reading.rows += 1;
    const row = unusable ? null : readRow(index + 1, cells, columns, places, context.campaign);
    if (row && judge(row, headings, columns, cells, reading, context) && isFirst(row, rowsByIdNumber, headings, columns, cells, reading)) {
      reading.records.push(recordOf(row));
    } else reading.refusedRows.push({ rowNumber: index + 1, sheet: sheet.name, cells });
  }
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

/** No sheet has the headings of a ledger: every row that is not empty is refused, with one sentence. */
function withoutLedger(sheets: readonly RawSheet[]): LedgerReading {
  const refusedRows = sheets.flatMap(({ name, rows }) =>
    rows.flatMap((cells, index) => (cells.some((cell) => textOf(cell).trim() !== "") ? [{ rowNumber: index + 1, sheet: name, cells }] : [])));
  const message = "没有找到台账的表头：前 30 行里没有同时写着“姓名”“身份证号”等列名的一行；请检查是否选错了文件，或把表头改成模板的写法。";
  return {
    records: [], refusedRows, findings: [{ rowNumber: 1, column: null, code: "ledgerNotFound", severity: fileNotices.ledgerNotFound, value: null, message }],
    expected: [], reportedOn: null, demo: false, headingRow: 0, rows: refusedRows.length, sheetName: "", headings: [], titles: [],
  };
}

/** A second ledger in the same file would need its own row numbers: its rows are refused, put in order under the headings of the first. */
function refuseSheet({ name, rows }: RawSheet, headings: Headings | null, reading: LedgerReading): void {
  if (!headings) return;
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

function ignoreSheet({ name, rows }: RawSheet, reading: LedgerReading): void {
  if (name === findingsSheetName || !rows.some((cells) => cells.some((cell) => textOf(cell).trim() !== ""))) return;
  const message = `工作表“${name}”不是台账，没有导入。`;
  reading.findings.push({ rowNumber: 1, column: null, code: "sheetIgnored", severity: fileNotices.sheetIgnored, value: name, message });
}
