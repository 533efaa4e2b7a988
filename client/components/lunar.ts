/** The lunar calendar of the axis and of full dates. It arrives after the first picture: until then there is no lunar row. */
import { shallowRef } from "vue";
import { fullDay, lunarDate, type LunarCalendar, type LunarDate } from "../print/lunarDates.ts";
import type { Language } from "../words/index.ts";

const calendar = shallowRef<LunarCalendar | null>(null);
let loading: Promise<void> | null = null;
const known = new Map<string, LunarDate>();

export function loadLunar(): Promise<void> {
  return (loading ??= import("tyme4ts").then((loaded) => { calendar.value = loaded; }));
}

/** null until the calendar is there. */
export function lunarOf(iso: string): LunarDate | null {
  if (!calendar.value) return null;
  const found = known.get(iso) ?? lunarDate(iso, calendar.value);
  known.set(iso, found);
  return found;
}

/** 2月8日（腊月廿七，周一）, Mon 8 Feb (lunar 12·27). */
export function formatFullDay(iso: string, language: Language): string {
  return fullDay(iso, language, lunarOf(iso));
}

/** 正月初六至初十, 腊月二十至正月初三; empty until the calendar is there. */
export function formatLunarDays(from: string, to: string, language: Language): string {
  const [first, last] = [lunarOf(from), lunarOf(to)];
  if (!first || !last) return "";
  if (language === "en") return `lunar ${first.month}·${first.day}${from === to ? "" : ` – ${last.month}·${last.day}`}`;
  const end = first.monthName === last.monthName ? last.dayName : `${last.monthName}${last.dayName}`;
  return `${first.monthName}${first.dayName}${from === to ? "" : `至${last.eve ? "除夕" : end}`}`;
}
