import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../server/charters/check.ts";
import { plan } from "../../../server/charters/planner.ts";
import { mixedFleet, type Published, splitDelivery } from "./published/instances.ts";

/** Some that take a second or two each; npm run bench -- charters-published measures all of them at effort 4. */
const quick: Published[] = [
  ...splitDelivery().filter(({ name }) => ["eil22", "eil33", "S51D3", "SD5", "SD8"].includes(name)),
  ...(["HVRPFD", "FSMF", "FSMFD"] as const).flatMap(mixedFleet).filter(({ name }) => ["HVRPFD 13", "HVRPFD 15", "FSMF 4", "FSMF 13", "FSMFD 14"].includes(name)),
];

describe("the planner on published vehicle-routing instances", () => {
  it.each(quick)("stays within 5 % of the least cost known: $name", async ({ problem, bestKnown }) => {
    const answer = await plan(problem, { seed: 1, effort: 2 });
    expect(checkPlan(problem, answer).violations).toEqual([]);
    expect(answer.unserved).toEqual([]);
    expect(answer.cost).toBeLessThanOrEqual(bestKnown * 1.05);
    expect(answer.cost).toBeGreaterThanOrEqual(bestKnown - 0.01);
    expect(answer.bound).toBeLessThanOrEqual(bestKnown);
  });
});
