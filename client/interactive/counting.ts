/** What the page shows of the cells that were published: plain sums, because there are few of them and every reader may add them up himself. */
import type { Movement } from "../../server/vocabulary.ts";
import { anyDay, anyRegion, daysOfWeek, isMerged, mergedProvince, undated, weekOf, type Cell, type MovementCells } from "./cells.ts";

export interface View {
  movement: Movement;
  /** One county, or all homes. */
  home: string | null;
  /** Both included, counted from the first day of the campaign; null is every day and the undated. */
  days: { from: number; to: number } | null;
}

/** A workplace as map and table show it: a city, or a province of which the cities are merged or were not stated. */
export interface WorkRow {
  code: string;
  people: number;
  /** Of them, those whose city was merged into the province. */
  merged: number;
}

export interface Counted {
  withheld: boolean;
  people: number;
  /** Of the view's homes, whose day was merged with days in the brush and others: perhaps they belong to it. */
  perhaps: number;
  /** Of `people`, those in merged cells, and those of them whose workplace is merged into one with all others. */
  merged: number;
  mergedWork: number;
  /** People whose county was merged: in no county's figures. */
  mergedHome: number;
  /** Strongest first, ties by code; `anyRegion` and "" last. */
  works: WorkRow[];
  homes: { code: string; people: number }[];
  /** Of the view's homes, whatever the brush: by day, by week where only that is known, and without. */
  days: number[];
  weeks: number[];
  undated: number;
  anyDay: number;
}

export function count(movements: readonly MovementCells[], view: View, campaignDays: number): Counted {
  const { cells, withheld } = movements.find(({ movement }) => movement === view.movement)!; // a file has every movement
  const own = cells.filter(({ home }) => view.home === null || home === view.home);
  const inside = own.filter(({ day }) => isInside(day, view));
  const sum = (list: readonly Cell[]) => list.reduce((total, { people }) => total + people, 0);
  const ofDay = (mark: number) => sum(own.filter(({ day }) => day === mark));
  const sums = own.reduce((found, { day, people }) => found.set(day, (found.get(day) ?? 0) + people), new Map<number, number>());
  return {
    withheld, people: sum(inside), perhaps: sum(own.filter(({ day }) => !isInside(day, view) && isPerhaps(day, view))),
    merged: sum(inside.filter(isMerged)), mergedWork: sum(inside.filter(({ work }) => work === anyRegion)), mergedHome: sum(cells.filter(({ home }) => home === anyRegion)),
    works: workRows(inside), homes: homeRows(cells.filter(({ day }) => isInside(day, view))),
    days: Array.from({ length: campaignDays }, (_, day) => sums.get(day) ?? 0), weeks: weekSums(own, Math.ceil(campaignDays / daysOfWeek)), undated: ofDay(undated), anyDay: ofDay(anyDay),
  };
}

/** The cells that the view counts. */
export function cellsOf(movements: readonly MovementCells[], view: View): Cell[] {
  const { cells } = movements.find(({ movement }) => movement === view.movement)!; // a file has every movement
  return cells.filter(({ home, day }) => (view.home === null || home === view.home) && isInside(day, view));
}

/** Whether a day, or all days of a merged week, lie in the brush. */
function isInside(day: number, { days, movement }: View): boolean {
  if (!days || movement === "stay") return true;
  const week = weekOf(day);
  if (week !== null) return week * daysOfWeek >= days.from && (week + 1) * daysOfWeek - 1 <= days.to;
  return day >= days.from && day <= days.to;
}

/** Whether a merged day may lie in the brush. */
function isPerhaps(day: number, { days }: View): boolean {
  const week = weekOf(day);
  return days !== null && (day === anyDay || (week !== null && week * daysOfWeek <= days.to && (week + 1) * daysOfWeek - 1 >= days.from));
}

function weekSums(cells: readonly Cell[], weeks: number): number[] {
  const sums = Array.from({ length: weeks }, () => 0);
  for (const { day, people } of cells) {
    const week = weekOf(day);
    if (week !== null) sums[week] = (sums[week] ?? 0) + people;
  }
  return sums;
}

function workRows(cells: readonly Cell[]): WorkRow[] {
  const rows = new Map<string, WorkRow>();
  for (const { work, people } of cells) {
    const code = mergedProvince(work) ?? work;
    const row = rows.get(code) ?? { code, people: 0, merged: 0 };
    rows.set(code, row);
    row.people += people;
    if (code !== work) row.merged += people;
  }
  const isLast = ({ code }: WorkRow) => Number(code === anyRegion) + 2 * Number(code === "");
  return [...rows.values()].sort((a, b) => isLast(a) - isLast(b) || b.people - a.people || (a.code < b.code ? -1 : 1));
}

function homeRows(cells: readonly Cell[]): { code: string; people: number }[] {
  const sums = cells.reduce((found, { home, people }) => found.set(home, (found.get(home) ?? 0) + people), new Map<string, number>());
  const isLast = (code: string) => Number(code === anyRegion);
  return [...sums].map(([code, people]) => ({ code, people })).sort((a, b) => isLast(a.code) - isLast(b.code) || b.people - a.people || (a.code < b.code ? -1 : 1));
}
