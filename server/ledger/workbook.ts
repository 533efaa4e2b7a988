/** A ledger file → raw cells. Every reason why a file cannot be read is one clear sentence. */

/** A cell as the file holds it; `date` is an ISO date or date-time. Formula errors are text such as "#N/A". */
export type RawCell = string | number | boolean | { date: string } | null;

export interface RawSheet {
  name: string;
  /** rows[0] is row 1 as Excel shows it; short rows end early. */
  rows: RawCell[][];
}

export interface RawWorkbook {
  sheets: RawSheet[];
}

/** Message: one sentence that says what is wrong with the file and what to do. */
export class UnreadableFile extends Error {
  override name = "UnreadableFile";
}
