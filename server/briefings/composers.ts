/** A picture of the ledger and a question → how each page is composed, and what was counted for it. */
import type { SheetPlan } from "../../client/print/charterMaterial.ts";
import { composeCharterSheet } from "../../client/print/charterSheet.ts";
import { movementMaterial } from "../../client/print/daily/daysPage.ts";
import { pagesOf, type PageComposer } from "../../client/print/pages.ts";
import type { Counts } from "../../client/print/preview/counts.ts";
import type { BriefingFacts } from "../vocabulary.ts";
import { charterMaterialOf, emptyPlan } from "./charterReading.ts";
import { factsOf } from "./facts.ts";
import { EmptyBriefing, materialOf, type Atlas, type BriefingQuestion, type LedgerPicture } from "./reading.ts";

export interface ComposedFrom {
  ledger: LedgerPicture;
  /** Of the moment that the question compares with. */
  before?: LedgerPicture;
  /** Of the template that shows one. */
  plan?: SheetPlan;
  question: BriefingQuestion;
}

/** Of each moment; they fill up while pages are composed. */
export interface SheetCounts {
  now: Counts;
  before: Counts;
}

/** Throws EmptyBriefing where there is nobody to show. */
export function composersOf(atlas: Atlas, { ledger, before, plan, question }: ComposedFrom): { composers: PageComposer[]; facts: BriefingFacts | null; counts: SheetCounts } {
  const counts: SheetCounts = { now: new Map(), before: new Map() };
  if (question.template !== "charters") {
    const material = materialOf(ledger, atlas, question, before, counts);
    return { composers: pagesOf(material, question.template), facts: factsOf(question.template === "daily" ? movementMaterial(material, question.filter.movement) : material), counts };
  }
  if (!plan) throw new Error("the sheet of a charter plan needs the plan in its job");
  const nobody = emptyPlan(plan, question);
  if (nobody !== null) throw new EmptyBriefing(nobody);
  return { composers: [() => composeCharterSheet(charterMaterialOf(plan, ledger, atlas, question))], facts: null, counts };
}
