/** Beside and below the map of a charter sheet: what the plan comes to, where its people go, whose homes they are, and why some are left out. */
import { tripStatuses } from "../../server/vocabulary.ts";
import type { Mark } from "../scene/marks.ts";
import { moneyWords, signedPercent } from "../scene/planFigures.ts";
import type { PlaceCount } from "../scene/planPlaces.ts";
import { themes } from "../scene/theme.ts";
import { formatDay } from "../words/days.ts";
import type { CharterFigures } from "./charterFigures.ts";
import type { CharterMaterial } from "./charterMaterial.ts";
import type { CharterNames } from "./charterNames.ts";
import { wrapped } from "./footer.ts";
import type { Grid } from "./grid.ts";
import { bar, fittingSize, letters, stroke, widthOf } from "./ink.ts";
import { hatchedBar } from "./legend.ts";
import { sectionHead } from "./sideColumn.ts";
import { inWords, share, type Say } from "./speech.ts";

const paper = themes.paper;

export interface CharterSide {
  material: CharterMaterial;
  figures: CharterFigures;
  names: CharterNames;
  grid: Grid;
  say: Say;
}

/** Millimetres that the headline takes. */
export const charterHeadline = 53;

/** From `y`, the top rule. */
export function charterHeadlineMarks(input: CharterSide, y: number): Mark[] {
  const { figures: { served, unserved, demand }, grid, say } = input;
  const { x, width } = grid.side;
  const { type } = grid;
  const figure = inWords(served);
  const beside = x + widthOf(figure, type.figure, 700) + 2.5;
  const solid = (width * served) / Math.max(1, demand);
  return [
    ...sectionHead(say("headline.title"), say("plan.headline.unit"), y, input),
    letters(figure, [x, y + 15.6], { size: type.figure, colour: paper.text1, weight: 700 }),
    letters(say("plan.headline.title"), [beside, y + 11.4], { size: type.meta, colour: paper.text1 }),
    letters(say("plan.headline.of", { demand: inWords(demand), share: share(served, demand) }), [beside, y + 15.4], { size: type.meta, colour: paper.text2 }),
    bar({ x, y: y + 18.4, width: solid, height: 2.6 }, paper.served), ...hatchedBar({ x: x + solid, y: y + 18.4, width: width - solid, height: 2.6 }, paper.unserved),
    letters(say("plan.headline.served", { people: figure }), [x, y + 24.4], { size: type.meta, colour: paper.text1 }),
    letters(say("plan.headline.unserved", { people: inWords(unserved) }), [x + width, y + 24.4], { size: type.meta, colour: unserved > 0 ? paper.unserved : paper.text1, anchor: "end" }),
    ...keyFigures(input).flatMap(({ label, value, unit }, index) => smallFigure(label, value, unit, x + (index % 3) * (width / 3), y + 30 + Math.floor(index / 3) * 9.6, width / 3 - 1, grid)),
    ...stateMarks(input, y + 48.6),
  ];
}

export interface KeyFigure {
  label: string;
  value: string;
  unit: string;
}

/** Six figures that the screen shows as well; a dash where nobody knows. */
export function keyFigures({ material: { plan: { totals }, language }, figures: { coaches, trains, saving }, say }: CharterSide): KeyFigure[] {
  const money = (yuan: number | null) => (yuan === null ? "–" : moneyWords(yuan, language));
  return [
    { label: say("plan.figure.coaches"), value: inWords(coaches), unit: say("plan.figure.runs") },
    { label: say("plan.figure.paid"), value: money(totals.paid), unit: say("plan.figure.tenThousand") },
    { label: say("plan.figure.saving"), value: saving === null ? "–" : signedPercent(saving).replace("−", "-"), unit: "%" }, // the paper's minus is as wide as a Chinese letter,
    { label: say("plan.figure.trains"), value: inWords(trains), unit: say("plan.figure.trainRuns") },
    { label: say("plan.figure.head"), value: totals.costPerHead === null ? "–" : inWords(totals.costPerHead), unit: say("plan.figure.yuan") },
    { label: say("plan.figure.gap"), value: totals.gap === null ? "–" : (totals.gap * 100).toFixed(1), unit: "%" },
  ];
}

