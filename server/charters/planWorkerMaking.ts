/** One plan from beginning to end. */
import { checkPlan } from "./check.ts";
import { corridorRoutes, drivenRoutes, finishedPlan } from "./finishedPlan.ts";
import { readCorridorPlaces, readCorridorRows } from "./corridorFiles.ts";
import { positionOf, type CorridorPlace } from "./corridorPlaces.ts";
import { createCorridors, type Corridors } from "./corridors.ts";
import type { DemandGroup } from "./demand.ts";
import { plan, spreadsheetPlan, type PlanProgress } from "./planner.ts";
import type { FinishedPlan } from "./planQueries.ts";
import type { Problem } from "./problem.ts";
import type { NamedPosition } from "./queries.ts";
import { replan, withPromises, type EarlierPlan, type Locks } from "./replan.ts";
import { createRouting, type RouteCache, type Routing, type RoutingOrigin } from "./routing.ts";
import type { Baseline, DemandRow } from "./runAnswers.ts";
import type { Scenario } from "./scenario.ts";
import { placeCodesOf, problemOf } from "./scenarioProblem.ts";

export interface PlanRequest {
  groups: DemandGroup[];
  rows: DemandRow[];
  /** The ledger's moments and the filter behind the groups. */
  origin: NonNullable<Problem["origin"]>;
  scenario: Scenario;
  /** Of the places in use, as the database knows them: imported ones go before those of the files. */
  positions: NamedPosition[];
  effort: number;
  seed: number;
  /** Address of an OSRM-compatible server; null plans on the corridor network. */
  routingUrl: string | null;
  /** A plan to begin with, and what has to stay of it; null plans from the beginning. */
  earlier: (EarlierPlan & { locks: Locks }) | null;
}

/** Told of progress; `onProgress` answers false to stop the planner, which keeps its best plan. */
export async function makePlan(request: PlanRequest, cache: RouteCache, onProgress: (progress: PlanProgress) => boolean): Promise<Omit<FinishedPlan, "cancelled">> {
  const places = placesOf(request.positions);
  const corridors = createCorridors(readCorridorRows(), places);
  const routing = createRouting({ corridors, places, url: request.routingUrl, cache });
  const { problem: fresh, roads } = await buildProblem(request, corridors, places, routing);
  const { earlier, seed, effort, rows } = request;
  const problem = earlier ? withPromises(fresh, earlier) : fresh;
  const made = earlier ? await replan(problem, earlier, earlier.locks, { seed, effort, onProgress }) : await plan(problem, { seed, effort, onProgress });
  return finishedPlan({ problem, plan: made, rows, roads, baseline: baselineOf(problem) }, roads.source === "server" ? await drivenRoutes(made, routing) : corridorRoutes(made, corridors));
}

/** The places of the files, moved to where the database knows better. */
function placesOf(positions: readonly NamedPosition[]): CorridorPlace[] {
  const moved = new Map(positions.filter(({ lon, lat }) => lon !== null && lat !== null).map((place) => [place.code, place]));
  return readCorridorPlaces().map((place) => moved.get(place.code) ?? place);
}

/** A township without a position stands at its county's seat. */
async function buildProblem({ groups, scenario, positions, origin }: PlanRequest, corridors: Corridors, all: readonly CorridorPlace[], routing: Routing): Promise<{ problem: Problem; roads: RoutingOrigin }> {
  const codes = placeCodesOf(groups, scenario);
  const names = new Map(positions.map(({ code, name }) => [code, name]));
  const byCode = new Map(all.map((place) => [place.code, place]));
  const places = codes.map((code) => {
    const { lon, lat } = positionOf(byCode, code);
    return { code, name: names.get(code) ?? code, lon, lat };
  });
  const { source, reason, ...table } = await routing.table(codes, codes);
  return { problem: { ...problemOf(groups, scenario, places, { ...table, railKm: (from, to) => corridors.routeRail(from, to, "ordinary").distanceKm }), origin }, roads: { source, reason } };
}

/** What a spreadsheet's plan costs by the same judge; null when it breaks a rule, for then it is no measure. */
function baselineOf(problem: Problem): Baseline | null {
  const { cost, served, violations } = checkPlan(problem, spreadsheetPlan(problem));
  return violations.length === 0 ? { cost, served } : null;
}
