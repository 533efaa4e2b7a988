/**
 * The cheapest plan of a very small world by trying everything: who rides with whom, in which fleet's vehicle or on which train or block seats, on which day, in which order of stops.
 * The judge says what each choice costs and whether a rule forbids it; nothing here is shared with the planner. Households that may be parted are tried one by one.
 */
import { checkPlan } from "../../../server/charters/check.ts";
import { timesOf } from "../../../server/charters/checkTimes.ts";
import type { Passengers, Plan } from "../../../server/charters/plan.ts";
import type { Problem } from "../../../server/charters/problem.ts";

/** A group that stays together, or one of its households: people of a group without a list of them are one each. */
interface Unit {
  group: Problem["groups"][number];
  people: number;
  /** Place in the group's list; null where it has none or stays together. */
  household: number | null;
}

type Run = { trip: Plan["trips"][number] } | { train: Plan["trains"][number] } | { block: Plan["blockSeats"][number] };
interface Choice {
  cost: number;
  run: Run;
}

/** Yuan of the cheapest plan; for up to about six households or groups that stay together. */
export function cheapestPlanCost(problem: Problem): number {
  const units = unitsOf(problem);
  const choices = Array.from({ length: 1 << units.length }, (_, mask) => (mask === 0 ? [] : choicesOf(problem, membersOf(units, mask))));
  const leftOut = units.map((unit) => priceOf(problem, { ...emptyPlan(), unserved: seatsOf([unit]) }, "unserved"));
  let best = Infinity;
  const decide = (waiting: number, cost: number, runs: Run[], unserved: Unit[]): void => {
    if (cost >= best - 1e-9) return;
    if (waiting === 0) {
      const whole = planOf(runs, seatsOf(unserved), cost);
      // Everybody stands in the plan: what is left to be judged is whether there are enough vehicles, trains and seats, and whether groups stay together.
      if (checkPlan(problem, whole).violations.length === 0) best = cost;
      return;
    }
    const lowest = waiting & -waiting;
    const first = 31 - Math.clz32(lowest);
    for (let part = waiting; part > 0; part = (part - 1) & waiting) {
      if (part & lowest) for (const { cost: yuan, run } of choices[part] as Choice[]) decide(waiting ^ part, cost + yuan, [...runs, run], unserved);
    }
    decide(waiting ^ lowest, cost + (leftOut[first] as number), runs, [...unserved, units[first] as Unit]);
  };
  decide((1 << units.length) - 1, 0, [], []);
  return best;
}

function unitsOf(problem: Problem): Unit[] {
  const together = problem.rules.keepTogetherUpTo ?? Infinity;
  return problem.groups.flatMap((group): Unit[] => {
    if (group.people <= together || (group.wheelchairs > 0 && !group.households)) return [{ group, people: group.people, household: null }];
    return group.households ? group.households.map(({ people }, household) => ({ group, people, household })) : Array.from({ length: group.people }, () => ({ group, people: 1, household: null }));
  });
}

function membersOf(units: readonly Unit[], mask: number): Unit[] {
  return units.filter((_, index) => mask & (1 << index));
}

function seatsOf(units: readonly Unit[]): Passengers[] {
  const seats = new Map<string, Passengers>();
  for (const { group: { id }, people, household } of units) {
    const known = seats.get(id) ?? { group: id, people: 0 };
    seats.set(id, { ...known, people: known.people + people, ...(household === null ? {} : { households: [...(known.households ?? []), household] }) });
  }
  return [...seats.values()];
}

const emptyPlan = (): Plan => ({ format: "guitu-charter-plan/1", problem: "", cost: 0, trips: [], trains: [], blockSeats: [], unserved: [] });

/** Of runs whose ids are given anew. */
function planOf(runs: readonly Run[], unserved: Passengers[], cost: number): Plan {
  const plan: Plan = { ...emptyPlan(), cost, unserved };
  runs.forEach((run, index) => {
    if ("trip" in run) plan.trips.push({ ...run.trip, id: `r${index}` });
    else if ("train" in run) plan.trains.push({ ...run.train, id: `r${index}` });
    else plan.blockSeats.push({ ...run.block, id: `r${index}` });
  });
  return plan;
}

/** Yuan of one run or of people left out; Infinity where a rule forbids it by itself. */
function priceOf(problem: Problem, plan: Plan, id: string): number {
  const { violations, costs } = checkPlan(problem, plan);
  if (violations.some(({ rule, where }) => where === id && rule !== "cost")) return Infinity;
  return Object.values(costs[id] ?? {}).reduce((sum, yuan) => sum + yuan, 0);
}

/** For each fleet and day the cheapest order of stops, by how long it holds the vehicle; for each train and day the fewest coaches; block seats. */
function choicesOf(problem: Problem, inside: readonly Unit[]): Choice[] {
  const passengers = seatsOf(inside);
  const days = Array.from({ length: problem.days }, (_, day) => day).filter((day) => inside.every(({ group }) => group.firstDay <= day && day <= group.lastDay));
  const all: Choice[] = days.flatMap((day) => problem.fleets.flatMap((fleet) => trips(problem, inside, fleet.id, day)));
  for (const train of problem.trains) {
    const coaches = Math.ceil(inside.reduce((sum, { people }) => sum + people, 0) / Math.max(1, Math.floor((train.seatsPerCoach * problem.rules.loadCapPercent) / 100)));
    for (const day of days) all.push(choice(problem, { train: { id: "run", train: train.id, day, coaches, passengers } }));
  }
  for (const block of problem.blockSeats) all.push(choice(problem, { block: { id: "run", blockSeat: block.id, passengers } }));
  return all.filter(({ cost }) => cost < Infinity);
}

function choice(problem: Problem, run: Run): Choice {
  const plan = planOf([run], [], 0);
  return { cost: priceOf(problem, plan, "r0"), run };
}

function trips(problem: Problem, inside: readonly Unit[], fleet: string, day: number): Choice[] {
  return orders([...new Set(inside.map(({ group }) => group.from))]).flatMap((pickups) => orders([...new Set(inside.map(({ group }) => group.to))]).map((drops) => {
    const stops = [...pickups.map((place) => ({ place, kind: "pickup" as const })), ...drops.map((place) => ({ place, kind: "drop" as const }))];
    const trip = { id: "run", fleet, day, stops, passengers: seatsOf(inside), drivers: 1, holdDays: 1 };
    return choice(problem, { trip: crewed(problem, trip) });
  }));
}

/** With the drivers and days that the judge's clock asks for. */
function crewed(problem: Problem, trip: Plan["trips"][number]): Plan["trips"][number] {
  const fleet = problem.fleets.find(({ id }) => id === trip.fleet);
  const index = new Map(problem.places.map(({ id }, row) => [id, row]));
  const minutes = (from: string, to: string) => problem.durationMinutes?.[index.get(from) ?? -1]?.[index.get(to) ?? -1] ?? Infinity;
  if (!fleet || !problem.durationMinutes) throw new Error("expected a known fleet and a matrix of minutes");
  const at = (kind: "pickup" | "drop") => trip.stops.filter((stop) => stop.kind === kind).map(({ place }) => place);
  const { drivers, holdDays } = timesOf({ problem, minutes }, trip, fleet, at("pickup"), at("drop"));
  return { ...trip, drivers, holdDays };
}

function orders<T>(list: T[]): T[][] {
  if (list.length < 2) return [list];
  return list.flatMap((first, index) => orders(list.filter((_, other) => other !== index)).map((rest) => [first, ...rest]));
}
