/** A saved plan with all that a screen shows of it. */
import type { Scoped } from "../database/database.ts";
import { demandFilter, type DemandFilter } from "./demandFilter.ts";
import { readPlan, type StoredPlan } from "./planQueries.ts";
import type { PlanAnswer, PlanTotals, ProblemSummary } from "./runAnswers.ts";

/** Null when there is no such plan in the scope. */
export async function answerPlan(scoped: Scoped, planId: string): Promise<PlanAnswer | null> {
  const stored = await readPlan(scoped, planId);
  return stored && planAnswerOf(stored);
}

export function planAnswerOf(stored: StoredPlan): PlanAnswer {
  const { scenario: _, demand: __, problem: ___, ...rest } = stored;
  return { ...rest, filter: filterOf(stored), problem: summaryOf(stored), totals: totalsOf(stored) };
}

function summaryOf({ problem, demand, scenario }: StoredPlan): ProblemSummary {
  const typeName = new Map(scenario.vehicleTypes.map(({ id, name }) => [id, name]));
  return {
    places: problem.places.map(({ id, name = id, lon = 0, lat = 0 }) => ({ code: id, name, lon, lat })), // planWorkerMaking.ts gives every place a position
    firstDate: problem.firstDate ?? "", days: problem.days, groups: demand,
    fleets: problem.fleets.map(({ id, start, vehicleType, count }) => ({ id, county: start ?? "", vehicleType, count: typeof count === "number" ? count : null })),
    vehicleTypes: problem.vehicleTypes.map(({ id, seats, wheelchairPlaces }) => ({ id, name: typeName.get(id) ?? id, seats, wheelchairPlaces })),
    trains: problem.trains.map(({ id, from, to }) => ({ id, from, to })),
  };
}

/** Plans that were saved before it was kept have none. */
export function filterOf({ problem: { origin } }: StoredPlan): DemandFilter | null {
  return origin ? demandFilter.parse(origin.filter) : null;
}

export function totalsOf({ people, served, cost, bound, gap, loadFactor, plan, paid }: StoredPlan): PlanTotals {
  return {
    people, served, unserved: people - served, trips: plan.trips.length, trains: plan.trains.length, cost, paid,
    costPerHead: served === 0 || paid === null ? null : paid / served, loadFactor, bound, gap,
  };
}
