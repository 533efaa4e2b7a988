/** A table on paper: rows as high as their text, never parted between pages, under the headings again on each page. */
import { printable, type Cell, type Column, type Table } from "./paper.ts";
import { floorOf, innerWidth, lineWidth, margin, needRoom, shade, textSize, write, type Document, type Weight } from "./pdfPage.ts";

const padding = 3;

export function drawTable(document: Document, table: Table): void {
  const { columns, rows, title, marked } = table;
  const sum = columns.reduce((total, { width }) => total + width, 0);
  const widths = columns.map(({ width }) => (width / sum) * innerWidth(document));
  const heading = columns.map((column) => column.heading);
  const headed = (text: string | null) => {
    if (text !== null) {
      document.fontSize(textSize + 1.5);
      write(document, "bold", text, margin, document.y + 1, { width: innerWidth(document), lineBreak: false });
      document.moveDown(0.15);
    }
    const height = heightOf(document, heading, widths);
    drawRow(document, { cells: heading, columns: columns.map((column) => ({ ...column, align: "center" })), widths, height, weight: "bold", fill: shade });
  };
  const headingHeight = heightOf(document, heading, widths) + (title === null ? 0 : 18);
  needRoom(document, headingHeight + (rows[0] ? heightOf(document, rows[0], widths) : 0));
  headed(title);
  rows.forEach((cells, index) => {
    const height = heightOf(document, cells, widths);
    if (document.y + height > floorOf(document)) {
      document.addPage();
      headed(title === null ? null : `${title}（续）`);
    }
    drawRow(document, { cells, columns, widths, height, weight: marked?.has(index) ? "bold" : "regular", fill: null });
  });
}

interface Row {
  cells: readonly Cell[];
  columns: readonly Column[];
  widths: readonly number[];
  height: number;
  weight: Weight;
  fill: string | null;
}

function drawRow(document: Document, { cells, columns, widths, height, weight, fill }: Row): void {
  const top = document.y;
  let left = margin;
  cells.forEach((cell, index) => {
    const width = widths[index] ?? 0;
    const frame = document.fontSize(textSize).lineWidth(lineWidth).rect(left, top, width, height);
    if (fill) frame.fillAndStroke(fill, "#000");
    else frame.stroke("#000");
    const text = textOf(cell);
    if (text !== "") write(document, weight, text, left + padding, top + padding, { width: width - 2 * padding, align: columns[index]?.align ?? "left" });
    left += width;
  });
  document.y = top + height;
}

function heightOf(document: Document, cells: readonly Cell[], widths: readonly number[]): number {
  document.fontSize(textSize);
  const line = document.currentLineHeight(true);
  const heights = cells.map((cell, index) => {
    const text = textOf(cell);
    const width = (widths[index] ?? 0) - 2 * padding;
    return text === "" || (!text.includes("\n") && document.widthOfString(text) <= width) ? line : document.heightOfString(text, { width });
  });
  return Math.max(line, ...heights) + padding + 1;
}

function textOf(cell: Cell): string {
  return cell === null ? "" : printable(String(cell));
}
