import { tmpdir } from "node:os";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parameterKeys } from "../../../server/charters/scenarioParameters.ts";
import { createHttp } from "../../../server/http.ts";
import { charterLabels } from "../../../server/vocabulary.ts";
import { onBothEngines } from "../../database.ts";
import { desk, toolsOf } from "../../ledgerWorld.ts";
import { fillLedger, homes, settleCharterWorld, traveller } from "./demandWorld.ts";

/** As the browser meets it: over HTTP. */
onBothEngines("charter procedures over HTTP", (engine) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    const database = await engine.open();
    await settleCharterWorld(database);
    await fillLedger(database, Array.from({ length: 20 }, (_, number) => traveller(number)));
    app = await createHttp({ tools: toolsOf(database), viewer: desk, directory: tmpdir(), host: "127.0.0.1", clientDirectory: tmpdir() });
  });
  afterAll(() => app.close());
  const ask = async (name: string, input?: object) => (await app.inject({ url: `/trpc/charters.${name}`, query: input ? { input: JSON.stringify(input) } : {} })).json();
  const tell = async (name: string, input: object) => (await app.inject({ method: "POST", url: `/trpc/charters.${name}`, payload: input })).json();

  it("list every parameter with unit, default, limits and a sentence on its source", async () => {
    const list = (await ask("parameters")).result.data;
    expect(list.map(({ key }: { key: string }) => key)).toEqual(parameterKeys);
    for (const { unit, source, default: usual, min, max, nullable } of list) {
      expect(charterLabels.parameterUnit).toHaveProperty([unit]);
      expect(charterLabels.parameterSource).toHaveProperty([source]);
      expect(usual === null ? nullable : min <= usual && usual <= max).toBe(true);
    }
  });

  it("refuse a bad parameter with its field and one sentence", async () => {
    const { error } = await tell("saveScenario", { name: "半载", parameters: { loadCapPercent: 20 } });
    expect([error.data.httpStatus, error.data.field, error.message]).toEqual([400, "parameters.loadCapPercent", "参数 parameters.loadCapPercent 不可用：应为 30 至 100 的数。"]);
    expect((await tell("startRun", { scenarioId: "standard", effort: 6 })).error.data.field).toBe("effort");
    expect((await ask("run", { runId: "00000000-0000-4000-8000-000000000000" })).error).toMatchObject({ message: expect.stringMatching(/^排班不存在/), data: { httpStatus: 404 } });
  });

  it("lead from the demand to a plan, and answer other questions meanwhile", async () => {
    expect((await ask("demand")).result.data).toMatchObject({ people: 20, rows: [{ homeCode: homes.lucheng, workCode: "4419", people: 20 }] });
    const { runId } = (await tell("startRun", { scenarioId: (await ask("scenarios")).result.data[0].id, effort: 3, seed: 7 })).result.data;
    expect((await ask("run", { runId })).result.data).toMatchObject({ runId, state: "running", planId: null });
    expect((await app.inject("/health")).statusCode).toBe(200);
    let run = (await ask("run", { runId })).result.data;
    for (; run.state === "running"; run = (await ask("run", { runId })).result.data) await new Promise((resolve) => setTimeout(resolve, 50));
    const [listed] = (await ask("plans")).result.data;
    expect(listed).toMatchObject({ id: run.planId, people: 20, served: run.served, cost: run.cost });
    const { hire = NaN, distance = NaN, drivers = 0, stops = 0 } = (Object.values((await ask("planCosts", { planId: run.planId })).result.data) as Record<string, number>[])[0] ?? {}; // one trip
    expect(hire + distance + drivers + stops).toBeLessThanOrEqual(run.cost + 0.01);
    expect((await ask("plan", { planId: run.planId })).result.data).toMatchObject({ violations: [], totals: { people: 20, served: 20, trips: 1, paid: expect.closeTo(hire + distance + drivers + stops, 1), costPerHead: expect.closeTo((hire + distance + drivers + stops) / 20, 1), loadFactor: 20 / 37 } });
  });
});
