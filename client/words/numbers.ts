/** Numbers and days as a reader expects them. */
import { ref } from "vue";
import { words, type Language } from "./index.ts";

/** 12,480 or 1.2 万: one choice for the whole page. */
export const shortFigures = ref(false);

/** 12,480; with short figures 1.2 万, in English 12.5k. */
export function formatPeople(people: number): string {
  const whole = Math.round(people);
  if (!shortFigures.value || whole < 10_000) return whole.toLocaleString("en-US");
  return words.global.locale.value === "en" ? `${(whole / 1000).toFixed(1)}k` : `${(whole / 10_000).toFixed(1)} 万`;
}

/** Bus loads with one decimal, so that columns add up. */
export function formatBuses(people: number, seats: number): string {
  return (people / seats).toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** Without the sign; a share of nothing is a dash. */
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

/** 2021年1月20日 18:00, 20 Jan 2021 18:00, where the ledgers are written; to the second or beyond when it is not a whole minute. What is no moment stays as it is. */
export function formatMoment(iso: string, language: Language): string {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return iso;
  const [date = "", time = ""] = new Date(instant + shanghaiOffsetMs).toISOString().slice(0, -1).split("T");
  return `${formatDate(date, language)} ${time.replace(/(:00)?\.000$/, "")}`;
}
const shanghaiOffsetMs = 8 * 3_600_000;

/** 2021年2月9日, 9 Feb 2021. */
export function formatDate(iso: string, language: Language): string {
  return language === "zh-CN" ? `${iso.slice(0, 4)}年${formatDay(iso, language)}` : `${formatDay(iso, language)} ${iso.slice(0, 4)}`;
}
