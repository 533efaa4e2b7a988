/** The sheet of a charter plan: what it comes to, its ribbons on the map, destinations, homes, departures, and how far its trips are. */
import type { Mark } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import { themes } from "../scene/theme.ts";
import { formatMinute } from "../words/days.ts";
import { departureMarks } from "./charterDays.ts";
import { charterFigures, type CharterFigures } from "./charterFigures.ts";
import { homesMarks } from "./charterHomes.ts";
import { charterLegendMarks } from "./charterLegend.ts";
import { questionOfPlan, type CharterMaterial } from "./charterMaterial.ts";
import { charterNames, type CharterNames } from "./charterNames.ts";
import { charterPicture, type CharterPicture } from "./charterPicture.ts";
import { charterHeadline, charterHeadlineMarks, destinationMarks, homeMarks, reasonMarks, type CharterSide } from "./charterSide.ts";
import { charterTables } from "./charterTables.ts";
import { numberMarks } from "./footer.ts";
import { grids, type Grid } from "./grid.ts";
import { titleMarks, type Facts } from "./header.ts";
import { fittingSize, letters } from "./ink.ts";
import { scaleAt } from "./legend.ts";
import { notesMarks, notesOf } from "./notes.ts";
import { clausesOf, modeName, momentWords, type SheetWords } from "./sentence.ts";
import type { Sheet } from "./sheet.ts";
import { inWords, share, speech, type Say } from "./speech.ts";

/** What slides and worksheets of their own need beside the page. */
export interface CharterSheet extends Sheet {
  charters: CharterSide;
}

/** Millimetres: of the band below the map, where it parts into homes and days; of the code's lines; between two blocks. */
const band = { top: 156.5, bottom: 191.5, homes: 82, gap: 5 };
const numberHeight = 31.5;
const gap = 2.5;
/** Of the home counties, below the destinations; it gives way to notes. */
const homesFrame = { width: 27, height: 31 };
/** In the middle of the map: where its scale is right. */
const latitude = 28;
/** Of the scale bar, so that its words fit beside the signs. */
const longestScale = 12;

export function composeCharterSheet(material: CharterMaterial): CharterSheet {
  const say = speech(material.language);
  const usual: Grid = grids.charters;
  const notes = notesOf(material.ownWords.notes, usual);
  const grid = { ...usual, ranked: Math.max(fewestRanked, usual.ranked - Math.ceil(Math.max(0, notes.height - roomForNotes) / usual.rowHeight)) };
  const names = charterNames(material, say);
  const figures = charterFigures(material.plan);
  const words = wordsOfPlan(material, names, say);
  const side: CharterSide = { material, figures, names, grid, say };
  const picture = charterPicture(material, grid, [grid.legend, scaleRect(grid)], names, say);
  const sum = sumOf(picture, figures, say);
  const map = [...picture.marks, ...scaleAt(picture.project, [110, latitude], grid.scaleAt, grid.type.notes, say("map.scale", { lat: latitude }), say, longestScale), ...charterLegendMarks(picture, figures, names, grid, say)];
  const { language, demo, number, approvalNumber, seats, code, ownWords } = material;
  const destinationsAt = grid.map.y + charterHeadline;
  const destinations = destinationMarks(side, destinationsAt);
  const numberAt = grid.height - numberHeight;
  const marks = [
    ...map, ...titleMarks(words, factsOf(material, words, say), demo, grid, say), ...charterHeadlineMarks(side, grid.map.y), ...destinations.marks,
    ...belowDestinations(side, destinationsAt + destinations.height + gap, numberAt - notes.height - gap), ...notesMarks(notes, numberAt - notes.height, grid, say), ...belowMap(side), ...footer(material, sum, grid, say), ...numberMarks(material, words, numberAt, 1, 1, grid, say),
  ];
  return {
    page: 1, pages: 1, width: grid.width, height: grid.height, marks, map: { frame: grid.map, marks: map }, words, sum, tables: charterTables(side),
    about: { language, demo, number, approvalNumber, seats, code, ownWords, movement: "goBack" }, charters: side,
  };
}

/** Rows of the table that notes cannot take, and millimetres that they have without taking any. */
const fewestRanked = 3;
const roomForNotes = 16;

function scaleRect({ scaleAt: [x, y] }: Grid): Rect {
  return { x, y: y - 8, width: 36, height: 11 };
}

