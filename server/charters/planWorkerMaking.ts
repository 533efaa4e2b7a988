/** One plan from beginning to end. */
import { checkPlan } from "./check.ts";
import { readCorridorPlaces, readCorridorRows } from "./corridorFiles.ts";
import { createCorridors, NoRouteError, type Corridors } from "./corridors.ts";
import type { DemandGroup } from "./demand.ts";
import type { Plan } from "./plan.ts";
import { plan, type PlanProgress } from "./planner.ts";
import type { FinishedPlan } from "./planQueries.ts";
import type { Problem } from "./problem.ts";
import type { NamedPosition } from "./queries.ts";
import type { DemandRow } from "./runAnswers.ts";
import type { Scenario } from "./scenario.ts";
import { placeCodesOf, problemOf } from "./scenarioProblem.ts";

export interface PlanRequest {
  groups: DemandGroup[];
  rows: DemandRow[];
  scenario: Scenario;
  /** Of the places in use, as the database knows them: imported ones go before those of the files. */
  positions: NamedPosition[];
  effort: number;
  seed: number;
}

export async function makePlan(request: PlanRequest, onProgress: (progress: PlanProgress) => boolean): Promise<Omit<FinishedPlan, "cancelled">> {
  const corridors = openCorridors(request.positions);
  const problem = buildProblem(request, corridors);
  const made = await plan(problem, { seed: request.seed, effort: request.effort, onProgress });
  const verdict = checkPlan(problem, made);
  return {
    people: verdict.people, served: verdict.served, cost: made.cost, bound: made.bound ?? null, loadFactor: loadFactorOf(problem, made),
    problem: JSON.stringify(problem), plan: JSON.stringify(made), demand: JSON.stringify(request.rows), routes: JSON.stringify(routesOf(made, corridors)),
    violations: JSON.stringify(verdict.violations), baseline: null,
  };
}

function openCorridors(positions: readonly NamedPosition[]): Corridors {
  const moved = new Map(positions.filter(({ lon, lat }) => lon !== null && lat !== null).map((place) => [place.code, place]));
  return createCorridors(readCorridorRows(), readCorridorPlaces().map((place) => moved.get(place.code) ?? place));
}

function buildProblem({ groups, scenario }: PlanRequest, corridors: Corridors): Problem {
  const codes = placeCodesOf(groups, scenario);
  const names = new Map(readCorridorPlaces().map(({ code, name }) => [code, name]));
  const places = corridors.routeLine(codes).map(([lon, lat], index) => ({ code: codes[index] ?? "", name: names.get(codes[index] ?? "") ?? "", lon, lat }));
  return problemOf(groups, scenario, places, { ...corridors.tableRoad(codes, codes), railKm: (from, to) => railKm(corridors, from, to) });
}

function railKm(corridors: Corridors, from: string, to: string): number | null {
  try {
    return corridors.routeRail(from, to, "ordinary").distanceKm;
  } catch (error) {
    if (error instanceof NoRouteError) return null;
    throw error;
  }
}

function loadFactorOf(problem: Problem, made: Plan): number | null {
  const types = new Map(problem.vehicleTypes.map((type) => [type.id, type.seats]));
  const seats = new Map(problem.fleets.map((fleet) => [fleet.id, types.get(fleet.vehicleType) ?? 0]));
  const offered = made.trips.reduce((sum, trip) => sum + (seats.get(trip.fleet) ?? 0), 0);
  const taken = made.trips.reduce((sum, trip) => sum + trip.passengers.reduce((on, { people }) => on + people, 0), 0);
  return offered === 0 ? null : taken / offered;
}

function routesOf(made: Plan, corridors: Corridors): { tripId: string; line: [number, number][] }[] {
  return made.trips.map(({ id, stops }) => {
    const via = stops.slice(1).flatMap((stop, index) => corridors.routeRoad(stops[index]?.place ?? "", stop.place).via);
    return { tripId: id, line: corridors.routeLine(via.filter((code, index) => code !== via[index - 1])) };
  });
}
