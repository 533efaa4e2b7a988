import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../../server/database/database.ts";
import { problemSchema } from "../../../server/charters/problem.ts";
import { standardScenario } from "../../../server/charters/scenario.ts";
import { parameterKeys, parameters, parameterValues, type Parameter } from "../../../server/charters/scenarioParameters.ts";
import { problemOf } from "../../../server/charters/scenarioProblem.ts";
import { createCaller } from "../../../server/router.ts";
import type { Viewer } from "../../../server/vocabulary.ts";
import { emptyTables, onBothEngines } from "../../database.ts";
import { desk, deskOf } from "../../ledgerWorld.ts";
import { chuxiongDesk, fillLedger, homes, lufengDesk, settleCharterWorld, traveller } from "./demandWorld.ts";

describe("the parameters of a scenario", () => {
  const { rules, costs } = problemSchema.pick({ rules: true, costs: true }).parse({});

  it("are all rules and costs of the problem, under the same names, and the rules have the problem's defaults", () => {
    const { driving, ...plain } = rules;
    const named = { rules: plain, driving: driving ?? {}, costs };
    for (const [part, numbers] of Object.entries(named)) {
      expect(parameterKeys.filter((key) => parameters[key].part === part).sort()).toEqual(Object.keys(numbers).sort());
      if (part === "costs") continue; // the problem's prices are 0, the scenario's are assumptions
      for (const [key, value] of Object.entries(numbers)) expect([key, parameters[key as keyof typeof parameters].default]).toEqual([key, value]);
    }
  });

  it.each(parameterKeys)("accepts %s at both edges and refuses what lies beyond, by its name", (key) => {
    const { min, max, whole, nullable }: Parameter = parameters[key];
    const refusal = (value: unknown) => parameterValues.safeParse({ [key]: value }).error?.issues.map(({ path }) => path.join("."));
    for (const value of [min, max, ...(nullable ? [null] : [])]) expect(refusal(value)).toBeUndefined();
    for (const value of [min - 1, max + 1, "4", Number.NaN, ...(nullable ? [] : [null]), ...(whole ? [min + 0.5] : [])]) expect(refusal(value)).toEqual([key]);
  });
});

describe("the problem of a scenario", () => {
  const groups = [{ groupId: "g", homeCode: homes.lucheng, workCode: "4419", people: 3, wheelchairs: 1, firstDate: "2021-02-20", lastDate: "2021-02-25", travelGroup: null, households: [{ people: 2, wheelchairs: 0 }, { people: 1, wheelchairs: 1 }], priority: 3 }];
  const place = (code: string) => ({ code, name: code, lon: 101, lat: 25 });
  const roads = { distanceKm: [[0, 1, 2], [1, 0, 3], [2, 3, 0]], minutes: [[0, 1, 2], [1, 0, 3], [2, 3, 0]], railKm: () => 1000 };
  const scenario = standardScenario(new Map([["532301", 4000]]));
  const train = { ...scenario.trains[0]!, from: "532301" }; // the standard scenario has trains
  const problem = problemOf(groups, { ...scenario, trains: [{ ...train, to: "4419" }] }, ["4419", "532301", homes.lucheng].map(place), roads);

  it("has the groups with their households on days from the first date on", () => {
    expect(problem).toMatchObject({ firstDate: "2021-02-20", days: 6, groups: [{ id: "g", from: homes.lucheng, to: "4419", people: 3, firstDay: 0, lastDay: 5, priority: 3, wheelchairs: 1, households: [{ people: 2, wheelchairs: 0 }, { people: 1, wheelchairs: 1 }] }] });
  });

  it("gives each county its vehicles for its own townships, and pays a train's coach by seat and kilometre of rail", () => {
    expect(problem.fleets.map(({ id, count, start, end, serves }) => [id, count, start, end, serves])).toEqual([
      ["532301-coach37", 8, "532301", "532301", [homes.lucheng]], ["532301-coach45", 14, "532301", "532301", [homes.lucheng]], ["532301-coach55", 10, "532301", "532301", [homes.lucheng]],
    ]);
    expect(problem.trains.map(({ id, costPerCoach }) => [id, costPerCoach])).toEqual([["532301-4419", Math.round(118 * 0.13 * 1000)]]);
  });
});

