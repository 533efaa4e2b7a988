/** A daily briefing as PPTX: figures, text, tables and charts are PowerPoint's own and can be edited; a map is a picture beside its table. */
import type PptxGenJS from "pptxgenjs";
import { grids } from "../../client/print/grid.ts";
import type { Sheet } from "../../client/print/sheet.ts";
import { inWords, speech, type Say } from "../../client/print/speech.ts";
import type { SheetTable } from "../../client/print/tables.ts";
import { themes } from "../../client/scene/theme.ts";
import { mapPng } from "./png.ts";
import { addCode, cellMargin, face, hex, inches, openPresentation, type Slide } from "./pptx.ts";

const { width, margin } = grids.slide;
const paper = themes.paper;
/** Millimetres: where the body begins and ends, and the gap of two columns. */
const [top, bottom, gutter] = [36, 172, 8];
const whole = width - 2 * margin;

interface Box { x: number; y: number; width: number; height: number }

export async function dailyPptx(sheets: readonly Sheet[]): Promise<Buffer> {
  const [first] = sheets as readonly [Sheet]; // the text is one
  const say = speech(first.about.language);
  const presentation = openPresentation(first);
  const begin = (title: string): Slide => headed(presentation.addSlide(), title, first, say);
  addText(begin, first, say);
  for (const sheet of sheets.slice(1)) {
    const [table] = sheet.tables;
    if (!table) continue; // a page of which the tables stand on a later one
    if (sheet.map.frame.width < sheet.width) addMap(begin(sheet.words.title), sheet, table, say);
    else if (sheet === sheets.at(-1)) addDays(presentation, begin(table.name), table, say);
    else for (const own of [withoutBefore(table), ...sheet.tables.slice(3)]) addTables(begin, own, say);
  }
  return Buffer.from(await presentation.write({ outputType: "nodebuffer" }) as Uint8Array); // what nodebuffer gives
}

function write(slide: Slide, words: string, { x, y, width: wide, height: high }: Box, fontSize: number, options: PptxGenJS.TextPropsOptions = {}): void {
  slide.addText(words, { x: inches(x), y: inches(y), w: inches(wide), h: inches(high), fontSize, fontFace: face, color: hex(paper.text1), margin: 0, lang: "zh-CN", fit: "shrink", valign: "top", ...options });
}

/** Title, whom it is about, of when, source and number. */
function headed(slide: Slide, title: string, { words, about: { demo, number, code }, sum }: Sheet, say: Say): Slide {
  const quiet = { color: hex(paper.text2) };
  write(slide, title, { x: margin, y: 9, width: whole - 32, height: 14 }, 28, { bold: true, valign: "middle" });
  write(slide, words.sentence, { x: margin, y: 24, width: whole, height: 7 }, 13, quiet);
  if (demo) write(slide, say("demo"), { x: width - margin - 30, y: 12, width: 30, height: 8 }, 13, { bold: true, color: hex(paper.unserved), align: "right" });
  write(slide, `${say("asOf")} ${words.asOf}${say("semicolon")}${sum}`, { x: margin, y: 175, width: whole - 24, height: 5 }, 10.5, quiet);
  write(slide, `${say("daily.source", { ledger: say("ledger") })}${say("number")} ${number ?? say("numberPending")}`, { x: margin, y: 180.5, width: whole - 24, height: 5 }, 10.5, quiet);
  if (code) addCode(slide, code);
  return slide;
}

/** The figures beside the first paragraph, then two paragraphs a slide. */
function addText(begin: (title: string) => Slide, { words, tables, paragraphs = [], about: { ownWords } }: Sheet, say: Say): void {
  const [opening, ...others] = paragraphs;
  const slide = begin(words.title);
  const half = (whole - gutter) / 2;
  if (tables[1]) table(slide, tables[1], tables[1].rows, { x: margin, y: top, width: half, height: bottom - top }, 13, 9.6);
  if (opening) paragraph(slide, opening, { x: margin + half + gutter, y: top, width: half, height: bottom - top }, 17);
  if (ownWords.notes !== "") slide.addNotes(ownWords.notes);
  const high = (bottom - top - gutter) / 2;
  for (let index = 0; index < others.length; index += 2) {
    const next = begin(say("daily.text.name"));
    others.slice(index, index + 2).forEach((one, place) => paragraph(next, one, { x: margin, y: top + place * (high + gutter), width: whole, height: high }, 17));
  }
}

function paragraph(slide: Slide, { heading, text }: { heading: string; text: string }, box: Box, size: number): void {
  write(slide, heading, { ...box, height: 9 }, size + 2, { bold: true });
  write(slide, text, { ...box, y: box.y + 10, height: box.height - 10 }, size, { lineSpacingMultiple: 1.15 });
}

const mostPlaces = 12;

