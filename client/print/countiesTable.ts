/** The counties of a series beside the map of the whole: their people, where they work, and on which page they stand. They add up to everybody. */
import type { Mark } from "../scene/marks.ts";
import { themes } from "../scene/theme.ts";
import type { CoverageFigures } from "./figures.ts";
import { wrapped } from "./footer.ts";
import { fittingSize, letters, stroke } from "./ink.ts";
import { sectionHead, type SideInput } from "./sideColumn.ts";
import { inWords, share, type Say } from "./speech.ts";
import type { BesideMap } from "./tables.ts";

const paper = themes.paper;

export interface CountyRow {
  name: string;
  page: number;
  people: number;
  outside: number;
  /** In the homes' province. */
  province: number;
  coverage: Pick<CoverageFigures, "expected" | "surveyed">;
}

/** More counties than the column has room for are gathered, the smallest. */
const mostRows = 18;
/** Shares of the column's width at which figures end. */
const columns = { people: 0.38, outside: 0.55, province: 0.7, coverage: 0.88, page: 1 } as const;

export function countiesBeside(rows: readonly CountyRow[], all: CountyRow, say: Say): BesideMap {
  return { marks: (side, y) => countyMarks(rows, all, side, y), table: countiesTable(rows, all, say) };
}

function countiesTable(rows: readonly CountyRow[], all: CountyRow, say: Say): BesideMap["table"] {
  const keys = ["people", "outside", "province", "coverage", "page"] as const;
  const cells = ({ name, people, outside, province, coverage, page }: CountyRow, last: string | number) => [name, people, outside, province, share(coverage.surveyed, coverage.expected), last || page];
  return {
    name: say("county.table"), total: true, columns: [{ heading: say("county.county"), width: 2, figures: false }, ...keys.map((key) => ({ heading: key === "people" ? say("table.people") : say(`county.${key}`), width: 1, figures: true }))],
    rows: [...rows.map((row) => cells(row, row.page)), [...cells(all, all.page).slice(0, -1), ""]],
  };
}

/** Whoever has no row of their own is in the row of the others. */
function shownRows(rows: readonly CountyRow[], say: Say): (CountyRow & { others?: true })[] {
  if (rows.length <= mostRows) return [...rows];
  const named = new Set(rows.toSorted((a, b) => b.people - a.people || a.page - b.page).slice(0, mostRows - 1));
  const gathered = rows.filter((row) => !named.has(row));
  const sum = (key: "people" | "outside" | "province") => gathered.reduce((total, row) => total + row[key], 0);
  return [...rows.filter((row) => named.has(row)), {
    name: say("county.others", { count: gathered.length }), page: 0, people: sum("people"), outside: sum("outside"), province: sum("province"), others: true,
    coverage: { expected: gathered.reduce((total, { coverage }) => total + coverage.expected, 0), surveyed: gathered.reduce((total, { coverage }) => total + coverage.surveyed, 0) },
  }];
}

function countyMarks(rows: readonly CountyRow[], all: CountyRow, side: SideInput, y: number): { marks: Mark[]; height: number } {
  const { grid: { side: { x, width }, type, rowHeight }, say } = side;
  const top = y + 9;
  const shown = shownRows(rows, say);
  const notes = wrapped(say("county.note"), width, type.notes);
  const cell = (text: string, column: keyof typeof columns, at: number, weight: 400 | 700, head = false) =>
    letters(text, [x + width * columns[column], at], { size: head ? type.notes : type.table, colour: head || column === "coverage" || column === "page" ? paper.text2 : paper.text1, weight, anchor: "end" });
  const row = ({ name, page, people, outside, province, coverage }: CountyRow, index: number, strong: boolean): Mark[] => {
    const at = top + (index + 1) * rowHeight;
    const weight = strong ? 700 : 400;
    return [
      letters(name, [x, at], { size: fittingSize(name, type.table, width * 0.27, weight), colour: paper.text1, weight }), cell(inWords(people), "people", at, 700), cell(inWords(outside), "outside", at, weight), cell(inWords(province), "province", at, weight),
      cell(coverage.expected === 0 ? "–" : `${share(coverage.surveyed, coverage.expected)}%`, "coverage", at, weight), ...(page > 0 && !strong ? [cell(String(page), "page", at, 400)] : []), stroke([[x, at + 1.2], [x + width, at + 1.2]], 0.1, paper.hairline),
    ];
  };
  return {
    height: 10.4 + (shown.length + 1) * rowHeight + notes.length * 3 + 1,
    marks: [
      ...sectionHead(say("county.table"), "", y, side), letters(say("county.county"), [x, top], { size: type.notes, colour: paper.text2 }),
      ...(["people", "outside", "province", "coverage", "page"] as const).map((key) => cell(key === "people" ? say("table.people") : say(`county.${key}`), key, top, 400, true)),
      stroke([[x, top + 1.2], [x + width, top + 1.2]], 0.2, paper.text1), ...shown.flatMap((one, index) => row(one, index, false)), ...row(all, shown.length, true),
      ...notes.map((text, index) => letters(text, [x, top + (shown.length + 1) * rowHeight + 4.6 + index * 3], { size: type.notes, colour: paper.text2 })),
    ],
  };
}
