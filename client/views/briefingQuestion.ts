/** What a briefing is asked by: the filter, the layout, the language and the texts that somebody wrote, as parameters for the server and as words of the address. Pure. */
import { dailyParagraphs, moment, type FlowFilter } from "../../server/vocabulary.ts";
import { briefingFormats, comparing, formatName, formatsOf, type BriefingFormat } from "../print/formats.ts";
import { templates, type Template } from "../print/grid.ts";
import type { OwnWords } from "../print/material.ts";
import { printable } from "../print/printable.ts";
import { languages, type Language } from "../words/language.ts";
import { filterParameters } from "./csvAddress.ts";

/** The short part of a draft, which the address keeps. A language of null is the screen's own. */
export interface BriefingLayout {
  template: Template;
  language: Language | null;
  /** The earlier moment that is compared with. */
  before: string | null;
  /** The charter plan that brought the reader here; its template is offered only with one. */
  plan: string | null;
}

/** What may be written in place of the texts that the sheet writes itself. */
export const textNames = ["title", "subtitle", "notes", ...dailyParagraphs] as const;
export type TextName = (typeof textNames)[number];
export type BriefingTexts = Record<TextName, string>;
export const noTexts: BriefingTexts = { title: "", subtitle: "", notes: "", overall: "", mainFlows: "", peaks: "", silentVillages: "", demand: "" };
export const mostLetters = { title: 60, subtitle: 80, notes: 400, overall: 1000, mainFlows: 1000, peaks: 1000, silentVillages: 1000, demand: 1000 } as const satisfies Record<TextName, number>;

/** Texts that stand above a sheet or beside it; the others are paragraphs of the daily briefing. */
export const headNames = ["title", "subtitle", "notes"] as const satisfies readonly TextName[];

/** A text of spaces alone is none: then the sheet writes its own. A plan has its own people: for it no filter is asked. */
export function briefingQuestion(filter: FlowFilter, { template, before = null, plan = null }: Pick<BriefingLayout, "template"> & Partial<Pick<BriefingLayout, "before" | "plan">>, language: Language, texts: BriefingTexts): Record<string, string> {
  const written = (template === "daily" ? textNames : headNames).flatMap((name) => (texts[name].trim() === "" ? [] : [[name, texts[name].trim()]]));
  const about = template === "charters" && plan !== null ? { plan } : filterParameters(filter);
  return { template, language, ...about, ...(comparing[template] !== "never" && before !== null ? { before } : {}), ...Object.fromEntries(written) };
}

/** The same texts as a sheet takes them. */
export function ownWords(template: Template, texts: BriefingTexts): OwnWords {
  const own = (name: TextName) => printable(texts[name]).trim();
  const paragraphs = template === "daily" ? dailyParagraphs.filter((name) => own(name) !== "") : [];
  return { title: own("title"), subtitle: own("subtitle"), notes: own("notes"), ...(paragraphs.length === 0 ? {} : { paragraphs: Object.fromEntries(paragraphs.map((name) => [name, own(name)])) }) };
}

export function layoutQuery({ template, language, before, plan }: BriefingLayout): Record<string, string> {
  return { ...(template === templates[0] ? {} : { template }), ...(language === null ? {} : { in: language }), ...(comparing[template] !== "never" && before !== null ? { before } : {}), ...(plan === null ? {} : { plan }) };
}

/** The first page goes without saying. */
export function pageQuery(page: number): Record<string, string> {
  return page > 1 ? { page: String(page) } : {};
}

/** Whether the layout must have an earlier moment; the daily briefing takes the last one's where none is chosen. */
export function compares(template: Template): boolean {
  return comparing[template] === "always";
}

/** An address that somebody edited by hand gives what can be understood of it. */
export function layoutFrom(query: Partial<Record<string, unknown>>): BriefingLayout {
  const plan = typeof query["plan"] === "string" && query["plan"] !== "" ? query["plan"] : null;
  return {
    template: templatesFor(plan).find((word) => word === query["template"]) ?? templates[0], language: languages.find((word) => word === query["in"]) ?? null,
    before: moment.safeParse(query["before"]).success ? String(query["before"]) : null, plan,
  };
}

export function templatesFor(plan: string | null): Template[] {
  return templates.filter((template) => template !== "charters" || plan !== null);
}

/** Why a template has not every format, in the words of the screen. */
export function refusedFormats(template: Template, t: (key: string, values: Record<string, string>) => string): Partial<Record<BriefingFormat, string>> {
  const formats = formatsOf(template);
  return Object.fromEntries(briefingFormats.filter((format) => !formats.includes(format)).map((format) => [format, t("sheet.noFormat", { template: t(`sheet.templates.${template}`, {}), format: formatName(format) })]));
}
