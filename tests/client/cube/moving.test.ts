import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCounter } from "../../../client/cube/counter.ts";
import type { Cube } from "../../../client/cube/decode.ts";
import { movingAt } from "../../../client/cube/moving.ts";
import { rankPlaces } from "../../../client/cube/ranking.ts";
import { emptyFilter, noDay, rollupMovements } from "../../../server/vocabulary.ts";

/** Two counties with two townships each; workplaces at home, elsewhere in the province, outside, and not stated. */
const homes = ["532301001", "532301102", "532326101", "532326102"];
const works = ["532301", "532326", "530102", "440106", "441900", ""];
const row = fc.record({ home: fc.nat(homes.length - 1), work: fc.nat(works.length - 1), day: fc.constantFrom(0, 5, 9, noDay), people: fc.integer({ min: 1, max: 60 }) });

function cubeOf(rows: readonly { home: number; work: number; day: number; people: number }[]): Cube {
  const same = (value: number) => new Uint8Array(rows.length).fill(value);
  return {
    rows: rows.length, baseDate: "2021-01-25", dataVersion: 1, homes, works, home: Uint16Array.from(rows, ({ home }) => home), work: Uint16Array.from(rows, ({ work }) => work),
    movement: same(rollupMovements.indexOf("return")), mode: same(0), intention: same(0), organised: same(0), industry: same(0),
    day: Uint16Array.from(rows, ({ day }) => day), people: Uint32Array.from(rows, ({ people }) => people),
  };
}
const levels = { home: "township", work: "prefecture", workInside: "county", inside: "5323" } as const;

describe("people by place", () => {
  it("are everybody once, at homes and at workplaces, whatever the days", () => {
    fc.assert(fc.property(fc.array(row, { maxLength: 40 }), fc.boolean(), (rows, brushed) => {
      const answer = createCounter(cubeOf(rows)).count({ ...emptyFilter, days: brushed ? { from: "2021-01-25", to: "2021-01-31" } : null }, levels);
      for (const side of [answer.moving.homes, answer.moving.works]) expect(side.reduce((sum, { people }) => sum + people, 0)).toBe(answer.people);
    }));
  });
  it("touch a region once, although both their ends may lie in it", () => {
    fc.assert(fc.property(fc.array(row, { maxLength: 40 }), fc.constantFrom("53", "5323", "532301", "532326", "532326101", "44", "4401"), (rows, code) => {
      const answer = createCounter(cubeOf(rows)).count(emptyFilter, levels);
      const inside = (region: string) => region !== "" && region.startsWith(code);
      const expected = rows.filter(({ home, work }) => inside(homes[home]!) || inside(works[work]!)).reduce((sum, { people }) => sum + people, 0);
      expect(movingAt(answer, code)).toBe(expected);
    }));
  });
  it("fill the ranking's rows, the last of which gathers the weaker places", () => {
    fc.assert(fc.property(fc.array(row, { maxLength: 40 }), fc.integer({ min: 2, max: 7 }), (rows, most) => {
      const { moving, people } = createCounter(cubeOf(rows)).count(emptyFilter, levels);
      const ranked = rankPlaces({
        side: "work", moving: moving.works, flows: [], most, nameOf: (code) => code, coverageOf: () => ({ expected: 0, surveyed: 0 }), words: { rest: (count) => `${count} more`, unknown: "?" },
      });
      expect(ranked.length).toBeLessThanOrEqual(most);
      expect(ranked.reduce((sum, place) => sum + place.people, 0)).toBe(people);
    }));
  });
});
