import { describe, expect, it } from "vitest";
import { plan } from "../../../server/charters/planner.ts";
import { priceRules } from "../../../server/charters/rulePrices.ts";
import { group, lineWorld } from "./worlds.ts";

const priced = async (...world: Parameters<typeof lineWorld>) => {
  const problem = lineWorld(...world);
  const made = await plan(problem, { seed: 1, effort: 1 });
  return { made, prices: new Map((await priceRules(problem, made, { seed: 1, effort: 1 })).map((price) => [price.rule, price])) };
};

describe("the price of a rule", () => {
  it("is what the plan would cost less without it, exactly where there is one way to save", async () => {
    // Two half loads to two cities: one coach saves a whole trip to the nearer one as soon as two drops are allowed.
    const { made, prices } = await priced([group("a", 5), group("b", 5, { to: "harbour" })], { rules: { keepTogetherUpTo: 10, maxDrops: 1, driving: null }, costs: { unservedPerPerson: 5000 } });
    expect(made.trips).toHaveLength(2);
    expect(prices.get("maxDrops")).toEqual({ rule: "maxDrops", cost: made.cost - 920, saving: 920, served: 10 });
    expect(prices.get("maxPickups")?.saving).toBe(0);
  });

  it("is that of half-empty coaches where the load is capped, and of people left out where vehicles lack", async () => {
    const { prices } = await priced([group("a", 5), group("b", 5), group("c", 5, { to: "island" })], { rules: { keepTogetherUpTo: 10, loadCapPercent: 50, driving: null }, costs: { unservedPerPerson: 5000 } });
    expect(prices.get("fleet")).toMatchObject({ served: 15 });
    expect(prices.get("fleet")?.saving).toBeGreaterThan(20_000);
    expect(prices.get("loadCapPercent")?.saving).toBeGreaterThan(20_000);
  });

  it("leaves out rules that restrict nothing, and is never below nothing", async () => {
    const { prices } = await priced([group("a", 5)], { rules: { keepTogetherUpTo: 0, maxPickups: null, maxPickupTourKm: null, maxDrops: null, maxDropDetour: null, driving: null } });
    expect([...prices.keys()]).toEqual(["fleet"]);
    expect([...prices.values()].every(({ saving }) => saving >= 0)).toBe(true);
  });
});
