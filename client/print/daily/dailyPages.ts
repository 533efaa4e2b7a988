/** 每日简报: the text with its figures, the maps of returning and of going back, the counties with the villages that have not reported, the days. */
import { festivalPlans } from "../../../server/vocabulary.ts";
import type { Mark } from "../../scene/marks.ts";
import { grids } from "../grid.ts";
import type { BriefingMaterial } from "../material.ts";
import { namesOf } from "../names.ts";
import type { PagePlace } from "../parts.ts";
import { composeSheet, type Sheet } from "../sheet.ts";
import { aboutOf } from "../sheetOf.ts";
import { inWords, speech } from "../speech.ts";
import type { SheetTable } from "../tables.ts";
import { dailyFilter, dailyMovements } from "./dailyCounts.ts";
import { dailyFiguresOf, type DailyFigures } from "./dailyFigures.ts";
import { bodyAt, dailyWords, footMarks, headMarks, type DailyParts } from "./dailyFrame.ts";
import { daysTable, figuresTable, homesTable, silentTable, textTable, townshipsTable, worksTable } from "./dailyTables.ts";
import { dailyText } from "./dailyText.ts";
import { daysMarks, movementMaterial } from "./daysPage.ts";
import { homesPages } from "./homesPage.ts";
import type { Paragraph } from "./paragraph.ts";
import { dailyNotesMarks, figureTableMarks, keyFigureMarks, textAt, textEnd, textMarks } from "./textPage.ts";
import { textPages } from "./textLines.ts";
import { writerOf } from "./writer.ts";

/** Letters by which the first line of a paragraph is set in, and lines apart: Chinese letters fill their square. */
const setting = { "zh-CN": { indent: 2, step: 0.57 }, en: { indent: 0, step: 0.5 } } as const;

/** How each page is composed; what they have in common is computed once, when they are counted. */
export function dailyPages(material: BriefingMaterial): (() => Sheet)[] {
  const parts = partsOf(material);
  const pages = [...textSheets(parts), ...mapSheets(parts), ...homesSheets(parts), daysSheet(parts)];
  return pages.map((compose, index) => () => compose({ page: index + 1, pages: pages.length }));
}

type PlacedComposer = (place: PagePlace) => Sheet;

function textSheets(parts: DailyParts): PlacedComposer[] {
  const { figures, grid, say, writer, material } = parts;
  const paragraphs = dailyText(figures, writer, material);
  const { pages, size } = textPages(paragraphs, { width: grid.map.width, height: textEnd - textAt, laterHeight: textEnd - bodyAt, ...setting[material.language] }, say);
  const remark = remarkOf(paragraphs, parts);
  return pages.map((page, index) => (place) => (index > 0 ? pageOf(textMarks(page, bodyAt, size, parts), remark, [], place, parts)
    : { ...pageOf([...keyFigureMarks(parts), ...figureTableMarks(parts), ...dailyNotesMarks(parts), ...textMarks(page, textAt, size, parts)], remark, [textTable(paragraphs, parts), figuresTable(parts)], place, parts), paragraphs }));
}

/** The usual map of each movement that has anybody. */
function mapSheets(parts: DailyParts): PlacedComposer[] {
  const moving = dailyMovements.filter((movement) => parts.figures.movements[movement].people.now > 0);
  return moving.map((movement) => (place) => ({ ...composeSheet(movementMaterial(parts.material, movement), "single", place), tables: [worksTable(movement, parts.figures.movements[movement], parts)] }));
}

function homesSheets(parts: DailyParts): PlacedComposer[] {
  const pages = homesPages(parts);
  const tables = () => [homesTable(parts), worksTable("demand", parts.figures.demand, parts), townshipsTable(parts), silentTable(parts)];
  return pages.map((marks, index) => (place) => pageOf(marks, "", index === pages.length - 1 ? tables() : [], place, parts));
}

function daysSheet(parts: DailyParts): PlacedComposer {
  return (place) => pageOf(daysMarks(parts), "", [daysTable(parts)], place, parts);
}

export function partsOf(asked: BriefingMaterial): DailyParts {
  const material = { ...asked, before: isEmpty(asked.before) ? null : asked.before };
  const say = speech(material.language);
  const names = namesOf(material, say);
  const figures = dailyFiguresOf(material);
  const writer = writerOf(material, figures, names, say);
  return { material, figures, writer, say, grid: grids.daily, words: dailyWords(material, writer, say) };
}

/** With nobody, a moment before is none: everything would have grown. */
function isEmpty(before: BriefingMaterial | null): boolean {
  if (before === null) return true;
  const { answer: { totals } } = before.count(dailyFilter(before.filter), before.levels);
  return festivalPlans.every((plan) => totals[plan] === 0);
}

/** Throws when the parts are not the whole: such a briefing must not be printed. */
function sumOf({ surveyed, plans, homes }: DailyFigures, { say }: DailyParts): string {
  const byHome = homes.reduce((sum, row) => sum + row.surveyed.now, 0);
  if (byHome !== surveyed.now) throw new Error(`the rows of the homes have ${byHome} people, expected ${surveyed.now}`);
  return say("daily.sum", { ...Object.fromEntries(festivalPlans.map((plan) => [plan, inWords(plans[plan].now)])), total: inWords(surveyed.now) });
}

/** Whether the text is the sheet's or somebody's. */
function remarkOf(paragraphs: readonly Paragraph[], { say }: DailyParts): string {
  const edited = paragraphs.filter(({ own }) => own);
  return edited.length === 0 ? say("daily.foot.written") : say("daily.foot.edited", { paragraphs: edited.map(({ heading }) => say("daily.foot.paragraph", { name: heading })).join(say("daily.and")) });
}

function pageOf(marks: readonly Mark[], remark: string, tables: readonly SheetTable[], place: PagePlace, parts: DailyParts): Sheet {
  const { grid, material, words } = parts;
  const { width, height } = grid;
  const sum = sumOf(parts.figures, parts);
  const all = [...headMarks(parts), ...marks, ...footMarks(parts, remark, sum, place)];
  return { ...place, width, height, marks: all, map: { frame: { x: 0, y: 0, width, height }, marks: all }, words, sum, tables, about: aboutOf(material) };
}
