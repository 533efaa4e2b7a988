/** Headline figures and the table of the strongest places, beside the map. */
import type { Movement } from "../../server/vocabulary.ts";
import type { Mark } from "../scene/marks.ts";
import { themes } from "../scene/theme.ts";
import { formatDay } from "../words/days.ts";
import type { Language } from "../words/language.ts";
import type { SheetFigures } from "./figures.ts";
import type { Grid } from "./grid.ts";
import { bar, fittingSize, letters, stroke, widthOf } from "./ink.ts";
import { hatchedBar } from "./legend.ts";
import type { SheetNames } from "./names.ts";
import { inWords, share, type Say } from "./speech.ts";

const paper = themes.paper;

export interface SideInput {
  figures: SheetFigures;
  movement: Movement;
  organised: boolean;
  seats: number;
  language: Language;
  names: SheetNames;
  grid: Grid;
  say: Say;
}

export function colourOf(movement: Movement): string {
  return { return: paper.return, goBack: paper.goBack, stay: paper.stay }[movement];
}

export function sectionHead(title: string, note: string, y: number, { grid }: Pick<SideInput, "grid">): Mark[] {
  const { x, width } = grid.side;
  return [
    stroke([[x, y], [x + width, y]], 0.35, paper.text1),
    letters(title, [x, y + 4.4], { size: grid.type.heading, colour: paper.text1, weight: 700 }),
    letters(note, [x + width, y + 4.4], { size: grid.type.notes, colour: paper.text2, anchor: "end" }),
  ];
}

/** From `y`, the top rule; takes 38 mm. */
export function headlineMarks(input: SideInput, y: number): Mark[] {
  const { figures, grid, say, names, movement, seats, organised } = input;
  const { x, width } = grid.side;
  const { type } = grid;
  const figure = inWords(figures.people);
  const beside = x + widthOf(figure, type.figure, 700) + 2.5;
  const total = figures.people + figures.estimated;
  const solid = (width * figures.people) / Math.max(1, total);
  const colour = colourOf(movement);
  const buses = say("headline.buses", { seats, buses: inWords(Math.ceil(figures.people / seats)) });
  return [
    ...sectionHead(say("headline.title"), say("headline.unit"), y, input),
    letters(figure, [x, y + 15.6], { size: type.figure, colour: paper.text1, weight: 700 }),
    letters(say(`headline.${movement === "goBack" && organised ? "goBackOrganised" : movement}`), [beside, y + 11.4], { size: type.meta, colour: paper.text1 }),
    ...(movement === "stay" ? [] : [letters(buses, [beside, y + 15.4], { size: fittingSize(buses, type.meta, x + width - beside), colour: paper.text2 })]),
    bar({ x, y: y + 18.4, width: solid, height: 2.6 }, colour), ...hatchedBar({ x: x + solid, y: y + 18.4, width: width - solid, height: 2.6 }, colour),
    letters(say("headline.surveyed", { people: figure }), [x, y + 24.4], { size: type.meta, colour: paper.text1 }),
    ...(figures.estimated >= 0.5 ? [letters(say("headline.estimated", { people: inWords(figures.estimated) }), [x + width, y + 24.4], { size: type.meta, colour: paper.text1, anchor: "end" as const })] : []),
    ...groupMarks(figures, names, y + 30, grid, say),
  ];
}

function groupMarks({ groups, people }: SheetFigures, names: SheetNames, y: number, grid: Grid, say: Say): Mark[] {
  const shown = (["outside", "province", "inside"] as const).filter(() => names.inside !== "");
  return shown.flatMap((group, index) => {
    const left = grid.side.x + (index * grid.side.width) / 3;
    const figure = inWords(groups[group].people);
    const label = say(`headline.${group}`, { name: names.inside, province: names.province });
    return [
      letters(label, [left, y], { size: fittingSize(label, grid.type.notes, grid.side.width / 3 - 1), colour: paper.text2 }),
      letters(figure, [left, y + 4.8], { size: grid.type.notes * 1.72, colour: paper.text1, weight: 500 }),
      letters(`${share(groups[group].people, people)}%`, [left + widthOf(figure, grid.type.notes * 1.72, 500) + 0.8, y + 4.8], { size: grid.type.notes, colour: paper.text2 }),
    ];
  });
}

