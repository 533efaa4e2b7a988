import { describe, expect, it } from "vitest";
import { problemSchema, type DrivingRules } from "../../../server/charters/problem.ts";
import { drive, driversFor, startClock } from "../../../server/charters/roadRules.ts";

const rules = problemSchema.shape.rules.parse({}).driving as DrivingRules; // on by default

function minuteAfter(minutes: number, drivers = 2, change: Partial<DrivingRules> = {}): number {
  const changed = { ...rules, ...change };
  const clock = startClock(changed);
  drive(clock, minutes, drivers, changed);
  return clock.minute;
}

describe("driving rules", () => {
  it("drives 4 hours from 07:00 without a rest", () => {
    expect(minuteAfter(240)).toBe(420 + 240);
  });

  it("rests 20 minutes when one minute more is left", () => {
    expect(minuteAfter(241)).toBe(420 + 241 + 20);
  });

  it("needs a second driver from 8 hours and one minute on", () => {
    expect([480, 481, 2000].map((minutes) => driversFor(minutes, rules))).toEqual([1, 2, 2]);
  });

  it("rests after 2 hours in the night", () => {
    const evening = { departureMinute: 22 * 60 };
    expect(minuteAfter(120, 2, evening)).toBe(24 * 60);
    expect(minuteAfter(121, 2, evening)).toBe(24 * 60 + 21);
  });

  it("stands still from 02:00 to 05:00", () => {
    const late = { departureMinute: 60 };
    expect(minuteAfter(60, 2, late)).toBe(120);
    expect(minuteAfter(61, 2, late)).toBe(301);
  });

  it("stops one driver after 8 hours until his next day begins at 05:00", () => {
    expect(minuteAfter(480, 1)).toBe(420 + 480 + 20);
    expect(minuteAfter(490, 1)).toBe(1440 + 300 + 10);
  });
});
