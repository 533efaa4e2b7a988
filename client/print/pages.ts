/** The pages of a briefing: one for most templates, several for the others. Each is composed by itself, so that a reader of one page waits for one. */
import { composeComparison } from "./comparison.ts";
import { dailyPages } from "./daily/dailyPages.ts";
import type { Template } from "./grid.ts";
import type { BriefingMaterial } from "./material.ts";
import { seriesPages } from "./series.ts";
import { composeSheet, type Sheet } from "./sheet.ts";

/** How each page is composed, in order. */
export type PageComposer = () => Sheet;

/** Of the ledger; a charter plan has a sheet of its own (charterSheet.ts). */
export type LedgerTemplate = Exclude<Template, "charters">;

export function pagesOf(material: BriefingMaterial, template: LedgerTemplate): PageComposer[] {
  switch (template) {
    case "series": return seriesPages(material);
    case "comparison": return [() => composeComparison(material)];
    case "daily": return dailyPages(material);
    default: return [() => composeSheet(material, template)];
  }
}

/** Every page carries which of how many it is, the number and its code. */
export function composePages(material: BriefingMaterial, template: LedgerTemplate): Sheet[] {
  return pagesOf(material, template).map((compose) => compose());
}