interface Row {
  cells: readonly [rank: string, place: string, people: string, estimated: string, buses: string, peak: string];
  strong: boolean;
}

/** Every row of the table: the top, the rest, inside, unknown, total. */
export function tableRows({ figures, movement, seats, language, names, say }: Omit<SideInput, "grid" | "organised">): Row[] {
  const buses = (people: number) => (movement === "stay" ? "" : (people / seats).toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
  const estimate = (people: number) => (people >= 0.5 ? inWords(people) : "–");
  const gathered = (name: string, part: { people: number; estimated: number }): Row => ({ cells: ["", name, inWords(part.people), estimate(part.estimated), buses(part.people), ""], strong: false });
  return [
    ...figures.top.map(({ code, people, estimated, peak }, index): Row => ({
      cells: [String(index + 1), names.table(code), inWords(people), estimate(estimated), buses(people), peak ? formatDay(peak, language) : ""], strong: false,
    })),
    ...(figures.rest.places > 0 ? [gathered(say("table.rest", { count: figures.rest.places }), figures.rest)] : []),
    ...(figures.groups.inside.people > 0 ? [gathered(say("table.inside", { name: names.inside }), figures.groups.inside)] : []),
    ...(figures.groups.unknown.people > 0 ? [gathered(say("table.unknown"), figures.groups.unknown)] : []),
    { cells: ["", say("table.total"), inWords(figures.people), estimate(figures.estimated), buses(figures.people), ""], strong: true },
  ];
}

/** Shares of the column's width at which cells begin (place) or end (figures). */
const columnsOf = { moving: [0, 0.07, 0.51, 0.65, 0.81, 1], staying: [0, 0.07, 0.76, 1] } as const;

/** Points under which a name loses its province rather than its size. */
const smallest = 6.4;

/** From `y`, the top rule; returns how tall it is, too. */
export function tableMarks(input: SideInput, y: number): { marks: Mark[]; height: number } {
  const { grid, say, movement, figures } = input;
  const { x, width } = grid.side;
  const size = grid.type.table;
  const columns = movement === "stay" ? columnsOf.staying : columnsOf.moving;
  const headings = ["rank", "place", "people", "estimated", ...(movement === "stay" ? [] : ["buses", "peak"])].map((key) => say(`table.${key}`));
  const rows = tableRows(input);
  const short = new Map(figures.top.map(({ code }) => [input.names.table(code), input.names.map(code)]));
  const fitting = (text: string) => (fittingSize(text, size, placeRoom) < smallest ? short.get(text) ?? text : text);
  const placeRoom = width * (columns[2] - columns[1]) - Math.max(...rows.map(({ cells: [, , people] }) => widthOf(people, size, 700))) - 1;
  const cell = (text: string, column: number, at: number, strong: boolean, head: boolean): Mark => letters(text, [x + width * columns[column]!, at], {
    size: head ? grid.type.notes : column === 1 ? Math.max(smallest, fittingSize(text, size, placeRoom, strong ? 700 : 400)) : size, anchor: column < 2 ? "start" : "end", weight: strong || (column === 2 && !head) ? 700 : 400,
    colour: head || column === 0 || column === 3 ? paper.text2 : paper.text1,
  });
  const top = y + 9;
  return {
    height: 10.4 + rows.length * grid.rowHeight,
    marks: [
      ...sectionHead(say(`table.title.${movement}`, { count: Math.max(1, Math.min(grid.ranked, figures.top.length)) }), "", y, input),
      ...headings.map((text, column) => cell(text, column, top, false, true)),
      stroke([[x, top + 1.2], [x + width, top + 1.2]], 0.2, paper.text1),
      ...rows.flatMap(({ cells, strong }, index) => {
        const at = top + (index + 1) * grid.rowHeight;
        return [...cells.slice(0, columns.length).map((text, column) => cell(column === 1 ? fitting(text) : text, column, at, strong, false)).filter((mark) => mark.kind !== "text" || mark.runs[0]?.text !== ""), stroke([[x, at + 1.2], [x + width, at + 1.2]], 0.1, paper.hairline)];
      }),
    ],
  };
}
