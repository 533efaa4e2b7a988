import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisTop, dayColumns } from "../../../client/cube/calendar.ts";
import { brushColumns, labelEvery, movedBrush, span } from "../../../client/components/histogram.ts";
import { campaign2021 } from "../../../server/vocabulary.ts";

const last = dayColumns(campaign2021).length - 1;
const column = fc.integer({ min: 0, max: last });

describe("the day histogram", () => {
  it("has a column for every day of the campaign", () => {
    const columns = dayColumns(campaign2021);
    expect([columns.length, columns[0]?.date, columns.at(-1)?.date]).toEqual([42, "2021-01-25", "2021-03-07"]);
  });
  it("shades the holiday and weekends, but not the weekends that were worked", () => {
    const shaded = dayColumns(campaign2021).filter(({ holiday, weekend }) => holiday || weekend).map(({ date }) => date.slice(5));
    expect(shaded).toEqual(["01-30", "01-31", "02-06", "02-11", "02-12", "02-13", "02-14", "02-15", "02-16", "02-17", "02-21", "02-27", "02-28", "03-06", "03-07"]);
  });
  it("reads a brush as the columns it was made of", () => {
    fc.assert(fc.property(column, column, (a, b) => {
      expect(brushColumns(span(a, b, campaign2021), campaign2021)).toEqual({ from: Math.min(a, b), to: Math.max(a, b) });
    }));
  });
  it("keeps the brush's length and the campaign's bounds when it is moved", () => {
    fc.assert(fc.property(column, column, fc.integer({ min: -60, max: 60 }), (a, b, by) => {
      const moved = brushColumns(movedBrush(span(a, b, campaign2021), campaign2021, by, false), campaign2021);
      expect(moved.to - moved.from).toBe(Math.abs(a - b));
      expect(moved.from >= 0 && moved.to <= last).toBe(true);
    }));
  });
  it("keeps at least one day when its end is moved", () => {
    fc.assert(fc.property(column, column, fc.integer({ min: -60, max: 60 }), (a, b, by) => {
      const { from, to } = brushColumns(movedBrush(span(a, b, campaign2021), campaign2021, by, true), campaign2021);
      expect([from, from <= to && to <= last]).toEqual([Math.min(a, b), true]);
    }));
  });
  it("ends its axis at a round number above the largest count", () => {
    expect([1, 2, 7, 999, 1_001, 2_400].map(axisTop)).toEqual([2, 2, 8, 1_000, 2_000, 3_000]);
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e7 }), (people) => { expect(axisTop(people)).toBeGreaterThanOrEqual(people); }));
  });
  it("prints no two dates on each other", () => expect([labelEvery(27, 25), labelEvery(18, 25), labelEvery(9, 25)]).toEqual([1, 2, 3]));
});
