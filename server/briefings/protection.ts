/**
 * Disclosure control. The people of one home county are parted into cells of workplace and day; a cell of 1 to 4 people is merged with
 * others: to its week, to its province, to all days or to all workplaces. Everybody ends in exactly one cell, so whatever sums of cells are
 * subtracted from one another, the difference is a sum of cells again. A reader who also knows these rules must not be able to solve a merged
 * cell for its parts: he knows that each part has 4 people at most, so a cell is only published while each of them may still be nobody.
 */
import { anyDay, anyRegion, daysOfWeek, fewest, mergedProvince, undated, weekMark, weekOf, type Cell } from "../../client/interactive/cells.ts";
import { ancestorAt } from "../vocabulary.ts";

export interface CountTable {
  /** Sorted; those that anybody of the county works at. */
  works: readonly string[];
  /** Dated columns; one more, the last, is of the undated. */
  days: number;
  /** work × (days + 1) + column. */
  people: Uint32Array;
}

export interface Grain {
  work: "place" | "province" | "any";
  day: "day" | "week" | "any";
}

/** Of a county: published, and those too few to be published in it. */
export interface SplitTable {
  cells: TableCell[];
  rest: number;
}
export type TableCell = Omit<Cell, "home">;

/** A part that was not published by itself has so many people at most. */
const mostInPart = fewest - 1;

const grain = (work: Grain["work"], day: Grain["day"]): Grain => ({ work, day });
const [all, ...coarse] = [grain("place", "day"), grain("any", "day"), grain("any", "week"), grain("any", "any")] as const;
/** Ways of merging, finest first. Which keeps most of the picture depends on the people: many days or many places. */
const orders: readonly (readonly Grain[])[] = [
  [all, grain("place", "week"), grain("province", "day"), grain("province", "week"), grain("place", "any"), grain("province", "any"), ...coarse],
  [all, grain("place", "week"), grain("place", "any"), grain("province", "day"), grain("province", "week"), grain("province", "any"), ...coarse],
  [all, grain("province", "day"), grain("place", "week"), grain("province", "week"), coarse[0], coarse[1], grain("place", "any"), grain("province", "any"), coarse[2]],
];
/** How much of the picture a grain keeps of one person. */
const kept = { work: { place: 1, province: 0.6, any: 0 }, day: { day: 1, week: 0.6, any: 0 } } as const;

/** The order that keeps most; of equal ones the first. `finest` leaves out what is finer. */
export function splitTable(table: CountTable, finest: Grain["day"] = "day"): SplitTable {
  const tooFine = { day: [], week: ["day"], any: ["day", "week"] }[finest] as readonly string[];
  let best: (SplitTable & { kept: number }) | null = null;
  for (const order of orders) {
    const split = splitInOrder(table, order.filter(({ day }) => !tooFine.includes(day)));
    if (!best || split.kept > best.kept) best = split;
  }
  return best!; // there are orders
}

function splitInOrder(table: CountTable, order: readonly Grain[]): SplitTable & { kept: number } {
  const split = { cells: [] as TableCell[], rest: 0, kept: 0 };
  let open = Array.from(table.people.keys());
  const earlier: Uint32Array[] = [];
  for (const one of order) {
    const boxes = boxesOf(table, one);
    const published = publishable(table, boxes, open, earlier);
    const labelled = new Set<number>();
    for (const place of open) {
      const people = published.get(boxes[place]!);
      if (people === undefined || labelled.has(boxes[place]!)) continue;
      labelled.add(boxes[place]!);
      split.cells.push({ ...labelOf(table, one, place), people });
      split.kept += people * (kept.work[one.work] + kept.day[one.day]);
    }
    open = open.filter((place) => !published.has(boxes[place]!));
    earlier.push(boxes);
  }
  split.rest = open.reduce((sum, place) => sum + table.people[place]!, 0);
  return split.rest > 0 && split.cells.length > 0 ? { ...split, ...withRest(split, table.days) } : split;
}

/** Too few for a cell of their own, they take others along: the county keeps its sum. */
function withRest({ cells, rest }: SplitTable, days: number): SplitTable {
  const { kept, taken } = takenAlong(cells, rest);
  return { cells: [...kept, { work: anyRegion, day: days === 0 ? undated : anyDay, people: taken + rest }], rest: 0 };
}

/**
 * The cells that go along with a rest: the coarsest, whatever its size, for of the smallest a reader would know how large it can be at most.
 * Together they are `fewestTogether` at least: 6 could only be 5 and 1.
 */
export function takenAlong<Kind extends TableCell>(cells: readonly Kind[], rest: number): { kept: Kind[]; taken: number } {
  const left = [...cells].sort((a, b) => detailOf(b) - detailOf(a) || compare(b.work, a.work) || b.day - a.day);
  let taken = 0;
  while (taken === 0 || taken + rest < fewestTogether) {
    const next = left.pop();
    if (!next) break;
    taken += next.people;
  }
  return { kept: left, taken };
}
const fewestTogether = fewest + 2;

function detailOf({ work, day }: TableCell): number {
  const dayGrain = day === anyDay ? "any" : weekOf(day) === null ? "day" : "week";
  return kept.work[work === anyRegion ? "any" : mergedProvince(work) === null ? "place" : "province"] + kept.day[dayGrain];
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** People of the boxes that may be published, by the number of the box. */
function publishable({ people }: CountTable, boxes: Uint32Array, open: readonly number[], earlier: readonly Uint32Array[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const place of open) sums.set(boxes[place]!, (sums.get(boxes[place]!) ?? 0) + people[place]!);
  for (const [box, sum] of sums) if (sum < fewest) sums.delete(box);
  for (const parts of earlier) {
    const inBox = new Map<number, Set<number>>();
    for (const place of open) {
      const box = boxes[place]!;
      if (!sums.has(box)) continue;
      const found = inBox.get(box) ?? new Set();
      inBox.set(box, found.add(parts[place]!));
    }
    for (const [box, sum] of sums) if (!isSafe(sum, inBox.get(box)!.size)) sums.delete(box); // a box with people has parts
  }
  return sums;
}

/** Whether each of the parts, of mostInPart people at most, may be nobody. */
export function isSafe(people: number, parts: number): boolean {
  return people <= mostInPart * (parts - 1);
}

/** For each place of the table the number of the box that it lies in. */
function boxesOf({ works, days, people }: CountTable, { work, day }: Grain): Uint32Array {
  const columns = days + 1;
  const provinces = [...new Set(works.map((code) => ancestorAt(code, "province")))];
  const workBox = works.map((code, index) => (work === "place" ? index : work === "province" ? provinces.indexOf(ancestorAt(code, "province")) : 0));
  const dayBox = (column: number) => (day === "any" ? 0 : day === "week" && column < days ? Math.floor(column / daysOfWeek) : column);
  return Uint32Array.from(people, (_, place) => workBox[Math.floor(place / columns)]! * columns + dayBox(place % columns));
}

function labelOf({ works, days }: CountTable, { work, day }: Grain, place: number): Omit<TableCell, "people"> {
  const [code, column] = [works[Math.floor(place / (days + 1))]!, place % (days + 1)];
  const dated = day === "week" ? weekMark(Math.floor(column / daysOfWeek)) : column;
  return {
    work: work === "any" ? anyRegion : work === "place" || code === "" ? code : `${ancestorAt(code, "province")}${anyRegion}`,
    day: days === 0 ? undated : day === "any" ? anyDay : column === days ? undated : dated,
  };
}
