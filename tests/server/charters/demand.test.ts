import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../../server/database/database.ts";
import { groupDemand, traceDemand } from "../../../server/charters/demand.ts";
import type { Travellers } from "../../../server/charters/demandParties.ts";
import { demandEdits } from "../../../server/charters/demandEdits.ts";
import { everybody } from "../../../server/charters/demandFilter.ts";
import { readEditedDemand } from "../../../server/charters/demandReading.ts";
import { readFlows } from "../../../server/flows/queries.ts";
import { flowQuestion } from "../../../server/flows/question.ts";
import { createCaller } from "../../../server/router.ts";
import { campaign2021, type Viewer } from "../../../server/vocabulary.ts";
import { emptyTables, onBothEngines } from "../../database.ts";
import { desk, deskOf, importReading, readingOf, toolsOf } from "../../ledgerWorld.ts";
import { chuxiongDesk, fillLedger, homes, lufengDesk, settleCharterWorld, traveller } from "./demandWorld.ts";

const someone: Travellers = {
  homeTownship: homes.lucheng, homeVillage: null, household: null, workRegion: "4419", from: "2021-02-20", to: "2021-02-25", travelGroup: null, goingBack: true, usesWheelchair: false, people: 1,
};
const group = (...changes: Partial<Travellers>[]) => groupDemand(changes.map((change) => ({ ...someone, ...change })), (_, work) => work !== "4603");
const sizes = (...changes: Partial<Travellers>[]) => group(...changes).groups.map(({ people, firstDate, lastDate }) => [people, firstDate.slice(5), lastDate.slice(5)]);

