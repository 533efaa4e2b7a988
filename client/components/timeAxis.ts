/** The axis of the timelines: days to shares of its width, and a trip's hours as bars. Pure. */
import { dateOf, dayMinutes, driven, type TripRow } from "./charterRows.ts";

/** Days from the first day of the plan, both included. */
export interface DaySpan {
  from: number;
  to: number;
}

/** Names of days that fit beside each other. */
const mostNamed = 9;

export function timeAxis(span: DaySpan, firstDate: string) {
  const days = Array.from({ length: span.to - span.from + 1 }, (_, index) => dateOf(firstDate, span.from + index));
  return {
    days,
    /** Every how many days the axis names one. */
    named: Math.ceil(days.length / mostNamed),
    at: (minute: number) => `${((minute / dayMinutes - span.from) / days.length) * 100}%`,
    wide: (from: number, to: number) => `${((to - from) / dayMinutes / days.length) * 100}%`,
    /** The day at a share of the width. */
    dateAt: (share: number) => dateOf(firstDate, span.from + Math.min(days.length - 1, Math.max(0, Math.floor(share * days.length)))),
  };
}

export type TimeAxis = ReturnType<typeof timeAxis>;

/** Minutes from the first midnight of the plan. A train's hours are not known: it has its day. */
export function barsOf(row: TripRow, ban: { from: number; to: number } | null) {
  const start = row.day * dayMinutes;
  const [from, to] = [start + (row.departMinute ?? 0), start + (row.arriveMinute ?? dayMinutes)];
  const parts = row.means === "rail" ? [[from, to] as const] : driven(from, to, ban);
  const end = start + row.holdDays * dayMinutes;
  return { from, to, parts, empty: row.means === "coach" && end > to ? { from: to, to: end } : null };
}
