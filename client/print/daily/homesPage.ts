/** The table of counties (or of the only county's townships), over as many pages as it takes, and the villages that have not reported below its end. */
import type { Mark } from "../../scene/marks.ts";
import { themes } from "../../scene/theme.ts";
import { formatDay } from "../../words/days.ts";
import { fittingSize, letters, stroke } from "../ink.ts";
import { sectionHead } from "../sideColumn.ts";
import { inWords, share } from "../speech.ts";
import type { Changed } from "./changed.ts";
import { townshipName } from "./coverageText.ts";
import { bodyAt, numberAt, type DailyParts } from "./dailyFrame.ts";
import type { HomeRow } from "./homeRows.ts";
import { signed } from "./textPage.ts";

const paper = themes.paper;
/** Millimetres: of each column, the place first. Ends of figures are their right edges. */
const widths = { place: 34, surveyed: 20, surveyedChange: 17, return: 20, returnChange: 17, returnPeak: 21, goBack: 20, goBackChange: 17, goBackPeak: 21, demand: 20, demandChange: 16, expected: 18, coverage: 16, silent: 16 } as const;
type Column = keyof typeof widths;
const columns = Object.keys(widths) as Column[]; // the keys of this very table
const [rowHeight, villageHeight, headHeight] = [5.6, 4.8, 11];
/** Below this share, in per cent, a place's figures are those of its reports, not of its people. */
const leastCovered = 85;

interface TableRow {
  cells: Record<Column, string>;
  strong: boolean;
  weak: boolean;
}

function rowsOf({ figures, writer, material, say }: DailyParts): TableRow[] {
  const sum = (read: (row: HomeRow) => Changed): Changed => figures.homes.map(read).reduce((total, { now, before }) => ({ now: total.now + now, before: total.before === null || before === null ? null : total.before + before }), { now: 0, before: material.before === null ? null : 0 });
  const whole: HomeRow = {
    code: "", surveyed: sum((row) => row.surveyed), return: sum((row) => row.return), goBack: sum((row) => row.goBack), demand: sum((row) => row.demand), coverage: figures.coverage, silentVillages: figures.silentVillages.now,
    peaks: { return: figures.movements.return.peak.days[0]?.date ?? null, goBack: figures.movements.goBack.peak.days[0]?.date ?? null },
  };
  const day = (iso: string | null) => (iso === null ? "–" : formatDay(iso, material.language));
  const cellsOf = (row: HomeRow, place: string): Record<Column, string> => ({
    place, surveyed: inWords(row.surveyed.now), surveyedChange: signed(row.surveyed), return: inWords(row.return.now), returnChange: signed(row.return), returnPeak: day(row.peaks.return), goBack: inWords(row.goBack.now), goBackChange: signed(row.goBack), goBackPeak: day(row.peaks.goBack),
    demand: inWords(row.demand.now), demandChange: signed(row.demand), expected: inWords(row.coverage.expected), coverage: row.coverage.expected === 0 ? "–" : `${share(row.coverage.surveyed, row.coverage.expected)}%`, silent: inWords(row.silentVillages),
  });
  const isWeak = ({ coverage: { surveyed, expected } }: HomeRow) => expected > 0 && surveyed * 100 < expected * leastCovered;
  return [...figures.homes.map((row) => ({ cells: cellsOf(row, writer.homeName(row.code)), strong: false, weak: isWeak(row) })), { cells: cellsOf(whole, say("daily.homes.total")), strong: true, weak: isWeak(whole) }];
}

/** Marks of each page between head and foot. */
export function homesPages(parts: DailyParts): Mark[][] {
  const rows = rowsOf(parts);
  const bottom = numberAt(parts.grid) - 4;
  const mostRows = Math.floor((bottom - bodyAt - headHeight) / rowHeight);
  const pages = Array.from({ length: Math.ceil(rows.length / mostRows) }, (_, page) => rows.slice(page * mostRows, (page + 1) * mostRows));
  const marks = pages.map((some) => tableMarks(some, parts));
  const after = bodyAt + headHeight + (pages.at(-1)?.length ?? 0) * rowHeight + 6;
  const fits = bottom - after >= headHeight + 2 * villageHeight;
  const villages = silentMarks(fits ? after : bodyAt, bottom, parts);
  return fits ? [...marks.slice(0, -1), [...marks.at(-1)!, ...villages]] : [...marks, villages]; // there is a page: the total is a row
}

