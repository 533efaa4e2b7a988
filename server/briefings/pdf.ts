/** Sheets → PDF: every mark as a vector, every text as text that can be selected and searched, in embedded faces. Draws and decides nothing. */
import PDFDocument from "pdfkit";
import type { CircleMark, Mark, PathMark, Point, PolygonMark, TextMark } from "../../client/scene/marks.ts";
import type { Sheet } from "../../client/print/sheet.ts";
import { fontWeights } from "../papers/fonts.ts";
import { fontOf, haloMarks, runStarts } from "./glyphs.ts";

type Document = InstanceType<typeof PDFDocument>;

const pointsPerMillimetre = 72 / 25.4;

export interface PdfOptions {
  /** When it was made: stands in the file's properties, so that the same sheets give the same bytes. */
  at: Date;
}

/** One page a sheet, each of its own size; drawn as they come. */
export async function sheetsPdf(sheets: Iterable<Sheet> | AsyncIterable<Sheet>, { at }: PdfOptions): Promise<Buffer> {
  const document = new PDFDocument({
    autoFirstPage: false, lang: "zh-CN", font: null as unknown as string, // none of the built-in ones, which know no Chinese; the types leave the null out
    info: { Creator: "Guitu", CreationDate: at, ModDate: at },
  });
  for (const weight of fontWeights) document.registerFont(String(weight), fontOf(weight) as unknown as Buffer); // an opened face, which the types do not know: reading 8 MB anew for each file takes longer than drawing it
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.once("end", resolve).once("error", reject));
  for await (const { width, height, marks, words } of sheets) {
    document.info.Title ??= words.title;
    document.addPage({ size: [width * pointsPerMillimetre, height * pointsPerMillimetre], margin: 0 });
    document.scale(pointsPerMillimetre).lineJoin("round");
    for (const mark of marks) draw(document, mark);
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function draw(document: Document, mark: Mark): void {
  document.opacity(mark.opacity ?? 1);
  switch (mark.kind) {
    case "path": return drawPath(document, mark);
    case "polygon": return drawPolygon(document, mark);
    case "circle": return drawCircle(document, mark);
    case "text": return drawText(document, mark);
  }
}

function trace(document: Document, points: readonly Point[]): void {
  points.forEach(([x, y], index) => { if (index === 0) document.moveTo(x, y); else document.lineTo(x, y); });
}

function drawPath(document: Document, { points, width, colour }: PathMark): void {
  trace(document, points);
  document.lineWidth(width).stroke(colour);
}

function drawPolygon(document: Document, { rings, fill }: PolygonMark): void {
  for (const ring of rings) {
    trace(document, ring);
    document.closePath();
  }
  document.fill(fill, "even-odd");
}

function drawCircle(document: Document, { centre: [x, y], radius, fill, stroke, strokeWidth = 1 }: CircleMark): void {
  document.circle(x, y, radius).lineWidth(strokeWidth);
  if (fill && stroke) document.fillAndStroke(fill, stroke);
  else if (fill) document.fill(fill);
  else if (stroke) document.stroke(stroke);
}

/** A halo is drawn as outlines of the letters: as text it would be found twice. */
function drawText(document: Document, mark: TextMark): void {
  for (const line of haloMarks(mark)) draw(document, line);
  const starts = runStarts(mark);
  mark.runs.forEach(({ text, colour, weight }, index) => {
    document.font(String(weight)).fontSize(mark.size).fillColor(colour).text(text, starts[index]!, mark.at[1], { lineBreak: false, baseline: "alphabetic" }); // a start for every run
  });
}