describe("the groups of the demand", () => {
  it("puts strangers of one way and one window together, and keeps other windows apart", () => {
    expect(sizes({}, {}, { to: "2021-02-24" })).toEqual([[1, "02-20", "02-24"], [2, "02-20", "02-25"]]);
  });

  it("keeps a household together on the days that suit all of it", () => {
    expect(sizes({ household: "12" }, { household: "12", from: "2021-02-23", to: "2021-02-28" })).toEqual([[2, "02-23", "02-25"]]);
    expect(sizes({ household: "12" }, { household: "12", from: "2021-02-25", to: "2021-02-28" })).toEqual([[2, "02-25", "02-25"]]);
  });

  it("parts a household whose members have no day in common, or go to different places, or share only the number with another village's", () => {
    expect(sizes({ household: "12" }, { household: "12", from: "2021-02-26", to: "2021-02-28" })).toEqual([[1, "02-20", "02-25"], [1, "02-26", "02-28"]]);
    expect(group({ household: "12" }, { household: "12", workRegion: "3307" }).groups).toHaveLength(2);
    expect(group({ household: "12", homeVillage: "532301101001" }, { household: "12", homeVillage: "532301101002" }).groups[0]?.households.map(({ people }) => people)).toEqual([1, 1]);
  });

  it("keeps a travelling group together with the households of its members, apart from strangers", () => {
    const { groups } = group({ travelGroup: "甲组", household: "1" }, { travelGroup: "甲组", household: "2" }, { household: "2" }, { household: "3" }, { people: 3 });
    expect(groups.map(({ people, travelGroup, households }) => [people, travelGroup, households.map((home) => home.people)])).toEqual([[4, null, [1, 1, 1, 1]], [3, "甲组", [2, 1]]]);
  });

  it("count wheelchairs by household, and within a travelling group among its people", () => {
    const { groups } = group({ travelGroup: "甲组", household: "1" }, { travelGroup: "甲组", household: "2" }, { travelGroup: "甲组", household: "2", usesWheelchair: true }, { travelGroup: "甲组" });
    expect(groups).toMatchObject([{ people: 4, wheelchairs: 1, households: [{ people: 2, wheelchairs: 1 }, { people: 1, wheelchairs: 0 }, { people: 1, wheelchairs: 0 }] }]);
  });

  it("have a household with a wheelchair by itself, where it named no travelling group, and the numbers of the others stay", () => {
    const others = [{ people: 30 }, { travelGroup: "甲组", people: 5 }, { travelGroup: "乙组", people: 6 }];
    const ids = (list: { groupId: string }[]) => list.map(({ groupId }) => groupId);
    const { groups } = group({ usesWheelchair: true, people: 2 }, { household: "1", usesWheelchair: true }, { household: "1" }, ...others);
    expect(groups.map(({ people, wheelchairs, travelGroup }) => [people, wheelchairs, travelGroup])).toEqual([[30, 0, null], [6, 0, "乙组"], [5, 0, "甲组"], [2, 1, null], [1, 1, null], [1, 1, null]]);
    expect(ids(groups).slice(0, 3)).toEqual(ids(group(...others).groups));
  });

  it("are the same when everybody stands in a row of his own, and lead back to each of them by household", () => {
    fc.assert(fc.property(fc.array(fc.record({
      household: fc.constantFrom(null, "1", "2", "3"), travelGroup: fc.constantFrom(null, "甲组", "乙组"), from: fc.constantFrom("2021-02-20", "2021-02-23", null), workRegion: fc.constantFrom("4419", "3307", null), usesWheelchair: fc.boolean(), people: fc.integer({ min: 1, max: 3 }),
    }), { maxLength: 12 }), (changes) => {
      const alike = changes.map((change) => ({ ...someone, ...change }));
      const single = alike.flatMap((row) => Array.from({ length: row.people }, () => ({ ...row, people: 1 }))).map((row, id) => ({ ...row, id }));
      const { demand, membersOf } = traceDemand(single, () => true);
      expect(demand).toEqual(groupDemand(alike, () => true));
      for (const { groupId, households } of demand.groups) {
        const homes = membersOf.get(groupId)?.map((home) => ({ people: home.length, wheelchairs: home.filter(({ usesWheelchair }) => usesWheelchair).length }));
        expect(homes).toEqual(households);
      }
      const traced = [...membersOf.values()].flat(2).map(({ id }) => id);
      expect(new Set(traced).size).toBe(demand.groups.reduce((sum, { people }) => sum + people, 0));
      expect(new Set(traced).size).toBe(traced.length);
    }));
  });

  it("reads one stated day as a window of that day", () => {
    expect(sizes({ to: null }, { from: null })).toEqual([[1, "02-20", "02-20"], [1, "02-25", "02-25"]]);
  });

  it("goes to the prefecture's seat, within the home prefecture to the county", () => {
    expect(group({ workRegion: "440106" }, { workRegion: "532302" }, { workRegion: "5323" }).groups.map(({ workCode }) => workCode)).toEqual(["4401", "5323", "532302"]);
  });

  it("lists who cannot be planned with the first reason that holds", () => {
    expect(group({ goingBack: false, workRegion: null }, { from: null, to: null }, { workRegion: null, people: 2 }, { workRegion: "44" }, { workRegion: "4603" })).toEqual({
      groups: [], notPlannable: [{ reason: "notGoing", people: 1 }, { reason: "noWindow", people: 1 }, { reason: "noDestination", people: 3 }, { reason: "noRoad", people: 1 }],
    });
  });

  it("loses nobody, gives nobody twice, and keeps every window inside those of its members, in any order of rows", () => {
    const day = fc.integer({ min: 0, max: 9 }).map((number) => `2021-02-2${number}`);
    const row = fc.record({
      homeTownship: fc.constantFrom(homes.lucheng, homes.jinshan), homeVillage: fc.constantFrom(null, "532301101001"), household: fc.constantFrom(null, "1", "2"),
      workRegion: fc.constantFrom(null, "44", "4419", "3307", "4603"), from: fc.option(day), to: fc.option(day), travelGroup: fc.constantFrom(null, "甲组", "乙组"),
      goingBack: fc.boolean(), usesWheelchair: fc.boolean(), people: fc.integer({ min: 1, max: 4 }),
    }).filter(({ from, to }) => from === null || to === null || from <= to);
    fc.assert(fc.property(fc.array(row, { maxLength: 40 }), fc.func(fc.integer()), (rows, rank) => {
      const { groups, notPlannable } = group(...rows);
      const sum = (list: { people: number }[]) => list.reduce((total, { people }) => total + people, 0);
      expect(sum(groups) + sum(notPlannable)).toBe(sum(rows));
      expect(new Set(groups.map(({ groupId }) => groupId)).size).toBe(groups.length);
      for (const { people, wheelchairs, households, firstDate, lastDate } of groups) {
        expect([sum(households), households.reduce((total, home) => total + home.wheelchairs, 0)]).toEqual([people, wheelchairs]);
        expect(firstDate <= lastDate).toBe(true);
      }
      const shuffled = [...rows].sort((a, b) => rank(a) - rank(b));
      expect(group(...shuffled)).toEqual({ groups, notPlannable });
    }));
  });
});

