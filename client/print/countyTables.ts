/** The two tables of a county page: workplaces at the end of the flows, and townships with how far they were followed up. */
import { hatchPolygon } from "../scene/hatch.ts";
import type { Mark } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import { themes } from "../scene/theme.ts";
import type { CountyFigures, GateFigure } from "./countyFigures.ts";
import { countyGrid } from "./countyGrid.ts";
import { wrapped } from "./footer.ts";
import { bar, fittingSize, frameLine, letters, stroke } from "./ink.ts";
import { hatchedBar } from "./legend.ts";
import type { SheetNames } from "./names.ts";
import { inWords, type Say } from "./speech.ts";

const paper = themes.paper;
const size = { table: 7.8, head: 7, note: 7, heading: 9.5 } as const;

export interface CountyWords {
  names: SheetNames;
  say: Say;
  /** Name of the prefecture. */
  inside: string;
  colour: string;
  /** People to a coach; null where nobody travels. */
  seats: number | null;
}

export function gateName({ code, group }: Pick<GateFigure, "code" | "group">, { names, say, inside }: Pick<CountyWords, "names" | "say" | "inside">): string {
  if (group === "inside") return say("headline.inside", { name: inside });
  if (group === "unknown") return say("headline.unknown");
  if (code === null) return say(`county.rest.${group}`, { name: inside, province: names.province });
  return code.length === 2 && group === "province" ? say("table.noCity", { name: names.map(code) }) : names.map(code);
}

/** Rows of equal height from the top of the map to its lower edge: heading, workplaces, sum. */
export function gateRowHeight({ gates }: Pick<CountyFigures, "gates">): number {
  return Math.min(6.6, countyGrid.gates.height / (gates.length + 2));
}

/** The middle of each workplace's row. */
export function gateRows(figures: Pick<CountyFigures, "gates">): Map<string, number> {
  const height = gateRowHeight(figures);
  return new Map(figures.gates.map(({ key }, index) => [key, countyGrid.gates.y + (index + 1.5) * height]));
}

/** Millimetres from the table's left edge: where figures end, and where the bar begins and may end. */
const gateColumns = { name: 3, people: 37, estimated: 46.5, bar: 49, barEnd: 64, buses: 73.5 } as const;

export function gateMarks(figures: CountyFigures, words: CountyWords): Mark[] {
  const { gates: frame } = countyGrid;
  const { say, seats, colour } = words;
  const height = gateRowHeight(figures);
  const most = Math.max(1, ...figures.gates.map(({ people, estimated }) => people + estimated));
  const cell = (text: string, column: "people" | "estimated" | "buses", y: number, weight: 400 | 700, inHead = false) =>
    letters(text, [frame.x + gateColumns[column], y], { size: inHead ? size.head : size.table, colour: inHead || column === "estimated" ? paper.text2 : paper.text1, weight, anchor: "end" });
  const buses = (people: number) => (seats === null ? [] : [(people / seats).toFixed(1)]);
  const row = (name: string, people: number, estimated: number, index: number, weight: 400 | 700): Mark[] => {
    const y = frame.y + (index + 0.5) * height + 1;
    return [
      letters(name, [frame.x + gateColumns.name, y], { size: fittingSize(name, size.table, 22, weight), colour: paper.text1, weight }),
      cell(inWords(people), "people", y, 700), ...(estimated >= 0.5 ? [cell(inWords(estimated), "estimated", y, 400)] : []), ...buses(people).map((text) => cell(text, "buses", y, weight)),
      stroke([[frame.x, frame.y + index * height], [frame.x + frame.width, frame.y + index * height]], weight === 700 ? 0.3 : 0.1, weight === 700 ? paper.text1 : paper.hairline),
    ];
  };
  const bars = figures.gates.flatMap(({ people, estimated }, index): Mark[] => {
    const scale = (gateColumns.barEnd - gateColumns.bar) / most;
    const at: Rect = { x: frame.x + gateColumns.bar, y: frame.y + (index + 1.5) * height - 1.2, width: people * scale, height: 2.4 };
    return [bar(at, colour), ...hatchedBar({ ...at, x: at.x + at.width, width: estimated * scale }, colour)];
  });
  return [
    bar({ ...frame, height: (figures.gates.length + 2) * height }, paper.land),
    letters(say("county.work"), [frame.x + gateColumns.name, frame.y + height / 2 + 1], { size: size.head, colour: paper.text2 }),
    ...(["people", "estimated", ...(seats === null ? [] : ["buses" as const])] as const).map((column) => cell(say(`table.${column}`), column, frame.y + height / 2 + 1, 400, true)),
    ...figures.gates.flatMap((gate, index) => row(gateName(gate, words), gate.people, gate.estimated, index + 1, 400)), ...bars,
    ...row(say("table.total"), figures.people, figures.estimated, figures.gates.length + 1, 700),
    frameLine({ ...frame, height: Math.max(frame.height, (figures.gates.length + 2) * height) }, 0.25, paper.text1),
  ];
}

