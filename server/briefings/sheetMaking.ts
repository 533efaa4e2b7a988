/** A picture of the ledger and a question → a briefing in a format, or why there is none. The same in the worker of the server and on the command line. */
import { briefingFormats, formatName, formatsOf, onePageFormats, type BriefingFormat } from "../../client/print/formats.ts";
import type { SheetPlan } from "../../client/print/charterMaterial.ts";
import { composeCharterSheet, type CharterSheet } from "../../client/print/charterSheet.ts";
import type { Template } from "../../client/print/grid.ts";
import { pagesOf, type PageComposer } from "../../client/print/pages.ts";
import type { FlowSheet, Sheet } from "../../client/print/sheet.ts";
import { speech } from "../../client/print/speech.ts";
import { printWorkbook } from "../papers/workbook.ts";
import { charterPptx } from "./charterPptx.ts";
import { charterMaterialOf, emptyPlan, type NoPlan } from "./charterReading.ts";
import { figurePapers } from "./figuresPaper.ts";
import { missingGlyphs } from "./glyphs.ts";
import { sheetsPdf } from "./pdf.ts";
import { sheetPng, type PngScale } from "./png.ts";
import { slidePptx } from "./pptx.ts";
import { EmptyBriefing, materialOf, type Atlas, type BriefingQuestion, type LedgerPicture } from "./reading.ts";
import { sheetSvg } from "./svg.ts";

export { briefingFormats, type BriefingFormat };

export interface SheetJob {
  ledger: LedgerPicture;
  /** Of the moment that the question compares with. */
  before?: LedgerPicture;
  /** Of the template that shows one. */
  plan?: SheetPlan;
  question: BriefingQuestion;
  format: BriefingFormat;
  /** Of a PNG. */
  scale: PngScale;
  /** The page of a format that shows one, from 1; the first when left out. */
  page?: number;
  /** What a file says about when it was made: the same twice gives the same bytes. */
  at: Date;
}

export interface MadeSheet {
  title: string;
  /** The sum under the map. */
  sum: string;
  /** How many there are, whether the format shows one or all. */
  pages: number;
  content: Uint8Array;
}

/** One sentence in the language of the sheet. */
export interface NoSheet {
  refused: "empty" | "missingGlyphs" | "format" | "page" | NoPlan["refused"];
  error: string;
}

/** Told after each page. */
export type Progress = (done: number, pages: number) => void;

/** Null when the template has the format. */
export function formatRefusal(template: Template, format: BriefingFormat): NoSheet | null {
  const formats = formatsOf(template);
  return formats.includes(format) ? null : { refused: "format", error: `样式 ${template} 没有 ${formatName(format)}；请用 ${formats.map(formatName).join("、")}，或换一种样式。` };
}

export async function makeSheet(atlas: Atlas, job: SheetJob, progress: Progress = () => {}): Promise<MadeSheet | NoSheet> {
  const { question, format, scale, page, at } = job;
  const refused = formatRefusal(question.template, format);
  if (refused) return refused;
  try {
    const composers = composersOf(atlas, job);
    const pages = composers.length;
    const asked = onePageFormats.includes(format) ? composers.slice((page ?? 1) - 1, page ?? 1) : composers;
    if (asked.length === 0) return { refused: "page", error: `这份简报共 ${pages} 页，没有第 ${page} 页。` };
    const sheets: Sheet[] = [];
    for (const compose of asked) {
      sheets.push(compose());
      progress(sheets.length, asked.length);
    }
    const glyphs = missingGlyphs(sheets.flatMap(({ marks }) => marks));
    if (glyphs.length > 0) return { refused: "missingGlyphs", error: speech(question.language)("missingGlyphs", { glyphs: glyphs.join(" ") }) };
    const [first] = sheets as [Sheet]; // a briefing has a page
    return { title: first.words.title, sum: first.sum, pages, content: await inFormat(first, sheets, format, scale, at) };
  } catch (error) {
    if (error instanceof EmptyBriefing) return { refused: "empty", error: error.message };
    throw error;
  }
}

function composersOf(atlas: Atlas, { ledger, before, plan, question }: SheetJob): PageComposer[] {
  if (question.template !== "charters") return pagesOf(materialOf(ledger, atlas, question, before), question.template);
  if (!plan) throw new Error("the sheet of a charter plan needs the plan in its job");
  const nobody = emptyPlan(plan, question);
  if (nobody !== null) throw new EmptyBriefing(nobody);
  return [() => composeCharterSheet(charterMaterialOf(plan, ledger, atlas, question))];
}

async function inFormat(first: Sheet, all: readonly Sheet[], format: BriefingFormat, scale: PngScale, at: Date): Promise<Uint8Array> {
  switch (format) {
    case "svg": return Buffer.from(sheetSvg(first));
    case "png": return sheetPng(first, scale);
    case "pdf": return sheetsPdf(all, { at });
    case "pptx": return "charters" in first ? charterPptx(first as CharterSheet) : slidePptx(first as FlowSheet); // formatsOf: only these two have it
    case "xlsx": return printWorkbook(figurePapers(...all), { at });
  }
}