onBothEngines("the demand of a desk", (engine) => {
  let database: Database;
  beforeEach(async () => {
    database ??= await engine.open();
    await settleCharterWorld(database);
    await emptyTables(database);
  });
  const ask = (viewer: Viewer, input: Parameters<ReturnType<typeof createCaller>["charters"]["demand"]>[0] = {}) => createCaller({ database, viewer }).charters.demand(input);

  it("counts the people that SQL and the headline count, and says why the others cannot be planned", async () => {
    await fillLedger(database, [
      traveller(1), traveller(2, { homeTownship: homes.jinshan, homeCounty: "532302" }), traveller(3, { workRegion: "3307", goBackTo: "2021-02-21" }),
      traveller(4, { wantsTransport: false }), traveller(5, { goBackFrom: null, goBackTo: null }), traveller(6, { workRegion: "44" }), traveller(7, { workRegion: "4603" }),
      traveller(8, { goBackIntention: "no" }), traveller(9, { homeTownship: homes.donggua }),
    ]);
    await importReading(toolsOf(database, "2021-02-10T10:00:00+08:00"), readingOf({ records: [traveller(9, { homeTownship: homes.donggua, workRegion: "3307" })] }));
    const demand = await ask(desk);
    const [row] = await database.withScope(desk, ({ sql }) => sql<{ people: number }[]>`select count(*) as people from follow_up where superseded_at is null and wants_transport`);
    expect(demand.people + demand.notPlannable.reduce((sum, { people }) => sum + people, 0)).toBe(row?.people);
    const { organised } = await createCaller({ database, viewer: desk }).overview.get();
    expect(demand.people + demand.notPlannable.filter(({ reason }) => reason !== "notGoing").reduce((sum, { people }) => sum + people, 0)).toBe(organised);
    expect(demand.notPlannable.map(({ reason, people }) => [reason, people])).toEqual([["notGoing", 1], ["noWindow", 1], ["noDestination", 1], ["noRoad", 1]]);
    expect(demand.rows.map(({ homeName, workName, people }) => [homeName, workName, people])).toEqual([["鹿城镇", "金华市", 1], ["鹿城镇", "东莞市", 1], ["东瓜镇", "金华市", 1], ["金山镇", "东莞市", 1]]);
    expect(demand).toMatchObject({ people: 4, groups: 4, firstDate: "2021-02-20", lastDate: "2021-02-25", byDay: [{ date: "2021-02-20", people: 4 }] });
  });

  it("asks for the wheelchairs that the ledger counts, and lets the planner say otherwise", async () => {
    await fillLedger(database, [traveller(1, { household: "1", usesWheelchair: true }), traveller(2, { household: "1", usesWheelchair: false }), traveller(3), traveller(4, { wantsTransport: false, usesWheelchair: true })]);
    const { rows } = await ask(desk);
    expect(rows.map(({ people, wheelchairs }) => [people, wheelchairs])).toEqual([[1, 0], [2, 1]]);
    const edited = (count: number) => database.withScope(desk, (scoped) => readEditedDemand(scoped, everybody, demandEdits.parse({ wheelchairs: [{ groupId: rows[1]?.groupId, count }] })));
    expect((await edited(0)).groups.map(({ wheelchairs }) => wheelchairs)).toEqual([0, 0]);
    expect((await edited(2)).groups[1]).toMatchObject({ wheelchairs: 2, households: [{ people: 2, wheelchairs: 2 }] });
  });

  it("says nothing of a person: no name, no household, no village", async () => {
    await fillLedger(database, [traveller(1, { household: "王大户", homeVillage: "532301101001", employer: "某厂" })]);
    expect(Object.keys((await ask(desk)).rows[0] ?? {}).sort()).toEqual([
      "firstDate", "groupId", "homeCode", "homeName", "lastDate", "people", "travelGroup", "wheelchairs", "workCode", "workName",
    ]);
    expect(JSON.stringify(await ask(desk))).not.toMatch(/王大户|李测|某厂|532301101001/);
  });

  it("shows a county, and a township, only its own people", async () => {
    await fillLedger(database, [traveller(1), traveller(2, { homeTownship: homes.donggua }), traveller(3, { homeTownship: homes.jinshan, homeCounty: "532302" })]);
    expect((await ask(chuxiongDesk)).people).toBe(2);
    expect((await ask(deskOf(homes.donggua))).rows.map(({ homeCode }) => homeCode)).toEqual([homes.donggua]);
    expect((await ask(lufengDesk)).people).toBe(1);
    expect(await ask(deskOf("5301"))).toEqual({ people: 0, groups: 0, firstDate: null, lastDate: null, rows: [], byDay: [], notPlannable: [] });
  });

  it("keeps to the filter: homes, workplaces, trades, and windows with a day in common with both ends of the days", async () => {
    await fillLedger(database, [traveller(1), traveller(2, { homeTownship: homes.donggua, workRegion: "440106", industry: "catering" })]);
    const people = async (filter: object) => (await ask(desk, { filter })).people;
    expect(await people({})).toBe(2);
    expect(await people({ homes: [homes.donggua] })).toBe(1);
    expect(await people({ homes: ["5323"] })).toBe(2);
    expect(await people({ works: ["4401"] })).toBe(1);
    expect(await people({ industries: ["catering"] })).toBe(1);
    expect(await people({ days: { from: "2021-02-25", to: "2021-03-01" } })).toBe(2);
    expect(await people({ days: { from: "2021-02-26", to: "2021-03-01" } })).toBe(0);
    expect(await people({ days: { from: campaign2021.from, to: "2021-02-20" } })).toBe(2);
    expect(await people({ days: { from: campaign2021.from, to: "2021-02-19" } })).toBe(0);
  });

  it("keeps to how people came home, as the flows do, and to what they intend", async () => {
    await fillLedger(database, [
      traveller(1), traveller(2, { returnMode: "car" }), traveller(3, { plan: "home", returnMode: "unknown" }), traveller(4, { returnMode: "car", goBackIntention: "undecided" }), traveller(5, { wantsTransport: false }),
    ]);
    const all = (list: { people: number }[]) => list.reduce((sum, { people }) => sum + people, 0);
    for (const [modes, expected] of [[["train"], 1], [["car"], 2], [["car", "train"], 3], [["flight"], 0]] as const) {
      const { people, notPlannable } = await ask(desk, { filter: { modes: [...modes] } });
      expect(people + all(notPlannable)).toBe(expected);
      expect(all(await database.withScope(desk, (scoped) => readFlows(scoped, flowQuestion.parse({ movement: "return", organised: "1", modes: modes.join(".") }))))).toBe(expected);
    }
    expect((await ask(desk, { filter: { modes: ["unknown"] } })).people).toBe(1); // who did not come home from away
    expect(await ask(desk, { filter: { intentions: ["yes"] } })).toMatchObject({ people: 3, notPlannable: [] });
    expect(await ask(desk, { filter: { intentions: ["undecided"] } })).toMatchObject({ people: 0, notPlannable: [{ reason: "notGoing", people: 1 }] });
  });
});
