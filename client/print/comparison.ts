/** Before and after: two moments on two maps of one scale and one legend, and what grew and what shrank between them. */
import type { Mark } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import { themes } from "../scene/theme.ts";
import { arithmeticOf, type SheetArithmetic } from "./arithmetic.ts";
import { comparisonOf, differenceOf, type ComparisonFigures } from "./comparisonFigures.ts";
import { changeColumn, changeSigns, comparisonTables, placeTables, signed } from "./comparisonTables.ts";
import type { SheetFigures } from "./figures.ts";
import { numberMarks } from "./footer.ts";
import { grids, type Grid } from "./grid.ts";
import { headerWith } from "./header.ts";
import { fittingSize, letters } from "./ink.ts";
import { flowLegend, scaleMarks } from "./legend.ts";
import { mapPicture, type MapPicture } from "./mapPicture.ts";
import type { BriefingMaterial } from "./material.ts";
import { namesOf, type SheetNames } from "./names.ts";
import { notesMarks, notesOf } from "./notes.ts";
import { wordsOf, type SheetWords } from "./sentence.ts";
import { aboutOf, type Sheet } from "./sheetOf.ts";
import { inWords, share, speech, type Say } from "./speech.ts";

const paper = themes.paper;
const left: Grid = grids.comparison;
/** Millimetres from the left map to the right one. */
const apart = 99.5;
const right: Grid = { ...left, map: shifted(left.map), legend: shifted(left.legend), nation: shifted(left.nation), sea: shifted(left.sea) };
const bounds = { tablesAt: 128, numberAt: 178.5, lastLine: 204 } as const;

function shifted(rect: Rect): Rect {
  return { ...rect, x: rect.x + apart };
}

export interface ComparisonSheet extends Sheet {
  comparison: ComparisonFigures;
}

/** Throws without an earlier moment: the question was let through without one. */
export function composeComparison(material: BriefingMaterial): ComparisonSheet {
  const { before, language, filter: { movement } } = material;
  if (!before) throw new Error("a comparison without an earlier moment, expected a ledger of before");
  const say = speech(language);
  const names = namesOf(material, say);
  const figures = comparisonOf(material, before, 10);
  const maps = pictures(material, before, figures, names, say);
  const words = comparisonWords(material, before, names, say);
  const sums = [arithmeticOf(maps.before, figures.people.then, movement, names, say), arithmeticOf(maps.after, figures.people.now, movement, names, say)] as const;
  const map: Mark[] = [
    ...maps.before.marks, ...maps.after.marks, ...momentMarks(left.map, say("comparison.then"), moment(before, names, say), figures.people.then, say), ...momentMarks(right.map, say("comparison.now"), moment(material, names, say), figures.people.now, say),
    ...scaleMarks(maps.before, left, say), ...flowLegend(maps.after.legend, { x: left.legendAt[0], y: left.legendAt[1], width: 195.5 }, material, changeSigns(say), { thinner: maps.before.thinner || maps.after.thinner, ringed: material.filter.movement === "stay" }, say),
  ];
  const side = changeColumn(figures, { ...left.side, y: left.map.y }, { names, say });
  const notes = notesOf(material.ownWords.notes, left);
  const shown = say("comparison.shown", { then: share(sums[0].drawn, figures.people.then), now: share(sums[1].drawn, figures.people.now) });
  const marks = [
    ...headerWith({ words, figures: figures.after, material, names, grid: left, say }, shown), ...map,
    ...placeTables(figures, { x: left.map.x, y: bounds.tablesAt, width: left.map.width }, { x: right.map.x, y: bounds.tablesAt, width: right.map.width }, { names, say }),
    ...side.marks, ...notesMarks(notes, Math.max(side.bottom + 2, bounds.numberAt - notes.height), left, say), ...footer(material, sums, say), ...numberMarks(material, words, bounds.numberAt, 1, 1, left, say),
  ];
  const frame = { ...left.map, width: apart + left.map.width };
  return {
    page: 1, pages: 1, width: left.width, height: left.height, marks, map: { frame, marks: map }, words, tables: comparisonTables(figures, { names, say }), about: aboutOf(material), comparison: figures,
    sum: say("comparison.line", { then: inWords(figures.people.then), now: inWords(figures.people.now), difference: signed(differenceOf(figures.people)) }),
  };
}

/** One legend for both: the steps of whichever map needs the larger ones. */
function pictures(material: BriefingMaterial, earlier: BriefingMaterial, { before, after }: { before: SheetFigures; after: SheetFigures }, names: SheetNames, say: Say): { before: MapPicture; after: MapPicture } {
  const now = mapPicture(material, after, right, names, say);
  const steps = now.legend[0]?.busLoads;
  const then = mapPicture(earlier, before, left, names, say);
  const other = then.legend[0]?.busLoads;
  if (steps === other || steps === undefined || other === undefined) return { before: then, after: now };
  const most = Math.max(steps, other);
  return { before: mapPicture(earlier, before, left, names, say, most), after: mapPicture(material, after, right, names, say, most) };
}

function moment(material: BriefingMaterial, names: SheetNames, say: Say): string {
  return wordsOf(material, names, say).asOf;
}

function comparisonWords(material: BriefingMaterial, before: BriefingMaterial, names: SheetNames, say: Say): SheetWords {
  const { movement, organised } = material.filter;
  const written = wordsOf(material, names, say);
  const title = movement === "goBack" && organised === true ? "goBackOrganised" : movement;
  return {
    ...written, title: material.ownWords.title || say(`comparison.title.${title}`, { year: material.campaign.newYear.slice(0, 4) }),
    subtitle: material.ownWords.subtitle || say("comparison.subtitle", { home: names.homes, then: moment(before, names, say) }),
  };
}

/** Which moment a map shows, upper left, where nobody's territory lies. */
function momentMarks({ x, y }: Rect, which: string, when: string, people: number, say: Say): Mark[] {
  const line = say("comparison.mapHead", { which, people: inWords(people) });
  return [
    letters(line, [x + 2, y + 4.8], { size: fittingSize(line, left.type.heading, 58, 700), colour: paper.text1, weight: 700 }),
    letters(when, [x + 2, y + 8.8], { size: fittingSize(when, left.type.notes, 58), colour: paper.text2 }),
  ];
}

function footer({ approvalNumber, seats, filter: { movement } }: BriefingMaterial, [then, now]: readonly [SheetArithmetic, SheetArithmetic], say: Say): Mark[] {
  const width = 195;
  const lines = [
    say("source", { ledger: say("ledger") }), `${say("comparison.same")}${movement === "stay" ? "" : say("comparison.notDrawn", { seats, flows: left.maxFlows })}${say("approval", { number: approvalNumber ?? say("pending") })}`,
    `${say("comparison.then")}　${then.line}`, `${say("comparison.now")}　${now.line}`,
  ];
  return lines.map((text, index) => letters(text, [left.margin, [...left.footerAt, bounds.lastLine][index]!], { size: fittingSize(text, left.type.notes, width), colour: index < 2 ? paper.text2 : paper.text1, weight: index < 2 ? 400 : 500 })); // four lines
}