/** The strongest places by name, the others in one row. */
function addMap(slide: Slide, sheet: Sheet, places: SheetTable, say: Say): void {
  const { frame } = sheet.map;
  const wide = ((bottom - top) * frame.width) / frame.height;
  slide.addImage({ data: `image/png;base64,${mapPng(sheet, 2).toString("base64")}`, x: inches(margin), y: inches(top), w: inches(wide), h: inches(bottom - top), altText: `${sheet.words.title}。${sheet.sum}` });
  table(slide, places, shortened(places, mostPlaces, say), { x: margin + wide + gutter, y: top, width: whole - wide - gutter, height: bottom - top }, 12, 8.4);
}

/** At most so many rows, of which one gathers the rest; the sum stays. */
function shortened({ rows, total, columns }: SheetTable, most: number, say: Say): SheetTable["rows"] {
  const [body, sum] = total ? [rows.slice(0, -1), rows.slice(-1)] : [rows, []];
  if (body.length <= most) return rows;
  const rest = body.slice(most - 1);
  const added = columns.map(({ figures }, column) => (figures && rest.every((row) => typeof row[column] === "number") ? rest.reduce((all, row) => all + Number(row[column]), 0) : ""));
  return [...body.slice(0, most - 1), [say("daily.slides.rest", { count: rest.length }), ...added.slice(1)], ...sum];
}

const mostRows = 16;

/** Over as many slides as it takes; a list without a sum is cut after one and says what is left. */
function addTables(begin: (title: string) => Slide, own: SheetTable, say: Say): void {
  if (own.rows.length === 0) return;
  const rows = own.total ? own.rows : shortened(own, mostRows, say);
  for (let index = 0; index < rows.length; index += mostRows) table(begin(own.name), own, rows.slice(index, index + mostRows), { x: margin, y: top, width: whole, height: bottom - top }, 11, 7.6);
}

/** A slide has no room for the moment before beside the change. */
function withoutBefore({ columns, rows, ...others }: SheetTable): SheetTable {
  const kept = columns.map((_, index) => index).filter((index) => ![2, 5, 8, 11].includes(index)); // the second of each three behind the place
  return { ...others, columns: kept.map((index) => columns[index]!), rows: rows.map((row) => kept.map((index) => row[index]!)) };
}

function table(slide: Slide, { columns, total }: SheetTable, rows: SheetTable["rows"], box: Box, fontSize: number, rowHeight: number): void {
  const sum = columns.reduce((all, one) => all + one.width, 0);
  const cell = (text: string, bold: boolean, figures: boolean, colour: string): PptxGenJS.TableCell => ({ text, options: { bold, align: figures ? "right" : "left", color: hex(colour), fontFace: face, fontSize, valign: "middle", margin: cellMargin } });
  const head = columns.map(({ heading, figures }) => cell(heading, false, figures, paper.text2));
  const body = rows.map((row, index) => row.map((value, column) => cell(typeof value === "number" ? number(value) : value, total && index === rows.length - 1, columns[column]!.figures, paper.text1))); // a column for every cell
  slide.addTable([head, ...body], { x: inches(box.x), y: inches(box.y), w: inches(box.width), colW: columns.map((one) => inches((box.width * one.width) / sum)), rowH: inches(rowHeight), border: { type: "solid", pt: 0.5, color: hex(paper.hairline) } });
}

/** Counts as on paper; shares keep their digit. */
function number(value: number): string {
  return Number.isInteger(value) ? inWords(value) : value.toFixed(1);
}

/** A chart for each movement; the moment before beside it. */
function addDays(presentation: PptxGenJS, slide: Slide, { columns, rows }: SheetTable, say: Say): void {
  const series = columns.slice(1);
  const each = series.length / 2;
  const dated = rows.slice(0, -1); // the last row has those without a day
  const high = (bottom - top - gutter) / 2;
  (["return", "goBack"] as const).forEach((movement, place) => {
    const own = series.slice(place * each, (place + 1) * each).map(({ heading }, index) => ({ name: heading, labels: dated.map(([day]) => String(day)), values: dated.map((row) => Number(row[1 + place * each + index])) }));
    slide.addChart(presentation.ChartType.bar, own, {
      x: inches(margin), y: inches(top + place * (high + gutter)), w: inches(whole), h: inches(high), barDir: "col", barGapWidthPct: 40, chartColors: [hex(paper[movement]), hex(paper.undecided)].slice(0, each), showTitle: true, title: `${say(`chart.title.${movement}`)}（${say("chart.unit")}）`, titleFontFace: face, titleFontSize: 12,
      catAxisLabelFontFace: face, catAxisLabelFontSize: 9, valAxisLabelFontFace: face, valAxisLabelFontSize: 10, valGridLine: { color: hex(paper.hairline), size: 0.5 }, showLegend: each > 1, legendPos: "r", legendFontFace: face, legendFontSize: 10,
    });
  });
}
