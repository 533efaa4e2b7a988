import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDay, anyRegion, fewest, undated, weekMark, type Cell, type MovementCells } from "../../../client/interactive/cells.ts";
import { packCells, unpackCells } from "../../../client/interactive/content.ts";
import { cellsOf, count, type View } from "../../../client/interactive/counting.ts";
import { flowsOf } from "../../../client/interactive/picture.ts";
import { protectedCells } from "../../../server/briefings/protectedCells.ts";
import { movements } from "../../../server/vocabulary.ts";

const campaignDays = 42;
const cells: Cell[] = [
  { home: "532301", work: "4419", day: 20, people: 12 }, { home: "532301", work: "4419", day: weekMark(2), people: 9 }, { home: "532301", work: "44*", day: 21, people: 6 }, { home: "532301", work: "44", day: 21, people: 5 },
  { home: "532302", work: "4419", day: 20, people: 7 }, { home: "532302", work: anyRegion, day: anyDay, people: 8 }, { home: "532302", work: "", day: undated, people: 5 }, { home: anyRegion, work: anyRegion, day: anyDay, people: 6 },
];
const file: MovementCells[] = movements.map((movement) => ({ movement, withheld: false, cells: movement === "return" ? cells : [] }));
const all: View = { movement: "return", home: null, days: null };

describe("the sums of the page", () => {
  it("are everybody without a brush, by place, by county and by day", () => {
    const counted = count(file, all, campaignDays);
    expect([counted.people, counted.perhaps, counted.merged, counted.mergedWork, counted.mergedHome]).toEqual([58, 0, 29, 14, 6]);
    expect(counted.works).toEqual([{ code: "4419", people: 28, merged: 0 }, { code: "44", people: 11, merged: 6 }, { code: anyRegion, people: 14, merged: 0 }, { code: "", people: 5, merged: 0 }]);
    expect(counted.homes).toEqual([{ code: "532301", people: 32 }, { code: "532302", people: 20 }, { code: anyRegion, people: 6 }]);
    expect([counted.days[20], counted.days[21], counted.weeks[2], counted.undated, counted.anyDay]).toEqual([19, 11, 9, 5, 14]);
  });

  it("take a merged week when all its days are brushed, and say of a part that its people are perhaps there", () => {
    const within = (from: number, to: number) => { const { people, perhaps } = count(file, { ...all, days: { from, to } }, campaignDays); return [people, perhaps]; };
    expect(within(14, 20)).toEqual([28, 14]);
    expect(within(15, 20)).toEqual([19, 23]);
    expect(within(14, 19)).toEqual([0, 23]);
    expect(within(21, 30)).toEqual([11, 14]);
  });

  it("of a county leave out whoever's county was merged", () => {
    const { people, mergedHome } = count(file, { ...all, home: "532302" }, campaignDays);
    expect([people, mergedHome]).toEqual([20, 6]);
  });

  it("are those of the map and of the table: flows, places without a place and the homes' own province together", () => {
    const flows = flowsOf(cellsOf(file, all), { home: "prefecture", inside: "5323" });
    expect(flows).toEqual([{ home: "5323", work: "4419", people: 28 }, { home: "5323", work: "44", people: 11 }]);
    expect(flowsOf([{ home: "532301", work: "53*", day: 3, people: 9 }], { home: "prefecture", inside: "5323" })).toEqual([]);
  });

  it("differ by nobody or by five people at least, whatever two views of which one contains the other are asked for", () => {
    const row = fc.record({ movement: fc.constantFrom(...movements), home: fc.constantFrom("532301001", "532302001", "532326001"), work: fc.constantFrom("", "4403", "4419", "3307"), day: fc.option(fc.integer({ min: 0, max: campaignDays - 1 })), people: fc.integer({ min: 0, max: 7 }) });
    const brush = fc.tuple(fc.integer({ min: 0, max: campaignDays - 1 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(fc.property(fc.array(row, { maxLength: 150 }), brush, fc.constantFrom(...movements), fc.constantFrom(null, "532301"), (rows, [from, length, before, after], movement, home) => {
      const published = protectedCells(rows, campaignDays);
      const sum = (days: View["days"], county: string | null) => count(published, { movement, home: county, days }, campaignDays);
      const [narrow, wide] = [{ from, to: Math.min(campaignDays - 1, from + length) }, { from: Math.max(0, from - before), to: Math.min(campaignDays - 1, from + length + after) }];
      const [inner, outer, every, everywhere] = [sum(narrow, home), sum(wide, home), sum(null, home), sum(null, null)];
      const differences = [inner.people, outer.people - inner.people, every.people - outer.people, everywhere.people - every.people, inner.perhaps, inner.merged, inner.people - inner.merged, ...inner.works.flatMap(({ people, merged }) => [people, merged, people - merged]), ...every.days, ...every.weeks, every.undated, every.anyDay];
      expect(differences.filter((people) => people !== 0 && people < fewest)).toEqual([]);
    }), { numRuns: 300 });
  });
});

describe("cells as numbers", () => {
  it("come back as they were", () => {
    expect(unpackCells(packCells(file))).toEqual(file);
  });
});
