import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeComparison } from "../../../client/print/comparison.ts";
import { comparisonOf, differenceOf } from "../../../client/print/comparisonFigures.ts";
import { signed } from "../../../client/print/comparisonTables.ts";
import { groups } from "../../../client/print/figures.ts";
import { widthOf } from "../../../client/print/ink.ts";
import type { Sheet } from "../../../client/print/sheet.ts";
import { paintSvg } from "../../../client/print/svgPainter.ts";
import type { Mark } from "../../../client/scene/marks.ts";
import { movements, type FlowFilter } from "../../../server/vocabulary.ts";
import { rows, smallNation, type Row } from "./world.ts";

const textsOf = ({ marks }: Sheet) => marks.flatMap((mark) => (mark.kind === "text" ? [mark.runs.map(({ text }) => text).join("")] : []));
/** A day before: Dongguan had fewer, Kunming more, and nobody had said Guangzhou. */
const earlierRows = rows.map((row): Row => (row.work === "4419" ? { ...row, people: row.people - 60 } : row.work === "5301" ? { ...row, people: row.people + 45 } : row)).filter(({ work }) => work !== "4401");

function twoMoments(filter: Partial<FlowFilter> = {}, now: readonly Row[] = rows, then: readonly Row[] = earlierRows) {
  return smallNation(filter, { rows: now, before: smallNation(filter, { rows: then, asOf: "2021-02-08T18:00:00+08:00" }) });
}

describe("a comparison", () => {
  // Look at a changed snapshot as a picture before accepting it.
  it("looks as it was reviewed", async () => {
    const sheet = composeComparison(twoMoments());
    await expect(paintSvg(sheet, { ...sheet, unit: "mm", ground: "#FFFFFF", title: sheet.words.title })).toMatchFileSnapshot("./golden/comparison.svg");
  });

  it("says then, now and the signed difference, and both moments", () => {
    const sheet = composeComparison(twoMoments());
    expect(sheet.sum).toBe("此前 1,053 人，现在 1,138 人，增减 +85 人");
    const texts = textsOf(sheet);
    for (const text of ["1,053", "1,138", "+85", "+120", "−45", "+10", "此前　1,053 人", "现在　1,138 人", "2021年2月8日（腊月廿七，周一）18:00", "2021年2月9日（腊月廿八，周二）18:00"]) expect(texts).toContain(text);
    expect(texts).toContain("第1页，共1页");
  });

  it("has one scale of widths: the same legend once, and the larger steps where one map needs them", () => {
    const large = rows.map((row) => ({ ...row, people: row.people * 400 }));
    for (const [now, then] of [[large, earlierRows], [earlierRows, large]] as const) {
      const steps = textsOf(composeComparison(twoMoments({}, now, then))).filter((text) => /^\d+(至\d+车|车以[上下])$/.test(text));
      expect(new Set(steps).size).toBe(5);
      expect(steps).toHaveLength(5);
      expect(parseInt(steps.at(-1) ?? "", 10)).toBeGreaterThan(20);
    }
  });

  it("has nothing to compare with before the first import: everything grew", () => {
    const sheet = composeComparison(twoMoments({}, rows, []));
    expect(sheet.sum).toBe("此前 0 人，现在 1,138 人，增减 +1,138 人");
    expect(textsOf(sheet).filter((text) => text.includes("NaN") || text.includes("Infinity"))).toEqual([]);
  });

  it("keeps every letter on the page and none under six points, in both languages", () => {
    for (const language of ["zh-CN", "en"] as const) {
      const sheet = composeComparison({ ...twoMoments(), language, before: { ...twoMoments().before!, language } });
      for (const mark of sheet.marks) if (mark.kind === "text") expect(insideOf(mark, sheet), JSON.stringify(mark.runs)).toBe(true);
      if (language === "en") expect(textsOf(sheet).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    }
  });
});

function insideOf(mark: Mark & { kind: "text" }, { width, height }: Sheet): boolean {
  const points = (mark.size * 72) / 25.4;
  const length = widthOf(mark.runs.map(({ text }) => text).join(""), points);
  const left = mark.at[0] - (mark.anchor === "start" ? 0 : mark.anchor === "middle" ? length / 2 : length);
  return points >= 5.9 && left >= 0 && left + length <= width && mark.at[1] <= height;
}

describe("the figures of a comparison", () => {
  const anyRow = fc.record({ home: fc.constantFrom("532301001", "532302101"), work: fc.constantFrom("4419", "4403", "44", "", "5301", "53", "5323", "532301", "9999"), movement: fc.constantFrom(...movements), day: fc.option(fc.integer({ min: 0, max: 41 })), people: fc.integer({ min: 1, max: 2000 }) }) satisfies fc.Arbitrary<Row>;
  const anyRows = fc.array(anyRow, { maxLength: 20 });
  it("add up whatever the two ledgers are: places, groups and homes have together the difference of the whole", () => {
    fc.assert(fc.property(anyRows, anyRows, fc.constantFrom(...movements), fc.integer({ min: 0, max: 4 }), (now, then, movement, named) => {
      const material = twoMoments({ movement }, now, then);
      const figures = comparisonOf(material, material.before!, named);
      const difference = differenceOf(figures.people);
      expect(figures.grown.difference + figures.shrunk.difference).toBe(difference);
      expect(groups.reduce((sum, group) => sum + differenceOf(figures.groups[group]), 0)).toBe(difference);
      expect(figures.homes.reduce((sum, home) => sum + differenceOf(home), 0)).toBe(difference);
      for (const { named: places, rest, difference: whole } of [figures.grown, figures.shrunk]) expect(places.reduce((sum, place) => sum + differenceOf(place), differenceOf(rest))).toBe(whole);
      const then_ = [figures.grown, figures.shrunk].reduce((sum, { named: places, rest }) => places.reduce((total, place) => total + place.then, sum + rest.then), figures.unchanged.then);
      expect(then_).toBe(figures.people.then);
    }), { numRuns: 60 });
  });

  it("are written with their sign, a minus as a minus", () => {
    expect([1234, -56, 0].map(signed)).toEqual(["+1,234", "−56", "0"]);
  });
});
