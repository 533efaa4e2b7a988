/** What each rule costs: the plan made again without it, from where it stands. Pure but for the planner's own work. */
import { createInstance } from "./instance.ts";
import type { Plan } from "./plan.ts";
import { solve } from "./planner.ts";
import type { Problem } from "./problem.ts";

/** Keys of parameters, and the fleet. */
export const pricedRules = ["loadCapPercent", "maxPickups", "maxPickupTourKm", "maxDrops", "maxDropDetour", "keepTogetherUpTo", "trainsPerDay", "banFromMinute", "maxMinutesBeforeRest", "fleet"] as const;
export type PricedRule = (typeof pricedRules)[number];

export interface RulePrice {
  rule: PricedRule;
  /** Yuan of the objective without the rule, and what that saves of the plan's; never below 0. */
  cost: number;
  saving: number;
  /** People on board without the rule. */
  served: number;
}

export interface PriceOptions {
  seed: number;
  effort: number;
  /** Told after each rule; false stops. */
  onPrice?: (price: RulePrice | null, done: number) => boolean;
}

/** Rules that do not restrict the problem are left out. A price is what this search finds: with more effort it may be larger, never less than nothing. */
export async function priceRules(problem: Problem, plan: Plan, { seed, effort, onPrice }: PriceOptions): Promise<RulePrice[]> {
  const priced = pricedRules.flatMap((rule) => { const free = without(problem, rule); return free ? [{ rule, free }] : []; });
  // The same search with every rule in force: what it gains of itself is no price of a rule.
  const base = await search(problem, plan, seed, effort);
  const prices: RulePrice[] = [];
  if (onPrice && !onPrice(null, 1 / (priced.length + 1))) return prices;
  for (const { rule, free } of priced) {
    const { cost, served } = await search(free, plan, seed, effort);
    const price = { rule, cost: Math.min(cost, base.cost), saving: Math.max(0, base.cost - cost), served };
    prices.push(price);
    if (onPrice && !onPrice(price, (prices.length + 1) / (priced.length + 1))) break;
  }
  return prices;
}

async function search(problem: Problem, plan: Plan, seed: number, effort: number): Promise<{ cost: number; served: number }> {
  const { best } = await solve(createInstance(problem), { seed, effort, prove: false }, plan.trips);
  return { cost: best.cost, served: problem.groups.reduce((sum, { people }) => sum + people, 0) - best.waiting.reduce((sum, { people }) => sum + people, 0) };
}

/** Null when the rule restricts nothing. */
function without(problem: Problem, rule: PricedRule): Problem | null {
  const { rules } = problem;
  const { driving } = rules;
  const freed = (changes: Partial<Problem["rules"]>): Problem => ({ ...problem, rules: { ...rules, ...changes } });
  switch (rule) {
    case "loadCapPercent": return rules.loadCapPercent < 100 ? freed({ loadCapPercent: 100 }) : null;
    case "keepTogetherUpTo": return rules.keepTogetherUpTo === 0 ? null : freed({ keepTogetherUpTo: 0 });
    case "banFromMinute": return driving && driving.banFromMinute !== driving.banToMinute ? freed({ driving: { ...driving, banFromMinute: driving.banToMinute } }) : null;
    case "maxMinutesBeforeRest": return driving ? freed({ driving: { ...driving, maxMinutesBeforeRest: 100_000, maxMinutesBeforeRestAtNight: 100_000 } }) : null;
    case "fleet": return problem.fleets.every(({ count }) => count === null) ? null : { ...problem, fleets: problem.fleets.map((fleet) => ({ ...fleet, count: null })) };
    case "trainsPerDay": return problem.trains.length === 0 || rules.trainsPerDay === null ? null : freed({ trainsPerDay: null });
    default: return rules[rule] === null ? null : freed({ [rule]: null });
  }
}
