/** What is known of the ledgers and a question → one page, composed as the server composes it. Pure. */
import { composeCharterSheet } from "../charterSheet.ts";
import { ledgerMaterial, planMaterial, type SheetAtlas } from "../ledgerMaterial.ts";
import { pagesOf, type PageComposer } from "../pages.ts";
import type { Sheet } from "../sheet.ts";
import type { KnownLedgers } from "./known.ts";
import type { AskedSheet } from "./protocol.ts";

/** Throws NotCounted when something must be asked of the server first. */
export function composePreview(known: KnownLedgers, places: Pick<SheetAtlas, "regions" | "geography">, asked: AskedSheet): Sheet {
  const pages = composersOf(known, { ...places, approvalNumber: known.approvalNumber }, asked);
  return pages[Math.min(asked.page, pages.length) - 1]!(); // a briefing has a page
}

/** Throws NotCounted when nothing at all is known of the moments or the plan. */
export function requireMoments(known: KnownLedgers, asked: AskedSheet): void {
  if (asked.template === "charters") known.planOf(asked);
  else known.ledgersOf(asked);
}

function composersOf(known: KnownLedgers, atlas: SheetAtlas, asked: AskedSheet): PageComposer[] {
  const { template, filter, language, ownWords } = asked;
  const question = { template, filter, language, ownWords };
  if (template === "charters") {
    const { plan, ledger, asOf } = known.planOf(asked);
    return [() => composeCharterSheet(planMaterial(plan, ledger, atlas, { ...question, asOf }))];
  }
  const { ledger, moments, earlier } = known.ledgersOf(asked);
  return pagesOf(ledgerMaterial(ledger, atlas, { ...question, ...moments }, earlier), template);
}
