import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoDay, isoOfSerial, readDate } from "../../../server/ledger/cellDates.ts";
import { campaign2021 } from "../../../server/vocabulary.ts";

const read = (cell: Parameters<typeof readDate>[0]) => readDate(cell, campaign2021);
const pad = (number: number) => String(number).padStart(2, "0");
const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe("a date in a cell", () => {
  it.each([
    "2021/1/28", "2021-1-28", "2021.1.28", "2021-01-28", "1月28日", "1月28号", "元月28日", "2021年1月28日", "2021年1月28号", "20210128", "44224", "1.28", "1/28", "21.1.28",
    "一月二十八日", "２０２１年１月２８日", " 2021 年 1 月 28 日 ", "2021-01-28 08:30", "2021/1/28 8:30:00", "1月28日（周四）", "1月28日，星期四", "腊月十六", "农历腊月16", "腊月16日",
    "2021-01-28T00:00:00.000Z", "2021\u200b-01-28",
  ])("%s is 28 January 2021", (text) => {
    expect(read(text)).toBe("2021-01-28");
  });

  it.each([
    ["腊月二十六", "2021-02-07"], ["腊月廿六", "2021-02-07"], ["十二月廿六", "2021-02-07"], ["除夕", "2021-02-11"], ["大年三十", "2021-02-11"], ["年三十", "2021-02-11"],
    ["腊月三十", "2021-02-11"], ["正月初一", "2021-02-12"], ["大年初三", "2021-02-14"], ["初三", "2021-02-14"], ["正月初六", "2021-02-17"], ["正月初6", "2021-02-17"],
    ["初十", "2021-02-21"], ["正月十五", "2021-02-26"], ["正月十六", "2021-02-27"], ["正月二十", "2021-03-03"], ["2021年正月初六", "2021-02-17"], ["2020年腊月二十六", "2021-02-07"],
  ])("%s is %s", (text, date) => {
    expect(read(text)).toBe(date);
  });

  it("is read from Excel's date cells and serial numbers", () => {
    expect([read({ date: "2021-01-28" }), read(44224), read(44224.75), read(20210128)]).toEqual(Array(4).fill("2021-01-28"));
  });

  it("is null for an empty cell and a dash", () => {
    expect([null, undefined, "", " ", "/", "—", "无"].map(read)).toEqual(Array(7).fill(null));
  });

  it.each(["2月30日", "2021-13-01", "腊月三十一", "2月下旬", "年后", "看情况", "2021", "13月1日", "1月", 1.3, 7, true])("%s cannot be read", (cell) => {
    expect(read(cell)).toBeUndefined();
  });

  it("lands on the same day in every form", () => {
    const days = fc.date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2060-12-31T00:00:00Z"), noInvalidDate: true });
    fc.assert(fc.property(days, (moment) => {
      const iso = moment.toISOString().slice(0, 10);
      const [year, month, day] = iso.split("-").map(Number) as [number, number, number]; // three parts
      const serial = Math.floor(moment.getTime() / 86_400_000) + 25_569;
      const forms = [iso, `${year}/${month}/${day}`, `${year}.${month}.${day}`, `${year}年${month}月${day}日`, `${year}${pad(month)}${pad(day)}`, `${serial}`, wide(`${year}-${month}-${day}`)];
      expect([...forms, serial, { date: iso }].map(read)).toEqual(Array(forms.length + 2).fill(iso));
      expect([isoDay(year, month, day), isoOfSerial(serial)]).toEqual([iso, iso]);
    }));
  });

  it("without a year lies in the campaign when it can", () => {
    fc.assert(fc.property(fc.integer({ min: 44_221, max: 44_262 }), (serial) => {
      const [, month, day] = isoOfSerial(serial).split("-").map(Number);
      expect(read(`${month}月${day}日`)).toBe(isoOfSerial(serial));
    }));
    expect(read("12月30日")).toBe("2021-12-30");
  });

  it("is a day of the calendar, null or nothing, whatever is written", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.double(), fc.stringMatching(/^[0-9年月日初十腊正廿.\-/]{1,8}$/)), (cell) => {
      const date = read(cell);
      if (typeof date === "string") expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
    }));
  });
});
