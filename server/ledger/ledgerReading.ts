/** What validation makes of a ledger. */
import type { Campaign, ExpectedWorkers, Finding, FollowUpRecord } from "../vocabulary.ts";
import type { LedgerGazetteer } from "./places.ts";
import type { RawCell } from "./rawWorkbook.ts";

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
