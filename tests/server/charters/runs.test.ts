import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkPlan } from "../../../server/charters/check.ts";
import { parsePlan } from "../../../server/charters/plan.ts";
import { parseProblem } from "../../../server/charters/problem.ts";
import type { RunAnswer } from "../../../server/charters/runAnswers.ts";
import { readRun, startRun } from "../../../server/charters/runs.ts";
import { everybody } from "../../../server/charters/demandFilter.ts";
import type { Database } from "../../../server/database/database.ts";
import { createCaller } from "../../../server/router.ts";
import type { Viewer } from "../../../server/vocabulary.ts";
import { emptyTables, onBothEngines } from "../../database.ts";
import { desk, deskOf } from "../../ledgerWorld.ts";
import { chuxiongDesk, fillLedger, homes, lufengDesk, settleCharterWorld, traveller } from "./demandWorld.ts";

/** Forty people of two counties, most of them to 东莞, in households of two: a coach pays from 楚雄市. */
const crowd = Array.from({ length: 40 }, (_, number) => traveller(number + 1, {
  household: `户${Math.floor(number / 2)}`, workRegion: number % 10 < 8 ? "4419" : "3307",
  ...(number < 30 ? { homeTownship: number < 20 ? homes.lucheng : homes.donggua } : { homeCounty: "532302", homeTownship: homes.jinshan }),
}));
const standard = { scenarioId: "standard", effort: 1, seed: 1 } as const;