/** Shares of the column's width at which figures end. */
const townshipColumns = { villages: 0.54, people: 0.73, estimated: 0.86, total: 1 } as const;

/** As tall as the map: more townships take lower rows. */
export function townshipTable(figures: CountyFigures, { names, say }: CountyWords): Mark[] {
  const { townships: { x, width }, map } = countyGrid;
  const { townships, coverage } = figures;
  const notes = silentNotes(figures, names, say).flatMap((line) => wrapped(line, width, size.note)).slice(0, 4);
  const room = map.height - 9.6 - notes.length * 3.1 - 1;
  const rowHeight = Math.min(4.25, room / (townships.length + 1));
  const letterSize = Math.min(size.table, rowHeight * 1.9);
  const top = map.y + 9;
  const columns = Object.entries(townshipColumns) as [keyof typeof townshipColumns, number][]; // its own keys
  const line = (y: number, thickness: number, colour: string) => stroke([[x, y], [x + width, y]], thickness, colour);
  const row = (name: string, cells: Record<keyof typeof townshipColumns, string>, index: number, weight: 400 | 700, alarm: boolean): Mark[] => {
    const y = top + (index + 1) * rowHeight;
    return [
      letters(name, [x, y], { size: fittingSize(name, letterSize, width * 0.36, weight), colour: paper.text1, weight }),
      ...columns.map(([key, share]) => letters(cells[key], [x + width * share, y], { size: letterSize, anchor: "end", weight: alarm && key === "villages" ? 700 : weight, colour: alarm && key === "villages" ? paper.unserved : key === "estimated" ? paper.text2 : paper.text1 })),
      line(y + rowHeight * 0.29, 0.1, paper.hairline),
    ];
  };
  const estimate = (people: number) => (people >= 0.5 ? inWords(people) : "–");
  const hatches = townships.flatMap(({ silent }, index) => (silent ? hatchPolygon([rectangle(x, top + (index + 0.29) * rowHeight, width, rowHeight)], 1.1, 0.05).map(([from, to]) => stroke([from, to], 0.08, paper.hatch)) : []));
  return [
    stroke([[x, map.y], [x + width, map.y]], 0.35, paper.text1), letters(say("county.townships"), [x, map.y + 4.4], { size: size.heading, colour: paper.text1, weight: 700 }),
    ...columns.map(([key, share]) => letters(say(`county.column.${key}`), [x + width * share, top], { size: size.head, colour: paper.text2, anchor: "end" })), letters(say("county.column.township"), [x, top], { size: size.head, colour: paper.text2 }),
    line(top + 1.2, 0.2, paper.text1), ...hatches,
    ...townships.flatMap(({ code, people, estimated, villages, reportedVillages, silent }, index) => row(names.map(code), {
      villages: villages === 0 ? "–" : `${reportedVillages}/${villages}`, people: inWords(people), estimated: estimate(estimated), total: inWords(people + estimated),
    }, index, silent ? 700 : 400, villages > 0 && reportedVillages * 2 < villages)),
    ...row(say("table.total"), { villages: `${coverage.reportedVillages}/${coverage.villages}`, people: inWords(figures.people), estimated: estimate(figures.estimated), total: inWords(figures.people + figures.estimated) }, townships.length, 700, false),
    ...notes.map((text, index) => letters(text, [x, top + (townships.length + 1) * rowHeight + 4.4 + index * 3.1], { size: size.note, colour: paper.text2 })),
  ];
}

function rectangle(x: number, y: number, width: number, height: number): (readonly [number, number])[] {
  return [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
}

/** Which townships were not followed up at all: that is not zero. */
function silentNotes({ townships }: CountyFigures, names: SheetNames, say: Say): string[] {
  const silent = townships.filter((township) => township.silent).map(({ code }) => names.map(code));
  if (silent.length === 0) return [];
  const named = silent.slice(0, 4).join(say("and"));
  return [say("county.silent", { names: silent.length > 4 ? say("several", { names: named, count: silent.length }) : named })];
}
