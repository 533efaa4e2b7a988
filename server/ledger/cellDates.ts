/** Dates as people write them → ISO strings. Pure; no JavaScript Date. */
import type { Campaign } from "../vocabulary.ts";
import { cleanText, isNothing } from "./cells.ts";
import { readLunarDay, readSmallNumber } from "./lunar.ts";
import type { RawCell } from "./rawWorkbook.ts";

const yearFirst = /^(\d{4}|\d{2})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|号)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const monthFirst = /^(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|号)?$/;
const chinese = /^(?:(\d{4})年)?([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})(?:日|号)$/;
const timeOfDay = /(?:T|\s+)\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?Z?$/;
const remarks = /(?:\(.*?\)|（.*?）|[,，]?(?:星期|周)[一二三四五六日天])$/;

/**
 * 2021/1/28, 2021-1-28, 2021.1.28, 21/1/28, 20210128, 1月28日, 2021年1月28日, 一月二十八日, 腊月二十六, Excel's date cells and serial numbers.
 * A day without a year is the one nearest to the campaign. Null for an empty cell, undefined for one that cannot be read.
 */
export function readDate(cell: RawCell | undefined, campaign: Campaign): string | null | undefined {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "number") return fromNumber(cell);
  if (typeof cell === "boolean") return undefined;
  if (typeof cell === "object" && cell.date.length === 10) return cell.date;
  return recallDate(cleanText(typeof cell === "object" ? cell.date : cell), campaign);
}

/** A ledger writes the same few days over and over: reading each spelling once took a tenth off the validation of 100,000 rows. */
function recallDate(text: string, campaign: Campaign): string | null | undefined {
  let dates = datesByCampaign.get(campaign);
  if (!dates || dates.size > 20_000) datesByCampaign.set(campaign, (dates = new Map()));
  let date = dates.get(text);
  if (date === undefined && !dates.has(text)) dates.set(text, (date = readDateText(text, campaign)));
  return date;
}
const datesByCampaign = new WeakMap<Campaign, Map<string, string | null | undefined>>();

function readDateText(text: string, campaign: Campaign): string | null | undefined {
  if (isNothing(text)) return null;
  const day = text.replace(timeOfDay, "").replace(remarks, "").replace(/\s/g, "").replace("元月", "1月");
  const full = yearFirst.exec(day) ?? compact.exec(day);
  if (full) return isoDay(fullYear(full[1] ?? ""), Number(full[2]), Number(full[3]));
  const short = monthFirst.exec(day);
  if (short) return nearest(Number(short[1]), Number(short[2]), campaign);
  if (/^\d{5}$/.test(day)) return fromNumber(Number(day));
  const words = chinese.exec(day);
  if (words) {
    const [month, date] = [readSmallNumber(words[2] ?? ""), readSmallNumber(words[3] ?? "")];
    return words[1] ? isoDay(Number(words[1]), month, date) : nearest(month, date, campaign);
  }
  return readLunarDay(day, campaign.newYear);
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** Excel's serial days between 1982 and 2064, and 20210128 written as a number. A number such as 1.3 may mean 3 or 30 January: not read. */
function fromNumber(value: number): string | undefined {
  if (value >= 30_000 && value < 60_000) return isoOfSerial(Math.floor(value));
  const match = Number.isInteger(value) ? compact.exec(String(value)) : null;
  return match ? isoDay(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** The year in which the day lies in the campaign; else the year of New Year's Day. */
function nearest(month: number, day: number, campaign: Campaign): string | undefined {
  const year = Number(campaign.newYear.slice(0, 4));
  const days = [year, year - 1, year + 1].map((candidate) => isoDay(candidate, month, day));
  return days.find((iso) => iso !== undefined && iso >= campaign.from && iso <= campaign.to) ?? days.find((iso) => iso !== undefined);
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Undefined when the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  const last = (monthDays[month - 1] ?? 0) + leapDay;
  if (year < 1000 || year > 9999 || day < 1 || day > last) return undefined;
  return `${year}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}

/** Day 1 is 1900-01-01, and Excel counts a 29 February 1900 that never was: exact from March 1900 on. */
export function isoOfSerial(serial: number): string {
  return isoOfDays(serial - 25_569);
}

/** Days since 1970-01-01 → ISO date, by counting in eras of 400 years that begin on 1 March. */
function isoOfDays(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}
