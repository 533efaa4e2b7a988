/** Days of the lunar calendar as people write them → ISO dates. Pure; every text is worked out once. */
import { LunarDay, LunarMonth, SolarDay } from "tyme4ts";

const digits = "一二三四五六七八九";
const monthNames: Record<string, number> = { 正: 1, 冬: 11, 腊: 12, 臘: 12 };
const lunarForm = /^(?:农历|阴历|旧历|古历)?(?:(\d{4})年)?(?:(闰?)(正|冬|腊|臘|十[一二]?|[二三四五六七八九]|\d{1,2})月)?(?:(初|廿|二十|三十|十)?([一二三四五六七八九十]|\d{1,2})?)(?:日|号)?$/;
const eveForm = /^(?:大年|年)?(?:除夕|三十|卅)(?:夜|晚)?$/;
const newYearForm = /^(?:大年|年|春节)?(?:初)([一二三四五六七八九十])$/;

const cache = new Map<string, string | undefined>();
const cacheLimit = 20_000;

/**
 * 腊月二十六, 腊月廿六, 农历正月16, 正月初六, 除夕, 大年初三 → ISO date in the lunar year around `newYear` (ISO date of 正月初一: the months from the
 * tenth on lie before it). Undefined when the text is no lunar day, or names one that does not exist.
 */
export function readLunarDay(text: string, newYear: string): string | undefined {
  const key = newYear + text;
  if (!cache.has(key)) {
    if (cache.size >= cacheLimit) cache.clear();
    cache.set(key, workOut(text.replace(/\s/g, ""), newYear));
  }
  return cache.get(key);
}

function workOut(text: string, newYear: string): string | undefined {
  const lunarYear = lunarYearOf(newYear);
  if (eveForm.test(text)) return toIso(lunarYear - 1, 12, LunarMonth.fromYm(lunarYear - 1, 12).getDayCount());
  const afterNewYear = newYearForm.exec(text);
  if (afterNewYear) return toIso(lunarYear, 1, dayNumber("初", afterNewYear[1] ?? ""));
  const match = lunarForm.exec(text);
  if (!match) return undefined;
  const [, year, leap, monthText, tens, ones] = match;
  if (monthText === undefined || !isLunar(text, monthText, tens)) return undefined;
  const month = monthNumber(monthText);
  return toIso(year ? Number(year) : month >= 10 ? lunarYear - 1 : lunarYear, leap ? -month : month, dayNumber(tens, ones));
}

/** "2月初八" and "农历2月8日" are lunar, "二月八日" and "2月8日" are not. */
function isLunar(text: string, month: string, tens: string | undefined): boolean {
  return /^[农阴旧古]/.test(text) || month in monthNames || tens === "初" || tens === "廿";
}

function lunarYearOf(newYear: string): number {
  const [year = 0, month = 0, day = 0] = newYear.split("-").map(Number);
  return SolarDay.fromYmd(year, month, day).getLunarDay().getYear();
}

function monthNumber(text: string): number {
  return monthNames[text] ?? readSmallNumber(text);
}

/** 初六 6, 初十 10, 十六 16, 二十 20, 廿六 26, 三十 30, and digits. */
function dayNumber(tens: string | undefined, ones: string | undefined): number {
  const unit = ones === undefined ? 0 : readSmallNumber(ones);
  if (tens === undefined || tens === "初") return unit;
  return ({ 十: 10, 廿: 20, 二十: 20, 三十: 30 }[tens] ?? 0) + unit;
}

/** 一 … 三十一, or digits; 0 for anything else. */
export function readSmallNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const match = /^([二三])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === "") return 0;
  const [, tens, ten, ones] = match;
  if (!ten) return digits.indexOf(ones ?? tens ?? "") + 1;
  return (tens ? digits.indexOf(tens) + 1 : 1) * 10 + (ones ? digits.indexOf(ones) + 1 : 0);
}

function toIso(year: number, month: number, day: number): string | undefined {
  try {
    const solar = LunarDay.fromYmd(year, month, day).getSolarDay();
    return `${solar.getYear()}-${String(solar.getMonth()).padStart(2, "0")}-${String(solar.getDay()).padStart(2, "0")}`;
  } catch {
    return undefined; // tyme4ts throws for a day that the month does not have
  }
}
