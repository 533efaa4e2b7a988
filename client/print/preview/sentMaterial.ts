/** What the server sends instead of a picture: what it knows of the moments of a sheet, and what it counted to compose one page. */
import type { SheetPlan } from "../charterMaterial.ts";
import type { LedgerFacts } from "../ledgerMaterial.ts";
import type { PackedCount } from "./counts.ts";

export interface SentLedger extends LedgerFacts {
  /** How many imports it has: the same number is the same ledger. */
  version: number;
  /** As the sheet says it. */
  asOf: string;
  counts: PackedCount[];
}

export interface SentMaterial {
  ledger: SentLedger;
  /** Of the moment compared with. */
  earlier: (SentLedger & { beforeNumber?: string }) | null;
  /** Of the template that shows one. */
  plan: SheetPlan | null;
  approvalNumber: string | null;
}
