import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figuresOf } from "../../../client/print/figures.ts";
import { ofHomes } from "../../../client/print/narrowed.ts";
import { composePages, pagesOf } from "../../../client/print/pages.ts";
import { countiesOf } from "../../../client/print/series.ts";
import type { Sheet } from "../../../client/print/sheet.ts";
import { movements } from "../../../server/vocabulary.ts";
import { rows, smallNation, type Row } from "./world.ts";

const textsOf = ({ marks }: Sheet) => marks.flatMap((mark) => (mark.kind === "text" ? [mark.runs.map(({ text }) => text).join("")] : []));
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