onBothEngines("the scenarios of a desk", (engine) => {
  let database: Database;
  beforeEach(async () => {
    database ??= await engine.open();
    await settleCharterWorld(database);
    await emptyTables(database);
  });
  const at = (viewer: Viewer) => createCaller({ database, viewer }).charters;
  /** Code and field of a refusal, as the client is told them. */
  const refusalOf = async (work: Promise<unknown>) => {
    const error = await work.then(() => null, (refused: unknown) => refused);
    if (!(error instanceof TRPCError)) throw new Error("expected a refusal", { cause: error });
    return [error.code, error.cause instanceof ZodError ? error.cause.issues[0]?.path.join(".") : undefined];
  };

  it("begin with the standard one, whose fleets follow the demand of each county", async () => {
    await fillLedger(database, [traveller(1), traveller(2, { homeTownship: homes.jinshan, homeCounty: "532302" })]);
    const list = await at(desk).scenarios();
    expect(list.map(({ id, builtIn, changedAt }) => [id, builtIn, changedAt])).toEqual([["standard", true, null]]);
    expect(list[0]?.fleets.map(({ county, count }) => `${county} ${count}`)).toEqual(["532301 1", "532301 1", "532301 1", "532302 1", "532302 1", "532302 1"]);
    expect((await at(lufengDesk).scenarios())[0]?.fleets.map(({ county }) => county)).toEqual(["532302", "532302", "532302"]);
  });

  it("are saved, changed in what is said, copied and removed", async () => {
    const saved = await at(desk).saveScenario({ name: "半载", parameters: { loadCapPercent: 50 }, fleets: [{ county: "532301", vehicleType: "coach45", count: 3 }] });
    expect(saved).toMatchObject({ name: "半载", builtIn: false, parameters: { loadCapPercent: 50, maxDrops: 3 }, fleets: [{ county: "532301", vehicleType: "coach45", count: 3 }] });
    const changed = await at(desk).saveScenario({ id: saved.id, name: "半载、不限停靠", parameters: { maxDrops: null } });
    expect(changed).toEqual({ ...saved, name: "半载、不限停靠", parameters: { ...saved.parameters, maxDrops: null }, changedAt: changed.changedAt });
    const copy = await at(desk).copyScenario({ id: saved.id });
    expect(copy).toEqual({ ...changed, id: copy.id, name: "半载、不限停靠 副本", changedAt: copy.changedAt });
    await at(desk).removeScenario({ id: saved.id });
    expect((await at(desk).scenarios()).map(({ id }) => id)).toEqual(["standard", copy.id]);
  });

  it("give up the fleets of a vehicle type that is taken away", async () => {
    const { vehicleTypes, ...saved } = await at(desk).saveScenario({ name: "甲", fleets: [{ county: "532301", vehicleType: "coach45", count: 3 }, { county: "532301", vehicleType: "coach55", count: null }] });
    const fewer = await at(desk).saveScenario({ id: saved.id, name: "甲", vehicleTypes: vehicleTypes.filter(({ id }) => id !== "coach45") });
    expect(fewer.fleets).toEqual([{ county: "532301", vehicleType: "coach55", count: null }]);
  });

  it("refuse what cannot be planned with, and name the field", async () => {
    const save = (changes: object) => refusalOf(at(desk).saveScenario({ name: "甲", ...changes }));
    const [type] = (await at(desk).scenarios())[0]?.vehicleTypes ?? [];
    expect(await save({ parameters: { loadCapPercent: 101 } })).toEqual(["BAD_REQUEST", "parameters.loadCapPercent"]);
    expect(await save({ parameters: { restMinutes: null } })).toEqual(["BAD_REQUEST", "parameters.restMinutes"]);
    expect(await save({ parameters: { speed: 1 } })).toEqual(["BAD_REQUEST", "parameters"]);
    await expect(at(desk).saveScenario({ name: "甲", parameters: { speed: 1 } as object })).rejects.toThrow("没有参数 speed");
    expect(await save({ name: " " })).toEqual(["BAD_REQUEST", "name"]);
    expect(await save({ fleets: [{ county: "532301", vehicleType: "coach45", count: -1 }] })).toEqual(["BAD_REQUEST", "fleets.0.count"]);
    expect(await save({ fleets: [{ county: "532301", vehicleType: "coach99", count: 1 }] })).toEqual(["BAD_REQUEST", "fleets.0.vehicleType"]);
    expect(await save({ fleets: [1, 2].map((count) => ({ county: "532301", vehicleType: "coach45", count })) })).toEqual(["BAD_REQUEST", "fleets.1.county"]);
    expect(await save({ vehicleTypes: [type, type] })).toEqual(["BAD_REQUEST", "vehicleTypes.1.id"]);
    expect(await save({ vehicleTypes: [] })).toEqual(["BAD_REQUEST", "vehicleTypes"]);
    expect(await save({ trains: [{ from: "5323", to: "5323" }] })).toEqual(["BAD_REQUEST", "trains.0.to"]);
    expect(await save({ trains: [{ from: "5323", to: "4401" }, { from: "5323", to: "3505" }] })).toEqual(["BAD_REQUEST", "trains.1.to"]);
    expect(await save({ fleets: [{ county: "530102", vehicleType: "coach45", count: 1 }] })).toEqual(["BAD_REQUEST", "fleets.0.county"]);
    expect(await save({ id: "standard" })).toEqual(["BAD_REQUEST", "id"]);
    expect(await save({ id: "00000000-0000-4000-8000-000000000000" })).toEqual(["NOT_FOUND", undefined]);
    expect((await at(desk).scenarios()).map(({ id }) => id)).toEqual(["standard"]);
  });

  it("are seen by a desk whose scope holds theirs, and by no other", async () => {
    const { id } = await at(deskOf("532301", "532302")).saveScenario({ name: "两县" });
    const sees = async (viewer: Viewer) => (await at(viewer).scenarios()).some((scenario) => scenario.id === id);
    expect(await sees(desk)).toBe(true);
    expect(await sees(deskOf("532302", "532301"))).toBe(true);
    for (const viewer of [chuxiongDesk, lufengDesk, deskOf(homes.lucheng), deskOf("5301")]) {
      expect(await sees(viewer)).toBe(false);
      expect(await refusalOf(at(viewer).saveScenario({ id, name: "改" }))).toEqual(["NOT_FOUND", undefined]);
      expect(await refusalOf(at(viewer).removeScenario({ id }))).toEqual(["NOT_FOUND", undefined]);
      expect(await refusalOf(at(viewer).copyScenario({ id }))).toEqual(["NOT_FOUND", undefined]);
    }
    expect(await sees(desk)).toBe(true);
  });

  it("are not shown without a scope, nor with an empty one, and none can be written for nobody or for somebody else", async () => {
    await at(desk).saveScenario({ name: "甲" });
    const count = (...before: string[]) => database.asOwner(async (sql) => {
      for (const statement of ["set local role guitu_app", ...before]) await sql.unsafe(statement);
      return (await sql.unsafe<{ rows: number }[]>("select count(*) as rows from charter_scenario"))[0]?.rows;
    });
    expect(await count()).toBe(0);
    expect(await count("set local guitu.scope = ''")).toBe(0);
    expect(await count("set local guitu.scope = '5323'")).toBe(1);
    const write = (scope: string) => database.withScope(chuxiongDesk, ({ sql }) => sql`
      insert into charter_scenario (scope, scenario_id, name, content, changed_at) values (${scope}, gen_random_uuid(), '甲', '{}', '2021-02-01')`);
    for (const scope of ["", ",", "5323", "532301,532302"]) await expect(write(scope)).rejects.toThrow();
    await expect(write("532301101")).resolves.toBeDefined();
  });
});
