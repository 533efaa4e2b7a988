/** What a template can become, and what may be asked of it: formats, pages, a moment to compare with. Pure. */
import type { Template } from "./grid.ts";

export const briefingFormats = ["pdf", "png", "svg", "pptx", "xlsx", "html"] as const;
export type BriefingFormat = (typeof briefingFormats)[number];

/** These show one page, the others hold all of them. */
export const onePageFormats: readonly BriefingFormat[] = ["png", "svg"];

/** Formats that a template does not have. */
const without = { single: ["pptx"], a3: ["pptx"], slide: [], series: [], comparison: ["html"], charters: ["html"], daily: [] } as const satisfies Record<Template, readonly BriefingFormat[]>;

export function formatsOf(template: Template): BriefingFormat[] {
  const missing: readonly BriefingFormat[] = without[template];
  return briefingFormats.filter((format) => !missing.includes(format));
}

/** Whether a template compares with an earlier moment. */
export const comparing = { single: "never", a3: "never", slide: "never", series: "never", comparison: "always", charters: "never", daily: "maybe" } as const satisfies Record<Template, "never" | "maybe" | "always">;

/** As people write them. */
export function formatName(format: BriefingFormat): string {
  return format === "xlsx" ? format : format.toUpperCase();
}
