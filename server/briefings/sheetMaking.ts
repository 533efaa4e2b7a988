/** A picture of the ledger and a question → a sheet in a format, or why there is none. The same in the worker of the server and on the command line. */
import { composeSheet, type Sheet } from "../../client/print/sheet.ts";
import { speech } from "../../client/print/speech.ts";
import { printWorkbook } from "../papers/workbook.ts";
import { figurePapers } from "./figuresPaper.ts";
import { missingGlyphs } from "./glyphs.ts";
import { sheetsPdf } from "./pdf.ts";
import { sheetPng, type PngScale } from "./png.ts";
import { slidePptx } from "./pptx.ts";
import { EmptyBriefing, materialOf, type Atlas, type BriefingQuestion, type LedgerPicture } from "./reading.ts";
import { sheetSvg } from "./svg.ts";

export const briefingFormats = ["pdf", "png", "svg", "pptx", "xlsx"] as const;
export type BriefingFormat = (typeof briefingFormats)[number];

export interface SheetJob {
  ledger: LedgerPicture;
  question: BriefingQuestion;
  format: BriefingFormat;
  /** Of a PNG. */
  scale: PngScale;
  /** What a file says about when it was made: the same twice gives the same bytes. */
  at: Date;
}

export interface MadeSheet {
  title: string;
  /** The sum under the map. */
  sum: string;
  content: Uint8Array;
}

/** One sentence in the language of the sheet. */
export interface NoSheet {
  refused: "empty" | "missingGlyphs" | "onlySlide";
  error: string;
}

export async function makeSheet(atlas: Atlas, { ledger, question, format, scale, at }: SheetJob): Promise<MadeSheet | NoSheet> {
  if (format === "pptx" && question.template !== "slide") return { refused: "onlySlide", error: "PPTX 只有 slide 样式；请改用该样式，或另选 PDF、PNG、SVG。" };
  try {
    const sheet = composeSheet(materialOf(ledger, atlas, question), question.template);
    const glyphs = missingGlyphs(sheet.marks);
    if (glyphs.length > 0) return { refused: "missingGlyphs", error: speech(question.language)("missingGlyphs", { glyphs: glyphs.join(" ") }) };
    return { title: sheet.words.title, sum: sheet.arithmetic.line, content: await inFormat(sheet, format, scale, at) };
  } catch (error) {
    if (error instanceof EmptyBriefing) return { refused: "empty", error: error.message };
    throw error;
  }
}

async function inFormat(sheet: Sheet, format: BriefingFormat, scale: PngScale, at: Date): Promise<Uint8Array> {
  switch (format) {
    case "svg": return Buffer.from(sheetSvg(sheet));
    case "png": return sheetPng(sheet, scale);
    case "pdf": return sheetsPdf([sheet], { at });
    case "pptx": return slidePptx(sheet);
    case "xlsx": return printWorkbook(figurePapers(sheet), { at });
  }
}
