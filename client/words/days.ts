/** Days as a reader expects them. Pure. */
import type { Language } from "./language.ts";

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

/** 2021年2月9日, 9 Feb 2021. */
export function formatDate(iso: string, language: Language): string {
  return language === "zh-CN" ? `${iso.slice(0, 4)}年${formatDay(iso, language)}` : `${formatDay(iso, language)} ${iso.slice(0, 4)}`;
}

/** 2021年1月20日 18:00, 20 Jan 2021 18:00, where the ledgers are written; to the second or beyond when it is not a whole minute. What is no moment stays as it is. */
export function formatMoment(iso: string, language: Language): string {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return iso;
  const [date = "", time = ""] = new Date(instant + shanghaiOffsetMs).toISOString().slice(0, -1).split("T");
  return `${formatDate(date, language)} ${time.replace(/(:00)?\.000$/, "")}`;
}

/** 2021年1月20日 18:00: in a list, where seconds say nothing. What is no moment stays as it is. */
export function formatMinute(iso: string, language: Language): string {
  const instant = Date.parse(iso);
  return Number.isNaN(instant) ? iso : formatMoment(new Date(Math.floor(instant / minuteMs) * minuteMs).toISOString(), language);
}
const minuteMs = 60_000;
const shanghaiOffsetMs = 8 * 3_600_000;

/** So many days before an instant, to the minute, as a clock in Beijing shows it. */
export function earlierBy(days: number, instant: string): string {
  const then = new Date(Date.parse(instant) - days * 86_400_000 + 8 * 3_600_000);
  return `${then.toISOString().slice(0, 16)}:00+08:00`;
}
