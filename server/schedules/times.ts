/**
 * When a schedule is due: every day, and at times of its own in the days before 除夕. Moments are instants; days and times of day are those of
 * Asia/Shanghai, which is eight hours ahead of UTC and has had no summer time since 1991. Pure.
 */
import { LunarDay } from "tyme4ts";

export interface ScheduleTimes {
  /** 17:00, sorted, none twice. */
  daily: string[];
  /** On each of the `days` days before 除夕 these times stand in place of the daily ones; 除夕 itself is a day like others. */
  beforeEve: { days: number; times: string[] } | null;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const offsetMs = 8 * 60 * minuteMs;

/** Every due moment after `after` and until `until`, that one included, as ISO instants in their order. */
export function dueMoments(times: ScheduleTimes, after: Date, until: Date): string[] {
  const due: string[] = [];
  for (let day = dayOf(after.getTime()); day <= dayOf(until.getTime()); day += 1) {
    for (const instant of instantsOn(times, day)) if (instant > after.getTime() && instant <= until.getTime()) due.push(new Date(instant).toISOString());
  }
  return due;
}

/** The first due moment after `after`; null for a schedule without times. */
export function nextDue(times: ScheduleTimes, after: Date): string | null {
  for (let day = dayOf(after.getTime()); day <= dayOf(after.getTime()) + mostDaysAhead; day += 1) {
    const next = instantsOn(times, day).find((instant) => instant > after.getTime());
    if (next !== undefined) return new Date(next).toISOString();
  }
  return null;
}
/** Two 除夕 are at most 385 days apart. */
const mostDaysAhead = 400;

/** The run before: what a comparison is made with. The daily times of the day before count when nothing else was due for long. */
export function previousDue(times: ScheduleTimes, before: Date): string | null {
  for (let day = dayOf(before.getTime()); day >= dayOf(before.getTime()) - mostDaysAhead; day -= 1) {
    const previous = instantsOn(times, day).findLast((instant) => instant < before.getTime());
    if (previous !== undefined) return new Date(previous).toISOString();
  }
  return null;
}

/** ISO day of the 除夕 that lies in a solar year: the day before 正月初一. */
export function eveOf(solarYear: number): string {
  const eve = LunarDay.fromYmd(solarYear, 1, 1).getSolarDay().next(-1);
  return [eve.getYear(), eve.getMonth(), eve.getDay()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Days since 1970-01-01 of the calendar in Shanghai. */
function dayOf(instant: number): number {
  return Math.floor((instant + offsetMs) / dayMs);
}

function instantsOn({ daily, beforeEve }: ScheduleTimes, day: number): number[] {
  const before = beforeEve !== null && liesBeforeEve(day, beforeEve.days);
  return (before ? beforeEve.times : daily).map((time) => day * dayMs - offsetMs + minuteOfDay(time) * minuteMs).sort((a, b) => a - b);
}

/** The next 除夕 lies in the solar year of the day or, early in winter, in the one after it. */
function liesBeforeEve(day: number, days: number): boolean {
  const year = new Date(day * dayMs).getUTCFullYear();
  return [year, year + 1].some((solarYear) => {
    const left = Date.parse(`${eveOf(solarYear)}T00:00:00Z`) / dayMs - day;
    return left >= 1 && left <= days;
  });
}

function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
