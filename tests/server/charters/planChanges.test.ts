import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlan, type Plan } from "../../../server/charters/plan.ts";
import { planChanges } from "../../../server/charters/planChanges.ts";

/** Each group on some day, split or left out, and groups that are in one plan only. */
const side = fc.array(fc.record({ group: fc.constantFrom("a", "b", "c", "d", "e"), day: fc.option(fc.nat(2)), people: fc.integer({ min: 1, max: 9 }) }), { maxLength: 8 }).map((parts) => {
  const on = (day: number | null) => parts.filter((part) => part.day === day).map(({ group, people }) => ({ group, people }));
  const trips = [0, 1, 2].flatMap((day) => on(day).map((part, index) => ({ id: `t${day * 10 + index}`, fleet: "f", day, stops: [{ place: "x", kind: "pickup" }, { place: "y", kind: "drop" }], passengers: [part] })));
  const plan = parsePlan({ cost: 0, trips, unserved: on(null) });
  const groups = [...new Set(parts.map(({ group }) => group))].map((id) => ({ id, people: parts.filter(({ group }) => group === id).reduce((sum, { people }) => sum + people, 0) }));
  return { plan, groups, people: parts.reduce((sum, { people }) => sum + people, 0) };
});

describe("the difference of two plans", () => {
  it("accounts for everybody of both", () => {
    fc.assert(fc.property(side, side, fc.constantFrom("2021-02-20", "2021-02-21"), (before, after, firstDate) => {
      const { kept, moved, seated, leftOut, stillOut, gone, joined } = planChanges({ ...before, firstDate: "2021-02-20" }, { ...after, firstDate }, new Set()).people;
      const both = kept + moved + seated + leftOut + stillOut;
      expect([both + gone, both + joined]).toEqual([before.people, after.people]);
      expect(Math.min(kept, moved, seated, leftOut, stillOut, gone, joined)).toBeGreaterThanOrEqual(0);
    }));
  });

  it("is nothing between a plan and itself", () => {
    fc.assert(fc.property(side, (one) => {
      const { people, trips, keptTrips } = planChanges({ ...one, firstDate: "2021-02-20" }, { ...one, firstDate: "2021-02-20" }, new Set());
      expect([trips, keptTrips, people.moved + people.seated + people.leftOut + people.gone + people.joined]).toEqual([[], one.plan.trips.length, 0]);
    }));
  });

  it("says why a trip is another one", () => {
    const trip = (id: string, groups: [string, number][], day = 0) => ({ id, fleet: "f", day, stops: [{ place: "x", kind: "pickup" }, { place: "y", kind: "drop" }], passengers: groups.map(([group, people]) => ({ group, people })) });
    const plan = (...trips: object[]): Plan => parsePlan({ cost: 0, trips });
    const before = { plan: plan(trip("t1", [["a", 3]]), trip("t2", [["b", 3]]), trip("t3", [["c", 3]]), trip("t4", [["d", 1]])), firstDate: "2021-02-20", groups: ["a", "b", "c", "d"].map((id) => ({ id, people: id === "d" ? 1 : 3 })) };
    const after = { plan: plan(trip("t1", [["a", 5]]), trip("t2", [["b", 3]], 1), trip("t5", [["c", 3], ["d", 1]])), firstDate: "2021-02-20", groups: [{ id: "a", people: 5 }, { id: "b", people: 3 }, { id: "c", people: 3 }, { id: "d", people: 1 }] };
    const { trips } = planChanges(before, after, new Set(["t3"]));
    expect(trips.map(({ id, kind, reason }) => [id, kind, reason])).toEqual([["t1", "changed", "demand"], ["t2", "changed", "cost"], ["t5", "opened", "cost"], ["t3", "closed", "rules"], ["t4", "closed", "cost"]]);
    expect(trips[0]).toMatchObject({ joined: [{ group: "a", people: 2 }], left: [] });
    expect(trips[1]).toMatchObject({ before: { date: "2021-02-20" }, after: { date: "2021-02-21" } });
  });
});
