import { describe, expect, it } from "vitest";
import { readdirSync, readFileSync } from "node:fs";
import { checkPlan } from "../../../server/charters/check.ts";
import { parsePlan, type Plan } from "../../../server/charters/plan.ts";
import type { Problem } from "../../../server/charters/problem.ts";
import { group, lineWorld } from "./worlds.ts";

/** One coach: base → dam → city → base: 10 + 410 + 400 km at 1 yuan; out 420 minutes from 07:00, back within the day after. */
const world = lineWorld([group("a", 4), group("b", 6, { households: [{ people: 4 }, { people: 2 }] })], { rules: { keepTogetherUpTo: 4, driving: null } });
const cost = 100 + 820;

function planWith(change: (plan: Plan) => void = () => {}): Plan {
  const plan = parsePlan({
    cost,
    trips: [{ id: "t1", fleet: "fleet", day: 0, stops: [{ place: "dam", kind: "pickup" }, { place: "city", kind: "drop" }], passengers: [{ group: "a", people: 4 }, { group: "b", people: 6 }] }],
  });
  change(plan);
  return plan;
}

const rulesBroken = (problem: Problem, plan: Plan) => [...new Set(checkPlan(problem, plan).violations.map(({ rule }) => rule))];
const trip = (plan: Plan) => plan.trips[0] as Plan["trips"][number]; // planWith has one

describe("the judge", () => {
  it("accepts a full coach and adds up what it costs", () => {
    expect(checkPlan(world, planWith())).toEqual({ cost, people: 10, served: 10, unserved: 0, violations: [], costs: { t1: { hire: 100, distance: 820 } }, paid: cost });
  });

  it("refuses one person more than there are seats", () => {
    const crowded = lineWorld([group("a", 4), group("b", 7)], { rules: { driving: null } });
    expect(rulesBroken(crowded, planWith((plan) => { trip(plan).passengers[1] = { group: "b", people: 7 }; }))).toEqual(["seats"]);
  });

  it("refuses a forgotten person and a person who travels twice", () => {
    expect(rulesBroken(world, planWith((plan) => { trip(plan).passengers.pop(); }))).toEqual(["everybody"]);
    expect(rulesBroken(world, planWith((plan) => { plan.unserved.push({ group: "a", people: 4 }); }))).toContain("everybody");
  });

  it("refuses another cost than the parts have", () => {
    expect(rulesBroken(world, planWith((plan) => { plan.cost -= 5; }))).toEqual(["cost"]);
  });

  it("refuses a bound above the cost", () => {
    expect(rulesBroken(world, planWith((plan) => { plan.bound = cost + 10; }))).toEqual(["bound"]);
  });

  it("refuses to part a group that stays together, accepts parting a larger one between households", () => {
    const inTwo = (groupId: string, first: number, second: number, households?: [number[], number[]]) => planWith((plan) => {
      trip(plan).passengers = trip(plan).passengers.filter((part) => part.group !== groupId).concat({ group: groupId, people: first, ...(households && { households: households[0] }) });
      plan.unserved = [{ group: groupId, people: second, ...(households && { households: households[1] }) }];
      plan.cost = cost + second * 500;
    });
    expect(rulesBroken(world, inTwo("a", 3, 1))).toEqual(["together"]);
    expect(rulesBroken(world, inTwo("b", 4, 2, [[0], [1]]))).toEqual([]);
    expect(rulesBroken(world, inTwo("b", 3, 3, [[0], [1]]))).toEqual(["household"]);
    expect(rulesBroken(world, inTwo("b", 4, 2))).toEqual(["household"]);
  });

  it("refuses a trip to a place that the problem does not have, instead of driving for ever", () => {
    const ruled = lineWorld([group("a", 4), group("b", 6)]);
    expect(ruled.rules.driving).not.toBeNull();
    const lost = checkPlan(ruled, planWith((plan) => { trip(plan).stops.splice(1, 0, { place: "nowhere", kind: "pickup" }); plan.cost = 0; }));
    expect(lost.violations).toEqual([{ rule: "stops", where: "t1", message: "the problem knows no way from dam to nowhere" }]);
    expect(lost.cost).toBe(0);
  });

  it("refuses a day outside the window", () => {
    expect(rulesBroken(world, planWith((plan) => { trip(plan).day = 1; }))).toEqual(["window"]);
  });

  it("refuses more vehicles on a day than the fleet has", () => {
    const small = lineWorld([group("a", 4), group("b", 6)], { rules: { driving: null }, fleets: [{ id: "fleet", vehicleType: "coach", count: 0, start: "base", end: "base" }] });
    expect(rulesBroken(small, planWith())).toEqual(["fleet"]);
  });

  it("refuses a stop time that the driving rules do not give", () => {
    const driven = lineWorld([group("a", 4), group("b", 6)]);
    // 10 minutes to the dam, 10 to board, then 410 at the wheel with one rest after 240 (10 of them before the dam).
    const timed = (arrive: number) => planWith((plan) => {
      trip(plan).stops = [{ place: "dam", kind: "pickup", arriveMinute: 430, departMinute: 440 }, { place: "city", kind: "drop", arriveMinute: arrive, departMinute: arrive + 10 }];
      trip(plan).holdDays = 2;
      plan.cost = cost + 100;
    });
    expect(rulesBroken(driven, timed(870))).toEqual([]);
    expect(rulesBroken(driven, timed(850))).toEqual(["times"]);
  });

  it("knows of the planner's folder only the two file formats", () => {
    const folder = new URL("../../../server/charters/", import.meta.url);
    const imports = readdirSync(folder).filter((name) => /^check\w*\.ts$/.test(name) && name !== "checkCommand.ts")
      .flatMap((name) => [...readFileSync(new URL(name, folder), "utf8").matchAll(/from "(.*)"/g)].map((match) => match[1]));
    expect([...new Set(imports)].sort()).toEqual(["./checkCosts.ts", "./checkTimes.ts", "./plan.ts", "./problem.ts"]);
  });
});
