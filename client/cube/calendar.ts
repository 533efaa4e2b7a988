/** The campaign day by day, as histograms show it. */
import type { Campaign } from "../../server/vocabulary.ts";
import { campaignDays, dateOfDay } from "./days.ts";

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

/** A round number at or above the largest count, of which the half is round, too. */
export function axisTop(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, largest)));
  return [1, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((top) => top >= largest && Number.isInteger(top / 2)) ?? power * 10;
}
