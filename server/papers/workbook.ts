/** Paper → worksheet, ready to print: several papers are several sheets of one workbook. */
import { PassThrough } from "node:stream";
import ExcelJS from "exceljs";
import { printable, type Block, type Cell, type Fields, type Paper, type Table } from "./paper.ts";

export interface NamedPaper {
  /** At most 31 characters count; those that Excel forbids are replaced. Names must differ. */
  sheet: string;
  paper: Paper;
}

/** Rows are written as they come: a workbook of a thousand sheets is never held as a whole but as its packed bytes. */
export async function printWorkbook(papers: Iterable<NamedPaper>, { at }: { at: Date }): Promise<Buffer> {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  Object.assign(workbook, { creator: "Guitu", created: at, modified: at });
  for (const { sheet, paper } of papers) await writeSheet(workbook, sheet, paper);
  await workbook.commit();
  return Buffer.concat(chunks);
}

type Sheet = ReturnType<ExcelJS.stream.xlsx.WorkbookWriter["addWorksheet"]>;

const thin: Partial<ExcelJS.Borders> = { top: { style: "thin" }, left: { style: "thin" }, bottom: { style: "thin" }, right: { style: "thin" } };
const headingFill: ExcelJS.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE6E6E6" } };
/** Points of letters where no font is named. */
const usualSize = 11;
/** Characters of Excel's width for one share of the paper. */
const charactersPerShare = { portrait: 88, landscape: 132 } as const;

async function writeSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, name: string, paper: Paper): Promise<void> {
  const widest = widestTable(paper);
  const count = widest?.columns.length ?? 8;
  const shares = widest?.columns.map(({ width }) => width) ?? Array.from({ length: count }, () => 1);
  const sum = shares.reduce((total, share) => total + share, 0);
  const headingRow = widest ? rowOfHeading(paper, widest, count) : null;
  const sheet = workbook.addWorksheet(sheetName(name), {
    pageSetup: {
      paperSize: 9, orientation: paper.orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true, // 9: A4
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 }, ...(headingRow === null ? {} : { printTitlesRow: `${headingRow}:${headingRow}` }),
    },
    headerFooter: { oddFooter: `&L&8${printable(paper.footer).replaceAll("&", "&&")}&R&8第 &P 页　共 &N 页` },
  });
  sheet.columns = shares.map((share) => ({ width: (share / sum) * charactersPerShare[paper.orientation] }));
  writeLine(sheet, paper.title, count, { font: { bold: true, size: 16 }, alignment: { horizontal: "center" } });
  writeLine(sheet, paper.subtitle, count, { alignment: { horizontal: "center" } });
  for (const block of paper.blocks) writeBlock(sheet, block, count);
  sheet.commit();
}

function widestTable({ blocks }: Paper): Table | undefined {
  return blocks.filter((block) => block.kind === "table").reduce<Table | undefined>((widest, table) => (widest && widest.columns.length >= table.columns.length ? widest : table), undefined);
}

/** The row that is printed again on each page: the headings of the widest table. */
function rowOfHeading({ blocks }: Paper, table: Table, count: number): number {
  let row = 2;
  for (const block of blocks) {
    if (block === table) return row + (table.title === null ? 1 : 2);
    row += rowsOf(block, count);
  }
  throw new Error("the table is none of the paper's blocks");
}

/** With the empty row after each block. */
function rowsOf(block: Block, count: number): number {
  if (block.kind === "fields") return Math.ceil(block.fields.length / pairsOn(block, count)) + 1;
  if (block.kind === "notes") return block.lines.length + 1;
  if (block.kind === "signatures") return 2;
  return (block.title === null ? 1 : 2) + block.rows.length + 1;
}

function writeBlock(sheet: Sheet, block: Block, count: number): void {
  if (block.kind === "fields") writeFields(sheet, block, count);
  else if (block.kind === "notes") for (const line of block.lines) writeLine(sheet, line, count, { alignment: { wrapText: true } });
  else if (block.kind === "signatures") writeLine(sheet, block.labels.map((label) => `${label}＿＿＿＿＿＿＿＿`).join("　　"), count, {});
  else writeTable(sheet, block, count);
  sheet.addRow([]).commit();
}

/** Joined cells do not grow with what is in them, so a long line is given its height. */
function writeLine(sheet: Sheet, text: string, count: number, style: Partial<ExcelJS.Style>): void {
  const row = sheet.addRow([printable(text)]);
  const size = style.font?.size ?? usualSize;
  const lines = Math.ceil((widthOf(text) * size) / usualSize / sheet.columns.reduce((width, column) => width + (column.width ?? 0), 0));
  Object.assign(row.getCell(1), lines > 1 ? { ...style, alignment: { ...style.alignment, wrapText: true, vertical: "top" } } : style);
  if (lines > 1) row.height = lines * size * 1.4;
  sheet.mergeCells(row.number, 1, row.number, count);
  row.commit();
}

/** In characters of Excel's width: others than Latin ones are twice as wide. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (letter < "\u2000" ? 1 : 2), 0);
}

/** A pair needs three columns. */
function pairsOn({ pairsPerLine }: Pick<Fields, "pairsPerLine">, count: number): number {
  return Math.max(1, Math.min(pairsPerLine, Math.floor(count / 3)));
}

/** Each pair takes the same number of columns: one for the label, the others, joined, for the value. */
function writeFields(sheet: Sheet, { fields, pairsPerLine }: Fields, count: number): void {
  const pairs = pairsOn({ pairsPerLine }, count);
  for (let first = 0; first < fields.length; first += pairs) {
    const row = sheet.addRow([]);
    fields.slice(first, first + pairs).forEach(({ label, value }, index) => {
      const left = Math.floor((index * count) / pairs) + 1;
      const right = Math.floor(((index + 1) * count) / pairs);
      Object.assign(row.getCell(left), { value: label, font: { bold: true }, fill: headingFill, border: thin });
      for (let column = left + 1; column <= right; column++) Object.assign(row.getCell(column), { border: thin });
      Object.assign(row.getCell(left + 1), { value: printable(value ?? ""), alignment: { wrapText: true, vertical: "middle" }, numFmt: "@" });
      if (right > left + 1) sheet.mergeCells(row.number, left + 1, row.number, right);
    });
    row.commit();
  }
}

function writeTable(sheet: Sheet, { title, columns, rows, marked }: Table, count: number): void {
  if (title !== null) writeLine(sheet, title, count, { font: { bold: true } });
  const heading = sheet.addRow(columns.map((column) => column.heading));
  heading.eachCell((cell) => Object.assign(cell, { font: { bold: true }, fill: headingFill, border: thin, alignment: { horizontal: "center", vertical: "middle", wrapText: true } }));
  heading.commit();
  rows.forEach((cells, index) => {
    const row = sheet.addRow(cells.map(valueOf));
    columns.forEach(({ align = "left" }, column) => {
      const text = typeof cells[column] === "string";
      Object.assign(row.getCell(column + 1), { border: thin, alignment: { horizontal: align, vertical: "middle", wrapText: true }, ...(text ? { numFmt: "@" } : {}), ...(marked?.has(index) ? { font: { bold: true } } : {}) });
    });
    row.commit();
  });
}

function valueOf(cell: Cell): string | number | null {
  return typeof cell === "string" ? printable(cell) : cell;
}

/** Excel forbids []:*?/\ in names and more than 31 characters. */
function sheetName(name: string): string {
  return [...printable(name).replace(/[[\]:*?/\\]/g, "-")].slice(0, 31).join("");
}
