/** What schedules know of briefings: how one is ordered and what comes back. Who makes them is handed in (server/startSchedules.ts). */
import type { BriefingFacts } from "../vocabulary.ts";

export interface BriefingOrder {
  question: Record<string, string>;
  owner: string;
  ownerScope: readonly string[];
  /** That the recipient may see. */
  regions: readonly string[];
  /** The moment whose ledger it shows. */
  dueAt: string;
  /** The run before it, for templates that compare. */
  previousAt: string | null;
}

export interface BriefingFile {
  format: string;
  contentType: string;
  content: Uint8Array;
}

export interface Briefing {
  number: string;
  title: string;
  /** Where it is found: whole, or the path alone when the server does not know its own address. */
  address: string;
  facts: BriefingFacts;
  files: BriefingFile[];
}

export interface Refused {
  /** One sentence. */
  refused: string;
}

export interface BriefingMaker {
  /** Whether the question and the formats can be had, and the homes of its filter. */
  check(question: Record<string, string>, formats: readonly string[]): { homes: string[] } | { field: string; error: string };
  /** Gives the briefing a number, within the recipient's regions. */
  keep(order: BriefingOrder): Promise<{ number: string } | Refused>;
  /** The briefing of a number, in these formats; within the recipient's regions of now. */
  open(order: BriefingOrder, number: string, formats: readonly string[]): Promise<Briefing | Refused>;
}
