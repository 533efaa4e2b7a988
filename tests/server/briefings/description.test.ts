import { beforeEach, expect, it } from "vitest";
import type { Language } from "../../../client/words/language.ts";
import { keepBriefing, type AskedBriefing, type BriefingTools, type NumberedBriefing } from "../../../server/briefings/briefings.ts";
import { changesBetween } from "../../../server/briefings/changes.ts";
import { openAtlas } from "../../../server/briefings/reading.ts";
import { makeSheet } from "../../../server/briefings/sheetMaking.ts";
import type { Database } from "../../../server/database/database.ts";
import { createCaller } from "../../../server/router.ts";
import { briefingGeography, briefingSources } from "../../../server/startBriefings.ts";
import { emptyFilter, moment, scheduleMark, type Viewer } from "../../../server/vocabulary.ts";
import { emptyTables, onBothEngines } from "../../database.ts";
import { desk, deskOf, importReading, person, places, readingOf, settle, toolsOf } from "../../ledgerWorld.ts";

const lufeng = { homeCounty: places.lufeng, homeTownship: places.jinshan, homeVillage: places.jinshanVillage };
const asked: AskedBriefing = { filter: emptyFilter, template: "slide", language: "zh-CN", ownWords: { title: "", subtitle: "", notes: "现场核对" } };
const noon = moment.parse("2021-02-09T12:00:00+08:00");
const atlas = openAtlas(briefingGeography());

