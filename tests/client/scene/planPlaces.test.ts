import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { destinationRows, homeRows } from "../../../client/scene/planPlaces.ts";
import type { PlanAnswer } from "../../../client/stores/useCharters.ts";

const group = (groupId: string, homeCode: string, workCode: string, people: number) => ({ groupId, homeCode, homeName: "", workCode, workName: "", people, wheelchairs: 0, firstDate: "2021-02-18", lastDate: "2021-02-20", travelGroup: null });
const planOf = (unserved: { group: string; people: number }[]): PlanAnswer["plan"] => ({ format: "guitu-charter-plan/1", problem: "", cost: 0, trips: [], trains: [], blockSeats: [], unserved });
const small = [group("a", "532301101", "4419", 8), group("b", "532301102", "4403", 5), group("c", "532322101", "3302", 9)];

describe("people by place", () => {
  it("stand at their province and city, and at their county and township, largest first", () => {
    expect(destinationRows(small, planOf([{ group: "b", people: 2 }]))).toEqual([
      { code: "44", demand: 13, served: 11, unserved: 2, parts: [{ code: "4419", demand: 8, served: 8, unserved: 0 }, { code: "4403", demand: 5, served: 3, unserved: 2 }] },
      { code: "33", demand: 9, served: 9, unserved: 0, parts: [{ code: "3302", demand: 9, served: 9, unserved: 0 }] },
    ]);
    expect(homeRows(small, planOf([{ group: "c", people: 9 }])).map(({ code, unserved, demand }) => [code, unserved, demand])).toEqual([["532322", 9, 9], ["532301", 0, 13]]);
  });

  it("are all left out before there is a plan", () => {
    expect(homeRows(small, null).every(({ demand, unserved, served }) => unserved === demand && served === 0)).toBe(true);
  });

  it("add up to the demand in both lists, and parts to their place", () => {
    const some = fc.array(fc.record({ home: fc.constantFrom("532301101", "532301102", "532322101"), work: fc.constantFrom("4419", "4403", "3302", "532301"), people: fc.integer({ min: 1, max: 60 }), left: fc.integer({ min: 0, max: 60 }) }), { maxLength: 30 });
    fc.assert(fc.property(some, (list) => {
      const groups = list.map(({ home, work, people }, index) => group(`g${index}`, home, work, people));
      const plan = planOf(list.flatMap(({ left, people }, index) => (left > 0 ? [{ group: `g${index}`, people: Math.min(left, people) }] : [])));
      const [demand, unserved] = [groups.reduce((sum, one) => sum + one.people, 0), plan.unserved.reduce((sum, one) => sum + one.people, 0)];
      for (const rows of [destinationRows(groups, plan), homeRows(groups, plan)]) {
        expect(rows.reduce((sum, row) => sum + row.demand, 0)).toBe(demand);
        expect(rows.reduce((sum, row) => sum + row.unserved, 0)).toBe(unserved);
        for (const row of rows) expect(row.parts.reduce((sum, part) => [(sum[0] ?? 0) + part.demand, (sum[1] ?? 0) + part.served, (sum[2] ?? 0) + part.unserved], [0, 0, 0])).toEqual([row.demand, row.served, row.unserved]);
      }
    }));
  });
});
