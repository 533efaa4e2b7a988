import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysShown, periodsOf, placesOf } from "../../../client/components/multiples.ts";
import { campaignDays } from "../../../client/cube/days.ts";
import { campaign2021 as campaign } from "../../../server/vocabulary.ts";

const length = campaignDays(campaign);
const row = (code: string, people: Record<number, number>) => ({ code, days: Uint32Array.from({ length }, (_, day) => people[day] ?? 0) });
const world = [row("44", { 23: 5, 24: 7, 30: 2 }), row("33", { 24: 20 }), row("", { 25: 3 })];
const anySeries = fc.array(fc.record({ code: fc.constantFrom("44", "4419", "33", "31", "5301", ""), days: fc.array(fc.nat(40), { minLength: length, maxLength: length }) }), { maxLength: 6 })
  .map((rows) => rows.map(({ code, days }) => ({ code, days: Uint32Array.from(days) })));

describe("small multiples of the day", () => {
  it("show the brushed days, or those on which anybody moves when the brush is a single day or none", () => {
    expect(daysShown(world, { from: "2021-02-01", to: "2021-02-02" }, campaign)).toEqual({ first: 7, last: 8 });
    expect(daysShown(world, { from: "2021-02-01", to: "2021-02-01" }, campaign)).toEqual({ first: 23, last: 30 });
    expect(daysShown(world, null, campaign)).toEqual({ first: 23, last: 30 });
    expect(daysShown([], null, campaign)).toEqual({ first: 0, last: length - 1 });
  });
  it("cut the days into periods of equal length, of which the last may be shorter", () => {
    const periods = periodsOf(world, { first: 23, last: 30 }, campaign, 3);
    expect(periods.map(({ from, to, people }) => [from, to, people])).toEqual([["2021-02-17", "2021-02-19", 35], ["2021-02-20", "2021-02-22", 0], ["2021-02-23", "2021-02-24", 2]]);
    expect(periods[0]!.places).toEqual([{ code: "44", people: 12 }, { code: "33", people: 20 }, { code: "", people: 3 }]);
  });
  it("have one period a day where the days are few", () => {
    expect(periodsOf(world, { first: 23, last: 25 }, campaign, 12).map(({ from, to }) => [from, to])).toEqual([["2021-02-17", "2021-02-17"], ["2021-02-18", "2021-02-18"], ["2021-02-19", "2021-02-19"]]);
  });
  it("name the strongest places and gather the rest, day by day", () => {
    expect(placesOf(world, { first: 23, last: 25 }, 2)).toEqual([{ code: "33", count: 1, people: 20, days: [0, 20, 0] }, { code: null, count: 2, people: 15, days: [5, 7, 3] }]);
  });
  it("count everybody of their days once, by period and by place", () => {
    fc.assert(fc.property(anySeries, fc.nat(length - 1), fc.nat(length - 1), fc.integer({ min: 1, max: 14 }), (series, a, b, most) => {
      const days = { first: Math.min(a, b), last: Math.max(a, b) };
      const people = series.reduce((sum, one) => sum + one.days.subarray(days.first, days.last + 1).reduce((total, count) => total + count, 0), 0);
      const periods = periodsOf(series, days, campaign, most);
      expect(periods.length).toBeLessThanOrEqual(most);
      expect(periods.reduce((sum, period) => sum + period.people, 0)).toBe(people);
      expect(placesOf(series, days, most).reduce((sum, place) => sum + place.people, 0)).toBe(people);
    }));
  });
});
