/** Days of the campaign by their number. */
import type { Campaign } from "../../server/vocabulary.ts";

const msPerDay = 86_400_000;

/** Days from `base` to `date`, both ISO; negative before it. */
export function dayNumber(date: string, base: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${base}T00:00:00Z`)) / msPerDay);
}

/** ISO date of a day number. */
export function dateOfDay(day: number, base: string): string {
  return new Date(Date.parse(`${base}T00:00:00Z`) + day * msPerDay).toISOString().slice(0, 10);
}

/** Length of the campaign in days, both ends included. */
export function campaignDays(campaign: Campaign): number {
  return dayNumber(campaign.to, campaign.from) + 1;
}
