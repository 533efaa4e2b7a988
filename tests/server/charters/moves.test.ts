import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../server/charters/check.ts";
import { applyMoves, MoveError, type Move } from "../../../server/charters/moves.ts";
import type { Plan } from "../../../server/charters/plan.ts";
import { planChanges } from "../../../server/charters/planChanges.ts";
import { plan } from "../../../server/charters/planner.ts";
import type { Problem, ProblemInput } from "../../../server/charters/problem.ts";
import { group, lineWorld } from "./worlds.ts";

const firstDate = "2021-02-20";
const demand = fc.array(fc.record({
  from: fc.constantFrom("hill", "dam"), to: fc.constantFrom("city", "harbour", "island"), homes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }), firstDay: fc.integer({ min: 0, max: 2 }), width: fc.integer({ min: 0, max: 2 }),
}), { minLength: 2, maxLength: 9 }).map((list): ProblemInput["groups"] => list.map(({ from, to, homes, firstDay, width }, index) => ({
  id: `g${index}`, from, to, people: homes.reduce((sum, home) => sum + home, 0), households: homes.map((people) => ({ people })), firstDay, lastDay: Math.min(2, firstDay + width),
})));
/** Any move that makes sense for a plan, drawn from it. */
const moveOf = (problem: Problem, made: Plan) => {
  const riding = [...made.trips.flatMap(({ id, passengers }) => passengers.map((part) => ({ from: id as string | null, group: part.group }))), ...made.unserved.map((part) => ({ from: null, group: part.group }))];
  const toGroup = fc.record({ kind: fc.constant("group" as const), riding: fc.constantFrom(...riding), to: fc.constantFrom(null, ...made.trips.map(({ id }) => id)) })
    .filter(({ riding: { from }, to }) => from !== to).map(({ riding: { group: id, from }, to }): Move => ({ kind: "group", group: id, from, to }));
  const trip = fc.constantFrom(...made.trips);
  return fc.oneof(toGroup, fc.record({ trip, day: fc.nat(problem.days - 1) }).map(({ trip: { id }, day }): Move => ({ kind: "day", trip: id, day })),
    trip.chain(({ id, stops }) => fc.constantFrom(...stops).map(({ place }): Move => ({ kind: "stop", trip: id, place, before: null }))));
};

describe("moves by hand", () => {
  it("lose nobody, and cost what the judge says, whichever rule they break", async () => {
    await fc.assert(fc.asyncProperty(demand, fc.gen(), async (groups, draw) => {
      const problem = lineWorld(groups, { firstDate });
      const made = await plan(problem, { seed: 1, effort: 1 });
      fc.pre(made.trips.length > 0);
      const moved = applyMoves(problem, made, [draw(() => moveOf(problem, made))]);
      const { violations, people, served, cost } = checkPlan(problem, moved);
      expect(violations.filter(({ rule }) => ["everybody", "cost", "times", "household", "bound"].includes(rule))).toEqual([]);
      expect(people - served).toBe(moved.unserved.reduce((sum, part) => sum + part.people, 0));
      expect(cost).toBeCloseTo(moved.cost, 1);
      const { people: sum } = planChanges({ plan: made, firstDate, groups: problem.groups }, { plan: moved, firstDate, groups: problem.groups }, new Set());
      expect(sum.kept + sum.moved + sum.seated + sum.leftOut + sum.stillOut).toBe(people);
      expect([sum.gone, sum.joined]).toEqual([0, 0]);
    }), { numRuns: 12, endOnFailure: true });
  });

  it("there and back again is the plan as it was", async () => {
    const problem = lineWorld([group("a", 4), group("b", 4), group("c", 5, { to: "harbour" }), group("d", 3, { to: "island" })], { firstDate, costs: { unservedPerPerson: 900 } });
    const made = await plan(problem, { seed: 1, effort: 1 });
    const trip = made.trips.find(({ passengers }) => passengers.some((part) => part.group === "a"))?.id ?? "";
    const out: Move = { kind: "group", group: "a", from: trip, to: null };
    const away = applyMoves(problem, made, [out]);
    expect(away.unserved.some((part) => part.group === "a")).toBe(true);
    expect(applyMoves(problem, made, [out, { kind: "group", group: "a", from: null, to: trip }])).toEqual(made);
    expect(applyMoves(problem, made, [{ kind: "day", trip, day: 1 }, { kind: "day", trip, day: 0 }])).toEqual(made);
  });

  it("says which rule a move breaks", async () => {
    const problem = lineWorld([group("a", 4), group("b", 8)], { firstDate, rules: { keepTogetherUpTo: null } });
    const made = await plan(problem, { seed: 1, effort: 1 });
    const tripOf = (id: string) => made.trips.find(({ passengers }) => passengers.some((part) => part.group === id))?.id ?? "";
    const rules = (moves: Move[]) => checkPlan(problem, applyMoves(problem, made, moves)).violations.map(({ rule }) => rule);
    expect(rules([{ kind: "group", group: "a", from: tripOf("a"), to: tripOf("b") }])).toEqual(["seats"]);
    expect(rules([{ kind: "day", trip: tripOf("b"), day: 2 }])).toEqual(["window"]);
    expect(() => applyMoves(problem, made, [{ kind: "group", group: "a", from: tripOf("b"), to: null }])).toThrow(MoveError);
    expect(() => applyMoves(problem, made, [{ kind: "day", trip: "t99", day: 0 }])).toThrow("计划里没有 t99 这一趟，请刷新后再调整。");
    expect(() => applyMoves(problem, made, [{ kind: "day", trip: tripOf("b"), day: 9 }])).toThrow("计划只有 3 天，不能移到第 10 天。");
  });
});
