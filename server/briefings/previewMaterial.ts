/** What the drawing thread of the screen needs to compose a page itself: facts of the moments, and the counts that composing it here took. */
import { packCounts, type Counts } from "../../client/print/preview/counts.ts";
import type { SentLedger, SentMaterial } from "../../client/print/preview/sentMaterial.ts";
import type { Sheet } from "../../client/print/sheet.ts";
import type { ComposedFrom, SheetCounts } from "./composers.ts";
import { versionOf, type Atlas, type LedgerPicture } from "./reading.ts";

/** As JSON. Which counts a page takes is known when it is composed, and by nobody before. */
export async function previewMaterial(sheets: AsyncIterable<Sheet>, { ledger, before, plan, question }: ComposedFrom, { approvalNumber }: Atlas, counts: SheetCounts): Promise<Uint8Array> {
  for await (const _sheet of sheets) { /* composed for its counts */ }
  const asOf = question.asOf ?? "";
  const material: SentMaterial = {
    ledger: plan ? { ...factsOf(ledger), version: 0, asOf, counts: [] } : sent(ledger, asOf, counts.now),
    earlier: before && question.before !== undefined ? { ...sent(before, question.before, counts.before), ...(question.beforeNumber === undefined ? {} : { beforeNumber: question.beforeNumber }) } : null,
    plan: plan ?? null, approvalNumber,
  };
  return Buffer.from(JSON.stringify(material));
}

function sent(ledger: LedgerPicture, asOf: string, counts: Counts): SentLedger {
  return { ...factsOf(ledger), version: versionOf(ledger), asOf, counts: packCounts(counts) };
}

function factsOf({ overview: { reportedOn, demo }, coverage, silentVillages, positions }: LedgerPicture): Omit<SentLedger, "version" | "asOf" | "counts"> {
  return { overview: { reportedOn, demo }, coverage, silentVillages, positions };
}
