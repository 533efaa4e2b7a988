import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arithmeticOf } from "../../../client/print/arithmetic.ts";
import { figuresOf, groups } from "../../../client/print/figures.ts";
import { wrapped } from "../../../client/print/footer.ts";
import { flowTemplates } from "../../../client/print/grid.ts";
import { widthOf } from "../../../client/print/ink.ts";
import { namesOf } from "../../../client/print/names.ts";
import { composeSheet, type Sheet } from "../../../client/print/sheet.ts";
import { speech } from "../../../client/print/speech.ts";
import { paintSvg } from "../../../client/print/svgPainter.ts";
import type { Mark } from "../../../client/scene/marks.ts";
import { themes } from "../../../client/scene/theme.ts";
import { movements } from "../../../server/vocabulary.ts";
import { byProvince, rows, smallNation, type Row } from "./world.ts";

const textsOf = ({ marks }: Pick<Sheet, "marks">) => marks.flatMap((mark) => (mark.kind === "text" ? [mark.runs.map(({ text }) => text).join("")] : []));
const svgOf = (sheet: Sheet) => paintSvg(sheet, { ...sheet, unit: "mm", ground: "#FFFFFF", title: sheet.words.title });

describe("a briefing sheet", () => {
  // Look at a changed snapshot as a picture before accepting it.
  it.each(flowTemplates)("looks as it was reviewed: %s", async (template) => {
    await expect(svgOf(composeSheet(smallNation({}, template === "slide" ? byProvince : {}), template))).toMatchFileSnapshot(`./golden/${template}.svg`);
  });

  it("has the maker's words in place of its own, and notes that take rows and height but lose nobody", () => {
    const ownWords = { title: "返岗去向", subtitle: "供调度", notes: "三个乡镇未报。".repeat(57) };
    for (const template of ["single", "a3"] as const) {
      const sheet = composeSheet(smallNation({}, { ownWords }), template);
      const texts = textsOf(sheet);
      for (const text of ["返岗去向", "供调度", "说明"]) expect(texts).toContain(text);
      expect(texts.join("")).toContain(ownWords.notes);
      expect(sheet.figures.people).toBe(composeSheet(smallNation(), template).figures.people);
      expect(sheet.figures.top.reduce((sum, { people }) => sum + people, sheet.figures.rest.people + sheet.figures.groups.inside.people + sheet.figures.groups.unknown.people)).toBe(sheet.figures.people);
    }
    const slide = composeSheet(smallNation({}, { ...byProvince, ownWords }), "slide");
    expect(slide.words.title).toBe("返岗去向");
    expect(slide.words.sentence).toMatch(/^供调度；/);
    expect(slide.about.ownWords.notes).toBe(ownWords.notes);
  });

  it("says what a narrower reader sees, on paper and on the slide", () => {
    for (const template of flowTemplates) expect(textsOf(composeSheet(smallNation({}, { narrowedTo: ["532301"] }), template)).join("")).toContain("权限 只含楚雄市，比制图时少");
  });

  it("is the same twice", () => {
    expect(svgOf(composeSheet(smallNation(), "single"))).toBe(svgOf(composeSheet(smallNation(), "single")));
  });

  it("prints the sum under the map: drawn by group, gathered, without a place, everybody", () => {
    expect(textsOf(composeSheet(smallNation(), "single"))).toContain("画出 1,120（省外 590 ＋ 省内楚雄州外 460 ＋ 楚雄州内 70） ＋ 其余 2 条 13 ＋ 未填务工地或无位置 5 ＝ 1,138 人");
  });

  it("says what is asked, of when, how complete and that it is a demonstration", () => {
    const texts = textsOf(composeSheet(smallNation({ organised: true, days: { from: "2021-02-13", to: "2021-03-07" } }), "single"));
    expect(texts).toContain("2021年春节后返岗运送需求流向图");
    expect(texts).toContain("只看：返岗；愿意由政府组织运送；2月13日（正月初二）至3月7日（正月廿四）；楚雄州户籍；全部务工地；全部行业。");
    expect(texts).toContain("数据截至 2021年2月9日（腊月廿八，周二）18:00");
    expect(texts).toContain("覆盖 2/2个乡镇已报，5/6个村（居）已报，应访者已访88.2%");
    expect(texts).toContain("演示数据");
  });

  it("is not printed when picture and figures disagree", () => {
    const { main, say, names } = { main: { flowsDrawn: 1, peopleDrawn: 9, peopleInternal: 0, flowsInRemainder: 0, peopleInRemainder: 0, peopleUnplaced: 0, total: 9 }, say: speech("zh-CN"), names: namesOf(smallNation(), speech("zh-CN")) };
    expect(arithmeticOf({ main, province: null, peopleNear: 0 }, 9, "goBack", names, say).total).toBe(9);
    expect(() => arithmeticOf({ main, province: null, peopleNear: 0 }, 10, "goBack", names, say)).toThrow("expected 10");
  });

  it.each(movements)("has a table that adds up and a sum that does, for %s", (movement) => {
    const { figures, arithmetic } = composeSheet(smallNation({ movement }), "single");
    expect(arithmetic.total).toBe(rows.filter((row) => row.movement === movement).reduce((sum, { people }) => sum + people, 0));
    expect(groups.reduce((sum, group) => sum + figures.groups[group].people, 0)).toBe(figures.people);
  });

  it("has English words for everything", () => {
    const texts = textsOf(composeSheet(smallNation({}, { language: "en" }), "single"));
    expect(texts).toContain("Going back to work, Spring Festival 2021");
    expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it("keeps every letter on the page and no letter under six points", () => {
    for (const template of flowTemplates) {
      const sheet = composeSheet(smallNation(), template);
      for (const mark of sheet.marks) if (mark.kind === "text") expect(insideOf(mark, sheet), JSON.stringify(mark.runs)).toBe(true);
    }
  });
});

function insideOf(mark: Mark & { kind: "text" }, { width, height }: Sheet): boolean {
  const points = (mark.size * 72) / 25.4;
  const length = widthOf(mark.runs.map(({ text }) => text).join(""), points);
  const left = mark.at[0] - (mark.anchor === "start" ? 0 : mark.anchor === "middle" ? length / 2 : length);
  return points >= 5.9 && left >= 0 && left + length <= width && mark.at[1] <= height;
}

describe("the figures of a sheet", () => {
  const anyRow = fc.record({ home: fc.constantFrom("532301001", "532302101"), work: fc.constantFrom("4419", "4403", "44", "", "5301", "53", "5323", "532301", "9999"), movement: fc.constantFrom(...movements), day: fc.option(fc.integer({ min: 0, max: 41 })), people: fc.integer({ min: 1, max: 2000 }) }) satisfies fc.Arbitrary<Row>;
  it("add up whatever the flows are: groups, table, days, and the picture", () => {
    fc.assert(fc.property(fc.array(anyRow, { minLength: 1, maxLength: 25 }), fc.constantFrom(...movements), (list, movement) => {
      const material = smallNation({ movement }, { rows: list });
      const people = list.filter((row) => row.movement === movement).reduce((sum, row) => sum + row.people, 0);
      const figures = figuresOf(material, 3);
      expect(figures.people).toBe(people);
      expect(figures.top.reduce((sum, one) => sum + one.people, 0) + figures.rest.people + figures.groups.inside.people + figures.groups.unknown.people).toBe(people);
      if (movement !== "stay") expect(figures.days.reduce((sum, day) => sum + day.people, 0) + figures.undated).toBe(people);
      expect(composeSheet(material, "single").arithmetic.total).toBe(people);
    }), { numRuns: 40 });
  });
});

describe("words of a sheet", () => {
  it("are asked for by a key that exists, with every value", () => {
    expect(speech("en")("page", { page: 1, pages: 2 })).toBe("Page 1 of 2");
    expect(() => speech("en")("page", { page: 1 })).toThrow("pages");
    expect(() => speech("zh-CN")("nothing.here")).toThrow("nothing.here");
  });

  it("break into lines that fit, never before a closing mark, and lose nothing", () => {
    const text = "凭编号可按2021年2月9日（腊月廿八，周二）的数据重制本图，并列出其后变动。";
    const lines = wrapped(text, 30, 7);
    expect(lines.join("")).toBe(text);
    expect(lines.filter((line) => /^[），。；、：]/.test(line))).toEqual([]);
    expect(lines.length).toBeGreaterThan(2);
  });
});

describe("paper colours", () => {
  const luminance = (colour: string) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)).reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index]!, 0);
  const onWhite = (colour: string) => 1.05 / (luminance(colour) + 0.05);

  it("keep 3 : 1 on white for every step, and step down in greyscale", () => {
    for (const ramp of Object.values(themes.paper.ramps)) {
      for (const colour of ramp) expect(onWhite(colour), colour).toBeGreaterThanOrEqual(3);
      ramp.slice(1).forEach((colour, index) => expect(luminance(colour)).toBeLessThan(luminance(ramp[index]!) * 0.9));
    }
  });

  it("keep 4.5 : 1 for letters", () => {
    for (const colour of [themes.paper.text1, themes.paper.text2, themes.paper.text3, themes.paper.unserved]) expect(onWhite(colour), colour).toBeGreaterThanOrEqual(4.5);
  });
});
