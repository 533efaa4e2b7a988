/** Numbers and days as a reader expects them. */
import { LunarDay, SolarDay } from "tyme4ts";
import type { Language } from "./index.ts";

/** 12,480, or 1.2 万 when short figures are asked for (Chinese only). */
export function formatPeople(people: number, short = false): string {
  if (short && people >= 10_000) return `${(people / 10_000).toFixed(1)} 万`;
  return Math.round(people).toLocaleString("en-US");
}

/** Bus loads with one decimal, so that columns add up. */
export function formatBuses(people: number, seats: number): string {
  return (people / seats).toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

export function formatPercent(part: number, whole: number): string {
  return whole === 0 ? "–" : ((part / whole) * 100).toFixed(1);
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** 2月8日, 8 Feb. */
export function formatDay(iso: string, language: Language): string {
  const [, month = 0, day = 0] = iso.split("-").map(Number);
  return language === "zh-CN" ? `${month}月${day}日` : `${day} ${monthNames[month - 1]}`;
}

/** 2月17日至21日, 2月25日至3月3日, 17–21 Feb. */
export function formatDays(from: string, to: string, language: Language): string {
  if (from === to) return formatDay(from, language);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  if (language === "zh-CN") return `${formatDay(from, language)}至${sameMonth ? `${Number(to.slice(8))}日` : formatDay(to, language)}`;
  return sameMonth ? `${Number(from.slice(8))}–${formatDay(to, language)}` : `${formatDay(from, language)} – ${formatDay(to, language)}`;
}

/** 2月8日（腊月廿七，周一）. */
export function formatFullDay(iso: string, language: Language): string {
  const lunar = lunarOf(iso);
  if (language === "en") return `${formatDay(iso, language)} (${lunar.month}·${lunar.day} lunar)`;
  return `${formatDay(iso, language)}（${lunar.monthName}${lunar.dayName}，周${"日一二三四五六"[weekdayOf(iso)]}）`;
}

/** 0 is Sunday. */
export function weekdayOf(iso: string): number {
  return new Date(`${iso}T00:00:00Z`).getUTCDay();
}

export interface LunarDate {
  month: number;
  day: number;
  /** 腊月, 正月 … */
  monthName: string;
  /** 初一, 廿七 … */
  dayName: string;
  /** The last day of the lunar year. */
  eve: boolean;
}

const known = new Map<string, LunarDate>();

export function lunarOf(iso: string): LunarDate {
  const found = known.get(iso) ?? readLunar(iso);
  known.set(iso, found);
  return found;
}

function readLunar(iso: string): LunarDate {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  const lunar: LunarDay = SolarDay.fromYmd(year, month, day).getLunarDay();
  const next = lunar.next(1);
  const name = lunar.getLunarMonth().getName().replace("十二月", "腊月");
  return { month: Math.abs(lunar.getMonth()), day: lunar.getDay(), monthName: name, dayName: lunar.getName(), eve: next.getMonth() === 1 && next.getDay() === 1 };
}
