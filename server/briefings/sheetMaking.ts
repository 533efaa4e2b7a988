/** A picture of the ledger and a question → a briefing in a format, or why there is none. The same in the worker of the server and on the command line. */
import { briefingFormats, formatName, formatsOf, onePageFormats, type BriefingFormat } from "../../client/print/formats.ts";
import type { CharterSheet } from "../../client/print/charterSheet.ts";
import type { Paragraph } from "../../client/print/daily/paragraph.ts";
import type { Template } from "../../client/print/grid.ts";
import { missingLetters } from "../../client/print/letters.ts";
import type { PageComposer } from "../../client/print/pages.ts";
import type { FlowSheet, Sheet } from "../../client/print/sheet.ts";
import { sheetSvg } from "../../client/print/sheetSvg.ts";
import { speech } from "../../client/print/speech.ts";
import { printWorkbook } from "../papers/workbook.ts";
import type { BriefingFacts } from "../vocabulary.ts";
import { charterPptx } from "./charterPptx.ts";
import type { NoPlan } from "./charterReading.ts";
import { composersOf, type ComposedFrom } from "./composers.ts";
import { dailyPptx } from "./dailyPptx.ts";
import { factsOf } from "./facts.ts";
import { figurePapers } from "./figuresPaper.ts";
import { interactiveFile } from "./interactiveFile.ts";
import { sheetsPdf } from "./pdf.ts";
import { sheetPng, type PngScale } from "./png.ts";
import { pagesPptx, slidePptx } from "./pptx.ts";
import { previewMaterial } from "./previewMaterial.ts";
import { EmptyBriefing, materialOf, type Atlas } from "./reading.ts";

export { briefingFormats, type BriefingFormat };

/** `material`: no file, but what the drawing thread of the screen composes the page from. */
export type SheetFormat = BriefingFormat | "material";

export interface SheetJob extends ComposedFrom {
  format: SheetFormat;
  /** Of a PNG. */
  scale: PngScale;
  /** The page of a format that shows one, from 1; the first when left out. */
  page?: number;
  /** Composes all pages, whichever the format shows: a letter that no face has is told of, wherever it stands. */
  everyPage?: true;
  /** What a file says about when it was made: the same twice gives the same bytes. */
  at: Date;
}

export interface MadeSheet {
  title: string;
  /** The sum under the map. */
  sum: string;
  /** How many there are, whether the format shows one or all. */
  pages: number;
  /** Of the text that a daily briefing has; of other templates none. */
  paragraphs: readonly Paragraph[];
  content: Uint8Array;
  /** Its headline figures, for whoever sends it; null of a charter plan, which nobody is sent by itself. */
  facts: BriefingFacts | null;
}

/** One sentence in the language of the sheet. */
export interface NoSheet {
  refused: "empty" | "missingGlyphs" | "format" | "page" | NoPlan["refused"];
  error: string;
}

/** Told after each page, and waited for: who throws there stops the making. */
export type Progress = (done: number, pages: number) => void | Promise<void>;

/** More pages than anybody reads take minutes; whoever asks for them has forgotten a filter. */
const mostPages = 60;

/** Null when the template has the format. */
export function formatRefusal(template: Template, format: BriefingFormat): NoSheet | null {
  const formats = formatsOf(template);
  return formats.includes(format) ? null : { refused: "format", error: `样式 ${template} 没有 ${formatName(format)}；请用 ${formats.map(formatName).join("、")}，或换一种样式。` };
}

export async function makeSheet(atlas: Atlas, job: SheetJob, progress: Progress = () => {}): Promise<MadeSheet | NoSheet> {
  const { question, format, scale, page, at } = job;
  const refused = format === "material" ? null : formatRefusal(question.template, format);
  if (refused) return refused;
  try {
    if (format === "html") return await interactive(atlas, job);
    const { composers, facts, counts } = composersOf(atlas, job);
    const pages = composers.length;
    if (pages > mostPages) return { refused: "page", error: `这份简报要 ${pages} 页，至多 ${mostPages} 页；请在筛选里少选几个地区。` };
    const asked = format === "material" || onePageFormats.includes(format) ? composers.slice((page ?? 1) - 1, page ?? 1) : composers;
    if (asked.length === 0) return { refused: "page", error: `这份简报共 ${pages} 页，没有第 ${page} 页。` };
    const written = new FirstPage();
    const sheets = written.of(job.everyPage ? firstOf(composed(composers, progress)) : composed(asked, progress));
    const content = format === "material" ? await previewMaterial(sheets, job, atlas, counts) : await inFormat(sheets, format, scale, at);
    return { ...written.said(), pages, content, facts };
  } catch (error) {
    if (error instanceof EmptyBriefing) return { refused: "empty", error: error.message };
    if (error instanceof MissingGlyphs) return { refused: "missingGlyphs", error: speech(question.language)("missingGlyphs", { glyphs: error.glyphs.join(" ") }) };
    throw error;
  }
}

