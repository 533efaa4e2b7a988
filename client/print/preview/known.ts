/** What the drawing thread has been sent: ledgers with their counts, and plans. It grows with what is asked and forgets ledgers that are no longer so. */
import type { FlowFilter } from "../../../server/vocabulary.ts";
import type { SheetPlan } from "../charterMaterial.ts";
import { comparing } from "../formats.ts";
import type { Template } from "../grid.ts";
import type { CountedLedger, LedgerFacts, SheetQuestion } from "../ledgerMaterial.ts";
import { NotCounted, remembered, unpackCounts, type Counts } from "./counts.ts";
import type { SentLedger, SentMaterial } from "./sentMaterial.ts";

/** What of a question decides which moments and which plan are shown. */
export interface AskedMaterial {
  template: Template;
  filter: FlowFilter;
  /** Null: the server chooses one where the template wants it. */
  before: string | null;
  plan: string | null;
}

interface KnownLedger extends LedgerFacts {
  version: number;
  asOf: string;
  counts: Counts;
}

interface KnownEarlier {
  before: string;
  beforeNumber?: string;
  ledger: KnownLedger;
}

export interface KnownMaterial {
  ledger: CountedLedger;
  moments: Pick<SheetQuestion, "asOf" | "before" | "beforeNumber">;
  earlier?: CountedLedger;
}

export class KnownLedgers {
  #now: KnownLedger | null = null;
  readonly #earlier = new Map<string, KnownEarlier>();
  readonly #plans = new Map<string, { plan: SheetPlan; ledger: KnownLedger }>();
  approvalNumber: string | null = null;

  /** Counts of a ledger that has as many imports are added to it; facts are the newest. */
  take(asked: AskedMaterial, { ledger, earlier, plan, approvalNumber }: SentMaterial): void {
    this.approvalNumber = approvalNumber;
    if (plan) {
      this.#plans.set(plan.id, { plan, ledger: merged(null, ledger) });
      return;
    }
    this.#now = merged(this.#now, ledger);
    if (!earlier) return;
    const { beforeNumber, ...sent } = earlier;
    const known = [...this.#earlier.values()].find(({ before }) => before === sent.asOf)?.ledger ?? null;
    this.#earlier.set(comparedWith(asked), { before: sent.asOf, ledger: merged(known, sent), ...(beforeNumber === undefined ? {} : { beforeNumber }) });
  }

  forget(): void {
    this.#now = null;
    this.#earlier.clear();
    this.#plans.clear();
  }

  /** Throws NotCounted for what has not been sent. */
  planOf({ plan }: AskedMaterial): { plan: SheetPlan; ledger: LedgerFacts; asOf: string } {
    const known = this.#plans.get(plan ?? "");
    if (!known) throw new NotCounted();
    return { plan: known.plan, ledger: known.ledger, asOf: known.ledger.asOf };
  }

  /** Throws NotCounted for what has not been sent. */
  ledgersOf(asked: AskedMaterial): KnownMaterial {
    const earlier = comparing[asked.template] === "never" ? null : this.#earlier.get(comparedWith(asked));
    if (!this.#now || earlier === undefined) throw new NotCounted();
    const moments = { asOf: this.#now.asOf };
    if (earlier === null) return { ledger: counted(this.#now), moments };
    const { before, beforeNumber, ledger } = earlier;
    return { ledger: counted(this.#now), moments: { ...moments, before, ...(beforeNumber === undefined ? {} : { beforeNumber }) }, earlier: counted(ledger) };
  }
}

/** Which moment the server takes depends on no more. */
function comparedWith({ template, before, filter: { homes, works, industries } }: AskedMaterial): string {
  return JSON.stringify(before === null ? [template, homes, works, industries] : before);
}

function merged(known: KnownLedger | null, { counts: packed, ...facts }: SentLedger): KnownLedger {
  const counts: Counts = known?.version === facts.version ? known.counts : new Map();
  unpackCounts(packed, counts);
  return { ...facts, counts };
}

function counted({ counts, ...facts }: KnownLedger): CountedLedger {
  return { ...facts, count: remembered(counts) };
}
