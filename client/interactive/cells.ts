/** What the interactive file holds of people: disjoint cells, none of which is smaller than `fewest`. */
import type { Movement } from "../../server/vocabulary.ts";

/** A cell of fewer people is merged with others before it is published. */
export const fewest = 5;

/** In place of a region: its county, or its workplace, was merged with others. */
export const anyRegion = "*";
/** In place of a day: the ledger names none; the day was merged with others; the day was merged with those of its week. */
export const undated = -1;
export const anyDay = -2;
const firstWeek = 1000;

export const daysOfWeek = 7;

/** `week` counts from the first day of the campaign. */
export function weekMark(week: number): number {
  return firstWeek + week;
}

/** Number of the week of a merged day; null for every other mark. */
export function weekOf(day: number): number | null {
  return day >= firstWeek ? day - firstWeek : null;
}

/** Everybody is in one cell, and in one only. */
export interface Cell {
  /** Six digits, or anyRegion. */
  home: string;
  /** A region's code; "44*" where the places of a province were merged; anyRegion where provinces were; "" where the ledger names none. */
  work: string;
  /** Days since the campaign began, or a mark. */
  day: number;
  people: number;
}

export interface MovementCells {
  movement: Movement;
  cells: readonly Cell[];
  /** There are people, but too few to be published at all. */
  withheld: boolean;
}

/** "44*" → "44": the province whose places were merged; null for every other code. */
export function mergedProvince(work: string): string | null {
  return work.length > 1 && work.endsWith(anyRegion) ? work.slice(0, -1) : null;
}

/** Whether home, workplace or day are less fine than the ledger's. */
export function isMerged({ home, work, day }: Cell): boolean {
  return home === anyRegion || work === anyRegion || mergedProvince(work) !== null || day === anyDay || weekOf(day) !== null;
}
