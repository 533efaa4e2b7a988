/** The 16:9 slide around its map: one sentence as title, one figure, the busiest day, and where people go, readable from afar. */
import type { Mark } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import { themes } from "../scene/theme.ts";
import type { Group, SheetFigures } from "./figures.ts";
import { codeMarks } from "./code.ts";
import type { Grid } from "./grid.ts";
import { narrowedWords } from "./header.ts";
import { bar, fittingSize, letters, stroke, widthOf } from "./ink.ts";
import { hatchedBar } from "./legend.ts";
import { lunarDay } from "./lunarDates.ts";
import type { BriefingMaterial } from "./material.ts";
import type { SheetNames } from "./names.ts";
import type { SheetParts } from "./parts.ts";
import { asOfLine, clausesOf, wordsOf, type SheetWords } from "./sentence.ts";
import { colourOf } from "./sideColumn.ts";
import { inWords, share, type Say } from "./speech.ts";

const paper = themes.paper;

/** The title is what the figures say. */
export function slideWords(material: BriefingMaterial, figures: SheetFigures, names: SheetNames, say: Say): SheetWords {
  const { movement, organised } = material.filter;
  const title = movement === "goBack" && organised === true ? "goBackOrganised" : movement;
  return {
    ...wordsOf(material, names, say), subtitle: "",
    title: material.ownWords.title || say(`slide.title.${title}`, { people: inWords(figures.people), percent: share(figures.groups.outside.people, figures.people) }),
    sentence: [...(material.ownWords.subtitle ? [material.ownWords.subtitle] : []), ...clausesOf(material, names, say)].join(say("semicolon")),
  };
}

export interface SlideRow {
  name: string;
  people: number;
  /** A part of the row above. */
  part: boolean;
}

/** Everybody: the groups, and under the first its strongest provinces with what is left of it. */
export function slideRows({ figures, names, say }: Pick<SheetParts, "figures" | "names" | "say">): SlideRow[] {
  const provinces = figures.top.filter(({ code }) => code.slice(0, 2) !== "" && !isIn(code, names, figures));
  const named = provinces.map(({ code, people }): SlideRow => ({ name: names.map(code), people, part: true }));
  const rest = figures.groups.outside.people - named.reduce((sum, { people }) => sum + people, 0);
  const group = (key: Group, name: string): SlideRow[] => (figures.groups[key].people > 0 ? [{ name, people: figures.groups[key].people, part: false }] : []);
  return [
    ...group("outside", say("headline.outside")), ...named, ...(rest > 0 ? [{ name: say("slide.restOutside"), people: rest, part: true }] : []),
    ...group("province", say("slide.inProvince", { name: names.inside, province: names.province })), ...group("inside", say("headline.inside", { name: names.inside })), ...group("unknown", say("headline.unknown")),
  ];
}

/** The homes' own province is a group of its own. */
function isIn(code: string, names: SheetNames, { groups: { province } }: SheetFigures): boolean {
  return province.people > 0 && names.map(code) === names.province;
}

export function slideMarks(parts: SheetParts): Mark[] {
  const { material, grid, say, words, arithmetic } = parts;
  const { margin, type, width } = grid;
  const right = width - margin;
  const room = right - margin - (material.demo ? widthOf(say("demo"), type.meta, 700) + 6 : 0);
  const narrowed = narrowedWords(material, parts.names, say);
  const notes = [`${narrowed === "" ? "" : `${say("scope")} ${narrowed}${say("semicolon")}`}${asOfLine(words, say)}${say("semicolon")}${arithmetic.line}`, `${say("slideSource", { ledger: say("ledger") })}${say("approval", { number: material.approvalNumber ?? say("pending") })}`];
  return [
    letters(words.title, [margin, grid.titleAt], { size: fittingSize(words.title, type.title, room, 700), colour: paper.text1, weight: 700 }),
    ...(material.demo ? [letters(say("demo"), [right, grid.titleAt - 3], { size: type.meta, colour: paper.unserved, weight: 700, anchor: "end" as const })] : []),
    letters(words.sentence, [margin, grid.sentenceAt], { size: fittingSize(words.sentence, type.sentence, right - margin), colour: paper.text2 }),
    ...figureMarks(parts), ...rowMarks(parts),
    ...notes.map((text, index) => letters(text, [margin, grid.footerAt[index]!], { size: fittingSize(text, type.notes, right - margin - (material.code ? 76 : 70)), colour: paper.text2 })), // three baselines
    ...(material.code ? codeMarks(material.code, slideCode(grid)) : []),
    letters(say("number"), [right - 18, grid.footerAt[0]], { size: type.notes, colour: paper.text2, anchor: "end" }),
    letters(material.number ?? say("numberPending"), [right - 18, grid.footerAt[1]], { size: type.notes, colour: paper.text1, weight: 500, anchor: "end" }),
  ];
}

