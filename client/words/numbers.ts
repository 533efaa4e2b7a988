/** Numbers as a reader expects them. */
import { ref } from "vue";
import { words } from "./index.ts";

export { formatDate, formatDay, formatDays, formatMinute, formatMoment } from "./days.ts";

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
