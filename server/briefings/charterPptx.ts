/** The charter plan as a slide: title, texts, table and chart are PowerPoint's own and can be edited; the map beside them is a picture. */
import type PptxGenJS from "pptxgenjs";
import { charterSlideTitle, type CharterSheet } from "../../client/print/charterSheet.ts";
import { keyFigures } from "../../client/print/charterSide.ts";
import { grids } from "../../client/print/grid.ts";
import { inWords } from "../../client/print/speech.ts";
import { themes } from "../../client/scene/theme.ts";
import { addCode, face, hex, inches, Presentation } from "./pptx.ts";
import { mapPng } from "./png.ts";

const grid = grids.slide;
const paper = themes.paper;
/** Rows of the table with places of their own; the others are gathered. */
const mostPlaces = 7;
/** Millimetres from the top: of the table, the chart, and the lines below. */
const at = { table: 64, chart: 130, chartEnd: 171, lines: [174, 179.5] } as const;

export async function charterPptx(sheet: CharterSheet): Promise<Buffer> {
  const { side: column, map, margin, width, type } = grid;
  const { say, material: { plan } } = sheet.charters;
  const { demo, approvalNumber, number, code, ownWords } = sheet.about;
  const presentation = new Presentation();
  presentation.defineLayout({ name: "sheet", width: inches(width), height: inches(grid.height) });
  presentation.layout = "sheet";
  presentation.title = sheet.words.title;
  presentation.company = "Guitu";
  presentation.theme = { headFontFace: face, bodyFontFace: face };
  const slide = presentation.addSlide();
  const text = (words: string, x: number, y: number, wide: number, high: number, fontSize: number, options: PptxGenJS.TextPropsOptions = {}) =>
    slide.addText(words, { x: inches(x), y: inches(y), w: inches(wide), h: inches(high), fontSize, fontFace: face, color: hex(paper.text1), margin: 0, lang: "zh-CN", fit: "shrink", valign: "middle", ...options });
  text(charterSlideTitle(sheet), margin, 9, width - 2 * margin - 30, 15, 28, { bold: true });
  text(`${sheet.words.subtitle}${say("semicolon")}${sheet.words.sentence}`, margin, 25, width - 2 * margin, 8, 12, { color: hex(paper.text2) });
  if (demo) text(say("demo"), width - margin - 28, 12, 28, 8, type.meta, { bold: true, color: hex(paper.unserved), align: "right" });
  const wide = Math.min(map.width, (map.height * sheet.map.frame.width) / sheet.map.frame.height);
  slide.addImage({ data: `image/png;base64,${mapPng(sheet, 2).toString("base64")}`, x: inches(map.x), y: inches(map.y), w: inches(wide), h: inches((wide * sheet.map.frame.height) / sheet.map.frame.width), altText: `${sheet.words.title}。${sheet.sum}` });
  text(keyFigures(sheet.charters).map(({ label, value, unit }) => `${label} ${value}${value === "–" ? "" : ` ${unit}`}`).join(say("semicolon")), column.x, map.y, column.width, 24, 13);
  addTable(slide, sheet);
  if (sheet.charters.figures.days.length > 0) addChart(presentation, slide, sheet);
  text(`${say("plan.statesAt")} ${sheet.words.asOf}${say("semicolon")}${sheet.sum}`, margin, at.lines[0], width - 2 * margin - 24, 5.5, type.notes, { color: hex(paper.text2) });
  text(`${say("plan.note")}${say("approval", { number: approvalNumber ?? say("pending") })}`, margin, at.lines[1], width - 2 * margin - 110, 5.5, type.notes, { color: hex(paper.text2) });
  text(`${say("number")} ${number ?? say("numberPending")}`, width - margin - 80 - (code ? 20 : 0), at.lines[1], 80, 5.5, type.notes, { align: "right" });
  if (code) addCode(slide, code);
  slide.addNotes([`${plan.name} ${plan.id}`, ...(ownWords.notes === "" ? [] : [ownWords.notes])].join("\n"));
  return Buffer.from(await presentation.write({ outputType: "nodebuffer" }) as Uint8Array); // what nodebuffer gives
}

type Slide = ReturnType<PptxGenJS["addSlide"]>;
const counts = ["demand", "served", "unserved"] as const;

/** Everybody of the plan: the largest destinations, the others, the total. */
function addTable(slide: Slide, { charters: { figures, names, say } }: CharterSheet): void {
  const { side } = grid;
  const all = figures.destinations;
  const shown = all.length <= mostPlaces ? all : all.slice(0, mostPlaces - 1);
  const rest = all.slice(shown.length);
  const cell = (words: string, bold: boolean, align: "left" | "right", colour: string): PptxGenJS.TableCell => ({ text: words, options: { bold, align, color: hex(colour), fontFace: face, fontSize: 12, valign: "middle", margin: [0, 2, 0, 2] } });
  const row = (name: string, one: Record<(typeof counts)[number], number>, bold: boolean) => [cell(name, bold, "left", paper.text1), ...counts.map((key) => cell(inWords(one[key]), bold, "right", key === "unserved" && one[key] > 0 ? paper.unserved : paper.text1))];
  const gathered = Object.fromEntries(counts.map((key) => [key, rest.reduce((sum, one) => sum + one[key], 0)])) as Record<(typeof counts)[number], number>; // a key for each
  const head = [cell(say("plan.table.destinations"), true, "left", paper.text1), ...counts.map((key) => cell(say(`plan.table.${key}`), false, "right", paper.text2))];
  const body = [...shown.map((one) => row(names.map(one.code), one, false)), ...(rest.length > 0 ? [row(say("plan.table.rest", { count: rest.length }), gathered, false)] : []), row(say("plan.table.total"), figures, true)];
  slide.addTable([head, ...body], { x: inches(side.x), y: inches(at.table), w: inches(side.width), colW: [0.4, 0.2, 0.2, 0.2].map((part) => inches(side.width * part)), rowH: inches(6.6), border: { type: "solid", pt: 0.5, color: hex(paper.hairline) } });
}

function addChart(presentation: PptxGenJS, slide: Slide, { charters: { figures: { days }, say } }: CharterSheet): void {
  const { side } = grid;
  const labels = days.map(({ date }) => `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`);
  slide.addChart(presentation.ChartType.bar, [{ name: say("plan.table.served"), labels, values: days.map(({ people }) => people) }, { name: say("plan.table.unserved"), labels, values: days.map(({ unserved }) => unserved) }], {
    x: inches(side.x), y: inches(at.chart), w: inches(side.width), h: inches(at.chartEnd - at.chart), barDir: "col", barGrouping: "stacked", barGapWidthPct: 40, chartColors: [hex(paper.served), hex(paper.unserved)],
    showTitle: true, title: `${say("plan.days.title")}（${say("plan.days.unit")}）`, titleFontFace: face, titleFontSize: 12, catAxisLabelFontFace: face, catAxisLabelFontSize: 10, valAxisLabelFontFace: face, valAxisLabelFontSize: 10, valGridLine: { color: hex(paper.hairline), size: 0.5 }, showLegend: true, legendPos: "b", legendFontFace: face, legendFontSize: 10,
  });
}
