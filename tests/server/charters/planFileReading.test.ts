import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { checkPlan } from "../../../server/charters/check.ts";
import { parsePlan, type Plan } from "../../../server/charters/plan.ts";
import { parseProblem } from "../../../server/charters/problem.ts";
import type { Database } from "../../../server/database/database.ts";
import { createHttp } from "../../../server/http.ts";
import { createCaller } from "../../../server/router.ts";
import type { Viewer } from "../../../server/vocabulary.ts";
import { onBothEngines } from "../../database.ts";
import { desk, toolsOf } from "../../ledgerWorld.ts";
import { chuxiongDesk, fillLedger, homes, settleCharterWorld, traveller } from "./demandWorld.ts";

/** A coach's worth to 东莞 from each of two counties. */
const crowd = Array.from({ length: 60 }, (_, number) => traveller(number + 1, { workRegion: "4419", ...(number < 35 ? { homeTownship: homes.lucheng } : { homeCounty: "532302", homeTownship: homes.jinshan }) }));

onBothEngines("a plan file", (engine) => {
  let database: Database;
  let planId = "";
  let plan: Plan;
  const at = (viewer: Viewer = desk) => createCaller({ database, viewer, routingUrl: undefined }).charters;
  beforeAll(async () => {
    database = await engine.open();
    await settleCharterWorld(database);
    await fillLedger(database, crowd);
    const { runId } = await at().startRun({ scenarioId: "standard", effort: 1, seed: 1 });
    for (let run = await at().run({ runId }); planId === ""; run = await at().run({ runId })) {
      if (run.state === "failed") throw new Error(run.message ?? "");
      planId = run.planId ?? "";
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    plan = (await at().plan({ planId })).plan;
  });
  const judge = (file: unknown) => at().judgePlanFile({ planId, file: typeof file === "string" ? file : JSON.stringify(file) });

  it("is judged by the judge itself, stores nothing, and comes back as what the planner made", async () => {
    const before = (await at().plans()).length;
    const judged = await judge(plan);
    expect(judged).toMatchObject({ statedCost: plan.cost, violations: [], trips: plan.trips.length, people: 60 });
    expect("cost" in judged && Math.abs(judged.cost - plan.cost)).toBeLessThan(1);
    expect(await at().plans()).toHaveLength(before);
  });

  it("is told every rule that it breaks", async () => {
    const [first, ...rest] = structuredClone(plan.trips);
    const broken = { ...plan, trips: [{ ...first, stops: [...first?.stops ?? []].reverse() }, ...rest], cost: 1 };
    const problem = await database.withScope(desk, ({ sql }) => sql<{ problem: unknown }[]>`select problem from charter_plan where plan_id = ${planId}`);
    const { violations } = checkPlan(parseProblem(problem[0]?.problem), parsePlan(broken));
    expect(await judge(broken)).toMatchObject({ violations });
    expect(violations.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["stops", "cost"]));
  });

  it("is refused with the line or the words that are no JSON, or the field that is no plan's", async () => {
    expect(await judge("")).toEqual({ refused: "notJson", where: "1" });
    expect(await judge(`{\n "cost": 1,\n "trips": [,]\n}`)).toMatchObject({ refused: "notJson", where: expect.stringContaining("[,]") });
    expect(await judge(`{\n "cost": 1,\n "trips": [`)).toEqual({ refused: "notJson", where: "3" });
    expect(await judge([])).toEqual({ refused: "notPlan", where: "" });
    expect(await judge({ ...plan, trips: plan.trips.map((trip) => ({ ...trip, day: -1 })) })).toEqual({ refused: "notPlan", where: "trips.0.day" });
    expect(await judge({ format: "guitu-charter-problem/1" })).toEqual({ refused: "notPlan", where: "format" });
    expect(await judge(`\uFEFF${JSON.stringify(plan)}`)).toMatchObject({ violations: [] });
  });

  it("becomes a plan of its own when it breaks no rule, and none when it breaks one", async () => {
    const renamed = { ...plan, bound: plan.cost, gap: 0, trips: plan.trips.map((trip, index) => ({ ...trip, id: `甲/${index}` })) };
    const kept = await at().keepPlanFile({ planId, file: JSON.stringify(renamed), name: "别处排的" });
    if (!("planId" in kept)) throw new Error("expected a plan");
    expect(await at().plan({ planId: kept.planId })).toMatchObject({ name: "别处排的", violations: [], totals: { served: 60 - plan.unserved.reduce((sum, { people }) => sum + people, 0) } });
    expect((await at().plan({ planId: kept.planId })).plan.trips.map(({ id }) => id)).toEqual(plan.trips.map((_, index) => `t${index + 1}`));
    // Anybody can write a bound into a file: what is kept has none.
    expect((await at().plan({ planId: kept.planId })).totals).toMatchObject({ bound: null, gap: null });
    const count = (await at().plans()).length;
    expect(await at().keepPlanFile({ planId, file: JSON.stringify({ ...plan, cost: plan.cost - 9 }), name: "不对" })).toMatchObject({ violations: [{ rule: "cost" }] });
    expect(await at().plans()).toHaveLength(count);
  });

  it("is judged for nobody who does not see the plan, and can be fetched with its problem", async () => {
    await expect(at(chuxiongDesk).judgePlanFile({ planId, file: "{}" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const folder = mkdtempSync(join(tmpdir(), "guitu-plan-file-"));
    const app = await createHttp({ tools: toolsOf(database), viewer: desk, directory: folder, host: "127.0.0.1", clientDirectory: folder });
    const fetched = async (name: string) => (await app.inject({ url: `/api/charters/${planId}/${name}`, headers: { host: "localhost:3000" } })).json() as unknown;
    expect(checkPlan(parseProblem(await fetched("problem.json")), parsePlan(await fetched("plan.json"))).violations).toEqual([]);
    await app.close();
    rmSync(folder, { recursive: true });
  });
});
