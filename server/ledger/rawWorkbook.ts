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
