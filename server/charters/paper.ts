/** A printed page: Chinese text that can be selected and searched, tables whose heading is repeated on every page, page numbers. All measures in points. */
import PDFDocument from "pdfkit";
import { fileURLToPath } from "node:url";

/** NotoSansHans has every character that a name may have; the package exports no path to it. */
const fonts = new URL("../fonts/", import.meta.resolve("@embedpdf/fonts-sc"));
const fontFile = (weight: string) => fileURLToPath(new URL(`NotoSansHans-${weight}.otf`, fonts));

export interface Column {
  title: string;
  /** Share of the table's width. */
  width: number;
  align?: "left" | "center" | "right";
}

export interface Paper {
  title(text: string): void;
  line(text: string, size?: number): void;
  /** Pairs of word and value, so many a row; an empty value is a line to write on. */
  facts(pairs: readonly (readonly [string, string])[], perRow: number): void;
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void;
  gap(points: number): void;
  /** The finished file; the paper is not to be used afterwards. */
  finish(footer: string): Promise<Buffer>;
}

const margin = 36;
const grey = "#555555";

export function createPaper({ landscape = false, title }: { landscape?: boolean; title: string }): Paper {
  const pdf = new PDFDocument({ size: "A4", layout: landscape ? "landscape" : "portrait", margin, bufferPages: true, info: { Title: title, Creator: "Guitu 归途" }, lang: "zh-CN" });
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<Buffer>((resolve) => { pdf.on("end", () => resolve(Buffer.concat(chunks))); });
  pdf.registerFont("text", fontFile("Regular")).registerFont("bold", fontFile("Bold")).font("text");
  const width = pdf.page.width - 2 * margin;
  const bottom = () => pdf.page.height - margin - 16;
  const room = (height: number) => { if (pdf.y + height > bottom()) pdf.addPage(); };
  const text = (words: string, x: number, y: number, options: PDFKit.Mixins.TextOptions) => pdf.text(words, x, y, { lineBreak: true, ...options });

  function cells(columns: readonly Column[], values: readonly string[], font: "text" | "bold"): void {
    const total = columns.reduce((sum, column) => sum + column.width, 0);
    const inner = columns.map((column) => (column.width / total) * width - 6);
    pdf.font(font).fontSize(8.5);
    const height = Math.max(...values.map((value, index) => pdf.heightOfString(value || " ", { width: inner[index] ?? 0 })), 11) + 7;
    const top = pdf.y;
    let x = margin;
    values.forEach((value, index) => {
      const cell = inner[index] ?? 0;
      if (font === "bold") pdf.rect(x, top, cell + 6, height).fill("#E8E8E8").fillColor("black");
      pdf.rect(x, top, cell + 6, height).lineWidth(0.5).stroke("#888888");
      pdf.fillColor("black");
      text(value, x + 3, top + 4, { width: cell, lineGap: -1, align: columns[index]?.align ?? "left" });
      x += cell + 6;
    });
    pdf.x = margin;
    pdf.y = top + height;
  }

  return {
    title(words) {
      pdf.font("bold").fontSize(17);
      text(words, margin, pdf.y, { width, align: "center" });
      pdf.moveDown(0.4);
    },
    line(words, size = 9.5) {
      pdf.font("text").fontSize(size).fillColor(grey);
      room(size * 2);
      text(words, margin, pdf.y, { width });
      pdf.fillColor("black").moveDown(0.2);
    },
    facts(pairs, perRow) {
      const cell = width / perRow;
      for (let first = 0; first < pairs.length; first += perRow) {
        room(20);
        const top = pdf.y;
        pairs.slice(first, first + perRow).forEach(([word, value], index) => {
          const x = margin + index * cell;
          pdf.font("text").fontSize(9.5).fillColor(grey).text(word, x, top, { lineBreak: false });
          const from = x + pdf.widthOfString(word) + 6;
          pdf.fillColor("black");
          if (value === "") pdf.moveTo(from, top + 12).lineTo(x + cell - 12, top + 12).lineWidth(0.5).stroke("#888888");
          else pdf.font("bold").text(value, from, top, { width: x + cell - from - 4, height: 13, ellipsis: true });
        });
        pdf.x = margin;
        pdf.y = top + 18;
      }
    },
    table(columns, rows) {
      const titles = columns.map((column) => column.title);
      room(44);
      cells(columns, titles, "bold");
      for (const row of rows) {
        if (pdf.y + 22 > bottom()) {
          pdf.addPage();
          cells(columns, titles, "bold");
        }
        cells(columns, row, "text");
      }
    },
    gap(points) {
      pdf.y += points;
    },
    finish(footer) {
      const { count } = pdf.bufferedPageRange();
      for (let page = 0; page < count; page++) {
        pdf.switchToPage(page);
        pdf.page.margins.bottom = 0; // the footer stands below the text's own margin
        pdf.font("text").fontSize(8).fillColor(grey);
        text(footer, margin, pdf.page.height - margin - 4, { width: width - 80, lineBreak: false });
        text(`${page + 1} / ${count}`, margin + width - 80, pdf.page.height - margin - 4, { width: 80, align: "right", lineBreak: false });
      }
      pdf.end();
      return ended;
    },
  };
}
