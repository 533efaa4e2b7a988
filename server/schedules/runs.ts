/** Which of the due moments are sent, which are made up for, and which no longer. Pure. */
import type { PlannedRun } from "./deliveryQueries.ts";

const minuteMs = 60_000;
/** A server looks every minute; a run that it sees later than this was missed, because none ran. */
const lateAfterMs = 10 * minuteMs;
/** A missed run is made up for within a day: yesterday's figures still serve, those of the day before are history. */
const madeUpForMs = 24 * 60 * minuteMs;
/** After months without a server the list names the last ones and counts the others. */
const mostSkipped = 60;

/** `due` in their order, none after `now`; the runs in the same order. */
export function runsOf(due: readonly string[], now: Date): PlannedRun[] {
  const age = (dueAt: string) => now.getTime() - Date.parse(dueAt);
  const skipped = due.filter((dueAt) => age(dueAt) > madeUpForMs);
  const named = skipped.slice(-mostSkipped);
  const uncounted = skipped.length - named.length;
  return [
    ...named.map((dueAt, index) => ({ dueAt, late: false, byHand: false, skipped: index === 0 && uncounted > 0 ? `当时没有服务器在运行，已过 24 小时，不再补发；更早的 ${uncounted} 次也没有补发。` : "当时没有服务器在运行，已过 24 小时，不再补发。" })),
    ...due.slice(skipped.length).map((dueAt) => ({ dueAt, late: age(dueAt) > lateAfterMs, byHand: false, skipped: null })),
  ];
}

/** Minutes until the next attempt after so many: servers that are away come back soon or not today. */
const waits = [1, 5, 15, 60, 180] as const;
export const mostAttempts = waits.length + 1;

/** When it is tried again after the `attempts`-th attempt; null when it is given up. */
export function nextAttempt(attempts: number, now: Date): string | null {
  const minutes = waits[attempts - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * minuteMs).toISOString();
}
