import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as cells from "../../../server/ledger/cells.ts";
import { labels, type FestivalPlan } from "../../../server/vocabulary.ts";

describe("the text of a cell", () => {
  it.each([
    ["　张　明　", "张 明"], ["１３９０００００００５", "13900000005"], ["\ufeffＡｂ\u200b\u00adc", "Abc"], ["第一行\n第二行", "第一行 第二行"], ["月工资（元）", "月工资（元）"], ["𠮷塝䶮", "𠮷塝䶮"],
  ])("%j becomes %j", (written, clean) => {
    expect(cells.cleanText(written)).toBe(clean);
  });

  it("is clean once it was cleaned", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      const clean = cells.cleanText(text);
      expect(cells.cleanText(clean)).toBe(clean);
    }));
  });
});

describe("a number", () => {
  it.each([
    ["3500", 3500], ["3,500", 3500], ["3，500.5", 3500.5], ["3500元", 3500], ["3500元/月", 3500], ["每月3500", undefined], ["0.35万", 3500], ["3.5千元", 3500], ["约3500", 3500],
    ["¥3500", 3500], ["/", null], ["无", null], ["", null], ["3000-4000", undefined], ["三千五", undefined], ["-5", undefined],
  ])("%j is %j", (text, number) => {
    expect(cells.readNumber(text)).toBe(number);
  });

  it("reads its own printing, with and without thousands", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000 }), (number) => {
      expect([cells.readNumber(String(number)), cells.readNumber(number.toLocaleString("en-US"))]).toEqual([number, number]);
    }));
  });
});

describe("a word", () => {
  it("is yes or no in many ways", () => {
    expect(["是", "有", "√", "✓", "需要", "愿意", "Y", "yes", "1", "TRUE"].map(cells.readYesNo)).toEqual(Array(10).fill(true));
    expect(["否", "无", "没有", "×", "x", "不需要", "不愿意", "N", "no", "0", "FALSE"].map(cells.readYesNo)).toEqual(Array(11).fill(false));
    expect(["", "/", "—"].map(cells.readYesNo)).toEqual([null, null, null]);
    expect(cells.readYesNo("也许")).toBeUndefined();
  });

  it("is a plan by its label and by 是否返乡", () => {
    for (const plan of Object.keys(labels.festivalPlan) as FestivalPlan[]) expect(cells.readPlan(labels.festivalPlan[plan])).toBe(plan); // keys of the list
    expect(["是", "否", "在家", "待定"].map(cells.readPlan)).toEqual(["return", "stay", "home", "undecided"]);
  });

  it("is read back from every label of the code lists", () => {
    const readers = { travelMode: cells.readMode, goBackIntention: cells.readIntention, industry: cells.readIndustry, sex: cells.readSex, unemployedReason: cells.readUnemployedReason };
    for (const [list, read] of Object.entries(readers)) {
      for (const [word, label] of Object.entries(labels[list as keyof typeof readers])) expect(read(label)).toBe(word); // keys of the literal
    }
  });
});
