/** Planning again after the demand, the rules or the fleet changed: locked runs stay, promised days are kept where that is the cheaper way, the search begins with the earlier plan. */
import { createInstance } from "./instance.ts";
import { joinPart } from "./parting.ts";
import { keepIds } from "./planIds.ts";
import { planOf } from "./planFile.ts";
import type { Plan } from "./plan.ts";
import { solve, type PlanOptions } from "./planner.ts";
import type { Problem } from "./problem.ts";
import { lockedRuns, residualOf, Seating, wholePart } from "./residual.ts";
import { unservedCost } from "./solution.ts";
import type { Part } from "./trips.ts";

/** A plan and the first date of its problem. */
export interface EarlierPlan {
  plan: Plan;
  firstDate: string;
}

export interface Locks {
  /** Ids of trips and trains that stay as they are. */
  runs: ReadonlySet<string>;
  /** Ids of groups that keep their day, or stay left out. */
  groups: ReadonlySet<string>;
}

/** The earlier plan in days of the problem; runs outside of them are gone. */
export function inDaysOf(problem: Problem, { plan, firstDate }: EarlierPlan): Plan {
  const shift = problem.firstDate === undefined ? 0 : Math.round((Date.parse(firstDate) - Date.parse(problem.firstDate)) / 86_400_000);
  const moved = <Run extends { day: number }>(runs: readonly Run[]) => runs.map((run) => ({ ...run, day: run.day + shift })).filter(({ day }) => day >= 0 && day < problem.days);
  return { ...plan, trips: moved(plan.trips), trains: moved(plan.trains) };
}

/** The problem in which the people of the earlier plan have been told their days. A group that leaves on several days is promised none. */
export function withPromises(problem: Problem, earlier: EarlierPlan): Problem {
  const { trips, trains } = inDaysOf(problem, earlier);
  const days = new Map<string, Set<number>>();
  for (const { day, passengers } of [...trips, ...trains]) for (const { group } of passengers) days.set(group, (days.get(group) ?? new Set()).add(day));
  const promised = (id: string) => {
    const [day, other] = days.get(id) ?? [];
    return day === undefined || other !== undefined ? null : day;
  };
  return { ...problem, groups: problem.groups.map((group) => ({ ...group, promisedDay: promised(group.id) })) };
}

/** A plan of the whole problem (see withPromises). Bound and gap hold for plans that keep the locks. */
export async function replan(problem: Problem, earlier: EarlierPlan, locks: Locks, options: PlanOptions): Promise<Plan> {
  const before = inDaysOf(problem, earlier);
  const whole = createInstance(problem);
  const isLocked = ({ id }: { id: string }) => locks.runs.has(id);
  const seating = new Seating(whole);
  const locked = lockedRuns(whole, seating, before.trips.filter(isLocked), before.trains.filter(isLocked));
  const leftOut = seating.takeAll(before.unserved.filter(({ group }) => locks.groups.has(group)));
  const { groups, households } = seating.rest();
  const residual = createInstance(residualOf(problem, locked, groups.map((group) => (locks.groups.has(group.id) ? onPromisedDay(group) : group))));
  const fixed = [...locked.trips, ...locked.runs].reduce((sum, { cost }) => sum + cost, 0) + leftOut.reduce((sum, part) => sum + unservedCost(part), 0);
  const riding = [...locked.trips, ...locked.runs].reduce((sum, { people }) => sum + people, 0);
  const told = options.onProgress;
  const { best, bound } = await solve(residual, { ...options, ...(told ? { onProgress: ({ done, cost, served, bound: proved }) => told({ done, cost: cost + fixed, served: served + riding, bound: proved === null ? null : proved + fixed }) } : {}) }, before.trips.filter((trip) => !isLocked(trip)));
  const back = wholePart(whole, residual, households);
  const all = <Run extends { parts: Part[] }>(runs: readonly Run[]) => runs.map((run) => ({ ...run, parts: run.parts.map(back) }));
  const snapshot = { trips: [...locked.trips, ...all(best.trips)], runs: [...locked.runs, ...all(best.runs)], waiting: [...leftOut, ...best.waiting.map(back)].reduce<Part[]>(joinPart, []), cost: best.cost + fixed };
  return keepIds(planOf(whole, snapshot, bound + fixed), before, locks.runs);
}

function onPromisedDay(group: Problem["groups"][number]): Problem["groups"][number] {
  const { promisedDay: day, firstDay, lastDay } = group;
  return day === null || day < firstDay || day > lastDay ? group : { ...group, firstDay: day, lastDay: day };
}
