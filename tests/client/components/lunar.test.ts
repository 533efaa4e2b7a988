import { beforeAll, describe, expect, it } from "vitest";
import { formatFullDay, formatLunarDays, loadLunar, lunarOf } from "../../../client/components/lunar.ts";
import { readDay } from "../../../client/components/typedDay.ts";
import { campaign2021 } from "../../../server/vocabulary.ts";

describe("before the calendar has arrived", () => {
  it("a full date has no lunar part", () => {
    expect(lunarOf("2021-02-08")).toBeNull();
    expect(formatFullDay("2021-02-08", "zh-CN")).toBe("2月8日（周一）");
  });
});

describe("the lunar axis", () => {
  beforeAll(loadLunar);

  it("knows 除夕 and 初一 of 2021", () => {
    expect(lunarOf("2021-02-11")).toMatchObject({ eve: true, newYear: false, monthName: "腊月", dayName: "三十" });
    expect(lunarOf(campaign2021.newYear)).toMatchObject({ eve: false, newYear: true, monthName: "正月", dayName: "初一" });
  });
  it("knows the eve of a twelfth month with 29 days", () => expect(lunarOf("2022-01-31")).toMatchObject({ eve: true, dayName: "廿九" }));
  it("writes a date as the office does", () => {
    expect(formatFullDay("2021-02-08", "zh-CN")).toBe("2月8日（腊月廿七，周一）");
    expect(formatFullDay("2021-02-08", "en")).toBe("Mon 8 Feb (lunar 12·27)");
  });
  it("names the lunar month once", () => {
    expect(formatLunarDays("2021-02-17", "2021-02-21", "zh-CN")).toBe("正月初六至初十");
    expect(formatLunarDays("2021-02-01", "2021-02-11", "zh-CN")).toBe("腊月二十至除夕");
    expect(formatLunarDays("2021-02-08", "2021-02-14", "zh-CN")).toBe("腊月廿七至正月初三");
  });
});

describe("a typed day", () => {
  beforeAll(loadLunar);
  const read = (text: string) => readDay(text, campaign2021);

  it("is understood as people write it", () => {
    for (const text of ["2021-02-17", "2021/2/17", "2-17", "2.17", "2月17日", "２月１７日", "17 Feb", "17 february 2021", "正月初六"]) expect([text, read(text)]).toEqual([text, "2021-02-17"]);
    expect([read("除夕"), read("春节")]).toEqual(["2021-02-11", "2021-02-12"]);
  });
  it("lies in the campaign", () => expect([read("1月24日"), read("1月25日"), read("3月7日"), read("3月8日")]).toEqual([null, "2021-01-25", "2021-03-07", null]));
  it("is refused when it means two days or none", () => {
    expect(read("十五")).toBeNull(); // of the twelfth month or of the first
    for (const text of ["", "2月30日", "2020-02-17", "soon", "17"]) expect(read(text)).toBeNull();
  });
});
