/** The tables of a comparison: then, now and the signed difference. Growth is a solid bar, loss a hatched one, so that a grey copy tells them apart. */
import type { Mark } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import { themes } from "../scene/theme.ts";
import { differenceOf, type Changes, type ComparisonFigures, type ThenAndNow } from "./comparisonFigures.ts";
import { groups } from "./figures.ts";
import { bar, fittingSize, letters, stroke } from "./ink.ts";
import { hatchedBar, type BarSign } from "./legend.ts";
import type { SheetNames } from "./names.ts";
import { inWords, share, type Say } from "./speech.ts";
import type { SheetTable } from "./tables.ts";

const paper = themes.paper;
const sizes = { heading: 9.5, table: 7.8, head: 7 } as const;
const rowHeight = 4.25;
/** A minus as wide as the plus. */
const minus = "−";

/** +1,234, −56, 0. */
export function signed(difference: number): string {
  return difference > 0 ? `+${inWords(difference)}` : difference < 0 ? `${minus}${inWords(-difference)}` : "0";
}

/** What the bars of the tables mean. */
export function changeSigns(say: Say): BarSign[] {
  return [{ text: say("comparison.more"), colour: paper.goBack, hatched: false }, { text: say("comparison.less"), colour: paper.unserved, hatched: true }];
}

export interface ComparedWords {
  names: SheetNames;
  say: Say;
}

interface Row extends ThenAndNow {
  name: string;
  strong?: boolean;
}

/** Shares of the width: where figures end, and between which the bar lies. */
interface Columns {
  then: number;
  now: number;
  difference: number;
  bar: readonly [from: number, to: number];
}
const wide: Columns = { then: 0.46, now: 0.6, difference: 0.75, bar: [0.78, 1] };
const narrow: Columns = { then: 0.45, now: 0.62, difference: 0.8, bar: [0.83, 1] };

/** From the rule at `y`; returns its lower edge, too. */
function tableMarks(title: string, first: string, rows: readonly Row[], { x, y, width }: Pick<Rect, "x" | "y" | "width">, columns: Columns, say: Say): { marks: Mark[]; bottom: number } {
  const top = y + 9;
  const most = Math.max(1, ...rows.filter(({ strong }) => !strong).map((row) => Math.abs(differenceOf(row))));
  const figure = (text: string, column: "then" | "now" | "difference", at: number, weight: 400 | 700, head = false) =>
    letters(text, [x + width * columns[column], at], { size: head ? sizes.head : sizes.table, colour: head || column === "then" ? paper.text2 : paper.text1, weight, anchor: "end" });
  const line = (at: number, thickness: number, colour: string) => stroke([[x, at], [x + width, at]], thickness, colour);
  return {
    bottom: top + 1.4 + rows.length * rowHeight,
    marks: [
      stroke([[x, y], [x + width, y]], 0.35, paper.text1), letters(title, [x, y + 4.4], { size: sizes.heading, colour: paper.text1, weight: 700 }),
      letters(first, [x, top], { size: sizes.head, colour: paper.text2 }), ...(["then", "now", "difference"] as const).map((column) => figure(say(`comparison.${column}`), column, top, 400, true)), line(top + 1.2, 0.2, paper.text1),
      ...rows.flatMap((row, index): Mark[] => {
        const at = top + (index + 1) * rowHeight;
        const difference = differenceOf(row);
        const weight = row.strong ? 700 : 400;
        const place: Rect = { x: x + width * columns.bar[0], y: at - 2.2, width: row.strong ? 0 : (width * (columns.bar[1] - columns.bar[0]) * Math.abs(difference)) / most, height: 2.2 };
        return [
          letters(row.name, [x, at], { size: fittingSize(row.name, sizes.table, width * 0.32, weight), colour: paper.text1, weight }),
          figure(inWords(row.then), "then", at, weight), figure(inWords(row.now), "now", at, weight), figure(signed(difference), "difference", at, 700),
          ...(place.width < 0.2 ? [] : difference > 0 ? [bar(place, paper.goBack)] : hatchedBar(place, paper.unserved)), line(at + 1.2, 0.1, paper.hairline),
        ];
      }),
    ],
  };
}

function placeName(code: string, { names, say }: ComparedWords): string {
  if (code === "") return say("table.unknown");
  return code.length === 4 && names.map(code) === names.inside ? say("table.inside", { name: names.inside }) : names.table(code);
}

/** What changed in one direction: by name, the others, and their sum. */
function changeRows({ named, rest }: Changes, words: ComparedWords): Row[] {
  if (named.length === 0) return [{ name: words.say("comparison.nowhere"), then: 0, now: 0 }];
  const all = [...named, rest].reduce((sum, { then, now }) => ({ then: sum.then + then, now: sum.now + now }), { then: 0, now: 0 });
  return [
    ...named.map(({ code, then, now }) => ({ name: placeName(code, words), then, now })), ...(rest.places > 0 ? [{ name: words.say("comparison.rest", { count: rest.places }), then: rest.then, now: rest.now }] : []),
    { name: words.say("comparison.sum"), ...all, strong: true },
  ];
}

