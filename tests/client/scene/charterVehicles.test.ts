import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockMinute, vehiclesAt } from "../../../client/scene/charterVehicles.ts";
import { driven } from "../../../client/scene/driven.ts";

const line = [[100, 0], [101, 0], [104, 0]] as const;
const trip = { id: "t1", people: 40, from: 600, to: 1800, line };
const at = (minute: number, ban: Parameters<typeof vehiclesAt>[2] = null) => vehiclesAt([trip], minute, ban)[0]?.lon;

describe("coaches on their way", () => {
  it("count from the minute of the day at which they were reported to leave", () => {
    expect(["2021-02-18T00:00:00+08:00", "2021-02-18T07:46:31+08:00"].map(clockMinute)).toEqual([0, 466]);
  });

  it("are at both ends on the minute, halfway at half of the time, and nowhere before and after", () => {
    expect([at(600), at(1200), at(1800), at(599), at(1801)]).toEqual([100, 102, 104, undefined, undefined]);
  });

  it("stand still while no coach is on the road, and go on from there", () => {
    const ban = { from: 120, to: 300 }; // 02:00 to 05:00 of the next day are the minutes 1560 to 1740
    expect(at(1560, ban)).toBe(at(1740, ban));
    expect(at(1650, ban)).toBe(at(1740, ban));
    expect(at(1770, ban)).toBeGreaterThan(at(1740, ban) ?? Infinity);
  });

  it("never go back", () => {
    fc.assert(fc.property(fc.integer({ min: 600, max: 1800 }), fc.nat(400), fc.boolean(), (minute, later, banned) => {
      const ban = banned ? { from: 120, to: 300 } : null;
      const [now, then] = [at(minute, ban), at(Math.min(1800, minute + later), ban)];
      expect((then ?? 0) + 1e-9).toBeGreaterThanOrEqual(now ?? Infinity);
    }));
  });

  it("drive all minutes that are not banned", () => {
    fc.assert(fc.property(fc.nat(3000), fc.nat(3000), (from, length) => {
      const parts = driven(from, from + length, { from: 120, to: 300 });
      const banned = Array.from({ length }, (_, index) => (from + index) % 1440).filter((minute) => minute >= 120 && minute < 300).length;
      expect(parts.reduce((sum, [start, end]) => sum + end - start, 0)).toBe(length - banned);
    }));
  });
});
