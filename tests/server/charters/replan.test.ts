import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../server/charters/check.ts";
import type { Plan } from "../../../server/charters/plan.ts";
import { plan } from "../../../server/charters/planner.ts";
import type { Problem, ProblemInput } from "../../../server/charters/problem.ts";
import { replan, withPromises } from "../../../server/charters/replan.ts";
import { group, lineWorld } from "./worlds.ts";

const firstDate = "2021-02-20";
const train = { id: "rail", from: "base", to: "city", minPassengers: 12, seatsPerCoach: 20, fixedCost: 100, costPerCoach: 100, feederFrom: { costPerPersonKm: 0.1 }, feederTo: { costPerPersonKm: 0.1 } };
const none = { runs: new Set<string>(), groups: new Set<string>() };

function world(groups: ProblemInput["groups"], change: Partial<ProblemInput> = {}): Problem {
  return lineWorld(groups, { firstDate, days: 4, trains: [train], fleets: [{ id: "fleet", vehicleType: "coach", count: 4, start: "base", end: "base" }], costs: { unservedPerPerson: 500, changedDayPerPerson: 20 }, ...change });
}

const demand = fc.array(fc.record({
  from: fc.constantFrom("hill", "dam"), to: fc.constantFrom("city", "harbour", "island"), homes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }), firstDay: fc.integer({ min: 0, max: 3 }), width: fc.integer({ min: 0, max: 2 }),
}), { minLength: 2, maxLength: 10 }).map((list): ProblemInput["groups"] => list.map(({ from, to, homes, firstDay, width }, index) => ({
  id: `g${index}`, from, to, people: homes.reduce((sum, home) => sum + home, 0), households: homes.map((people) => ({ people })), firstDay, lastDay: Math.min(3, firstDay + width),
})));

/** What the people of a run see of it. */
function promiseOf({ day, passengers, ...rest }: Plan["trips"][number] | Plan["trains"][number]) {
  return { day, passengers, vehicle: "fleet" in rest ? rest.fleet : rest.train, stops: "stops" in rest ? rest.stops.map(({ place }) => place) : [] };
}

describe("planning again", () => {
  it("keeps locked runs as they are, and the judge accepts the whole plan", async () => {
    await fc.assert(fc.asyncProperty(demand, fc.infiniteStream(fc.boolean()), async (groups, coin) => {
      const problem = world(groups);
      const before = await plan(problem, { seed: 1, effort: 1 });
      const chosen = new Set([...before.trips, ...before.trains].map(({ id }) => id).filter(() => coin.next().value));
      const promised = withPromises(problem, { plan: before, firstDate });
      const after = await replan(promised, { plan: before, firstDate }, { ...none, runs: chosen }, { seed: 2, effort: 1 });
      expect(checkPlan(promised, after).violations).toEqual([]);
      for (const run of [...before.trips, ...before.trains]) if (chosen.has(run.id)) expect([...after.trips, ...after.trains].filter(({ id }) => id === run.id).map(promiseOf)).toEqual([promiseOf(run)]);
      expect(after.bound).toBeLessThanOrEqual(after.cost + 0.01);
      expect(new Set([...after.trips, ...after.trains].map(({ id }) => id)).size).toBe(after.trips.length + after.trains.length);
    }), { numRuns: 25 });
  });

  it("is the same plan when nothing changed and it was the best", async () => {
    const problem = world([group("a", 4, { lastDay: 1 }), group("b", 4, { lastDay: 2 }), group("c", 9, { to: "harbour" })]);
    const before = await plan(problem, { seed: 1, effort: 1 });
    const after = await replan(withPromises(problem, { plan: before, firstDate }), { plan: before, firstDate }, none, { seed: 9, effort: 1 });
    expect([after.cost, after.trips, after.unserved]).toEqual([before.cost, before.trips, before.unserved]);
  });

  it("carries an earlier plan over to a problem that begins on another day", async () => {
    const late = { firstDay: 2, lastDay: 3 };
    const before = await plan(world([group("gone", 8), group("a", 4, late), group("b", 4, late)]), { seed: 1, effort: 1 });
    const trip = before.trips.find(({ passengers }) => passengers.some(({ group: id }) => id === "a"));
    const later = world([group("a", 4, { firstDay: 1, lastDay: 2 }), group("b", 4, { firstDay: 1, lastDay: 2 })], { firstDate: "2021-02-21", days: 3 });
    const earlier = { plan: before, firstDate };
    const after = await replan(withPromises(later, earlier), earlier, { ...none, runs: new Set([trip?.id ?? ""]) }, { seed: 1, effort: 1 });
    expect(after.trips.map(({ id, day }) => [id, day])).toEqual([[trip?.id, (trip?.day ?? 0) - 1]]);
  });

  it("lets people off a locked trip who are in the demand no more, and drops a trip that is empty", async () => {
    const problem = world([group("a", 4), group("b", 4), group("c", 9, { to: "island" })]);
    const before = await plan(problem, { seed: 1, effort: 1 });
    const earlier = { plan: before, firstDate };
    const fewer = world([group("a", 4)]);
    const after = await replan(withPromises(fewer, earlier), earlier, { ...none, runs: new Set(before.trips.map(({ id }) => id)) }, { seed: 1, effort: 1 });
    expect(after.trips.map(({ passengers }) => passengers)).toEqual([[{ group: "a", people: 4 }]]);
    expect(checkPlan(fewer, { ...after }).violations).toEqual([]);
  });

  it("shows the judge a locked trip that a new load cap forbids", async () => {
    const problem = world([group("a", 4), group("b", 4)]);
    const before = await plan(problem, { seed: 1, effort: 1 });
    const half = world([group("a", 4), group("b", 4)], { rules: { keepTogetherUpTo: 4, loadCapPercent: 50 } });
    const earlier = { plan: before, firstDate };
    const after = await replan(withPromises(half, earlier), earlier, { ...none, runs: new Set(before.trips.map(({ id }) => id)) }, { seed: 1, effort: 1 });
    expect(checkPlan(half, after).violations.map(({ rule, where }) => [rule, where])).toEqual([["seats", before.trips[0]?.id]]);
    const free = await replan(withPromises(half, earlier), earlier, none, { seed: 1, effort: 1 });
    expect(checkPlan(withPromises(half, earlier), free).violations).toEqual([]);
    expect(free.trips).toHaveLength(2);
  });

  it("keeps the day of a locked group, and one that was left out stays so", async () => {
    const problem = world([group("a", 4, { lastDay: 2 }), group("far", 1, { to: "island" })]);
    const before = await plan(problem, { seed: 1, effort: 1 });
    expect(before.unserved.map(({ group: id }) => id)).toEqual(["far"]);
    const day = before.trips[0]?.day ?? -1;
    const more = world([group("a", 4, { lastDay: 2 }), group("far", 1, { to: "island" }), group("more", 9, { to: "island" }), ...[0, 1, 2].filter((other) => other !== day).map((other) => group(`b${other}`, 6, { firstDay: other, lastDay: other }))]);
    const earlier = { plan: before, firstDate };
    const after = await replan(withPromises(more, earlier), earlier, { ...none, groups: new Set(["a", "far"]) }, { seed: 1, effort: 1 });
    expect(after.trips.find(({ passengers }) => passengers.some(({ group: id }) => id === "a"))?.day).toBe(day);
    expect(after.unserved.map(({ group: id }) => id)).toContain("far");
    expect(checkPlan(withPromises(more, earlier), after).violations).toEqual([]);
  });
});