/** Between two heights: the home counties with the reasons beside them, or the reasons alone. */
function belowDestinations(side: CharterSide, top: number, bottom: number): Mark[] {
  const { grid: { side: { x, width } }, figures, material, names } = side;
  const homes = bottom - top < homesFrame.height ? [] : homesMarks(figures, material, { x, y: top, ...homesFrame }, names);
  const left = homes.length > 0 ? homesFrame.width + 5 : 0;
  return [...homes, ...reasonMarks(side, { x: x + left, y: top, width: width - left }, homes.length > 0)];
}

function belowMap(side: CharterSide): Mark[] {
  const { x, width } = side.grid.map;
  const daysAt = x + band.homes + band.gap;
  return [...homeMarks(side, { x, width: band.homes }, band.top), ...departureMarks(side, { x: daysAt, y: band.top, width: x + width - daysAt, height: band.bottom - band.top })];
}

function wordsOfPlan(material: CharterMaterial, names: CharterNames, say: Say): SheetWords {
  const { plan, ownWords, campaign, asOf } = material;
  const worded = { ...material, filter: questionOfPlan(plan.filter) };
  const modes = (plan.filter?.modes ?? []).map((mode) => modeName(mode, material.language));
  return {
    title: ownWords.title || say("plan.title", { year: campaign.newYear.slice(0, 4) }),
    subtitle: ownWords.subtitle || say("plan.subtitle", { name: plan.scenarioId === "standard" && plan.name === plan.scenarioName ? say("charters.standard") : plan.name, id: plan.id.slice(0, 8) }),
    sentence: say("only", { clauses: [...clausesOf(worded, names, say), ...(modes.length > 0 ? [say("plan.modeHome", { words: modes.join(say("and")) })] : [])].join(say("semicolon")) }),
    asOf: momentWords(asOf, worded), newest: "",
  };
}

function factsOf({ plan, language }: CharterMaterial, words: SheetWords, say: Say): Facts {
  const judged = [plan.violationCount === 0 ? say("plan.fine") : say("plan.broken", { count: plan.violationCount }), ...(plan.cancelled ? [say("plan.stopped")] : [])];
  return [
    [say("plan.statesAt"), words.asOf], [say("plan.made"), formatMinute(plan.madeAt, language)], [say("plan.ledger"), formatMinute(plan.ledgerAt, language)], [say("plan.judged"), judged.join(say("semicolon"))],
  ];
}

/** Throws when picture and figures disagree: such a sheet must not be printed. */
function sumOf({ claim, offMap }: CharterPicture, { demand }: CharterFigures, say: Say): string {
  const off = offMap.reduce((sum, one) => sum + one.demand, 0);
  const parts = [["ribbons", claim.ribbons], ["internal", claim.internal], ["unserved", claim.unserved], ["offMap", off], ["unplaced", claim.unplaced - off]] as const;
  const drawn = parts.reduce((sum, [, people]) => sum + people, 0);
  if (drawn !== demand || claim.unplaced < off) throw new Error(`the picture shows ${drawn} people with ${claim.unplaced} of ${off} off the map, expected ${demand}`);
  return `${parts.filter(([, people]) => people > 0).map(([key, people]) => say(`plan.sum.${key}`, { people: inWords(people) })).join(say("arithmetic.plus"))}${say("arithmetic.equals")}${say("plan.sum.total", { people: inWords(demand) })}`;
}

function footer({ approvalNumber }: CharterMaterial, sum: string, grid: Grid, say: Say): Mark[] {
  const { margin, type, map, footerAt: [source, note, last] } = grid;
  const { text1, text2 } = themes.paper;
  const line = (text: string, y: number, colour: string, weight: 400 | 500) => letters(text, [margin, y], { size: fittingSize(text, type.notes, map.width), colour, weight });
  return [
    line(say("plan.source", { ledger: say("ledger") }), source, text2, 400), line(`${say("plan.note")}${say("approval", { number: approvalNumber ?? say("pending") })}`, note, text2, 400), line(sum, last, text1, 500),
  ];
}

/** The title of a slide is what the figures say. */
export function charterSlideTitle({ charters: { figures: { served, demand }, material, say } }: CharterSheet): string {
  return material.ownWords.title || say("plan.slide", { served: inWords(served), share: share(served, demand) });
}