async function interactive(atlas: Atlas, { ledger, question }: SheetJob): Promise<MadeSheet> {
  return { ...await interactiveFile(ledger, atlas, question), pages: 1, paragraphs: [], facts: factsOf(materialOf(ledger, atlas, question)) };
}

class MissingGlyphs extends Error {
  constructor(readonly glyphs: readonly string[]) {
    super(`no face has ${glyphs.join(" ")}`);
  }
}

/** One after the other: no format has to hold the marks of all pages at once. Throws MissingGlyphs for a page that would have silent boxes. */
async function* composed(composers: readonly PageComposer[], progress: Progress): AsyncGenerator<Sheet> {
  let done = 0;
  for (const compose of composers) {
    const sheet = compose();
    const glyphs = missingLetters(sheet.marks);
    if (glyphs.length > 0) throw new MissingGlyphs(glyphs);
    yield sheet;
    await progress(done += 1, composers.length);
  }
}

/** The first one; the others are composed and let go. */
async function* firstOf(sheets: AsyncIterable<Sheet>): AsyncGenerator<Sheet> {
  let first = true;
  for await (const sheet of sheets) {
    if (first) yield sheet;
    first = false;
  }
}

/** What is said of a briefing is what its first page says. */
class FirstPage {
  #first: Pick<MadeSheet, "title" | "sum" | "paragraphs"> | null = null;

  async *of(sheets: AsyncIterable<Sheet>): AsyncGenerator<Sheet> {
    for await (const sheet of sheets) {
      this.#first ??= { title: sheet.words.title, sum: sheet.sum, paragraphs: sheet.paragraphs ?? [] };
      yield sheet;
    }
  }

  said(): Pick<MadeSheet, "title" | "sum" | "paragraphs"> {
    if (!this.#first) throw new Error("a briefing without a page, expected one at least");
    return this.#first;
  }
}

async function inFormat(sheets: AsyncIterable<Sheet>, format: Exclude<BriefingFormat, "html">, scale: PngScale, at: Date): Promise<Uint8Array> {
  switch (format) {
    case "pdf": return sheetsPdf(sheets, { at });
    case "pptx": return presentationOf(sheets);
    case "xlsx": return printWorkbook(figurePapers(...await collected(withoutMarks(sheets))), { at });
    case "svg": return Buffer.from(sheetSvg((await collected(sheets))[0]));
    case "png": return sheetPng((await collected(sheets))[0], scale);
  }
}

/** To the last, so that all of them are composed; a briefing has a page. */
async function collected(sheets: AsyncIterable<Sheet>): Promise<[Sheet, ...Sheet[]]> {
  const all: Sheet[] = [];
  for await (const sheet of sheets) all.push(sheet);
  return all as [Sheet, ...Sheet[]];
}

/** A workbook has none. */
async function* withoutMarks(sheets: AsyncIterable<Sheet>): AsyncGenerator<Sheet> {
  for await (const sheet of sheets) yield { ...sheet, marks: [], map: { ...sheet.map, marks: [] } };
}

/** A single page with figures of flows is the slide: formatsOf. Many pages are not held together. */
async function presentationOf(sheets: AsyncIterable<Sheet>): Promise<Uint8Array> {
  const pages = sheets[Symbol.asyncIterator]();
  const { value: first } = await pages.next() as IteratorYieldResult<Sheet>; // a briefing has a page
  const all = (async function* () {
    yield first;
    for (let next = await pages.next(); next.done !== true; next = await pages.next()) yield next.value;
  })();
  if ("charters" in first) return charterPptx((await collected(all))[0] as CharterSheet);
  if (first.paragraphs) return dailyPptx(await collected(all));
  return "figures" in first && first.pages === 1 ? slidePptx((await collected(all))[0] as FlowSheet) : pagesPptx(all);
}
