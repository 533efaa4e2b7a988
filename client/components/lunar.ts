/** The lunar calendar of the axis and of full dates. It arrives after the first picture: until then there is no lunar row. */
import type * as Tyme from "tyme4ts";
import { shallowRef } from "vue";
import type { Language } from "../words/index.ts";
import { formatDay } from "../words/numbers.ts";

export interface LunarDate {
  month: number;
  day: number;
  /** 腊月, 正月 … */
  monthName: string;
  /** 初一, 廿七 … */
  dayName: string;
  /** 除夕, the last day of the lunar year. */
  eve: boolean;
  /** 初一 of the first month. */
  newYear: boolean;
}

type Calendar = typeof Tyme;
const calendar = shallowRef<Calendar | null>(null);
let loading: Promise<void> | null = null;
const known = new Map<string, LunarDate>();

export function loadLunar(): Promise<void> {
  return (loading ??= import("tyme4ts").then((loaded) => { calendar.value = loaded; }));
}

/** null until the calendar is there. */
export function lunarOf(iso: string): LunarDate | null {
  if (!calendar.value) return null;
  const found = known.get(iso) ?? readLunar(iso, calendar.value);
  known.set(iso, found);
  return found;
}

function readLunar(iso: string, { SolarDay }: Calendar): LunarDate {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  const lunar = SolarDay.fromYmd(year, month, day).getLunarDay();
  const next = lunar.next(1);
  return {
    month: Math.abs(lunar.getMonth()), day: lunar.getDay(), dayName: lunar.getName(),
    monthName: lunar.getLunarMonth().getName().replace("十二月", "腊月"),
    eve: next.getMonth() === 1 && next.getDay() === 1, newYear: lunar.getMonth() === 1 && lunar.getDay() === 1,
  };
}

const weekdays = { "zh-CN": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"], en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] } as const;

/** 2月8日（腊月廿七，周一）, Mon 8 Feb (lunar 12·27). */
export function formatFullDay(iso: string, language: Language): string {
  const weekday = weekdays[language][new Date(`${iso}T00:00:00Z`).getUTCDay()]!; // 0 to 6
  const lunar = lunarOf(iso);
  if (language === "en") return `${weekday} ${formatDay(iso, language)}${lunar ? ` (lunar ${lunar.month}·${lunar.day})` : ""}`;
  return `${formatDay(iso, language)}（${lunar ? `${lunar.monthName}${lunar.dayName}，` : ""}${weekday}）`;
}

/** 正月初六至初十, 腊月二十至正月初三; empty until the calendar is there. */
export function formatLunarDays(from: string, to: string, language: Language): string {
  const [first, last] = [lunarOf(from), lunarOf(to)];
  if (!first || !last) return "";
  if (language === "en") return `lunar ${first.month}·${first.day}${from === to ? "" : ` – ${last.month}·${last.day}`}`;
  const end = first.monthName === last.monthName ? last.dayName : `${last.monthName}${last.dayName}`;
  return `${first.monthName}${first.dayName}${from === to ? "" : `至${last.eve ? "除夕" : end}`}`;
}