function smallFigure(label: string, value: string, unit: string, x: number, y: number, width: number, { type }: Grid): Mark[] {
  return [
    letters(label, [x, y], { size: fittingSize(label, type.notes, width), colour: paper.text2 }),
    letters(value, [x, y + 4.8], { size: type.notes * 1.72, colour: paper.text1, weight: 500 }),
    letters(value === "–" ? "" : unit, [x + widthOf(value, type.notes * 1.72, 500) + 0.8, y + 4.8], { size: type.notes, colour: paper.text2 }),
  ].filter((mark) => mark.runs[0]?.text !== "");
}

/** How far the runs are at the moment of the sheet, in one line. */
function stateMarks({ figures: { states }, grid, say }: CharterSide, y: number): Mark[] {
  const { x, width } = grid.side;
  const text = `${say("plan.states.title")}　${tripStatuses.map((status) => `${say(`charters.life.status.${status}`)} ${inWords(states[status].runs)}`).join(" · ")}`.replace("　", " ");
  return [letters(text, [x, y], { size: fittingSize(text, grid.type.meta, width, 500), colour: paper.text1, weight: 500 })];
}

interface Column {
  heading: string;
  /** Share of the width at which it ends; the first begins at 0. */
  at: number;
}

interface Row {
  cells: readonly string[];
  strong: boolean;
}

function tableMarks(columns: readonly Column[], rows: readonly Row[], title: string, { x, width }: { x: number; width: number }, y: number, { type, rowHeight }: Grid): Mark[] {
  const top = y + 9;
  const cell = (text: string, column: number, at: number, strong: boolean, head: boolean): Mark[] => (text === "" ? [] : [letters(text, [x + width * columns[column]!.at, at], { // a column for every cell
    size: head ? fittingSize(text, type.notes, column === 0 ? width : width * (columns[column]!.at - columns[column - 1]!.at) - 1) : type.table, anchor: column === 0 ? "start" : "end", weight: strong ? 700 : 400, colour: head ? paper.text2 : paper.text1,
  })]);
  return [
    stroke([[x, y], [x + width, y]], 0.35, paper.text1), letters(title, [x, y + 4.4], { size: type.heading, colour: paper.text1, weight: 700 }),
    ...columns.flatMap(({ heading }, column) => cell(heading, column, top, false, true)),
    stroke([[x, top + 1.2], [x + width, top + 1.2]], 0.2, paper.text1),
    ...rows.flatMap(({ cells, strong }, index) => {
      const at = top + (index + 1) * rowHeight;
      return [...cells.flatMap((text, column) => cell(text, column, at, strong, false)), stroke([[x, at + 1.2], [x + width, at + 1.2]], 0.1, paper.hairline)];
    }),
  ];
}

const figure = (people: number) => (people === 0 ? "–" : inWords(people));

/** From `y`, the top rule; with its height. Everybody: the largest, the rest, the total. */
export function destinationMarks({ figures: { destinations, demand, served, unserved, coaches, trains }, material: { language }, names, grid, say }: CharterSide, y: number): { marks: Mark[]; height: number } {
  const [shown, rest] = headAndRest(destinations, grid.ranked);
  const day = (iso: string | null) => (iso === null ? "–" : formatDay(iso, language));
  const counts = (one: PlaceCount & { coaches: number; trains: number }) => [figure(one.demand), figure(one.served), figure(one.unserved), figure(one.coaches), figure(one.trains)];
  const rows: Row[] = [
    ...shown.map((one) => ({ cells: [names.table(one.code), ...counts(one), day(one.first), day(one.last)], strong: false })),
    ...(rest.length > 0 ? [{ cells: [say("plan.table.rest", { count: rest.length }), ...counts({ ...gathered(rest), coaches: total(rest, "coaches"), trains: total(rest, "trains") }), "", ""], strong: false }] : []),
    { cells: [say("plan.table.total"), ...counts({ code: "", demand, served, unserved, coaches, trains }), "", ""], strong: true },
  ];
  const columns = ["place", "demand", "served", "unserved", "coaches", "trains", "first", "last"].map((key, index) => ({ heading: say(`plan.table.${key}`), at: [0, 0.3, 0.42, 0.54, 0.65, 0.75, 0.875, 1][index]! })); // one for each
  return { marks: tableMarks(columns, rows, say("plan.table.destinations"), grid.side, y, grid), height: 10.4 + rows.length * grid.rowHeight };
}

