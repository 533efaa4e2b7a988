/** A plan that somebody brings as a file: judged against the problem of a saved plan, and kept beside it when it breaks no rule. */
import type { Scoped } from "../database/database.ts";
import { checkPlan, type Violation } from "./check.ts";
import { openedCorridors } from "./demandRoads.ts";
import { corridorRoutes, finishedPlan } from "./finishedPlan.ts";
import { planSchema, type Plan } from "./plan.ts";
import { insertPlan, readPlan, readProblem } from "./planQueries.ts";
import { parseProblem, type Problem } from "./problem.ts";

export interface Judgement {
  cost: number;
  /** What the file itself says it costs, and the bound that it names. */
  statedCost: number;
  bound: number | null;
  paid: number;
  people: number;
  served: number;
  trips: number;
  trains: number;
  violations: Violation[];
}

/** What is no plan, and where: line of a file that is no JSON or the text around the place, field of one that is another thing. */
export interface RefusedFile {
  refused: "notJson" | "notPlan";
  where: string;
}

/** Null without such a plan in the scope. */
export async function judgePlanFile(scoped: Scoped, planId: string, file: string): Promise<Judgement | RefusedFile | null> {
  const plan = planIn(file);
  const problem = await readProblem(scoped, planId);
  return problem && ("refused" in plan ? plan : judgementOf(parseProblem(problem), plan));
}

/** Answers the id of the new plan; the judgement of a plan that breaks a rule, which is not kept. */
export async function keepPlanFile(scoped: Scoped, { planId, file, name }: { planId: string; file: string; name: string }, { id, changedAt }: { id: string; changedAt: string }): Promise<{ planId: string } | Judgement | RefusedFile | null> {
  const brought = planIn(file);
  const [stored, raw] = [await readPlan(scoped, planId), await readProblem(scoped, planId)];
  if (!stored || !raw) return null;
  if ("refused" in brought) return brought;
  const problem = parseProblem(raw);
  const plan = asOurs(brought);
  const judged = judgementOf(problem, plan);
  if (judged.violations.length > 0) return judged;
  const finished = finishedPlan({ problem, plan, rows: stored.demand, roads: stored.roads, baseline: stored.baseline }, corridorRoutes(plan, openedCorridors()));
  await insertPlan(scoped, { planId: id, name, scenario: stored.scenario, madeAt: changedAt, earlierPlanId: null }, { ...finished, cancelled: false });
  return { planId: id };
}

function judgementOf(problem: Problem, plan: Plan): Judgement {
  const { cost, paid, people, served, violations } = checkPlan(problem, plan);
  return { cost, statedCost: plan.cost, bound: plan.bound ?? null, paid, people, served, trips: plan.trips.length, trains: plan.trains.length, violations };
}

function planIn(file: string): Plan | RefusedFile {
  let json: unknown;
  try {
    json = JSON.parse(file.replace(/^\uFEFF/, "")); // editors of Windows begin a file with it
  } catch (error) {
    return { refused: "notJson", where: placeOf(error instanceof Error ? error.message : "", file) };
  }
  const parsed = planSchema.safeParse(json);
  return parsed.success ? parsed.data : { refused: "notPlan", where: parsed.error.issues[0]?.path.join(".") ?? "" };
}

/** The engine names a position, or the text around it, or that the file ends too early. */
function placeOf(message: string, file: string): string {
  const [, around] = /(\.{0,3}".*"\.{0,3}) is not valid JSON$/s.exec(message) ?? [];
  if (around !== undefined) return around.replace(/\s+/g, " ");
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? file.length);
  return String(file.slice(0, position).split("\n").length);
}

/** Screens and manifests know runs by these ids, each once. What the file calls its bound is not kept: nobody here has proved it. */
function asOurs(plan: Plan): Plan {
  const { bound: _, gap: __, ...unproved } = plan;
  const numbered = <Run extends { id: string }>(runs: readonly Run[], letter: string) => runs.map((run, index) => ({ ...run, id: `${letter}${index + 1}` }));
  return { ...unproved, trips: numbered(plan.trips, "t"), trains: numbered(plan.trains, "r"), blockSeats: numbered(plan.blockSeats, "b") };
}
