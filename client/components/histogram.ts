/** Geometry of the day histogram: one column a day, a brush over whole days. Pure. */
import type { Campaign, FlowFilter } from "../../server/vocabulary.ts";
import { campaignDays, dateOfDay, dayNumber } from "../cube/days.ts";

/** First and last column of the brush, or the whole campaign. */
export function brushColumns(days: FlowFilter["days"], campaign: Campaign): { from: number; to: number } {
  const last = campaignDays(campaign) - 1;
  if (!days) return { from: 0, to: last };
  return { from: Math.max(0, dayNumber(days.from, campaign.from)), to: Math.min(last, dayNumber(days.to, campaign.from)) };
}

/** The brush moved, or with `resize` its end moved, by whole days; it stays inside the campaign and keeps at least one day. */
export function movedBrush(days: FlowFilter["days"], campaign: Campaign, by: number, resize: boolean): NonNullable<FlowFilter["days"]> {
  const last = campaignDays(campaign) - 1;
  const { from, to } = brushColumns(days, campaign);
  if (resize) return span(from, Math.min(last, Math.max(from, to + by)), campaign);
  const shift = Math.max(-from, Math.min(last - to, by));
  return span(from + shift, to + shift, campaign);
}

export function span(a: number, b: number, campaign: Campaign): NonNullable<FlowFilter["days"]> {
  return { from: dateOfDay(Math.min(a, b), campaign.from), to: dateOfDay(Math.max(a, b), campaign.from) };
}

/** Every how many days the axis prints a date, so that labels of `labelWidth` pixels do not touch. */
export function labelEvery(step: number, labelWidth: number): number {
  return [1, 2, 3, 5, 7].find((days) => days * step >= labelWidth) ?? 7;
}
