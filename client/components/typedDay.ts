/** A date as somebody types it → a day of the campaign. Pure. */
import type { Campaign } from "../../server/vocabulary.ts";
import { campaignDays, dateOfDay } from "../cube/days.ts";
import { lunarOf } from "./lunar.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** null when the text is no day, or a day outside the campaign. Without a year the campaign's day is meant; lunar names count as well. */
export function readDay(text: string, campaign: Campaign): string | null {
  const days = Array.from({ length: campaignDays(campaign) }, (_, index) => dateOfDay(index, campaign.from));
  const wanted = text.trim().toLowerCase().normalize("NFKC").replace(/\s+/g, " ");
  const solar = solarParts(wanted);
  if (solar) return days.find((day) => fits(day, solar)) ?? null;
  const lunar = days.filter((day) => lunarNames(day).includes(wanted));
  return lunar.length === 1 ? lunar[0]! : null;
}

interface DayParts { year: number | null; month: number; day: number }

function solarParts(text: string): DayParts | null {
  const numbers = /^(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text);
  if (numbers) return { year: numbers[1] ? Number(numbers[1]) : null, month: Number(numbers[2]), day: Number(numbers[3]) };
  const english = /^(\d{1,2}) ?([a-z]{3})[a-z]*(?: (\d{4}))?$/.exec(text);
  const month = english ? months.indexOf(english[2]!) + 1 : 0;
  return english && month > 0 ? { year: english[3] ? Number(english[3]) : null, month, day: Number(english[1]) } : null;
}

function fits(date: string, { year, month, day }: DayParts): boolean {
  const [y, m, d] = date.split("-").map(Number);
  return (year === null || year === y) && month === m && day === d;
}

function lunarNames(date: string): string[] {
  const lunar = lunarOf(date);
  if (!lunar) return [];
  return [lunar.dayName, `${lunar.monthName}${lunar.dayName}`, ...(lunar.eve ? ["除夕"] : []), ...(lunar.newYear ? ["春节", "大年初一"] : [])];
}
