/** Geometry of the day histogram: one column a day, a brush over whole days. Pure. */
import type { Campaign, FlowFilter } from "../../server/vocabulary.ts";
import { campaignDays, dateOfDay, dayNumber } from "../cube/days.ts";

export interface DayColumn {
  index: number;
  date: string;
  weekend: boolean;
  holiday: boolean;
}

/** Statutory holiday and adjusted working days of the Spring Festival 2021 (State Council General Office, 国办发明电〔2020〕27号). */
const holiday = { from: "2021-02-11", to: "2021-02-17" };
const workingWeekends = ["2021-02-07", "2021-02-20"];

export function dayColumns(campaign: Campaign): DayColumn[] {
  return Array.from({ length: campaignDays(campaign) }, (_, index) => {
    const date = dateOfDay(index, campaign.from);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    return { index, date, holiday: date >= holiday.from && date <= holiday.to, weekend: (weekday === 0 || weekday === 6) && !workingWeekends.includes(date) };
  });
}

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

/** A round number at or above the largest count, of which the half is round, too. */
export function axisTop(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, largest)));
  return [1, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((top) => top >= largest && Number.isInteger(top / 2)) ?? power * 10;
}

/** Every how many days the axis prints a date, so that labels of `labelWidth` pixels do not touch. */
export function labelEvery(step: number, labelWidth: number): number {
  return [1, 2, 3, 5, 7].find((days) => days * step >= labelWidth) ?? 7;
}
