/** The cheapest plan of a very small world by trying everything: whole groups, no driving rules, one fleet without limit, at most one train. Written for tests, from the problem's text alone. */
import type { Problem } from "../../../server/charters/problem.ts";

export function cheapestPlanCost(problem: Problem): number {
  const { groups } = problem;
  const all = (1 << groups.length) - 1;
  const single = Array.from({ length: all + 1 }, (_, mask) => (mask === 0 ? 0 : Math.min(leftOut(problem, mask), oneTrip(problem, mask))));
  const best = new Float64Array(all + 1).fill(Infinity);
  best[0] = 0;
  for (let mask = 1; mask <= all; mask++) {
    const lowest = mask & -mask;
    for (let part = mask; part > 0; part = (part - 1) & mask) if (part & lowest) best[mask] = Math.min(best[mask] as number, (best[mask ^ part] as number) + (single[part] as number));
  }
  return withTrain(problem, best);
}

/** Coaches for all who are on no train, whoever these are on each day. */
function withTrain(problem: Problem, coaches: Float64Array): number {
  const least = (day: number, mask: number): number => {
    if (day === problem.days) return coaches[mask] as number;
    let cost = least(day + 1, mask);
    for (let part = mask; part > 0; part = (part - 1) & mask) cost = Math.min(cost, oneTrain(problem, day, part) + least(day + 1, mask ^ part));
    return cost;
  };
  return least(0, coaches.length - 1);
}

function oneTrain(problem: Problem, day: number, mask: number): number {
  const [train] = problem.trains;
  const inside = members(problem, mask);
  const people = inside.reduce((sum, group) => sum + group.people, 0);
  if (!train || people < train.minPassengers || people > train.seatsPerCoach * train.maxCoaches || inside.some((group) => day < group.firstDay || day > group.lastDay)) return Infinity;
  const feeders = inside.map((group) => ({ from: km(problem, group.from, train.from), to: km(problem, train.to, group.to), people: group.people }));
  if (feeders.some(({ from, to }) => from > train.feederFrom.maxKm || to > train.feederTo.maxKm)) return Infinity;
  return train.fixedCost + train.costPerCoach * Math.ceil(people / train.seatsPerCoach)
    + feeders.reduce((sum, { from, to, people: riding }) => sum + riding * (from * train.feederFrom.costPerPersonKm + to * train.feederTo.costPerPersonKm), 0);
}

const members = (problem: Problem, mask: number) => problem.groups.filter((_, index) => mask & (1 << index));

function leftOut(problem: Problem, mask: number): number {
  return members(problem, mask).reduce((sum, group) => sum + group.people * problem.costs.unservedPerPerson, 0);
}

function oneTrip(problem: Problem, mask: number): number {
  const inside = members(problem, mask);
  const type = problem.vehicleTypes[0];
  if (!type || inside.reduce((sum, group) => sum + group.people, 0) > type.seats) return Infinity;
  if (!Array.from({ length: problem.days }, (_, day) => day).some((day) => inside.every((group) => group.firstDay <= day && day <= group.lastDay))) return Infinity;
  let least = Infinity;
  for (const pickups of orders([...new Set(inside.map((group) => group.from))])) {
    for (const drops of orders([...new Set(inside.map((group) => group.to))])) {
      const route = ["base", ...pickups, ...drops, "base"];
      if (detours(problem, pickups, drops)) continue;
      const length = route.slice(1).reduce((sum, place, index) => sum + km(problem, route[index] ?? "", place), 0);
      least = Math.min(least, type.costPerDay + type.costPerKm * length);
    }
  }
  return least;
}

function detours(problem: Problem, pickups: string[], drops: string[]): boolean {
  let at = pickups[pickups.length - 1] ?? "";
  const gate = at;
  let driven = 0;
  return drops.some((place) => {
    driven += km(problem, at, place);
    at = place;
    return driven > (problem.rules.maxDropDetour ?? Infinity) * km(problem, gate, place) + 1e-6;
  });
}

function km(problem: Problem, from: string, to: string): number {
  const index = (id: string) => problem.places.findIndex((place) => place.id === id);
  return problem.distanceKm?.[index(from)]?.[index(to)] ?? Infinity;
}

function orders<T>(list: T[]): T[][] {
  if (list.length < 2) return [list];
  return list.flatMap((first, index) => orders(list.filter((_, other) => other !== index)).map((rest) => [first, ...rest]));
}
