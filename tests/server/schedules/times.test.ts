import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueMoments, eveOf, nextDue, previousDue, type ScheduleTimes } from "../../../server/schedules/times.ts";

const at = (text: string) => new Date(text);
const evening: ScheduleTimes = { daily: ["17:00"], beforeEve: null };
const festive: ScheduleTimes = { daily: ["17:00"], beforeEve: { days: 7, times: ["09:00", "17:00"] } };
/** Of the days between two ISO days, both included, how often is due on each. */
const countsOn = (times: ScheduleTimes, from: string, to: string): number[] => {
  const days: number[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000) days.push(dueMoments(times, new Date(day - 8 * 3_600_000 - 1), new Date(day + 16 * 3_600_000 - 1)).length);
  return days;
};

describe("the times of a schedule", () => {
  it("are those of Shanghai, whatever the machine's own zone: 17:00 is 09:00 UTC, in summer as in winter", () => {
    expect(dueMoments(evening, at("2021-02-08T17:00:00+08:00"), at("2021-02-09T17:00:00+08:00"))).toEqual(["2021-02-09T09:00:00.000Z"]);
    expect(dueMoments(evening, at("2021-07-08T17:00:00+08:00"), at("2021-07-09T17:00:00+08:00"))).toEqual(["2021-07-09T09:00:00.000Z"]);
  });

  it("are due from the exact minute on, and once", () => {
    expect(dueMoments(evening, at("2021-02-09T16:00:00+08:00"), at("2021-02-09T16:59:59.999+08:00"))).toEqual([]);
    expect(dueMoments(evening, at("2021-02-09T16:59:59.999+08:00"), at("2021-02-09T17:00:00+08:00"))).toHaveLength(1);
    expect(dueMoments(evening, at("2021-02-09T17:00:00+08:00"), at("2021-02-09T17:01:00+08:00"))).toEqual([]);
  });

  it("cross the ends of months and years, and know the 29th of February", () => {
    expect(dueMoments({ daily: ["00:00", "23:59"], beforeEve: null }, at("2020-12-31T23:58:59+08:00"), at("2021-01-01T00:00:00+08:00"))).toEqual(["2020-12-31T15:59:00.000Z", "2020-12-31T16:00:00.000Z"]);
    expect(dueMoments(evening, at("2024-02-28T18:00:00+08:00"), at("2024-03-01T18:00:00+08:00"))).toEqual(["2024-02-29T09:00:00.000Z", "2024-03-01T09:00:00.000Z"]);
  });

  it.each([[2021, "2021-02-11"], [2023, "2023-01-21"], [2024, "2024-02-09"], [2025, "2025-01-28"], [2027, "2027-02-05"]])("find 除夕 of %i on %s", (year, day) => {
    expect(eveOf(year)).toBe(day);
  });

  it("are twice a day on the seven days before 除夕, and once on the day before these, on 除夕 and after it", () => {
    expect(countsOn(festive, "2021-02-02", "2021-02-13")).toEqual([1, 1, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1]);
  });

  it("reach back into the year before, when 除夕 is early and the days are many", () => {
    expect(countsOn({ ...festive, beforeEve: { days: 60, times: ["09:00", "17:00"] } }, "2022-11-21", "2022-11-23")).toEqual([1, 2, 2]);
  });

  it("may be those before 除夕 alone", () => {
    const only: ScheduleTimes = { daily: [], beforeEve: { days: 1, times: ["09:00"] } };
    expect(nextDue(only, at("2021-01-01T00:00:00Z"))).toBe("2021-02-10T01:00:00.000Z");
    expect(nextDue(only, at("2021-02-10T01:00:00Z"))).toBe("2022-01-30T01:00:00.000Z");
    expect(previousDue(only, at("2021-02-10T01:00:00Z"))).toBe("2020-01-23T01:00:00.000Z");
    expect(nextDue({ daily: [], beforeEve: null }, at("2021-01-01T00:00:00Z"))).toBeNull();
  });

  const time = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
  const several = (least: number) => fc.uniqueArray(time, { minLength: least, maxLength: 4 }).map((times) => times.sort());
  const anyTimes: fc.Arbitrary<ScheduleTimes> = fc.record({ daily: several(1), beforeEve: fc.option(fc.record({ days: fc.integer({ min: 1, max: 60 }), times: several(1) })) });
  const instants = fc.uniqueArray(fc.integer({ min: Date.parse("2020-12-01"), max: Date.parse("2021-03-15") }), { minLength: 3, maxLength: 3 }).map((some) => some.sort((a, b) => a - b).map((one) => new Date(one)) as [Date, Date, Date]);

  it("lose none and count none twice, wherever the looks are", () => {
    fc.assert(fc.property(anyTimes, instants, (times, [first, middle, last]) => {
      expect([...dueMoments(times, first, middle), ...dueMoments(times, middle, last)]).toEqual(dueMoments(times, first, last));
    }), { numRuns: 60 });
  });

  it("name as next the first that comes due, and as previous the one before it", () => {
    fc.assert(fc.property(anyTimes, instants, (times, [first, , last]) => {
      const [one, two] = dueMoments(times, first, new Date(last.getTime() + 3 * 86_400_000));
      expect(nextDue(times, first)).toBe(one);
      expect(previousDue(times, new Date(Date.parse(two!)))).toBe(one); // three days have two runs at least
    }), { numRuns: 60 });
  });
});