/** As small as a phone still reads from paper of A4: 0.35 mm a module. */
export function slideCode({ width, margin, height }: Grid): Rect {
  return { x: width - margin - codeSide + 1, y: height - codeSide - 1, width: codeSide, height: codeSide };
}
const codeSide = 17;

/** The one figure, its surveyed and estimated part, and the busiest day. */
function figureMarks({ material, grid, say, figures }: SheetParts): Mark[] {
  const { side: { x, width }, type, map } = grid;
  const { movement } = material.filter;
  const figure = inWords(figures.people);
  const beside = x + widthOf(figure, type.figure, 700) + 3;
  const solid = (width * figures.people) / Math.max(1, figures.people + figures.estimated);
  const peak = figures.peakDay;
  const day = peak ? say("slide.peakDay", { day: lunarDay(peak.date, material.language, material.lunarOf(peak.date)), people: inWords(peak.people) }) : "";
  const peakAt = map.y + 47;
  return [
    stroke([[x, map.y], [x + width, map.y]], 0.5, paper.text1),
    letters(figure, [x, map.y + 19.5], { size: type.figure, colour: paper.text1, weight: 700 }),
    letters(say("slide.people"), [beside, map.y + 12], { size: type.meta, colour: paper.text1 }),
    ...(movement === "stay" ? [] : [letters(say("slide.buses", { buses: inWords(Math.ceil(figures.people / material.seats)) }), [beside, map.y + 18.6], { size: type.meta, colour: paper.text2 })]),
    bar({ x, y: map.y + 24, width: solid, height: 4.4 }, colourOf(movement)), ...hatchedBar({ x: x + solid, y: map.y + 24, width: width - solid, height: 4.4 }, colourOf(movement)),
    letters(say("headline.surveyed", { people: figure }), [x, map.y + 34.4], { size: type.meta, colour: paper.text1 }),
    ...(figures.estimated >= 0.5 ? [letters(say("headline.estimated", { people: inWords(figures.estimated) }), [x + width, map.y + 34.4], { size: type.meta, colour: paper.text1, anchor: "end" as const })] : []),
    ...(day === "" ? [] : [
      stroke([[x, peakAt - 7.5], [x + width, peakAt - 7.5]], 0.5, paper.text1), letters(say("slide.peak"), [x, peakAt], { size: type.meta, colour: paper.text2 }),
      letters(day, [x + width, peakAt], { size: fittingSize(day, type.table, width - 28, 500), colour: paper.text1, weight: 500, anchor: "end" as const }),
    ]),
  ];
}

function rowMarks(parts: SheetParts): Mark[] {
  const { material: { filter: { movement } }, grid, say, figures } = parts;
  const { side: { x, width }, type, map, rowHeight } = grid;
  const rows = slideRows(parts);
  const most = Math.max(1, ...rows.map(({ people }) => people));
  const top = map.y + 51;
  const cells = (name: string, people: number, at: number, weight: 400 | 500 | 700, indent: number): Mark[] => [
    letters(name, [x + indent, at], { size: type.table, colour: paper.text1, weight }), letters(inWords(people), [x + width - 19, at], { size: type.table, colour: paper.text1, weight, anchor: "end" }),
    letters(`${share(people, figures.people)}%`, [x + width, at], { size: type.meta, colour: paper.text2, anchor: "end" }),
  ];
  const barAt = Math.max(40, ...rows.map(({ name, part }) => (part ? 6 : 0) + widthOf(name, type.table, 500) + 2));
  const barRoom = Math.min(30, width - 19 - widthOf(inWords(figures.people), type.table, 700) - 2 - barAt);
  const last = top + 6.6 + (rows.length + 1) * rowHeight;
  return [
    stroke([[x, top], [x + width, top]], 0.5, paper.text1), letters(say(`slide.places.${movement}`), [x, top + 6.6], { size: type.heading, colour: paper.text1, weight: 700 }),
    letters(say("slide.people"), [x + width - 19, top + 6.6], { size: type.meta, colour: paper.text2, anchor: "end" }), letters(say("slide.share"), [x + width, top + 6.6], { size: type.meta, colour: paper.text2, anchor: "end" }),
    ...rows.flatMap(({ name, people, part }, index) => {
      const at = top + 6.6 + (index + 1) * rowHeight;
      return [...cells(name, people, at, part ? 400 : 500, part ? 6 : 0), bar({ x: x + barAt, y: at - 4, width: Math.max(0.3, (barRoom * people) / most), height: 4 }, part ? paper.ramps[movement === "return" ? "return" : "goBack"][1] : colourOf(movement))];
    }),
    stroke([[x, last - rowHeight + 2], [x + width, last - rowHeight + 2]], 0.5, paper.text1), ...cells(say("table.total"), figures.people, last, 700, 0),
  ];
}