/** Lines of the home counties in each of two halves. */
const linesOfHomes = 5;

/** Home counties in two halves side by side, the total at the end of the second; most people left out first. */
export function homeMarks({ figures: { homes, demand, served, unserved }, names, grid, say }: CharterSide, frame: { x: number; width: number }, y: number): Mark[] {
  const [shown, rest] = headAndRest(homes, 2 * linesOfHomes);
  const row = (name: string, one: Omit<PlaceCount, "code">, strong: boolean): Row => ({ cells: [name, figure(one.demand), figure(one.served), figure(one.unserved)], strong });
  const rows = [...shown.map((one) => row(names.table(one.code), one, false)), ...(rest.length > 0 ? [row(say("plan.table.rest", { count: rest.length }), gathered(rest), false)] : []), row(say("plan.table.total"), { demand, served, unserved }, true)];
  const half = Math.ceil(rows.length / 2);
  const gap = 4;
  const width = (frame.width - gap) / 2;
  const columns = ["home", "demand", "served", "unserved"].map((key, index) => ({ heading: say(`plan.table.${key}`), at: [0, 0.54, 0.77, 1][index]! })); // one for each
  return [
    ...tableMarks(columns, rows.slice(0, half), say("plan.table.homes"), { x: frame.x, width }, y, grid),
    ...tableMarks(columns, rows.slice(half), "", { x: frame.x + width + gap, width }, y, grid),
    stroke([[frame.x, y], [frame.x + frame.width, y]], 0.35, paper.text1),
  ];
}

/** So many places by name; one more than fits is not gathered alone. */
function headAndRest<One>(list: readonly One[], most: number): [shown: readonly One[], rest: readonly One[]] {
  return list.length <= most ? [list, []] : [list.slice(0, most - 1), list.slice(most - 1)];
}

function gathered(list: readonly PlaceCount[]): PlaceCount {
  return { code: "", demand: total(list, "demand"), served: total(list, "served"), unserved: total(list, "unserved") };
}

function total<Key extends string>(list: readonly Record<Key, number>[], key: Key): number {
  return list.reduce((sum, one) => sum + one[key], 0);
}

/** Why people are left out, as a paragraph, and what the picture of the homes beside it shows; nothing when nobody is. */
export function reasonMarks({ figures: { reasons, unserved }, grid: { type }, say }: CharterSide, { x, y, width }: { x: number; y: number; width: number }, pictured: boolean): Mark[] {
  if (unserved === 0) return [];
  const text = say("plan.why", { reasons: reasons.map(({ reason, people }) => say("plan.reason", { reason: say(`charters.unserved.reason.${reason}`), people: inWords(people) })).join(say("semicolon")) });
  const homes = pictured ? say("charters.places.homesLeft", { people: inWords(unserved) }) : "";
  const shade = pictured ? wrapped(say("plan.shade"), width, type.notes) : [];
  const lines = [...shade, ...(pictured ? [""] : []), ...wrapped(text, width, type.notes)];
  return [
    ...(homes === "" ? [] : [letters(homes, [x, y + 2.6], { size: type.meta, colour: paper.text1, weight: 700 })]),
    ...lines.flatMap((line, index) => (line === "" ? [] : [letters(line, [x, y + (pictured ? 6.4 : 2.6) + index * 3.2], { size: type.notes, colour: paper.text2 })])),
  ];
}