onBothEngines("runs of the planner", (engine) => {
  let database: Database;
  const servers: Server[] = [];
  beforeEach(async () => {
    database ??= await engine.open();
    await settleCharterWorld(database);
    await emptyTables(database);
    await fillLedger(database, crowd);
  });
  afterEach(() => { for (const server of servers.splice(0)) server.close(); });
  const at = (viewer: Viewer, routingUrl?: string) => createCaller({ database, viewer, routingUrl }).charters;
  const ended = async (ask: () => RunAnswer | null | Promise<RunAnswer>): Promise<RunAnswer> => {
    for (;;) {
      const run = await ask();
      if (!run) throw new Error("expected a run");
      if (run.state !== "running") return run;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const plan = async (viewer: Viewer = desk, question: object = {}, routingUrl?: string) => {
    const { runId } = await at(viewer, routingUrl).startRun({ ...standard, ...question });
    return ended(() => at(viewer).run({ runId }));
  };

  it("end with a saved plan in which everybody of the demand is on board or left out, and that the judge accepts", async () => {
    const run = await plan();
    expect(run).toMatchObject({ state: "done", progress: 1, message: null, scenarioId: "standard" });
    const answer = await at(desk).plan({ planId: run.planId ?? "" });
    const demand = await at(desk).demand({});
    const seated = new Map<string, number>();
    const { trips, trains, blockSeats, unserved } = answer.plan;
    for (const { group, people } of [...trips, ...trains, ...blockSeats].flatMap(({ passengers }) => passengers).concat(unserved)) seated.set(group, (seated.get(group) ?? 0) + people);
    expect([...seated].sort()).toEqual(demand.rows.map(({ groupId, people }) => [groupId, people]).sort());
    expect(answer.totals).toMatchObject({ people: 40, served: run.served, unserved: 40 - (run.served ?? 0), trips: trips.length, cost: run.cost });
    expect(answer.violations).toEqual([]);
    expect(run.served).toBeGreaterThan(0);
  });

  it("keep the problem beside the plan, so that anybody can judge it again", async () => {
    const { planId } = await plan();
    const [row] = await database.withScope(desk, ({ sql }) => sql<{ problem: unknown; plan: unknown; cost: number }[]>`select problem, plan, cost from charter_plan where plan_id = ${planId}`);
    const verdict = checkPlan(parseProblem(row?.problem), parsePlan(row?.plan));
    expect(verdict.violations).toEqual([]);
    expect(verdict.cost).toBeCloseTo(row?.cost ?? 0, 0);
  });

  it("answer places, groups and a line for each trip from its first pick-up to its last drop", async () => {
    const { planId } = await plan();
    const { plan: made, problem, routes, roads } = await at(desk).plan({ planId: planId ?? "" });
    const places = new Map(problem.places.map((place) => [place.code, place]));
    expect(places.get(homes.lucheng)?.name).toBe("鹿城镇");
    expect(problem).toMatchObject({ firstDate: "2021-02-20", days: 6, groups: (await at(desk).demand({})).rows });
    expect(routes.map(({ tripId }) => tripId)).toEqual(made.trips.map(({ id }) => id));
    for (const [index, { stops }] of made.trips.entries()) {
      const ends = [stops[0], stops.at(-1)].map((stop) => places.get(stop?.place ?? "")).map((place) => [place?.lon, place?.lat]);
      expect([routes[index]?.line[0], routes[index]?.line.at(-1)]).toEqual(ends);
    }
    expect(roads).toEqual({ source: "corridors", reason: null });
  });

  it("list plans with their figures, newest first, under the name that was given, and remove them", async () => {
    const first = await plan();
    const second = await plan(desk, { name: "只送楚雄市", filter: { homes: ["532301"], modes: ["train"] } });
    expect(await at(desk).plans()).toMatchObject([
      { id: second.planId, name: "只送楚雄市", scenarioName: "标准方案", people: 30, cancelled: false, violationCount: 0 }, { id: first.planId, name: "标准方案", people: 40, served: first.served, cost: first.cost },
    ]);
    expect(await at(desk).comparePlans({ before: first.planId ?? "", after: second.planId ?? "" })).toMatchObject({ before: { filter: everybody }, after: { filter: { ...everybody, homes: ["532301"], modes: ["train"] } } });
    await at(desk).removePlan({ planId: first.planId ?? "" });
    expect((await at(desk).plans()).map(({ id }) => id)).toEqual([second.planId]);
    await expect(at(desk).plan({ planId: first.planId ?? "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("give the same plan for the same seed", async () => {
    const plans = [await plan(), await plan()].map(({ planId }) => at(desk).plan({ planId: planId ?? "" }));
    const [one, other] = await Promise.all(plans);
    expect(one?.plan).toEqual(other?.plan);
  });

  it("stop when asked and keep the best plan so far", async () => {
    const { runId } = await at(desk).startRun({ ...standard, effort: 5 });
    await at(desk).cancelRun({ runId });
    const run = await ended(() => at(desk).run({ runId }));
    expect(run).toMatchObject({ state: "cancelled", message: null });
    const answer = await at(desk).plan({ planId: run.planId ?? "" });
    expect(answer).toMatchObject({ cancelled: true, violations: [], totals: { people: 40 } });
    expect(await at(desk).cancelRun({ runId })).toEqual(run);
  });

  it("fail with one sentence when the planner dies, and lose no plan that was saved", async () => {
    const before = await plan();
    const started = await startRun(database, desk, { ...standard, filter: everybody }, { heapMegabytes: 8 });
    const run = await ended(() => readRun(database, desk, "runId" in started ? started.runId : ""));
    expect(run).toMatchObject({ state: "failed", planId: null });
    expect(run.message).toMatch(/^[^。]+。$/);
    expect((await at(desk).plans()).map(({ id }) => id)).toEqual([before.planId]);
  });

  it("are refused for nobody, for a scenario that is not there, and beyond two at a time", async () => {
    await expect(at(deskOf("5301")).startRun(standard)).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
    await expect(at(desk).startRun({ ...standard, scenarioId: "00000000-0000-4000-8000-000000000000" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const two = await Promise.all([1, 2].map((seed) => at(desk).startRun({ ...standard, effort: 5, seed })));
    await expect(at(desk).startRun(standard)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
    for (const { runId } of two) await at(desk).cancelRun({ runId });
    for (const { runId } of two) await ended(() => at(desk).run({ runId }));
  });

  it("are nobody's but the desk's; a plan is seen by a desk whose scope holds all of it", async () => {
    const { runId } = await at(desk).startRun(standard);
    for (const viewer of [chuxiongDesk, deskOf("53")]) await expect(at(viewer).run({ runId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(at(chuxiongDesk).cancelRun({ runId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { planId } = await ended(() => at(desk).run({ runId }));
    expect(await at(deskOf("53")).plans()).toHaveLength(1);
    for (const viewer of [chuxiongDesk, lufengDesk, deskOf("5301")]) {
      expect(await at(viewer).plans()).toEqual([]);
      await expect(at(viewer).plan({ planId: planId ?? "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(at(viewer).removePlan({ planId: planId ?? "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const own = await plan(chuxiongDesk);
    expect((await at(chuxiongDesk).plan({ planId: own.planId ?? "" })).problem.groups.every(({ homeCode }) => homeCode.startsWith("532301"))).toBe(true);
    expect(await at(desk).plans()).toHaveLength(2);
  });

  it("plan for a township without a position from its county's seat", async () => {
    await fillLedger(database, Array.from({ length: 12 }, (_, index) => 50 + index).map((number) => traveller(number, { homeCounty: "530102", homeTownship: homes.huashan, workRegion: "5323" })), deskOf("53"));
    const run = await plan(deskOf("53"), { filter: { homes: [homes.huashan] } });
    expect(run).toMatchObject({ state: "done", served: 12 });
    const { problem, violations } = await at(deskOf("53")).plan({ planId: run.planId ?? "" });
    const [seat, township] = ["530102", homes.huashan].map((code) => problem.places.find((place) => place.code === code));
    expect([township?.lon, township?.lat, violations]).toEqual([seat?.lon, seat?.lat, []]);
  });

  it("leave plans that the application cannot change", async () => {
    await plan();
    await expect(database.withScope(desk, ({ sql }) => sql`update charter_plan set name = '改'`)).rejects.toThrow(/permission denied/);
  });

  it("ask a routing server where one is set, once for each pair, and say so in the plan", async () => {
    let asked = 0;
    const coordinates = [[101.5, 25], [110, 24.5], [113.7, 23]];
    const server = createServer((request, response) => {
      if (request.url?.startsWith("/route/")) return response.end(JSON.stringify({ code: "Ok", routes: [{ distance: 1, duration: 1, geometry: { type: "LineString", coordinates } }] }));
      asked += 1;
      const count = (name: string) => new URL(request.url ?? "", "http://x").searchParams.get(name)?.split(";").length ?? 0;
      const table = Array.from({ length: count("sources") }, (_, row) => Array.from({ length: count("destinations") }, (__, column) => (row === column ? 0 : 100_000)));
      return response.end(JSON.stringify({ code: "Ok", durations: table.map((line) => line.map((value) => value / 25)), distances: table }));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
    const run = await plan(desk, {}, url);
    const made = await at(desk).plan({ planId: run.planId ?? "" });
    expect(made).toMatchObject({ roads: { source: "server", reason: null }, violations: [] });
    expect(made.routes.map(({ line }) => line)).toEqual(made.plan.trips.map(() => coordinates));
    expect(asked).toBe(1);
    await plan(desk, {}, url);
    expect(asked).toBe(1);
  });

  it("plan on the corridors when the routing server is away, and say why", async () => {
    const run = await plan(desk, {}, "http://127.0.0.1:9");
    const { roads, violations } = await at(desk).plan({ planId: run.planId ?? "" });
    expect([roads.source, violations]).toEqual(["corridors", []]);
    expect(roads.reason).not.toBeNull();
  });
});
