/** Cells, sheets and workbooks as a file holds them, before anything is believed. */

/** `date` is an ISO date. Formula errors are text such as "#N/A". */
export type RawCell = string | number | boolean | { date: string } | null;

export interface RawSheet {
  name: string;
  /** rows[0] is row 1 as Excel shows it; short rows end early. */
  rows: RawCell[][];
}

export interface RawWorkbook {
  sheets: RawSheet[];
}

/** Hears a workbook while it is read: each sheet, and after it the sheet's rows from row 1 on, some at a time. */
export interface SheetTaker {
  open(name: string): void;
  rows(rows: RawCell[][]): void;
}
