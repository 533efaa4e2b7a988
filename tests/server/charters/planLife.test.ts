import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { beforeEach, expect, it } from "vitest";
import type { Database } from "../../../server/database/database.ts";
import { readManifests } from "../../../server/charters/manifestReading.ts";
import { createHttp } from "../../../server/http.ts";
import { createCaller } from "../../../server/router.ts";
import type { Viewer } from "../../../server/vocabulary.ts";
import { emptyTables, onBothEngines } from "../../database.ts";
import { desk, deskOf, toolsOf, worldSeals } from "../../ledgerWorld.ts";
import { chuxiongDesk, fillLedger, homes, settleCharterWorld, traveller } from "./demandWorld.ts";

/** Two coaches' worth to 东莞 from one township, and a few who are too few. */
const crowd = Array.from({ length: 60 }, (_, number) => traveller(number + 1, { household: `户${Math.floor(number / 2)}`, workRegion: number < 58 ? "4419" : "3307", homeTownship: number < 40 ? homes.lucheng : homes.donggua }));
const crew = { plate: "云E12345", drivers: [{ name: "李师傅", phone: "13800000001" }], escort: null };

onBothEngines("the life of a plan", (engine) => {
  let database: Database;
  let planId: string;
  beforeEach(async () => {
    database ??= await engine.open();
    await settleCharterWorld(database);
    await emptyTables(database);
    await fillLedger(database, crowd);
    planId = await plan();
  });
  const at = (viewer: Viewer = desk) => createCaller({ database, viewer, routingUrl: undefined }).charters;
  const plan = async (question: object = {}): Promise<string> => {
    const { runId } = await at().startRun({ scenarioId: "standard", effort: 1, seed: 1, ...question });
    for (;;) {
      const { state, planId: id, message } = await at().run({ runId });
      if (state === "done" && id !== null) return id;
      if (state !== "running") throw new Error(message ?? state);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const open = (id = planId) => at().plan({ planId: id });

  it("keeps a locked trip when the load cap falls to half, and compares both plans", async () => {
    const { plan: before } = await open();
    const [trip] = before.trips;
    await at().setLock({ planId, kind: "trip", target: trip?.id ?? "", locked: true, person: "张调度" });
    expect(await at().locks({ planId })).toMatchObject([{ kind: "trip", target: trip?.id, person: "张调度" }]);
    const scenario = await at().saveScenario({ name: "半载", parameters: { loadCapPercent: 50 } });
    const laterId = await plan({ scenarioId: scenario.id, earlierPlanId: planId });
    const { plan: after, violations, earlierPlanId } = await open(laterId);
    expect(earlierPlanId).toBe(planId);
    expect(after.trips.find(({ id }) => id === trip?.id)?.passengers).toEqual(trip?.passengers);
    expect(violations.every(({ rule, where }) => rule === "seats" && where === trip?.id)).toBe(true);
    expect(await at().locks({ planId: laterId })).toMatchObject([{ target: trip?.id, person: "张调度" }]);
    const compared = await at().comparePlans({ before: planId, after: laterId });
    expect(compared.parameters).toEqual([{ key: "loadCapPercent", before: 100, after: 50 }]);
    const { kept, moved, seated, leftOut, stillOut, gone, joined } = compared.changes.people;
    expect([kept + moved + seated + leftOut + stillOut, gone, joined]).toEqual([60, 0, 0]);
    expect(compared.changes.keptTrips).toBeGreaterThanOrEqual(1);
    expect(compared.changes.trips.some(({ reason }) => reason === "rules")).toBe(before.trips.length > 1);
    expect(compared.after.totals.served).toBe(compared.after.served);
  });

  it("takes a trip from planned to arrived, each step with time, person and account, for everybody who sees the plan", async () => {
    const { plan: { trips: [trip] } } = await open();
    const tripId = trip?.id ?? "";
    await expect(at().sayTripEvent({ planId, tripId, status: "confirmed", person: "张调度" })).rejects.toThrow("请先填写车牌和至少一名驾驶员的姓名、电话。");
    await expect(at().sayTripEvent({ planId, tripId, status: "departed", person: "张调度", crew })).rejects.toThrow("这一趟现在是“已计划”，不能直接改为“已发车”。");
    await at().sayTripEvent({ planId, tripId, status: "confirmed", person: "张调度", crew });
    await at().sayTripEvent({ planId, tripId, status: "departed", person: "王站长", note: "晚点 10 分钟" });
    await at().sayTripEvent({ planId, tripId, status: "arrived", person: "王站长" });
    const events = await at(deskOf("53")).tripEvents({ planId });
    expect(events.map(({ status, person, account }) => [status, person, account])).toEqual([["confirmed", "张调度", desk.account], ["departed", "王站长", desk.account], ["arrived", "王站长", desk.account]]);
    expect(events.every(({ crew: known, at: moment }) => known?.plate === "云E12345" && Math.abs(Date.now() - Date.parse(moment)) < 60_000)).toBe(true);
    expect(await at(chuxiongDesk).tripEvents({ planId })).toEqual([]);
    await expect(at().removePlan({ planId })).rejects.toThrow("有 1 趟已经确认或发车，这个计划不能删除；请先撤回确认。");
    await expect(database.withScope(desk, ({ sql }) => sql`update charter_trip_event set person = '别人'`)).rejects.toThrow(/permission denied/);
  });

  it("keeps confirmed trips and their story when it is planned again after people came", async () => {
    const { plan: { trips: [trip] } } = await open();
    await at().sayTripEvent({ planId, tripId: trip?.id ?? "", status: "confirmed", person: "张调度", crew });
    await fillLedger(database, [...crowd, ...Array.from({ length: 20 }, (_, number) => traveller(number + 71, { workRegion: "4419", homeTownship: homes.lucheng, goBackFrom: "2021-02-21", goBackTo: "2021-02-24" }))]);
    const laterId = await plan({ earlierPlanId: planId });
    const { plan: after, people } = await open(laterId);
    expect(people).toBe(80);
    expect(after.trips.find(({ id }) => id === trip?.id)?.passengers).toEqual(trip?.passengers);
    expect(await at().tripEvents({ planId: laterId })).toMatchObject([{ tripId: trip?.id, status: "confirmed", person: "张调度" }]);
    const { changes } = await at().comparePlans({ before: planId, after: laterId });
    expect([changes.people.joined, changes.people.gone]).toEqual([20, 0]);
  });

  it("judges moves at once and saves them as a plan of their own", async () => {
    const { plan: { trips }, cost } = await open();
    const [trip] = trips;
    const group = trip?.passengers[0]?.group ?? "";
    const moves = [{ kind: "group" as const, group, from: trip?.id ?? "", to: null }];
    const parts = Object.values(await at().planCosts({ planId })).flatMap((one) => Object.values(one));
    expect(parts.reduce((sum, yuan) => sum + yuan, 0)).toBeCloseTo(cost, 0);
    expect((await open()).totals.paid).toBeCloseTo(Object.values(await at().planCosts({ planId })).reduce((sum, { early = 0, detour = 0, promise = 0, leftOut = 0 }) => sum - early - detour - promise - leftOut, cost), 0);
    const tried = await at().tryMoves({ planId, moves });
    expect(tried.cost).toBeCloseTo(cost + tried.costChange, 1);
    expect(tried.newViolations).toEqual([]);
    const { people: out } = tried.plan.unserved.find((part) => part.group === group) ?? { people: 0 };
    const savedId = await at().saveMoves({ planId, moves, name: "手工调整" });
    const saved = await open(savedId);
    expect([saved.cost, saved.served, saved.earlierPlanId, saved.name]).toEqual([tried.cost, 60 - saved.totals.unserved, planId, "手工调整"]);
    expect(saved.totals.unserved).toBeGreaterThanOrEqual(out);
    await expect(at().tryMoves({ planId, moves: [{ kind: "group", group: "nobody", from: null, to: null }] })).rejects.toMatchObject({ code: "CONFLICT", message: "需求里没有 nobody 这一组，请刷新后再调整。" });
    await expect(at(chuxiongDesk).tryMoves({ planId, moves })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("moves nobody on or off a trip that was confirmed", async () => {
    const { plan: { trips: [trip], unserved } } = await open();
    const tripId = trip?.id ?? "";
    await at().sayTripEvent({ planId, tripId, status: "confirmed", person: "张调度", crew });
    const refusal = { code: "CONFLICT", message: `第 ${tripId.slice(1)} 趟已经确认或发车，不能再调整；请先撤回确认。` };
    const moves = [{ kind: "group" as const, group: trip?.passengers[0]?.group ?? "", from: tripId, to: null }];
    await expect(at().tryMoves({ planId, moves })).rejects.toMatchObject(refusal);
    await expect(at().saveMoves({ planId, moves, name: "改" })).rejects.toMatchObject(refusal);
    await expect(at().tryMoves({ planId, moves: [{ kind: "day", trip: tripId, day: 0 }] })).rejects.toMatchObject(refusal);
    for (const { group } of unserved) await expect(at().tryMoves({ planId, moves: [{ kind: "group", group, from: null, to: tripId }] })).rejects.toMatchObject(refusal);
  });

  it("begins with an earlier plan only for the same demand, and not for days a year apart", async () => {
    await expect(at().startRun({ scenarioId: "standard", earlierPlanId: planId, filter: { homes: [homes.lucheng] } })).rejects.toThrow("以原计划为底时，筛选须与原计划相同");
    const far = { homeCode: homes.lucheng, workCode: "4419", people: 3, wheelchairs: 0, firstDate: "2029-02-20", lastDate: "2029-02-20", note: "" };
    const { id } = await at().saveScenario({ name: "远", parameters: {}, demandEdits: { excluded: [], parted: [], wheelchairs: [], added: [far] } });
    await expect(at().startRun({ scenarioId: id })).rejects.toThrow("出发日期前后相差超过 366 天，请检查手工需求的日期。");
  });

  it("plans the demand as it was changed by hand, and its papers say who has no name", async () => {
    const { problem: { groups }, people } = await open();
    const [out] = groups;
    const added = { homeCode: homes.lucheng, workCode: "4419", people: 30, firstDate: "2021-02-20", lastDate: "2021-02-25" };
    const saved = await at().saveScenario({ name: "手工", parameters: {}, demandEdits: { excluded: [out?.groupId ?? ""], parted: [], wheelchairs: [], added: [{ ...added, wheelchairs: 1, note: "新厂" }] } });
    const editedId = await plan({ scenarioId: saved.id });
    const edited = await open(editedId);
    expect(edited.people).toBe(people - (out?.people ?? 0) + 30);
    expect(edited.problem.groups.find(({ travelGroup }) => travelGroup === "新厂")).toMatchObject({ people: 30, wheelchairs: 1 });
    expect(edited.violations).toEqual([]);
    const papers = await database.withScope(desk, (scoped) => readManifests(scoped, { planId: editedId, runIds: null }, worldSeals));
    const seats = papers?.manifests.flatMap(({ passengers }) => passengers) ?? [];
    expect(seats).toHaveLength(edited.served);
    expect(seats.filter(({ person }) => person === "missing")).toHaveLength(edited.plan.unserved.some(({ group }) => group.startsWith("added")) ? 0 : 30);
    await expect(at().saveScenario({ name: "错", parameters: {}, demandEdits: { excluded: [], parted: [], wheelchairs: [], added: [{ ...added, homeCode: "440106001", wheelchairs: 0, note: "" }] } })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("is a GTFS feed over HTTP, and says what is wrong with an address", async () => {
    const directory = mkdtempSync(join(tmpdir(), "guitu-feed-"));
    const app = await createHttp({ tools: toolsOf(database), viewer: desk, directory, host: "127.0.0.1", clientDirectory: directory });
    const get = (id: string) => app.inject({ url: `/api/charters/${id}/gtfs.zip`, headers: { host: "127.0.0.1" } });
    expect(Object.keys(unzipSync((await get(planId)).rawPayload)).sort()).toEqual(["agency.txt", "calendar_dates.txt", "feed_info.txt", "routes.txt", "shapes.txt", "stop_times.txt", "stops.txt", "trips.txt"]);
    expect([(await get(crypto.randomUUID())).json(), (await get("1")).json()]).toEqual([{ error: "计划不存在，可能已被删除。" }, { error: "计划编号应为 UUID。" }]);
    await app.close();
    rmSync(directory, { recursive: true });
  });
});
