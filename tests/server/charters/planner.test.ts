import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../server/charters/check.ts";
import type { Plan } from "../../../server/charters/plan.ts";
import { plan, type PlanProgress, spreadsheetPlan } from "../../../server/charters/planner.ts";
import { type Problem, ProblemError, parseProblem, type ProblemInput } from "../../../server/charters/problem.ts";
import { boundedPlan } from "./bounded.ts";
import { group, lineWorld } from "./worlds.ts";

const homes = ["hill", "dam"];
const cities = ["city", "harbour", "island"];

const groups = fc.array(fc.record({ from: fc.constantFrom(...homes), to: fc.constantFrom(...cities), people: fc.integer({ min: 1, max: 12 }), firstDay: fc.integer({ min: 0, max: 2 }), width: fc.integer({ min: 0, max: 2 }), wheelchairs: fc.integer({ min: 0, max: 1 }), promisedDay: fc.option(fc.integer({ min: 0, max: 2 })) }), { minLength: 1, maxLength: 14 })
  .map((list): ProblemInput["groups"] => list.map(({ width, ...rest }, index) => ({ id: `g${index}`, ...rest, lastDay: Math.min(2, rest.firstDay + width) })));

describe("the planner", () => {
  it("gives plans that the judge accepts, with everybody in them and a bound below the cost", async () => {
    await fc.assert(fc.asyncProperty(groups, fc.boolean(), async (list, driving) => {
      const problem = lineWorld(list, { rules: { keepTogetherUpTo: 4, ...(driving ? {} : { driving: null }) }, costs: { unservedPerPerson: 300, unservedPerPersonKm: 0.5, earlyPerPersonDay: 3, changedDayPerPerson: 8, detourPerPersonKm: 0.1, extraStop: 20, secondDriverPerDay: 40 } });
      const answer = await plan(problem, { seed: 7, effort: 1 });
      const { violations, costs, cost } = checkPlan(problem, answer);
      expect(violations).toEqual([]);
      expect(Object.values(costs).flatMap((parts) => Object.values(parts)).reduce((sum, yuan) => sum + yuan, 0)).toBeCloseTo(cost, 4);
      expect(answer.bound).toBeLessThanOrEqual(answer.cost + 0.01);
      expect(checkPlan(problem, spreadsheetPlan(problem)).violations).toEqual([]);
    }), { numRuns: 12 });
  });

  it("gives the same plan for the same seed", async () => {
    const problem = lineWorld([group("a", 4), group("b", 9, { to: "harbour" }), group("c", 3, { from: "hill" })]);
    expect(await plan(problem, { seed: 3, effort: 1 })).toEqual(await plan(problem, { seed: 3, effort: 1 }));
  });

  it("joins two cities on one coach in whichever order the detour allows", async () => {
    const one = { from: "hill", lastDay: 1 };
    const problem = lineWorld([group("a", 5, one), group("b", 5, one), group("late", 1, { ...one, firstDay: 1 }), group("far", 6, { ...one, to: "harbour" })],
      { days: 2, rules: { keepTogetherUpTo: null, driving: null }, fleets: [{ id: "fleet", vehicleType: "coach", count: null, start: "base", end: "base" }] });
    expect((await plan(problem, { seed: 1, effort: 1 })).cost).toBe(940 + 1020);
  });

  it("finds the cheapest plan of small worlds, and its bound never lies above it", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ from: fc.constantFrom(...homes), to: fc.constantFrom("city", "harbour"), people: fc.integer({ min: 1, max: 6 }), firstDay: fc.integer({ min: 0, max: 1 }) }), { minLength: 1, maxLength: 5 }), async (list) => {
      const problem = lineWorld(list.map((one, index) => group(`g${index}`, one.people, { from: one.from, to: one.to, firstDay: one.firstDay, lastDay: 1 })), { days: 2, rules: { keepTogetherUpTo: null, driving: null }, fleets: [{ id: "fleet", vehicleType: "coach", count: null, start: "base", end: "base" }] });
      expect((await boundedPlan(problem)).cheapest).toBe(true);
      // The search promises no optimum: these worlds are drawn once, so that a weaker search shows.
    }), { numRuns: 15, seed: 20210212 });
  });

  it("never bounds a world with a train above its cheapest plan, and finds most of these plans", async () => {
    let cheapest = 0;
    let onRails = 0;
    const runs = 40;
    await fc.assert(fc.asyncProperty(
      fc.array(fc.record({ from: fc.constantFrom(...homes), to: fc.constantFrom("city", "harbour"), people: fc.integer({ min: 2, max: 9 }), firstDay: fc.integer({ min: 0, max: 1 }) }), { minLength: 2, maxLength: 5 }),
      fc.record({ minPassengers: fc.integer({ min: 4, max: 14 }), seatsPerCoach: fc.constantFrom(8, 14), maxCoaches: fc.integer({ min: 1, max: 3 }), fixedCost: fc.integer({ min: 0, max: 600 }), costPerCoach: fc.integer({ min: 50, max: 500 }) }),
      async (list, sizes) => {
        const train = { id: "rail", from: "base", to: "city", ...sizes, feederFrom: { costPerPersonKm: 0.5 }, feederTo: { costPerPersonKm: 1, maxKm: 30 } };
        const problem = lineWorld(list.map((one, index) => group(`g${index}`, one.people, { from: one.from, to: one.to, firstDay: one.firstDay, lastDay: 1 })), { days: 2, trains: [train], rules: { keepTogetherUpTo: null, driving: null }, fleets: [{ id: "fleet", vehicleType: "coach", count: null, start: "base", end: "base" }] });
        const bounded = await boundedPlan(problem);
        if (bounded.cheapest) cheapest += 1;
        if (bounded.answer.trains.length > 0) onRails += 1;
      },
    ), { numRuns: runs, seed: 20210212 });
    expect(onRails).toBeGreaterThan(runs / 5);
    expect(cheapest).toBeGreaterThan(runs * 0.8);
  });

  it("keeps the day that people were told for as long as that is the cheaper way", async () => {
    const world = (changedDayPerPerson: number) => lineWorld([group("a", 4, { lastDay: 1, promisedDay: 0 }), group("b", 4, { firstDay: 1, lastDay: 1 })], { costs: { unservedPerPerson: 5000, changedDayPerPerson } });
    const daysOf = async (price: number) => (await plan(world(price), { seed: 1, effort: 1 })).trips.map(({ day, passengers }) => [day, passengers.map(({ group: id }) => id).join()]);
    expect(await daysOf(10)).toEqual([[1, "a,b"]]);
    expect(await daysOf(1000)).toEqual([[0, "a"], [1, "b"]]);
  });

  it("keeps its best plan and a bound that holds wherever it is stopped: searching, bounding, rounding or at the end", async () => {
    const problem = lineWorld(Array.from({ length: 40 }, (_, index) => group(`g${index}`, 1 + (index % 5), { to: index % 3 ? "city" : "harbour", firstDay: index % 2, lastDay: 2 })));
    const told: PlanProgress[] = [];
    const whole = await plan(problem, { seed: 1, effort: 2, onProgress: (progress) => told.push(progress) > 0 });
    const bounds = told.flatMap(({ bound }) => bound ?? []);
    expect(bounds.length).toBeGreaterThan(2);
    for (const [index, bound] of bounds.entries()) expect(bound).toBeGreaterThanOrEqual(bounds[index - 1] ?? 0);
    for (const [index, { done }] of told.entries()) expect(done).toBeGreaterThanOrEqual(told[index - 1]?.done ?? 0);
    const firstBound = told.findIndex(({ bound }) => bound !== null);
    for (const stop of [1, firstBound, firstBound + 1, firstBound + 2, told.length - 3, told.length - 1, told.length].filter((call) => call > 0)) {
      let calls = 0;
      let cost = Infinity;
      const answer = await plan(problem, { seed: 1, effort: 2, onProgress: (progress) => ((cost = progress.cost), ++calls < stop) });
      expect(answer.cost).toBeLessThanOrEqual(cost + 0.01);
      expect(answer.bound).toBeLessThanOrEqual(whole.cost + 0.01);
      expect(checkPlan(problem, answer).violations).toEqual([]);
    }
  });

  it("hands out a whole plan with every word about the progress, at the price that it tells", async () => {
    const problem = lineWorld(Array.from({ length: 40 }, (_, index) => group(`g${index}`, 1 + (index % 5), { to: index % 3 ? "city" : "harbour", firstDay: index % 2, lastDay: 2 })));
    const plans: Plan[] = [];
    const told: PlanProgress[] = [];
    const last = await plan(problem, { seed: 1, effort: 1, onProgress: (progress) => told.push(progress) > 0 }, (soFar) => plans.push(soFar()));
    expect(plans).toHaveLength(told.length);
    for (const [index, soFar] of plans.entries()) {
      const { cost, violations, served } = checkPlan(problem, soFar);
      expect(violations).toEqual([]);
      expect([cost, served]).toEqual([expect.closeTo(told[index]?.cost ?? NaN, 2), told[index]?.served]);
    }
    expect(plans.at(-1)).toEqual(last);
    expect(plans[0]?.cost).toBeGreaterThan(last.cost);
  });

  it("bounds and plans a county of more pick-up places than can be listed", async () => {
    const homes = Array.from({ length: 33 }, (_, index) => ({ id: `village${index}`, lon: 101 + index / 100, lat: 25 + (index % 7) / 50 }));
    const problem = parseProblem({
      days: 1, places: [{ id: "base", lon: 100.9, lat: 25 }, ...homes, { id: "city", lon: 104, lat: 25 }],
      groups: homes.map(({ id }, index) => ({ id: `g${index}`, from: id, to: "city", people: 1 + (index % 4) })),
      vehicleTypes: [{ id: "coach", seats: 20, costPerDay: 200, costPerKm: 1 }], fleets: [{ id: "coach", vehicleType: "coach", count: 6, start: "base", end: "base" }],
      rules: { driving: null, maxPickups: null, maxPickupTourKm: null }, costs: { unservedPerPerson: 5000 },
    });
    const answer = await plan(problem, { seed: 1, effort: 1 });
    expect(checkPlan(problem, answer)).toMatchObject({ violations: [], unserved: 0 });
    expect(answer.bound).toBeGreaterThan(0);
    expect(answer.bound).toBeLessThanOrEqual(answer.cost);
  });

  it("charters a train when enough people share it, and none when one is missing", async () => {
    const train = { id: "rail", from: "base", to: "city", minPassengers: 30, seatsPerCoach: 20, fixedCost: 100, costPerCoach: 200, feederFrom: { costPerPersonKm: 0.1 }, feederTo: { costPerPersonKm: 0.1 } };
    const world = (people: number): Problem => lineWorld(Array.from({ length: people }, (_, index) => group(`g${index}`, 1)), { trains: [train] });
    const [enough, few] = [await plan(world(30), { seed: 1, effort: 1 }), await plan(world(29), { seed: 1, effort: 1 })];
    expect([enough.trains.length, few.trains.length]).toEqual([1, 0]);
    expect(checkPlan(world(30), enough).violations).toEqual([]);
  });

  it("fills block seats that cost each passenger more than one seat more on his coach, but all of them less than the coach", async () => {
    const block = { id: "seats", from: "base", to: "city", day: 0, quota: 9, costPerSeat: 20, feederFrom: { costPerPersonKm: 0.1 }, feederTo: { costPerPersonKm: 0.1 } };
    const problem = lineWorld([group("a", 3), group("b", 4), group("far", 10, { to: "harbour" })], { blockSeats: [block] });
    const answer = await plan(problem, { seed: 1, effort: 1 });
    expect(checkPlan(problem, answer)).toMatchObject({ violations: [], unserved: 0 });
    expect(answer.blockSeats.flatMap(({ passengers }) => passengers.map(({ group: id }) => id)).sort()).toEqual(["a", "b"]);
    expect(answer.trips.length).toBe(1);
  });

  it("charters a train for people whom no coach may fetch, beside coaches for the others", async () => {
    const train = { id: "rail", from: "base", to: "city", minPassengers: 20, seatsPerCoach: 20, fixedCost: 100, costPerCoach: 200, feederFrom: { costPerPersonKm: 0.1 }, feederTo: { costPerPersonKm: 0.1, maxKm: 30 } };
    const far = Array.from({ length: 7 }, (_, index) => group(`hill${index}`, 3, { from: "hill" }));
    const problem = lineWorld([...far, group("dam", 4, { to: "harbour" })], { trains: [train], fleets: [{ id: "fleet", vehicleType: "coach", count: 2, start: "base", end: "base", serves: ["dam"] }] });
    const answer = await plan(problem, { seed: 1, effort: 1 });
    expect(checkPlan(problem, answer)).toMatchObject({ violations: [], unserved: 0 });
    expect([answer.trains.length, answer.trips.length]).toEqual([1, 1]);
  });

  it("solves a plain vehicle-routing problem: eight customers on four rays, loads that may be split, 228.28", async () => {
    const answer = await plan(fourRays(), { seed: 1, effort: 2 });
    expect(answer.cost).toBeCloseTo(228.28, 1);
    expect(checkPlan(fourRays(), answer).violations).toEqual([]);
  });

  it("says which field of a problem is wrong", () => {
    const input = { places: [{ id: "a", lon: 101, lat: 25 }], groups: [{ id: "g", from: "a", to: "b", people: 1 }], vehicleTypes: [], fleets: [] };
    expect(() => parseProblem(input)).toThrow(new ProblemError('groups.0.to: no place "b" in places'));
    expect(() => parseProblem({ ...input, groups: [{ ...input.groups[0], to: "a", people: 0 }] })).toThrow(/^groups\.0\.people: /);
  });
});

/** SD1 of Chen, Golden and Wasil (2007): 60 units at 10, 90 at 20 on each of four rays, vehicles of 100; best known 228.28. */
function fourRays(): Problem {
  const spots = [1, 2].flatMap((ring) => [0, 1, 2, 3].map((ray) => ({ id: `${ring}${ray}`, x: 10 * ring * Math.cos((ray * Math.PI) / 2), y: 10 * ring * Math.sin((ray * Math.PI) / 2), load: ring === 1 ? 60 : 90 })));
  const all = [{ id: "depot", x: 0, y: 0, load: 0 }, ...spots];
  const distanceKm = all.map((a) => all.map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
  return parseProblem({
    places: all.map(({ id }) => ({ id })), distanceKm,
    groups: spots.map(({ id, load }) => ({ id, from: id, to: "depot", people: load })),
    vehicleTypes: [{ id: "truck", seats: 100, costPerKm: 1 }], fleets: [{ id: "trucks", vehicleType: "truck", start: "depot", end: "depot" }],
    rules: { maxPickups: null, maxPickupTourKm: null, maxDrops: null, maxDropDetour: null, keepTogetherUpTo: 0, driving: null }, costs: { unservedPerPerson: 100_000 },
  });
}