onBothEngines("what a briefing's number says", (engine) => {
  let database: Database;
  let own: NumberedBriefing;
  const callerOf = (viewer: Viewer, language: Language = "zh-CN") => createCaller({ database, viewer, language, cube: briefingSources.cube }).briefings;
  const keep = async (viewer: Viewer, clock = "2021-02-09T12:30:00+08:00") => {
    const tools: BriefingTools = { database, sources: briefingSources, make: (job) => makeSheet(atlas, job), address: "", now: () => new Date(clock) };
    const kept = await keepBriefing(tools, viewer, asked, noon);
    if ("refused" in kept) throw new Error(kept.error);
    return kept;
  };
  beforeEach(async () => {
    database ??= await engine.open();
    await settle(database);
    await emptyTables(database);
    await importReading(toolsOf(database, "2021-02-09T10:00:00+08:00"), readingOf({ records: [1, 2, 3].map((one) => person(one)) }));
    await importReading(toolsOf(database, "2021-02-09T11:00:00+08:00"), readingOf({ records: [11, 12].map((one) => person(one, { ...lufeng, workRegion: "3307" })) }));
    own = await keep(desk);
  });

  it("is listed newest first, with title, moment and person, for desks that see all of it", async () => {
    const second = await keep(deskOf(places.lufeng), "2021-02-09T12:40:00+08:00");
    const { briefings: list, total } = await callerOf(desk).list();
    expect(total).toBe(2);
    expect(list.map(({ number }) => number)).toEqual([second.number, own.number]);
    expect(list[1]).toEqual({ number: own.number, title: expect.stringContaining("5 人返乡"), template: "slide", madeAt: "2021-02-09T04:30:00.000Z", asOf: "2021-02-09T04:00:00.000Z", person: "desk", bySchedule: false });
    expect((await callerOf(deskOf(places.lufeng)).list()).briefings.map(({ number }) => number)).toEqual([second.number]);
    expect(await callerOf(deskOf("5301")).list()).toEqual({ briefings: [], total: 0 });
    expect(await callerOf(desk).list({ limit: 1 })).toEqual({ briefings: [list[0]], total: 2 });
    expect(await callerOf(desk).list({ limit: 1, page: 2 })).toEqual({ briefings: [list[1]], total: 2 });
    expect(await callerOf(desk).list({ limit: 1, page: 3 })).toEqual({ briefings: [], total: 2 });
  });

  it("is found by who made it, layout, and a part of title or number, as people type it", async () => {
    const sent = await keep({ ...deskOf(places.lufeng), account: `desk${scheduleMark}` }, "2021-02-09T12:40:00+08:00");
    const found = async (choice: Parameters<ReturnType<typeof callerOf>["list"]>[0]) => (await callerOf(desk).list(choice)).briefings.map(({ number }) => number);
    expect(await found({ origin: "schedule" })).toEqual([sent.number]);
    expect(await found({ origin: "hand" })).toEqual([own.number]);
    expect((await callerOf(desk).list({ origin: "schedule" })).briefings).toMatchObject([{ person: "desk", bySchedule: true }]);
    expect(await callerOf(desk).get({ number: sent.number })).toMatchObject({ person: "desk", bySchedule: true });
    expect([await found({ template: "slide" }), await found({ template: "a3" })]).toEqual([[sent.number, own.number], []]);
    expect(await found({ text: "5 人返乡" })).toEqual([own.number]);
    for (const text of [own.number, own.number.toLowerCase().replaceAll("-", ""), own.number.slice(3, 20)]) expect(await found({ text, origin: "hand" })).toEqual([own.number]);
    for (const text of ["5%返乡", "5_人", "\\", "没有"]) expect(await found({ text })).toEqual([]);
    expect(await found({ text: "-" })).toEqual([]);
    await expect(found({ page: 0 })).rejects.toThrow("至少 1");
  });

  it("is its question, with nothing changed before an import", async () => {
    const described = await callerOf(desk).get({ number: own.number.toLowerCase() });
    expect(described).toMatchObject({ question: { filter: emptyFilter, template: "slide", notes: "现场核对" }, narrowed: null, storedLate: null, changes: { people: { then: 5, now: 5 }, flows: [], otherFlows: 0, imports: [] } });
  });

  it("lists what an import has changed since: people, flows, the import", async () => {
    await importReading(toolsOf(database, "2021-02-09T13:00:00+08:00"), readingOf({ records: [person(1, { workRegion: "3307" }), person(2, { workRegion: "3307" }), person(4)] }));
    const { changes } = await callerOf(desk).get({ number: own.number });
    expect(changes.people).toEqual({ then: 5, now: 6 });
    expect(changes.flows).toEqual([{ home: places.chuxiong, work: "3307", then: 0, now: 2 }, { home: places.chuxiong, work: "4419", then: 3, now: 2 }]);
    expect(changes.imports).toEqual([expect.objectContaining({ homeCounty: places.chuxiong, fileName: "台账.xlsx", accepted: 3, recordedAt: expect.stringMatching(/^2021-02-09T05:00:/) })]);
    expect((await callerOf(deskOf(places.lufeng)).get({ number: own.number })).changes).toMatchObject({ people: { then: 2, now: 2 }, flows: [], imports: [] });
  });

  it("tells a narrower desk what is left, and neither the title nor the words, which speak of the whole", async () => {
    const described = await callerOf(deskOf(places.lufeng)).get({ number: own.number });
    expect(described).toMatchObject({ narrowed: "您的权限只含禄丰市，看到的比制图时少。", title: null, question: { title: "", notes: "" }, changes: { people: { then: 2, now: 2 } } });
    expect((await callerOf(deskOf(places.lufeng), "en").get({ number: own.number })).narrowed).toBe("Your rights are only 禄丰市: you see less than when it was made.");
  });

  it("says that an import which was under way then has been stored since", async () => {
    await importReading(toolsOf(database, "2021-02-09T11:59:00+08:00"), readingOf({ records: [person(21, { homeCounty: places.dayao, homeTownship: places.shiyang, homeVillage: places.shiyangVillage })] }));
    const { storedLate, changes } = await callerOf(desk).get({ number: own.number });
    expect(storedLate).toContain("后来才存入");
    expect(changes.people).toEqual({ then: 6, now: 6 });
  });

  it("is refused with one sentence: mistyped, unknown, of another region", async () => {
    await expect(callerOf(desk).get({ number: own.number.replace("20210209", "20210208") })).rejects.toThrow(/校验不符/);
    await expect(callerOf(deskOf("5301")).get({ number: own.number })).rejects.toThrow("没有这个编号的简报");
  });

  it("is written within the own scope, once, and never changed or removed", async () => {
    const copy = (viewer: Viewer, scope: string) => database.withScope(viewer, ({ sql }) => sql`insert into briefing select ${scope}, number || 'x', question, as_of, data_version, made_at, person, template, title from briefing`);
    await expect(copy(deskOf(places.lufeng), "5323")).rejects.toThrow(/row-level security/);
    for (const change of ["update briefing set title = ''", "delete from briefing"]) await expect(database.withScope(desk, ({ sql }) => sql.unsafe(change))).rejects.toThrow(/permission denied/);
    const withoutScope = await database.asOwner(async (sql) => { await sql.unsafe("set local role guitu_app"); return sql`select number from briefing`; });
    expect(withoutScope).toHaveLength(0);
  });

  it("is never given twice, however many are made at once", async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => keep(desk)));
    expect(new Set([own, ...made].map(({ number }) => number)).size).toBe(5);
  });

  it("has changes that add up to the change of all people when every flow is named", async () => {
    await importReading(toolsOf(database, "2021-02-09T13:00:00+08:00"), readingOf({ records: [person(1, { plan: "stay" }), person(5), person(6, { workRegion: null })] }));
    const cubes = await Promise.all([database.asOf(noon), database].map((reads) => reads.withScope(desk, briefingSources.cube)));
    const { people, flows, otherFlows } = changesBetween(cubes[0]!, cubes[1]!, emptyFilter);
    expect(otherFlows).toBe(0);
    expect(flows.reduce((sum, { then, now }) => sum + now - then, 0)).toBe(people.now - people.then);
  });
});
