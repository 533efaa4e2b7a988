import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figuresOf } from "../../../client/print/figures.ts";
import { widthOf } from "../../../client/print/ink.ts";
import { ofHomes } from "../../../client/print/narrowed.ts";
import { composePages, pagesOf } from "../../../client/print/pages.ts";
import { countiesOf } from "../../../client/print/series.ts";
import type { Sheet } from "../../../client/print/sheet.ts";
import { paintSvg } from "../../../client/print/svgPainter.ts";
import type { Mark } from "../../../client/scene/marks.ts";
import { movements } from "../../../server/vocabulary.ts";
import { rows, smallNation, type Row } from "./world.ts";

const textsOf = ({ marks }: Sheet) => marks.flatMap((mark) => (mark.kind === "text" ? [mark.runs.map(({ text }) => text).join("")] : []));
function insideOf(mark: Mark & { kind: "text" }, { width, height }: Sheet): boolean {
  const points = (mark.size * 72) / 25.4;
  const length = widthOf(mark.runs.map(({ text }) => text).join(""), points);
  const left = mark.at[0] - (mark.anchor === "start" ? 0 : mark.anchor === "middle" ? length / 2 : length);
  return points >= 5.9 && left >= 0 && left + length <= width && mark.at[1] <= height;
}

const peopleIn = (list: readonly Row[], movement: string) => list.reduce((sum, row) => sum + (row.movement === movement ? row.people : 0), 0);

describe("the pages of a briefing", () => {
  it("are one for a single map", () => {
    for (const template of ["single", "a3"] as const) {
      const [sheet, ...others] = composePages(smallNation(), template);
      expect(others).toEqual([]);
      expect(textsOf(sheet!)).toContain("第1页，共1页");
    }
  });

  it("are the whole and each county in a series, and every one says which it is, its number and its code", () => {
    const sheets = composePages(smallNation(), "series");
    expect(sheets.map(({ page, pages }) => [page, pages])).toEqual([[1, 3], [2, 3], [3, 3]]);
    for (const sheet of sheets) {
      expect(textsOf(sheet)).toContain(`第${sheet.page}页，共3页`);
      expect(textsOf(sheet)).toContain("GT-5323-20210209-0001-7K");
    }
  });

  it("are each composed alone as among the others", () => {
    expect(pagesOf(smallNation(), "series")[1]!()).toEqual(composePages(smallNation(), "series")[1]);
  });
});

describe("a county page", () => {
  // Look at a changed snapshot as a picture before accepting it.
  it.each(["goBack", "stay"] as const)("looks as it was reviewed: %s", async (movement) => {
    const sheet = composePages(smallNation({ movement }), "series")[1]!;
    await expect(paintSvg(sheet, { ...sheet, unit: "mm", ground: "#FFFFFF", title: sheet.words.title })).toMatchFileSnapshot(`./golden/county-${movement}.svg`);
  });

  it("prints a sum that is everybody, and tables that add up to it", () => {
    const sheet = composePages(smallNation(), "series")[1]!;
    expect(sheet.sum).toBe("画出 2 条 473 ＋ 未填务工地 5 ＝ 478 人");
    expect(textsOf(sheet)).toContain(sheet.sum);
    for (const { rows: cells } of sheet.tables) expect(cells.slice(0, -1).reduce((sum, row) => sum + Number(row[1]), 0)).toBe(cells.at(-1)![1]);
  });

  it("keeps every letter on the page and none under six points, in both languages", () => {
    for (const language of ["zh-CN", "en"] as const) {
      for (const sheet of composePages(smallNation({}, { language }), "series")) {
        for (const mark of sheet.marks) if (mark.kind === "text") expect(insideOf(mark, sheet), JSON.stringify(mark.runs)).toBe(true);
      }
    }
  });
});

describe("the counties of a series", () => {
  const countyCodes = (homes: string[]) => [...countiesOf(smallNation({ homes })).entries()];
  it("are all of the homes, or the parts of them that the filter asks for", () => {
    expect(countyCodes([])).toEqual([["532301", ["532301"]], ["532302", ["532302"]]]);
    expect(countyCodes(["5323"])).toEqual(countyCodes([]));
    expect(countyCodes(["532302"])).toEqual([["532302", ["532302"]]]);
    expect(countyCodes(["532301001", "532302"])).toEqual([["532301", ["532301001"]], ["532302", ["532302"]]]);
  });

  const anyRow = fc.record({ home: fc.constantFrom("532301001", "532301002", "532302101", "532322100"), work: fc.constantFrom("4419", "4403", "44", "", "5301", "5323", "532301"), movement: fc.constantFrom(...movements), day: fc.option(fc.integer({ min: 0, max: 41 })), people: fc.integer({ min: 1, max: 2000 }) }) satisfies fc.Arbitrary<Row>;
  const anyHomes = fc.constantFrom<string[]>([], ["5323"], ["532301"], ["532301", "532322"], ["532301002", "532302"]);
  it("have together exactly the people of the whole, whatever the ledger and the homes are", () => {
    fc.assert(fc.property(fc.array(anyRow, { minLength: 1, maxLength: 30 }), fc.constantFrom(...movements), anyHomes, (list, movement, homes) => {
      const whole = smallNation({ movement, homes }, { rows: list });
      const parts = [...countiesOf(whole).values()].map((part) => figuresOf(ofHomes(whole, part, { home: "county" }), 3).people);
      expect(parts.reduce((sum, people) => sum + people, 0)).toBe(figuresOf(whole, 3).people);
    }), { numRuns: 80 });
    expect(figuresOf(smallNation(), 3).people).toBe(peopleIn(rows, "goBack"));
  });
});
