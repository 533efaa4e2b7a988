/** What a rule is. One rule = one function, one notice code, one good and one bad example; tests run over the examples. */
import type { Campaign, Severity } from "../vocabulary.ts";
import type { Field } from "./headings.ts";
import type { LedgerRow } from "./ledgerRow.ts";
import type { LedgerGazetteer } from "./places.ts";
import type { RawCell } from "./rawWorkbook.ts";

export interface RuleContext {
  campaign: Campaign;
  /** ISO date of the import. */
  today: string;
  gazetteer: LedgerGazetteer;
}

/** Cells that differ from those of a row in which nothing is wrong. */
export type Example = Partial<Record<Field, RawCell>>;

/** A rule about one row. */
export interface Rule {
  code: string;
  /** Errors refuse the row, warnings keep it. */
  severity: Severity;
  /** The cells it judges, one by one; a cell that already has an error is not judged again. */
  fields: readonly Field[];
  /** Other cells it looks at: when one of them has an error the rule is not asked. */
  needs?: readonly Field[];
  /** What is wrong and what to do, to be read after "第 12 行“姓名”："; null when nothing is. */
  check(row: LedgerRow, field: Field, context: RuleContext): string | null;
  good: Example;
  bad: Example;
}
