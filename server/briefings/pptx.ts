/** Briefings as PPTX: title, texts, table and chart are PowerPoint's own and can be edited; the map beside them is a picture. */
import PptxGenJS from "pptxgenjs";
import { codeMarks } from "../../client/print/code.ts";
import { slideCode, slideRows } from "../../client/print/slide.ts";
import { grids } from "../../client/print/grid.ts";
import { asOfLine } from "../../client/print/sentence.ts";
import type { FlowSheet, Sheet } from "../../client/print/sheet.ts";
import { inWords, share, speech, type Say } from "../../client/print/speech.ts";
import { themes } from "../../client/scene/theme.ts";
import type { Movement } from "../vocabulary.ts";
import { mapPng, marksPng } from "./png.ts";

const grid = grids.slide;
const paper = themes.paper;
/** On every office computer of the readers; PowerPoint takes another where it is missing. */
export const face = "Microsoft YaHei";
/** Inches: the package takes four numbers for points only when the first is one at least. */
export const cellMargin: [number, number, number, number] = [0, 0.03, 0, 0.03];
export const inches = (millimetres: number) => millimetres / 25.4;
export const hex = (colour: string) => colour.slice(1);

export async function slidePptx(sheet: FlowSheet): Promise<Buffer> {
  const { movement, demo, approvalNumber, number, language, code, ownWords } = sheet.about;
  const say = speech(language);
  const presentation = openPresentation(sheet);
  const slide = presentation.addSlide();
  const { margin, map, side, width, type } = grid;
  const text = writerOn(slide);
  text(sheet.words.title, margin, 9, width - 2 * margin - 30, 15, type.title, { bold: true });
  text(sheet.words.sentence, margin, 25, width - 2 * margin, 8, type.sentence, { color: hex(paper.text2) });
  if (demo) text(say("demo"), width - margin - 28, 12, 28, 8, type.meta, { bold: true, color: hex(paper.unserved), align: "right" });
  slide.addImage({ data: `image/png;base64,${mapPng(sheet, 2).toString("base64")}`, x: inches(map.x), y: inches(map.y), w: inches(map.width), h: inches(map.height), altText: `${sheet.words.title}。${sheet.arithmetic.line}` });
  text(`${inWords(sheet.figures.people)} ${say("slide.people")}`, side.x, map.y, side.width, 16, 40, { bold: true });
  addTable(slide, sheet, movement, say);
  if (sheet.figures.days.length > 0) addChart(presentation, slide, sheet, movement, say);
  text(`${asOfLine(sheet.words, say)}${say("semicolon")}${sheet.arithmetic.line}`, margin, 174, width - 2 * margin, 5.5, type.notes, { color: hex(paper.text2) });
  text(`${say("slideSource", { ledger: say("ledger") })}${say("approval", { number: approvalNumber ?? say("pending") })}`, margin, 179.5, width - 2 * margin - 80, 5.5, type.notes, { color: hex(paper.text2) });
  text(`${say("number")} ${number ?? say("numberPending")}`, width - margin - 80 - (code ? 20 : 0), 179.5, 80, 5.5, type.notes, { align: "right" });
  if (code) addCode(slide, code);
  if (ownWords.notes !== "") slide.addNotes(ownWords.notes);
  return Buffer.from(await presentation.write({ outputType: "nodebuffer" }) as Uint8Array); // what nodebuffer gives
}

/** A slide for every page, drawn as they come: the page's map as a picture, and beside it the last of its tables that has room. Nobody is left out of a table to make it fit. */
export async function pagesPptx(sheets: Iterable<Sheet> | AsyncIterable<Sheet>): Promise<Buffer> {
  let presentation: PptxGenJS | null = null;
  for await (const sheet of sheets) addPage((presentation ??= openPresentation(sheet)).addSlide(), sheet);
  if (!presentation) throw new Error("a presentation without a page, expected one at least");
  return Buffer.from(await presentation.write({ outputType: "nodebuffer" }) as Uint8Array); // what nodebuffer gives
}

function addPage(slide: Slide, sheet: Sheet): void {
  const { demo, approvalNumber, number, language, code, ownWords } = sheet.about;
  const say = speech(language);
  const { margin, map, side, width, type } = grid;
  const text = writerOn(slide);
  const { frame } = sheet.map;
  const scale = Math.min(map.width / frame.width, map.height / frame.height);
  text(sheet.words.title, margin, 9, width - 2 * margin - 30, 15, type.title, { bold: true });
  text([sheet.words.subtitle, sheet.words.sentence].filter((part) => part !== "").join(say("semicolon")), margin, 25, width - 2 * margin, 8, type.sentence, { color: hex(paper.text2) });
  if (demo) text(say("demo"), width - margin - 28, 12, 28, 8, type.meta, { bold: true, color: hex(paper.unserved), align: "right" });
  slide.addImage({ data: `image/png;base64,${mapPng(sheet, 2).toString("base64")}`, x: inches(map.x), y: inches(map.y), w: inches(frame.width * scale), h: inches(frame.height * scale), altText: `${sheet.words.title}。${sheet.sum}` });
  const table = sheet.tables.findLast(({ rows }) => rows.length <= mostRows);
  if (table) addPlainTable(slide, table, { x: side.x, y: map.y, width: side.width });
  text(`${asOfLine(sheet.words, say)}${say("semicolon")}${sheet.sum}`, margin, 174, width - 2 * margin, 5.5, type.notes, { color: hex(paper.text2) });
  text(`${say("slideSource", { ledger: say("ledger") })}${say("approval", { number: approvalNumber ?? say("pending") })}`, margin, 179.5, width - 2 * margin - 100, 5.5, type.notes, { color: hex(paper.text2) });
  text(`${say("page", { page: sheet.page, pages: sheet.pages })}　${say("number")} ${number ?? say("numberPending")}`, width - margin - 100 - (code ? 20 : 0), 179.5, 100, 5.5, type.notes, { align: "right" });
  if (code) addCode(slide, code);
  if (sheet.page === 1 && ownWords.notes !== "") slide.addNotes(ownWords.notes);
}

