/** What the charter screens ask: the demand, scenarios, runs of the planner, and saved plans. */
import { z } from "zod";
import { inLanguageOf, procedure, reading, router, TRPCError, type Context } from "../trpc.ts";
import { efforts, lockKinds } from "../vocabulary.ts";
import { demandFilter, everybody } from "./demandFilter.ts";
import { answerDemand } from "./demandReading.ts";
import { deleteLock, insertLock, readLocks, readTripEvents } from "./lifeQueries.ts";
import { move, MoveError } from "./moves.ts";
import { countBriefingsOf, deletePlan, readPlans } from "./planQueries.ts";
import { deleteScenario } from "./queries.ts";
import { comparePlans, planCosts } from "./planComparison.ts";
import { person, tripEventInput } from "./tripEvents.ts";
import { confirmedTrips, sayTripEvent } from "./planLife.ts";
import { saveMoves, tryMoves } from "./planMoves.ts";
import { judgePlanFile, keepPlanFile } from "./planFileReading.ts";
import { rulePricesOf } from "./runPrices.ts";
import type { RunAnswer } from "./runAnswers.ts";
import { answerPlan } from "./runPlanAnswer.ts";
import { cancelRun, readRun, startRun } from "./runs.ts";
import { scenarioId, savedScenarioId, scenarioInput, scenarioName } from "./scenario.ts";
import { parameterKeys, parameters, type Parameter } from "./scenarioParameters.ts";
import { copyScenario, listScenarios, saveScenario } from "./scenarioReading.ts";

const effort = z.literal(efforts, "应为 1 至 5").default(3);
const seed = z.int("应为整数").min(0, "不能为负").max(4_294_967_295, "太大").default(1);
const planId = z.uuid("应为计划编号");
const runId = z.uuid("应为排班编号");
/** Larger than a plan of 40,000 people. */
const file = z.string("应为文件内容").max(12_000_000, "文件超过 12 MB");
const moves = z.array(move).min(1, "至少一步").max(500, "至多 500 步");

