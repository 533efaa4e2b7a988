/** Which briefings are listed, as words of the address and back. An address that somebody edited by hand gives what can be understood of it. Pure. */
import { briefingOrigins } from "../../server/vocabulary.ts";
import { templates } from "../print/grid.ts";
import type { BriefingChoice } from "../stores/useBriefings.ts";

export function choiceFrom(query: Partial<Record<string, unknown>>): BriefingChoice {
  const page = typeof query["leaf"] === "string" && /^[1-9]\d{0,4}$/.test(query["leaf"]) ? Number(query["leaf"]) : 1;
  return {
    origin: briefingOrigins.find((word) => word === query["by"]) ?? null, template: templates.find((word) => word === query["of"]) ?? null,
    text: typeof query["find"] === "string" ? query["find"].slice(0, 60) : "", page,
  };
}

/** What goes without saying is not said. */
export function choiceQuery({ origin, template, text, page }: BriefingChoice): Record<string, string> {
  return { ...(origin === null ? {} : { by: origin }), ...(template === null ? {} : { of: template }), ...(text.trim() === "" ? {} : { find: text.trim() }), ...(page > 1 ? { leaf: String(page) } : {}) };
}

export function isEverything({ origin, template, text }: BriefingChoice): boolean {
  return origin === null && template === null && text.trim() === "";
}
