/** What the charter screens ask: the demand, scenarios, runs of the planner, and saved plans. */
import { z } from "zod";
import { procedure, router, TRPCError } from "../trpc.ts";
import { efforts } from "../vocabulary.ts";
import { demandFilter, everybody } from "./demandFilter.ts";
import { answerDemand } from "./demandReading.ts";
import { deletePlan, readPlans } from "./planQueries.ts";
import { deleteScenario } from "./queries.ts";
import { answerPlan } from "./runPlanAnswer.ts";
import { cancelRun, readRun, startRun } from "./runs.ts";
import { scenarioId, savedScenarioId, scenarioInput, scenarioName } from "./scenario.ts";
import { parameterKeys, parameters, type Parameter } from "./scenarioParameters.ts";
import { copyScenario, listScenarios, saveScenario } from "./scenarioReading.ts";

const effort = z.literal(efforts, "应为 1 至 5").default(3);
const seed = z.int("应为整数").min(0, "不能为负").max(4_294_967_295, "太大").default(1);
const planId = z.uuid("应为计划编号");
const runId = z.uuid("应为排班编号");

export const chartersRouter = router({
  demand: procedure.input(z.object({ filter: demandFilter.default(everybody) }).prefault({}))
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

  startRun: procedure.input(z.object({ scenarioId, effort, seed, name: scenarioName.optional(), filter: demandFilter.default(everybody) }))
    .mutation(({ ctx, input }) => startRun(ctx.database, ctx.viewer, input, { routingUrl: ctx.routingUrl }).then((answer) => {
      if ("refused" in answer) throw new TRPCError({ code: answer.refused === "noScenario" ? "NOT_FOUND" : answer.refused === "busy" ? "TOO_MANY_REQUESTS" : "PRECONDITION_FAILED", message: answer.message });
      return answer;
    })),
  run: procedure.input(z.object({ runId })).query(({ ctx, input }) => found("排班", readRun(ctx.database, ctx.viewer, input.runId))),
  cancelRun: procedure.input(z.object({ runId })).mutation(({ ctx, input }) => found("排班", cancelRun(ctx.database, ctx.viewer, input.runId))),

  plans: procedure.query(({ ctx }) => ctx.database.withScope(ctx.viewer, readPlans)),
  plan: procedure.input(z.object({ planId })).query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => found("计划", await answerPlan(scoped, input.planId)))),
  removePlan: procedure.input(z.object({ planId }))
    .mutation(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => { found("计划", await deletePlan(scoped, input.planId) || null); })),
});

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