function tableMarks(rows: readonly TableRow[], parts: DailyParts): Mark[] {
  const { figures: { homesLevel }, writer, grid, say } = parts;
  const level = homesLevel === "township" ? "township" : "county";
  const whole = { side: { x: grid.margin, width: grid.width - 2 * grid.margin } };
  const note = parts.material.before === null ? say("daily.figures.unit") : `${say("daily.figures.unit")}${say("daily.semicolon")}${say("daily.homes.versus", { earlier: writer.earlier })}`;
  const ends = columns.map((_, index) => grid.margin + columns.slice(0, index + 1).reduce((sum, column) => sum + widths[column], 0));
  const cell = (text: string, column: number, at: number, size: number, colour: string, weight: 400 | 700): Mark[] => (text === "" ? [] : [column === 0
    ? letters(text, [grid.margin, at], { size: fittingSize(text, size, widths.place - 1, weight), colour, weight }) : letters(text, [ends[column]!, at], { size: fittingSize(text, size, widths[columns[column]!] - 1, weight), colour, weight, anchor: "end" })]);
  const headAt = bodyAt + 9.4;
  const heading = (column: Column) => (column === "place" ? say(`daily.homes.place.${level}`) : say(`daily.homes.${column.endsWith("Change") ? "change" : column}`));
  return [
    ...sectionHead(say(`daily.homes.title.${level}`), note, bodyAt, { grid: { ...grid, ...whole } }),
    ...columns.flatMap((column, index) => cell(heading(column), index, headAt, grid.type.notes + 0.4, paper.text2, 400)), stroke([[grid.margin, headAt + 1.4], [grid.width - grid.margin, headAt + 1.4]], 0.2, paper.text1),
    ...rows.flatMap(({ cells, strong, weak }, index) => {
      const at = bodyAt + headHeight + (index + 1) * rowHeight - 1.5;
      const bold = (column: Column): 400 | 700 => (strong || ["surveyed", "return", "goBack", "demand"].includes(column) || (weak && column === "coverage") ? 700 : 400);
      return [
        ...columns.flatMap((column, place) => cell(cells[column], place, at, grid.type.table + 1, weak && column === "coverage" ? paper.unserved : column.endsWith("Peak") ? paper.text2 : paper.text1, bold(column))),
        stroke([[grid.margin, at + 1.7], [grid.width - grid.margin, at + 1.7]], strong ? 0.25 : 0.1, strong ? paper.text1 : paper.hairline),
      ];
    }),
  ];
}

const villageColumns = 3;

/** By the people they expect; what has no room is one cell. */
function silentMarks(y: number, bottom: number, { figures, writer, grid, say }: DailyParts): Mark[] {
  const width = grid.width - 2 * grid.margin;
  const { silent, silentPeople, silentVillages } = figures;
  const note = silentVillages.now === 0 ? "" : say("daily.silent.whole", { villages: writer.counted("villages", silentVillages.now), people: writer.counted("people", silentPeople) });
  const head = sectionHead(say("daily.silent.title"), note, y, { grid: { ...grid, side: { x: grid.margin, width } } });
  if (silent.length === 0) return [...head, letters(say(figures.coverage.expected > 0 ? "daily.silent.none" : "coverageNone"), [grid.margin, y + 10.5], { size: grid.type.table, colour: paper.text1 })];
  const room = Math.floor((bottom - y - 7) / villageHeight) * villageColumns;
  const named = silent.length > room ? silent.slice(0, room - 1) : silent;
  const rest = silent.slice(named.length);
  const cells = [
    ...named.map(({ village, name, township, expected }) => ({ name: say("daily.silent.village", { name: name ?? village, township: townshipName(township, writer) }), people: expected })),
    ...(rest.length > 0 ? [{ name: say("daily.silent.rest", { villages: writer.counted("villages", rest.length) }), people: rest.reduce((sum, { expected }) => sum + expected, 0) }] : []),
  ];
  const [step, gutter, lines] = [width / villageColumns, 6, Math.ceil(cells.length / villageColumns)];
  return [...head, ...cells.flatMap(({ name, people }, index) => {
    const x = grid.margin + Math.floor(index / lines) * step;
    const at = y + 7 + ((index % lines) + 1) * villageHeight - 1.2;
    const end = x + step - gutter;
    return [
      letters(name, [x, at], { size: fittingSize(name, grid.type.table + 0.5, step - gutter - 14), colour: paper.text1 }), letters(inWords(people), [end, at], { size: grid.type.table + 0.5, colour: paper.text1, weight: 700, anchor: "end" as const }),
      stroke([[x, at + 1.4], [end, at + 1.4]], 0.1, paper.hairline),
    ];
  })];
}
