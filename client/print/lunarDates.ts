/** Lunar dates, for those who hold the calendar: the screen loads it late, the server has it. Pure. */
import type * as Tyme from "tyme4ts";
import { formatDay } from "../words/days.ts";
import type { Language } from "../words/language.ts";

export interface LunarDate {
  month: number;
  day: number;
  /** 腊月, 正月 … */
  monthName: string;
  /** 初一, 廿七 … */
  dayName: string;
  /** 除夕, the last day of the lunar year. */
  eve: boolean;
  /** 初一 of the first month. */
  newYear: boolean;
}

export type LunarCalendar = Pick<typeof Tyme, "SolarDay">;

export function lunarDate(iso: string, { SolarDay }: LunarCalendar): LunarDate {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  const lunar = SolarDay.fromYmd(year, month, day).getLunarDay();
  const next = lunar.next(1);
  return {
    month: Math.abs(lunar.getMonth()), day: lunar.getDay(), dayName: lunar.getName(),
    monthName: lunar.getLunarMonth().getName().replace("十二月", "腊月"),
    eve: next.getMonth() === 1 && next.getDay() === 1, newYear: lunar.getMonth() === 1 && lunar.getDay() === 1,
  };
}

const weekdays = { "zh-CN": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"], en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] } as const;

/** 2月8日（腊月廿七，周一）, Mon 8 Feb (lunar 12·27); without a lunar date only the weekday. */
export function fullDay(iso: string, language: Language, lunar: LunarDate | null): string {
  const weekday = weekdays[language][new Date(`${iso}T00:00:00Z`).getUTCDay()]!; // 0 to 6
  if (language === "en") return `${weekday} ${formatDay(iso, language)}${lunar ? ` (lunar ${lunar.month}·${lunar.day})` : ""}`;
  return `${formatDay(iso, language)}（${lunar ? `${lunar.monthName}${lunar.dayName}，` : ""}${weekday}）`;
}

/** 2月13日（正月初二）, 13 Feb (lunar 1·2). */
export function lunarDay(iso: string, language: Language, lunar: LunarDate): string {
  return language === "en" ? `${formatDay(iso, language)} (lunar ${lunar.month}·${lunar.day})` : `${formatDay(iso, language)}（${lunar.monthName}${lunar.dayName}）`;
}