export const chartersRouter = router({
  demand: reading.input(z.object({ filter: demandFilter.default(everybody) }).prefault({}))
    .query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, (scoped) => answerDemand(scoped, input.filter))),

  parameters: procedure.query(() => parameterKeys.map((key) => ({ key, ...(parameters[key] satisfies Parameter as Parameter) }))),

  scenarios: procedure.query(({ ctx }) => ctx.database.withScope(ctx.viewer, listScenarios)),
  saveScenario: procedure.input(scenarioInput)
    .mutation(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => {
      const saved = await saveScenario(scoped, input, newIdentity());
      if (saved instanceof z.ZodError) throw new TRPCError({ code: "BAD_REQUEST", cause: saved });
      return found("方案", saved);
    })),
  copyScenario: procedure.input(z.object({ id: scenarioId, name: scenarioName.optional() }))
    .mutation(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => found("方案", await copyScenario(scoped, input.id, input.name, newIdentity())))),
  removeScenario: procedure.input(z.object({ id: savedScenarioId }))
    .mutation(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => { found("方案", await deleteScenario(scoped, input.id) || null); })),

  startRun: procedure.input(z.object({ scenarioId, effort, seed, name: scenarioName.optional(), filter: demandFilter.default(everybody), earlierPlanId: planId.optional() }))
    .mutation(({ ctx, input }) => startRun(ctx.database, ctx.viewer, input, { routingUrl: ctx.routingUrl }).then((answer) => {
      if ("refused" in answer) throw new TRPCError({ code: answer.refused === "noScenario" || answer.refused === "noPlan" ? "NOT_FOUND" : answer.refused === "busy" ? "TOO_MANY_REQUESTS" : "PRECONDITION_FAILED", message: answer.message });
      return answer;
    })),
  run: procedure.input(z.object({ runId })).query(({ ctx, input }) => said(ctx, found("排班", readRun(ctx.database, ctx.viewer, input.runId)))),
  cancelRun: procedure.input(z.object({ runId })).mutation(({ ctx, input }) => said(ctx, found("排班", cancelRun(ctx.database, ctx.viewer, input.runId)))),

  plans: procedure.query(({ ctx }) => ctx.database.withScope(ctx.viewer, readPlans)),
  plan: procedure.input(z.object({ planId })).query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => found("计划", await answerPlan(scoped, input.planId)))),
  removePlan: procedure.input(z.object({ planId }))
    .mutation(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => {
      const confirmed = await confirmedTrips(scoped, input.planId);
      if (confirmed.length > 0) throw new TRPCError({ code: "CONFLICT", message: `有 ${confirmed.length} 趟已经确认或发车，这个计划不能删除；请先撤回确认。` });
      const briefings = await countBriefingsOf(scoped, input.planId);
      if (briefings > 0) throw new TRPCError({ code: "CONFLICT", message: `有 ${briefings} 份已编号的简报画的是这个计划，要能凭编号重制，所以不能删除。` });
      found("计划", await deletePlan(scoped, input.planId) || null);
    })),
  planCosts: procedure.input(z.object({ planId })).query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => found("计划", await planCosts(scoped, input.planId)))),
  comparePlans: procedure.input(z.object({ before: planId, after: planId }))
    .query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => found("计划", await comparePlans(scoped, input.before, input.after)))),

  locks: procedure.input(z.object({ planId })).query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, (scoped) => readLocks(scoped, input.planId))),
  setLock: procedure.input(z.object({ planId, kind: z.enum(lockKinds), target: z.string().min(1).max(200), locked: z.boolean(), person }))
    .mutation(({ ctx, input: { planId: id, kind, target, locked, person: by } }) => ctx.database.withScope(ctx.viewer, async (scoped) => {
      if (locked) found("计划", await insertLock(scoped, id, { kind, target, person: by, lockedAt: new Date().toISOString() }) || null);
      else await deleteLock(scoped, id, kind, target);
      return readLocks(scoped, id);
    })),
  tripEvents: procedure.input(z.object({ planId })).query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, (scoped) => readTripEvents(scoped, input.planId))),
  sayTripEvent: procedure.input(tripEventInput.extend({ planId }))
    .mutation(({ ctx, input: { planId: id, ...said } }) => ctx.database.withScope(ctx.viewer, async (scoped) => {
      const { id: eventId, changedAt: at } = newIdentity();
      const event = found("计划", await sayTripEvent(scoped, id, said, { id: eventId, at }));
      if (typeof event === "string") throw new TRPCError({ code: "CONFLICT", message: event });
      return event;
    })),

  rulePrices: procedure.input(z.object({ planId })).query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => found("计划", await rulePricesOf(ctx.database, scoped, input.planId)))),
  /** Changes nothing; a mutation only because many moves do not fit into an address. */
  tryMoves: procedure.input(z.object({ planId, moves })).mutation(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => found("计划", await movable(tryMoves(scoped, input.planId, input.moves))))),
  saveMoves: procedure.input(z.object({ planId, moves, name: scenarioName }))
    .mutation(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => found("计划", await movable(saveMoves(scoped, input, newIdentity()))))),

  /** Stores nothing; a mutation only because a file does not fit into an address. */
  judgePlanFile: procedure.input(z.object({ planId, file })).mutation(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => found("计划", await judgePlanFile(scoped, input.planId, input.file)))),
  keepPlanFile: procedure.input(z.object({ planId, file, name: scenarioName }))
    .mutation(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => found("计划", await keepPlanFile(scoped, input, newIdentity())))),
});

function said(ctx: Context, run: RunAnswer): RunAnswer {
  return { ...run, message: inLanguageOf(ctx, run.message) };
}

/** A move that cannot be made is the sender's mistake, and says so in its own words. */
async function movable<Answer>(moved: Promise<Answer>): Promise<Answer> {
  try {
    return await moved;
  } catch (error) {
    throw error instanceof MoveError ? new TRPCError({ code: "CONFLICT", message: error.message }) : error;
  }
}

/** Chance and clock come in here. */
function newIdentity(): { id: string; changedAt: string } {
  return { id: crypto.randomUUID(), changedAt: new Date().toISOString() };
}

/** A run is forgotten with the process; everything else was removed by somebody. */
function found<Thing>(what: "方案" | "计划" | "排班", thing: Thing | null): Thing {
  const why = what === "排班" ? "服务器可能重新启动过；已保存的计划不受影响，请重新排班。" : "可能已被删除。";
  if (thing === null) throw new TRPCError({ code: "NOT_FOUND", message: `${what}不存在，${why}` });
  return thing;
}
