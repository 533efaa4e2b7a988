/** All SQL about saved plans. A plan is written once, read and removed; the tables give no right to change it. */
import type { Scoped } from "../database/database.ts";
import type { Violation } from "./check.ts";
import type { Plan } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { scopeOf } from "./queries.ts";
import type { RoutingOrigin } from "./routing.ts";
import type { Baseline, DemandRow, PlanSummary } from "./runAnswers.ts";
import type { Scenario } from "./scenario.ts";

/** A plan as the worker hands it over; what is JSON already stays text, so that nobody reads it on the way. */
export interface FinishedPlan {
  cancelled: boolean;
  people: number;
  served: number;
  cost: number;
  bound: number | null;
  /** Money that is really paid, in yuan. */
  paid: number;
  loadFactor: number | null;
  problem: string;
  plan: string;
  demand: string;
  routes: string;
  violations: string;
  roads: string;
  baseline: string;
}

export interface PlanHeading {
  planId: string;
  name: string;
  scenario: Scenario;
  /** ISO moment. */
  madeAt: string;
  earlierPlanId: string | null;
}

export async function insertPlan(scoped: Scoped, { planId, name, scenario, madeAt, earlierPlanId }: PlanHeading, made: FinishedPlan): Promise<void> {
  await scoped.sql`
    insert into charter_plan (scope, plan_id, name, scenario_id, scenario_name, made_at, cancelled, people, served, cost, bound, load_factor,
      scenario, problem, plan, demand, routes, violations, roads, baseline, earlier_plan_id, paid)
    values (${scopeOf(scoped)}, ${planId}::uuid, ${name}, ${scenario.id}, ${scenario.name}, ${madeAt}::timestamptz, ${made.cancelled}, ${made.people}, ${made.served},
      ${made.cost}, ${made.bound}, ${made.loadFactor}, ${JSON.stringify(scenario)}::text::jsonb, ${made.problem}::text::jsonb, ${made.plan}::text::jsonb,
      ${made.demand}::text::jsonb, ${made.routes}::text::jsonb, ${made.violations}::text::jsonb, ${made.roads}::text::jsonb, nullif(${made.baseline}::text::jsonb, 'null'), ${earlierPlanId}::uuid, ${made.paid})`;
}

/** Newest first, ties by id. */
export async function readPlans({ sql }: Scoped): Promise<PlanSummary[]> {
  return sql<PlanSummary[]>`select ${summary(sql)} from charter_plan order by made_at desc, plan_id`;
}

const summary = (sql: Scoped["sql"]) => sql`
  plan_id as "id", name, scenario_id as "scenarioId", scenario_name as "scenarioName",
  to_char(made_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as "madeAt", people, served, cost, bound,
  case when bound is null then null when cost > 0 then greatest(0, (cost - bound) / cost) else 0 end as gap,
  load_factor as "loadFactor", jsonb_array_length(violations) as "violationCount", cancelled, earlier_plan_id as "earlierPlanId"`;

export interface StoredPlan extends PlanSummary {
  scenario: Scenario;
  problem: Problem;
  plan: Plan;
  demand: DemandRow[];
  routes: { tripId: string; line: [number, number][] }[];
  violations: Violation[];
  roads: RoutingOrigin;
  baseline: Baseline | null;
  /** Null for plans older than this figure. */
  paid: number | null;
}

/** The shapes of the JSON are those that the worker wrote. */
export async function readPlan({ sql }: Scoped, planId: string): Promise<StoredPlan | null> {
  const [row] = await sql<StoredPlan[]>`
    select ${summary(sql)}, scenario, problem - 'distanceKm' - 'durationMinutes' as problem, plan, demand, routes, violations, roads, baseline, paid
    from charter_plan where plan_id = ${planId}::uuid`;
  return row ?? null;
}

/** The whole problem of a plan, distances and times too. */
export async function readProblem({ sql }: Scoped, planId: string): Promise<Problem | null> {
  const [row] = await sql<{ problem: Problem }[]>`select problem from charter_plan where plan_id = ${planId}::uuid`;
  return row?.problem ?? null;
}

/** Numbered briefings that show the plan: without it they could not be made again. */
export async function countBriefingsOf({ sql }: Scoped, planId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*) as count from briefing where question ->> 'plan' = ${planId}`;
  return row?.count ?? 0;
}

/** Whether there was one to remove. */
export async function deletePlan({ sql }: Scoped, planId: string): Promise<boolean> {
  await sql`delete from charter_lock where plan_id = ${planId}::uuid`;
  const { count } = await sql`delete from charter_plan where plan_id = ${planId}::uuid`;
  return count > 0;
}
