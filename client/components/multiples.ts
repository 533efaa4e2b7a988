/** Small multiples of the day: one picture a period, one a place. Pure. */
import type { Campaign, FlowFilter } from "../../server/vocabulary.ts";
import type { PlaceSeries } from "../cube/answer.ts";
import { dateOfDay } from "../cube/days.ts";
import { brushColumns } from "./histogram.ts";

export interface Period {
  from: string;
  to: string;
  people: number;
  places: { code: string; people: number }[];
}

export interface PlaceDays {
  /** null: the places that are not named. */
  code: string | null;
  count: number;
  people: number;
  days: number[];
}

/** First and last day number: the brushed days when there are at least two, else those on which anybody moves. */
export function daysShown(series: readonly PlaceSeries[], days: FlowFilter["days"], campaign: Campaign): { first: number; last: number } {
  const { from, to } = brushColumns(days, campaign);
  if (days && to > from) return { first: from, last: to };
  const sums = totals(series);
  const first = sums.findIndex((people) => people > 0);
  return first < 0 ? { first: from, last: to } : { first, last: sums.findLastIndex((people) => people > 0) };
}

/** Periods of equal length, at most `most`; the last may be shorter. Sum of their people = people of those days. */
export function periodsOf(series: readonly PlaceSeries[], { first, last }: { first: number; last: number }, campaign: Campaign, most: number): Period[] {
  const length = Math.max(1, Math.ceil((last - first + 1) / most));
  return Array.from({ length: Math.ceil((last - first + 1) / length) }, (_, index) => {
    const from = first + index * length;
    const to = Math.min(last, from + length - 1);
    const places = series.map(({ code, days }) => ({ code, people: sumOf(days, from, to) })).filter(({ people }) => people > 0);
    return { from: dateOfDay(from, campaign.from), to: dateOfDay(to, campaign.from), people: places.reduce((sum, { people }) => sum + people, 0), places };
  });
}

/** Strongest first, ties by code; the rest in a last row, so that all rows are everybody of those days. */
export function placesOf(series: readonly PlaceSeries[], { first, last }: { first: number; last: number }, most: number): PlaceDays[] {
  const rows = series.map(({ code, days }) => ({ code, count: 1, people: sumOf(days, first, last), days: [...days.subarray(first, last + 1)] })).filter(({ people }) => people > 0)
    .sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1));
  if (rows.length <= most) return rows;
  const rest = rows.slice(most - 1);
  return [...rows.slice(0, most - 1), { code: null, count: rest.length, people: rest.reduce((sum, { people }) => sum + people, 0), days: rest[0]!.days.map((_, day) => rest.reduce((sum, { days }) => sum + days[day]!, 0)) }]; // rows of equal length
}

function totals(series: readonly PlaceSeries[]): number[] {
  return Array.from({ length: series[0]?.days.length ?? 0 }, (_, day) => series.reduce((sum, { days }) => sum + days[day]!, 0));
}

function sumOf(days: Uint32Array, first: number, last: number): number {
  return days.subarray(first, last + 1).reduce((sum, people) => sum + people, 0);
}
