import { afterEach, describe, expect, it } from "vitest";
import { words } from "../../../client/words/index.ts";
import { formatBuses, formatDate, formatDay, formatDays, formatPeople, formatPercent, shortFigures } from "../../../client/words/numbers.ts";
import { regionName, tableName } from "../../../client/words/regionNames.ts";

afterEach(() => {
  shortFigures.value = false;
  words.global.locale.value = "zh-CN";
});

describe("numbers", () => {
  it("group thousands", () => expect(formatPeople(12_480)).toBe("12,480"));
  it("are short from ten thousand on, when asked for", () => {
    shortFigures.value = true;
    expect([formatPeople(9_999), formatPeople(12_480)]).toEqual(["9,999", "1.2 万"]);
    words.global.locale.value = "en";
    expect(formatPeople(12_480)).toBe("12.5k");
  });
  it("count bus loads to one decimal", () => expect(formatBuses(4_120, 45)).toBe("91.6"));
  it("print a dash for a share of nothing", () => expect([formatPercent(1, 8), formatPercent(0, 0)]).toEqual(["12.5", "–"]));
});

describe("days", () => {
  it("are written as each language does", () => {
    expect([formatDay("2021-02-08", "zh-CN"), formatDay("2021-02-08", "en")]).toEqual(["2月8日", "8 Feb"]);
    expect([formatDate("2021-02-09", "zh-CN"), formatDate("2021-02-09", "en")]).toEqual(["2021年2月9日", "9 Feb 2021"]);
  });
  it("name the month once within a month, and twice across two", () => {
    expect(formatDays("2021-02-17", "2021-02-21", "zh-CN")).toBe("2月17日至21日");
    expect(formatDays("2021-02-25", "2021-03-03", "zh-CN")).toBe("2月25日至3月3日");
    expect(formatDays("2021-02-17", "2021-02-21", "en")).toBe("17–21 Feb");
    expect(formatDays("2021-02-17", "2021-02-17", "zh-CN")).toBe("2月17日");
  });
});

describe("names of regions", () => {
  const chuxiong = { code: "5323", name: "楚雄彝族自治州", short: "楚雄州", pinyin: "chuxiongzhou" };
  it("are short on the map", () => expect(regionName(chuxiong, "zh-CN")).toBe("楚雄州"));
  it("drop the level in English, but never a part of the name", () => {
    expect(regionName(chuxiong, "en")).toBe("Chuxiong");
    expect(regionName({ code: "52", name: "贵州省", short: "贵州", pinyin: "guizhou" }, "en")).toBe("Guizhou");
    expect(regionName({ code: "4401", name: "广州市", short: "广州", pinyin: "guangzhou" }, "en")).toBe("Guangzhou");
  });
  it("tell 陕西 from 山西", () => {
    expect(regionName({ code: "61", name: "陕西省", short: "陕西", pinyin: "shanxi" }, "en")).toBe("Shaanxi");
    expect(regionName({ code: "14", name: "山西省", short: "山西", pinyin: "shanxi" }, "en")).toBe("Shanxi");
  });
  it("are full for counties in tables", () => {
    expect(tableName({ code: "532326", name: "大姚县", short: "大姚", pinyin: "dayao" }, "zh-CN")).toBe("大姚县");
    expect(tableName(chuxiong, "zh-CN")).toBe("楚雄州");
  });
});
