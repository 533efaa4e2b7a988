/** Paper → PDF, A4: black on white, text that can be selected and searched, headings again on each page, page numbers. */
import PDFDocument from "pdfkit";
import { paperFont } from "./fonts.ts";
import { printable, type Block, type Fields, type Notes, type Paper, type Signatures } from "./paper.ts";
import { innerWidth, lineWidth, margin, needRoom, pageMargins, shade, textSize, write, type Document } from "./pdfPage.ts";
import { drawTable } from "./pdfTable.ts";

export interface PdfOptions {
  /** When it was made: stands in the file's properties, so that the same paper gives the same bytes. */
  at: Date;
}

export async function printPdf(paper: Paper, { at }: PdfOptions): Promise<Buffer> {
  const document = new PDFDocument({
    size: "A4", layout: paper.orientation, margins: pageMargins, bufferPages: true, lang: "zh-CN",
    font: null as unknown as string, // none of the built-in ones, which know no Chinese; the types leave the null out
    info: { Title: paper.title, Creator: "Guitu", CreationDate: at, ModDate: at },
  });
  document.font(paperFont());
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.once("end", resolve).once("error", reject));
  drawHeading(document, paper);
  for (const block of paper.blocks) drawBlock(document, block);
  drawFooters(document, paper.footer);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function drawHeading(document: Document, { title, subtitle }: Paper): void {
  const width = innerWidth(document);
  document.fontSize(17);
  write(document, "bold", title, margin, margin, { width, align: "center" });
  document.fontSize(textSize);
  write(document, "regular", subtitle, margin, document.y + 3, { width, align: "center" });
  document.y += 7;
}

function drawBlock(document: Document, block: Block): void {
  if (block.kind === "fields") drawFields(document, block);
  else if (block.kind === "table") drawTable(document, block);
  else if (block.kind === "notes") drawNotes(document, block);
  else drawSignatures(document, block);
  document.y += 7;
}

function drawFields(document: Document, { fields, pairsPerLine }: Fields): void {
  const pair = innerWidth(document) / pairsPerLine;
  const label = Math.min(70, pair * 0.38);
  for (let first = 0; first < fields.length; first += pairsPerLine) {
    const line = fields.slice(first, first + pairsPerLine);
    document.fontSize(textSize);
    const height = Math.max(19, ...line.map(({ value }) => document.heightOfString(printable(value ?? ""), { width: pair - label - 8 }) + 7));
    needRoom(document, height);
    const top = document.y;
    line.forEach((field, index) => {
      const left = margin + index * pair;
      const width = first + index === fields.length - 1 ? innerWidth(document) - index * pair : pair; // the last one takes the rest of its line
      document.lineWidth(lineWidth).rect(left, top, label, height).fillAndStroke(shade, "#000").rect(left, top, width, height).stroke("#000");
      write(document, "bold", field.label, left + 4, top + 4, { width: label - 6, lineBreak: false });
      write(document, "regular", field.value ?? "", left + label + 4, top + 4, { width: width - label - 8 });
    });
    document.y = top + height;
  }
}

function drawNotes(document: Document, { lines }: Notes): void {
  document.fontSize(textSize);
  for (const line of lines) {
    const text = printable(line);
    needRoom(document, document.heightOfString(text, { width: innerWidth(document) }) + 2);
    document.text(text, margin, document.y + 2, { width: innerWidth(document) });
  }
}

function drawSignatures(document: Document, { labels }: Signatures): void {
  needRoom(document, 40);
  const width = innerWidth(document) / labels.length;
  const top = document.y + 20;
  document.fontSize(textSize + 1);
  labels.forEach((label, index) => {
    const left = margin + index * width;
    const taken = document.widthOfString(label) + 4;
    document.text(label, left, top, { lineBreak: false });
    document.lineWidth(lineWidth).moveTo(left + taken, top + 11).lineTo(left + width - 12, top + 11).stroke();
  });
  document.y = top + 14;
}

function drawFooters(document: Document, footer: string): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    const bottom = document.page.margins.bottom;
    document.page.margins.bottom = 0; // else text below the floor would begin a page
    const top = document.page.height - margin - 8;
    document.fontSize(7.5).text(printable(footer), margin, top, { width: innerWidth(document) - 90, height: 10, ellipsis: true, lineBreak: false });
    document.text(`第 ${page + 1} 页　共 ${count} 页`, margin, top, { width: innerWidth(document), align: "right", lineBreak: false });
    document.page.margins.bottom = bottom;
  }
}