/** A table of more rows would have letters that nobody reads. */
const mostRows = 24;

function addPlainTable(slide: Slide, { columns, rows, total }: Sheet["tables"][number], { x, y, width }: { x: number; y: number; width: number }): void {
  const rowHeight = Math.min(6.6, 132 / (rows.length + 1));
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  const cell = (content: string | number, column: number, bold: boolean, colour: string): PptxGenJS.TableCell => ({
    text: typeof content === "number" ? inWords(content) : content, options: { bold, align: columns[column]!.figures ? "right" : "left", color: hex(colour), fontFace: face, fontSize: Math.min(11, rowHeight * 1.75), valign: "middle", margin: cellMargin }, // as many columns as cells
  });
  const body = rows.map((row, index) => row.map((content, column) => cell(content, column, total && index === rows.length - 1, paper.text1)));
  slide.addTable([columns.map(({ heading }, column) => cell(heading, column, false, paper.text2)), ...body], { x: inches(x), y: inches(y), w: inches(width), colW: columns.map((column) => inches((width * column.width) / shares)), rowH: inches(rowHeight), border: { type: "solid", pt: 0.5, color: hex(paper.hairline) } });
}

export function openPresentation({ words }: Sheet): PptxGenJS {
  const presentation = new Presentation();
  presentation.defineLayout({ name: "sheet", width: inches(grid.width), height: inches(grid.height) });
  presentation.layout = "sheet";
  presentation.title = words.title;
  presentation.company = "Guitu";
  presentation.theme = { headFontFace: face, bodyFontFace: face };
  return presentation;
}

function writerOn(slide: Slide) {
  return (words: string, x: number, y: number, wide: number, high: number, fontSize: number, options: PptxGenJS.TextPropsOptions = {}) =>
    slide.addText(words, { x: inches(x), y: inches(y), w: inches(wide), h: inches(high), fontSize, fontFace: face, color: hex(paper.text1), margin: 0, lang: "zh-CN", fit: "shrink", valign: "middle", ...options });
}

export type Slide = ReturnType<PptxGenJS["addSlide"]>;

/** Where the printed slide has it. */
export function addCode(slide: Slide, code: NonNullable<Sheet["about"]["code"]>): void {
  const place = slideCode(grid);
  const picture = marksPng(codeMarks(code, place), place, 4);
  slide.addImage({ data: `image/png;base64,${picture.toString("base64")}`, x: inches(place.x), y: inches(place.y), w: inches(place.width), h: inches(place.height), altText: "QR" });
}

function addTable(slide: Slide, sheet: FlowSheet, movement: Movement, say: Say): void {
  const rows = [...slideRows({ ...sheet, say }), { name: say("table.total"), people: sheet.figures.people, part: false }];
  const cell = (text: string, bold: boolean, align: "left" | "right", colour: string): PptxGenJS.TableCell => ({ text, options: { bold, align, color: hex(colour), fontFace: face, fontSize: 12, valign: "middle", margin: cellMargin } });
  const head = [cell(say(`slide.places.${movement}`), true, "left", paper.text1), cell(say("slide.people"), false, "right", paper.text2), cell(say("slide.share"), false, "right", paper.text2)];
  const body = rows.map(({ name, people, part }) => [cell(`${part ? "　" : ""}${name}`, !part, "left", paper.text1), cell(inWords(people), !part, "right", paper.text1), cell(`${share(people, sheet.figures.people)}%`, false, "right", paper.text2)]);
  const { side, map } = grid;
  slide.addTable([head, ...body], { x: inches(side.x), y: inches(map.y + 18), w: inches(side.width), colW: [0.5, 0.28, 0.22].map((part) => inches(side.width * part)), rowH: inches(6.6), border: { type: "solid", pt: 0.5, color: hex(paper.hairline) } });
}

function addChart(presentation: PptxGenJS, slide: Slide, { figures: { days } }: FlowSheet, movement: Movement, say: Say): void {
  const { side, map } = grid;
  const top = map.y + 92;
  slide.addChart(presentation.ChartType.bar, [{ name: say("table.people"), labels: days.map(({ date }) => `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`), values: days.map(({ people }) => people) }], {
    x: inches(side.x), y: inches(top), w: inches(side.width), h: inches(map.y + map.height - top), barDir: "col", barGapWidthPct: 40, chartColors: [hex(movement === "return" ? paper.return : paper.goBack)],
    showTitle: true, title: `${say(`chart.title.${movement}`)}（${say("chart.unit")}）`, titleFontFace: face, titleFontSize: 12, catAxisLabelFontFace: face, catAxisLabelFontSize: 10, valAxisLabelFontFace: face, valAxisLabelFontSize: 10, valGridLine: { color: hex(paper.hairline), size: 0.5 }, showLegend: false,
  });
}

/** The package is CommonJS: under the tests' loader its class lies one step deeper. */
export const Presentation = (("default" in PptxGenJS ? PptxGenJS.default : PptxGenJS) as unknown) as typeof PptxGenJS;
