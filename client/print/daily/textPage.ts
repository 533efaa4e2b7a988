/** The first page of a daily briefing: key figures with their change, the text, a table of both moments. Further pages of a long text have the text alone. */
import type { Mark } from "../../scene/marks.ts";
import { themes } from "../../scene/theme.ts";
import { bar, fittingSize, letters, stroke } from "../ink.ts";
import { notesMarks, notesOf } from "../notes.ts";
import { sectionHead } from "../sideColumn.ts";
import { inWords } from "../speech.ts";
import { difference, type Changed } from "./changed.ts";
import { bodyAt, numberAt, type DailyParts } from "./dailyFrame.ts";
import type { DailyFigures } from "./dailyFigures.ts";
import type { TextPage } from "./textLines.ts";

const paper = themes.paper;
const [figureHeight, gutter] = [22, 4];
/** Where text and table begin below the key figures. */
export const textAt = bodyAt + figureHeight + 4;
/** Lowest baseline of the text. */
export const textEnd = 192;

export interface KeyFigure {
  key: "surveyed" | "return" | "stay" | "home" | "undecided" | "goBack" | "demand";
  changed: Changed;
  colour: string;
}

export function keyFigures({ surveyed, plans, movements, demand }: DailyFigures): KeyFigure[] {
  return [
    { key: "surveyed", changed: surveyed, colour: paper.text1 }, { key: "return", changed: plans.return, colour: paper.return }, { key: "stay", changed: plans.stay, colour: paper.stay },
    { key: "home", changed: plans.home, colour: paper.atHome }, { key: "undecided", changed: plans.undecided, colour: paper.undecided },
    { key: "goBack", changed: movements.goBack.people, colour: paper.goBack }, { key: "demand", changed: demand.people, colour: paper.unserved },
  ];
}

/** ▲120, ▼3; a sign alone would be taken for a dash. Empty where nothing is compared. */
export function signed(changed: Changed): string {
  const by = difference(changed);
  return changed.before === null ? "" : by === 0 ? "0" : `${by > 0 ? "▲" : "▼"}${inWords(Math.abs(by))}`;
}

/** The figures side by side over the whole width. */
export function keyFigureMarks({ figures, writer, grid, say }: DailyParts): Mark[] {
  const shown = keyFigures(figures);
  const step = (grid.width - 2 * grid.margin + gutter) / shown.length;
  return shown.flatMap(({ key, changed, colour }, index) => {
    const x = grid.margin + index * step;
    const room = step - gutter;
    const label = say(`daily.figures.${key}`);
    const figure = inWords(changed.now);
    const change = changed.before === null ? "" : say("daily.versus", { earlier: writer.earlier, change: difference(changed) === 0 ? say("daily.even") : signed(changed) });
    return [
      bar({ x, y: bodyAt, width: room, height: 1.1 }, colour), letters(label, [x, bodyAt + 6], { size: fittingSize(label, grid.type.meta, room), colour: paper.text2 }),
      letters(figure, [x, bodyAt + 14.6], { size: fittingSize(figure, 21, room, 700), colour: paper.text1, weight: 700 }),
      ...(change === "" ? [] : [letters(change, [x, bodyAt + 19.4], { size: fittingSize(change, grid.type.meta, room), colour: paper.text1 })]),
    ];
  });
}

export function textMarks({ lines }: TextPage, y: number, size: number, { grid }: DailyParts): Mark[] {
  return lines.map(({ text, kind, indent, at }) => letters(text, [grid.margin + indent, y + at], { size, colour: paper.text1, weight: kind === "heading" ? 700 : 400 }));
}

export interface FigureRow {
  label: string;
  changed: Changed;
}

/** Both moments of everything that has one number. */
export function figureRows({ surveyed, plans, due, movements, demand, coverage, coverageBefore, silentVillages, silentPeople }: DailyFigures, { say }: Pick<DailyParts, "say">): FigureRow[] {
  const covered = (read: (one: NonNullable<DailyFigures["coverageBefore"]>) => number): Changed => ({ now: read(coverage), before: coverageBefore && read(coverageBefore) });
  const rows: [string, Changed][] = [
    ["surveyed", surveyed], ["return", plans.return], ["due", due], ["stay", plans.stay], ["home", plans.home], ["undecided", plans.undecided], ["goBack", movements.goBack.people], ["demand", demand.people],
    ["expected", covered(({ expected }) => expected)], ["covered", covered(({ surveyed: people }) => people)], ["silent", silentVillages], ["silentPeople", { now: silentPeople, before: null }],
  ];
  return rows.map(([key, changed]) => ({ label: say(`daily.figures.${key}`), changed }));
}

/** Shares of the column's width at which figures end. */
const columns = [0.58, 0.8, 1] as const;
const rowHeight = 5;

export function figureTableMarks(parts: DailyParts): Mark[] {
  const { figures, grid, say } = parts;
  const { x, width } = grid.side;
  const { type } = grid;
  const head = ["now", "before", "change"].map((key, index) => letters(say(`daily.figures.${key}`), [x + width * columns[index]!, textAt + 9.4], { size: type.notes, colour: paper.text2, anchor: "end" })); // three columns
  const rows = figureRows(figures, parts).flatMap(({ label, changed }, index) => {
    const at = textAt + 10.2 + (index + 1) * rowHeight;
    const inset = label.length - label.trimStart().length;
    const cells = [inWords(changed.now), changed.before === null ? "–" : inWords(changed.before), changed.before === null ? "–" : signed(changed)];
    return [
      letters(label.trim(), [x + inset * 2, at], { size: fittingSize(label.trim(), type.table + 0.7, width * 0.42), colour: paper.text1 }),
      ...cells.map((text, column) => letters(text, [x + width * columns[column]!, at], { size: type.table + 0.7, colour: column === 1 ? paper.text2 : paper.text1, weight: column === 0 ? 700 : 400, anchor: "end" as const })),
      stroke([[x, at + 1.6], [x + width, at + 1.6]], 0.1, paper.hairline),
    ];
  });
  return [...sectionHead(say("daily.figures.title"), `${say("daily.figures.unit")}`, textAt, { grid }), ...head, stroke([[x, textAt + 10.8], [x + width, textAt + 10.8]], 0.2, paper.text1), ...rows];
}

/** The maker's notes, above the number. */
export function dailyNotesMarks({ material, grid, say }: DailyParts): Mark[] {
  const notes = notesOf(material.ownWords.notes, grid);
  return notesMarks(notes, numberAt(grid) - notes.height, grid, say);
}