export function placeTables(figures: ComparisonFigures, left: Pick<Rect, "x" | "y" | "width">, right: Pick<Rect, "x" | "y" | "width">, words: ComparedWords): Mark[] {
  const { say } = words;
  return [
    ...tableMarks(say("comparison.grown"), say("table.place"), changeRows(figures.grown, words), left, wide, say).marks,
    ...tableMarks(say("comparison.shrunk"), say("table.place"), changeRows(figures.shrunk, words), right, wide, say).marks,
  ];
}

function groupRows({ groups: by, people }: ComparisonFigures, { names, say }: ComparedWords): Row[] {
  const shown = groups.filter((group) => by[group].then > 0 || by[group].now > 0);
  return [...shown.map((group) => ({ name: say(`headline.${group}`, { name: names.inside, province: names.province }), ...by[group] })), { name: say("table.total"), ...people, strong: true }];
}

/** So many home counties by name, those that changed most; in the order of their codes. */
const mostHomes = 12;

function homeRows({ homes, people }: ComparisonFigures, { names, say }: ComparedWords): Row[] {
  const kept = new Set(homes.toSorted((a, b) => Math.abs(differenceOf(b)) - Math.abs(differenceOf(a)) || (a.code < b.code ? -1 : 1)).slice(0, homes.length > mostHomes ? mostHomes - 1 : mostHomes));
  const rest = homes.filter((home) => !kept.has(home)).reduce((sum, { then, now }) => ({ then: sum.then + then, now: sum.now + now }), { then: 0, now: 0 });
  return [
    ...homes.filter((home) => kept.has(home)).map(({ code, then, now }) => ({ name: names.map(code), then, now })), ...(homes.length > mostHomes ? [{ name: say("county.others", { count: homes.length - kept.size }), ...rest }] : []),
    { name: say("table.total"), ...people, strong: true },
  ];
}

/** Then, now, the difference; by where people work, and by where they come from. Returns the lower edge. */
export function changeColumn(figures: ComparisonFigures, { x, y, width }: Pick<Rect, "x" | "y" | "width">, words: ComparedWords): { marks: Mark[]; bottom: number } {
  const { say } = words;
  const difference = differenceOf(figures.people);
  const percent = figures.people.then === 0 ? "" : say("comparison.percent", { percent: `${difference < 0 ? minus : "+"}${share(Math.abs(difference), figures.people.then)}` });
  const cells = [[say("comparison.then"), inWords(figures.people.then), ""], [say("comparison.now"), inWords(figures.people.now), ""], [say("comparison.difference"), signed(difference), percent]] as const;
  const figureSize = Math.min(20, ...cells.map(([, text]) => fittingSize(text, 20, width / 3 - 4, 700)));
  const headline = cells.flatMap(([label, text, note], index): Mark[] => {
    const left = x + (index * width) / 3;
    return [
      letters(label, [left, y + 9.2], { size: sizes.head, colour: paper.text2 }), letters(text, [left, y + 17], { size: figureSize, colour: index === 2 && difference < 0 ? paper.unserved : index === 2 && difference > 0 ? paper.goBack : paper.text1, weight: 700 }),
      ...(note === "" ? [] : [letters(note, [left, y + 21], { size: sizes.head, colour: paper.text2 })]),
    ];
  });
  const byWork = tableMarks(say("comparison.byWork"), say("county.work"), groupRows(figures, words), { x, y: y + 24, width }, narrow, say);
  const byHome = tableMarks(say("comparison.byHome"), say("county.county"), homeRows(figures, words), { x, y: byWork.bottom + 2.4, width }, narrow, say);
  return {
    bottom: byHome.bottom,
    marks: [
      stroke([[x, y], [x + width, y]], 0.35, paper.text1), letters(say("headline.title"), [x, y + 4.4], { size: sizes.heading, colour: paper.text1, weight: 700 }), letters(say("headline.unit"), [x + width, y + 4.4], { size: sizes.head, colour: paper.text2, anchor: "end" }),
      ...headline, ...byWork.marks, ...byHome.marks,
    ],
  };
}

/** Number by number, for worksheets: all places, not the first alone. */
export function comparisonTables(figures: ComparisonFigures, words: ComparedWords): SheetTable[] {
  const { say } = words;
  const columns = (first: string) => [{ heading: first, width: 3, figures: false }, ...(["then", "now", "difference"] as const).map((key) => ({ heading: say(`comparison.${key}`), width: 1, figures: true }))];
  const cells = ({ name, then, now }: Row) => [name, then, now, now - then];
  const table = (name: string, first: string, rows: readonly Row[], total: boolean): SheetTable => ({ name, columns: columns(first), rows: rows.map(cells), total });
  return [
    table(say("comparison.byWork"), say("county.work"), groupRows(figures, words), true), table(say("comparison.byHome"), say("county.county"), homeRows(figures, words), true),
    table(say("comparison.grown"), say("table.place"), changeRows(figures.grown, words), true), table(say("comparison.shrunk"), say("table.place"), changeRows(figures.shrunk, words), true),
  ];
}
