/** A plan with its judgement, figures and routes, as it is saved. */
import { checkPlan } from "./check.ts";
import type { Corridors } from "./corridors.ts";
import type { Plan } from "./plan.ts";
import type { FinishedPlan } from "./planQueries.ts";
import type { Problem } from "./problem.ts";
import type { Routing, RoutingOrigin } from "./routing.ts";
import type { Baseline, DemandRow } from "./runAnswers.ts";

export interface MadePlan {
  problem: Problem;
  plan: Plan;
  rows: DemandRow[];
  roads: RoutingOrigin;
  baseline: Baseline | null;
}

export function finishedPlan({ problem, plan, rows, roads, baseline }: MadePlan, routes: PlanRoute[]): Omit<FinishedPlan, "cancelled"> {
  const verdict = checkPlan(problem, plan);
  return {
    people: verdict.people, served: verdict.served, cost: plan.cost, paid: verdict.paid, bound: plan.bound ?? null, loadFactor: loadFactorOf(problem, plan),
    problem: JSON.stringify(problem), plan: JSON.stringify(plan), demand: JSON.stringify(rows), routes: JSON.stringify(routes),
    violations: JSON.stringify(verdict.violations), roads: JSON.stringify(roads), baseline: JSON.stringify(baseline),
  };
}

/** People on coaches ÷ their seats; null without a coach. */
function loadFactorOf(problem: Problem, plan: Plan): number | null {
  const types = new Map(problem.vehicleTypes.map((type) => [type.id, type.seats]));
  const seats = new Map(problem.fleets.map((fleet) => [fleet.id, types.get(fleet.vehicleType) ?? 0]));
  const offered = plan.trips.reduce((sum, trip) => sum + (seats.get(trip.fleet) ?? 0), 0);
  const taken = plan.trips.reduce((sum, trip) => sum + trip.passengers.reduce((on, { people }) => on + people, 0), 0);
  return offered === 0 ? null : taken / offered;
}

/** A trip's way from its first pick-up to its last drop, longitude and latitude. */
export interface PlanRoute {
  tripId: string;
  line: [number, number][];
}

/** As the routing server draws them; where it fails, along the corridors. */
export async function drivenRoutes(plan: Plan, routing: Routing): Promise<PlanRoute[]> {
  const routes: PlanRoute[] = [];
  for (const { id, stops } of plan.trips) routes.push({ tripId: id, line: (await routing.route(stops.map(({ place }) => place))).line });
  return routes;
}

/** Along the corridors, from seat to seat. */
export function corridorRoutes(plan: Plan, corridors: Corridors): PlanRoute[] {
  return plan.trips.map(({ id, stops }) => {
    const via = stops.slice(1).flatMap((stop, index) => corridors.routeRoad(stops[index]?.place ?? "", stop.place).via);
    return { tripId: id, line: corridors.routeLine(via.filter((code, index) => code !== via[index - 1])) };
  });
}
