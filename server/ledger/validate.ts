/** Raw sheets → believed records, refused rows and findings. Pure. Every row under the headings comes out once: records + refused rows = rows. */
import type { Finding } from "../vocabulary.ts";
import { readExpected } from "./expected.ts";
import { findHeadings, searchedRows, type Headings } from "./headings.ts";
import type { LedgerContext, LedgerReading } from "./ledgerReading.ts";
import type { RawCell, RawSheet, SheetTaker } from "./rawWorkbook.ts";
import { headingRules } from "./rulesFile.ts";
import { readTitles } from "./titles.ts";
import { createRowJudge } from "./validateRow.ts";
import { ignoreSheet, refuseSheet, withoutLedger } from "./validateSheets.ts";

export type { LedgerContext, LedgerReading, RefusedRow } from "./ledgerReading.ts";

/** Judges rows while the file is still being read. */
export interface LedgerValidation extends SheetTaker {
  /** After the last row of the last sheet. */
  finish(): LedgerReading;
}

export function validateLedger(sheets: readonly RawSheet[], context: LedgerContext): LedgerReading {
  const validation = startValidation(context);
  for (const { name, rows } of sheets) {
    validation.open(name);
    validation.rows(rows);
  }
  return validation.finish();
}

interface SeenSheet {
  /** Its rows, but those of the ledger: they are judged one by one and let go. */
  sheet: RawSheet;
  /** Undefined until so many rows are here that headings must be among them. */
  headings?: Headings | null;
}

interface Ledger {
  sheet: RawSheet;
  reading: LedgerReading;
  take(cells: RawCell[]): void;
}

/** The first sheet with the headings of a ledger is the ledger. */
export function startValidation(context: LedgerContext): LedgerValidation {
  const seen: SeenSheet[] = [];
  let ledger: Ledger | null = null;
  const lookForHeadings = (last: SeenSheet | undefined): void => {
    if (!last || last.headings !== undefined) return;
    last.headings = findHeadings(last.sheet.rows);
    if (ledger || !last.headings || !isLedger(last.headings) || isExpected(last.sheet)) return;
    ledger = openLedger(last.sheet, last.headings, context);
    for (const cells of last.sheet.rows.splice(0)) ledger.take(cells);
  };
  return {
    open(name) {
      lookForHeadings(seen.at(-1));
      seen.push({ sheet: { name, rows: [] } });
    },
    rows(rows) {
      const last = seen.at(-1);
      if (!last) throw new Error("rows came before their sheet was opened");
      for (const cells of rows) {
        if (ledger?.sheet === last.sheet) ledger.take(cells);
        else if (last.sheet.rows.push(cells) === searchedRows) lookForHeadings(last);
      }
    },
    finish() {
      lookForHeadings(seen.at(-1));
      if (!ledger) return withoutLedger(seen.map(({ sheet }) => sheet));
      for (const other of seen) if (other.sheet !== ledger.sheet) takeOther(other, ledger.reading, context);
      return ledger.reading;
    },
  };
}

function openLedger(sheet: RawSheet, headings: Headings, context: LedgerContext): Ledger {
  const titles = sheet.rows.slice(0, headings.row - headings.height);
  const reading: LedgerReading = {
    records: [], refusedRows: [], findings: headingFindings(headings), expected: [], ...readTitles(titles, context.campaign),
    headingRow: headings.row, rows: 0, sheetName: sheet.name, headings: [...headings.labels], titles,
  };
  const judge = createRowJudge(sheet.name, headings, reading, context);
  let index = 0;
  return {
    sheet, reading,
    take(cells) {
      if (index >= headings.row) judge(cells, index);
      index += 1;
    },
  };
}

function takeOther({ sheet, headings }: SeenSheet, reading: LedgerReading, context: LedgerContext): void {
  if (isExpected(sheet)) readExpected(sheet, reading, context.gazetteer, homeCounties(reading) ?? context.importingRegions);
  else if (headings && isLedger(headings)) refuseSheet(sheet, headings, reading);
  else ignoreSheet(sheet, reading);
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
