import { describe, expect, it } from "vitest";
import { dailyPages } from "../../../../client/print/daily/dailyPages.ts";
import { widthOf } from "../../../../client/print/ink.ts";
import type { BriefingMaterial } from "../../../../client/print/material.ts";
import type { Sheet } from "../../../../client/print/sheet.ts";
import { paintSvg } from "../../../../client/print/svgPainter.ts";
import type { TextMark } from "../../../../client/scene/marks.ts";
import { dailyParagraphs } from "../../../../server/vocabulary.ts";
import { dailyNation, dailyRows } from "./world.ts";

const pagesOf = (material: BriefingMaterial) => dailyPages(material).map((compose) => compose());
const lettersOf = ({ marks }: Sheet) => marks.filter((mark): mark is TextMark => mark.kind === "text");
const textsOf = (sheet: Sheet) => lettersOf(sheet).map(({ runs }) => runs.map(({ text }) => text).join(""));
const svgOf = (sheet: Sheet) => paintSvg(sheet, { ...sheet, unit: "mm", ground: "#FFFFFF", title: sheet.words.title });

describe("a daily briefing", () => {
  // Look at a changed snapshot as a picture before accepting it.
  it.each([1, 2, 3, 4, 5])("looks as it was reviewed: page %i", async (page) => {
    await expect(svgOf(pagesOf(dailyNation())[page - 1]!)).toMatchFileSnapshot(`./golden/page${page}.svg`);
  });

  it("has a page of text, two maps, the counties and the days, each with its place, the number and of when it is", () => {
    const pages = pagesOf(dailyNation());
    expect(pages.map(({ page, pages: all }) => `${page}/${all}`)).toEqual(["1/5", "2/5", "3/5", "4/5", "5/5"]);
    pages.forEach((sheet, index) => {
      const texts = textsOf(sheet);
      expect(texts).toContain(`第${index + 1}页，共5页`);
      expect(texts).toContain("GT-5323-20210209-0001-7K");
      expect(texts.join("")).toContain("2021年2月9日（腊月廿八，周二）18:00");
    });
    expect(pages[0]!.words.title).toBe("务工人员返乡返岗每日简报");
    expect(textsOf(pages[1]!)).toContain("2021年春节返乡流向图");
    expect(textsOf(pages[2]!)).toContain("2021年春节后返岗流向图");
  });

  it("leaves out the map of a movement of nobody, and is about the same people whatever the map of the screen shows", () => {
    expect(pagesOf(dailyNation({ rows: dailyRows.filter(({ movement }) => movement !== "goBack") })).length).toBe(4);
    const shown = dailyNation({}, { movement: "stay", days: { from: "2021-02-01", to: "2021-02-02" }, organised: true, modes: ["train"], intentions: ["no"] });
    expect(svgOf(pagesOf(shown)[0]!)).toBe(svgOf(pagesOf(dailyNation())[0]!));
  });

  it.each(["zh-CN", "en"] as const)("keeps every letter on its page and above six points: %s", (language) => {
    for (const sheet of pagesOf(dailyNation({ language })).filter(({ width, map }) => map.frame.width === width)) { // the maps are those of every sheet
      for (const mark of lettersOf(sheet)) {
        const points = (mark.size * 72) / 25.4;
        const length = widthOf(mark.runs.map(({ text }) => text).join(""), points);
        const left = mark.at[0] - (mark.anchor === "start" ? 0 : mark.anchor === "middle" ? length / 2 : length);
        expect(points >= 5.9 && left >= 0 && left + length <= sheet.width && mark.at[1] <= sheet.height, JSON.stringify(mark.runs)).toBe(true);
      }
    }
  });

  it("has English words for everything but the names of villages", () => {
    const texts = pagesOf(dailyNation({ language: "en" })).flatMap(textsOf);
    expect(texts).toContain("Daily briefing on returning and going back");
    expect(texts.filter((text) => /\p{Script=Han}/u.test(text.replaceAll(/云龙村|大塝村/g, "")))).toEqual([]);
  });

  it("says at its foot which paragraphs are the maker's, and prints the whole of long ones on as many pages as they take", () => {
    expect(textsOf(pagesOf(dailyNation())[0]!)).toContain("文字解读按表中数字写成。");
    const long = "各县市要盯紧未报村。".repeat(60);
    const pages = pagesOf(dailyNation({ ownWords: { title: "", subtitle: "", notes: "", paragraphs: Object.fromEntries(dailyParagraphs.map((name) => [name, long])) } }));
    expect(pages.length).toBeGreaterThan(5);
    const texts = pages.flatMap(textsOf);
    expect(texts.join("").split("各县市要盯紧未报村").length - 1).toBeGreaterThanOrEqual(60 * 5 - 30); // some are broken between lines
    expect(texts.join("").replaceAll(/[^。]/g, "").length).toBeGreaterThanOrEqual(300);
    expect(texts).toContain("文字解读“一、总体情况”、“二、主要流向”、“三、高峰时段”、“四、回访覆盖”、“五、待组织运送”经人工修改；表中数字由台账生成，不可改。");
  });

  it("goes on with the counties on further pages, and gathers the villages that have no room without losing one", () => {
    const townships = Array.from({ length: 60 }, (_, index) => `5323${String(index + 30).padStart(2, "0")}001`);
    const rows = townships.map((home) => ({ home, work: "4419", movement: "return" as const, day: 14, people: 10 }));
    const coverage = townships.map((township) => ({ township, expected: 20, surveyed: 10, villages: 3, silentVillages: 2 }));
    const silentVillages = townships.flatMap((township) => [1, 2].map((one) => ({ village: `${township}00${one}`, name: null, township, expected: one })));
    const pages = pagesOf(dailyNation({ rows, coverage, silentVillages }, {}, null));
    const texts = pages.flatMap(textsOf);
    for (const township of townships) expect(texts).toContain(township.slice(0, 6));
    expect(texts).toContain("共120个村（居），应访180人，按应访人数排列");
    expect(pages.at(-2)!.tables.map(({ rows: all }) => all.length)).toEqual([61, 1, 60, 120]);
  });

  it("has every number of the text in a table", () => {
    const pages = pagesOf(dailyNation());
    expect(pages.flatMap(({ tables }) => tables.map(({ name }) => name))).toEqual(["文字解读", "本期数字", "返乡来源", "返岗去向", "分县（市）情况", "待组织运送去向", "乡镇覆盖", "未报村（居）", "逐日返乡、返岗人数"]);
    for (const { columns, rows } of pages.flatMap(({ tables }) => tables)) for (const row of rows) expect(row.length).toBe(columns.length);
    const works = pages[1]!.tables[0]!.rows;
    expect(works.at(-1)).toEqual(["合计", 575, 415, 160]);
    expect(works.slice(0, -1).reduce((sum, [, now]) => sum + Number(now), 0)).toBe(575);
  });
});
