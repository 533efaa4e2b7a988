import { getTableName } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answerDemand } from "../../server/charters/demandReading.ts";
import { openDatabase, type Database, type Reads, type Scoped } from "../../server/database/database.ts";
import { countyTables } from "../../server/database/schema.ts";
import { readCube, readDataVersion, readFlows, readHeadline } from "../../server/flows/queries.ts";
import { flowQuestion } from "../../server/flows/question.ts";
import { readTownshipCoverage, readVillageCoverage } from "../../server/ledger/coverageQueries.ts";
import { maskedPeople } from "../../server/ledger/lists.ts";
import { readFindings, readImports } from "../../server/ledger/queries.ts";
import { emptyFilter, moment, movements, type ExpectedWorkers, type FollowUpRecord, type Moment, type Viewer } from "../../server/vocabulary.ts";
import { emptyTables, onBothEngines } from "../database.ts";
import { desk, deskOf, importReading, person, places, readingOf, settle, toolsOf } from "../ledgerWorld.ts";

/** Histories are the past themselves, and nobody reads households: of every other table the past can be asked. */
const withoutPast = new Set(["household", "worker_history", "county_version_history"]);
const tables = [...Object.values(countyTables).map((table) => getTableName(table)).filter((name) => !withoutPast.has(name)), "data_version"];
const page = { limit: 1000, offset: 0 };
const everybody = { homes: [], works: [], days: null, industries: [], modes: [], intentions: [] };

/** Has no township, so a desk inside a county sees none of its rows now, and of the past what it may see in finer ones; it asks it for nothing. */
const coarse = "flow_rollup_coarse";
const isCounty = ({ scope }: Viewer) => scope.every((code) => code.length <= 6);
/** What a worker or a village no longer says is no row of the past; there, nothing is superseded. */
const versioned = new Set(["follow_up", "expected_workers"]);
/** Every current row of every table. The statements are those of the present: only the transaction knows of a moment. */
const tablesOf = async ({ sql, viewer }: Scoped) => Promise.all(tables.filter((name) => name !== coarse || isCounty(viewer)).map(async (name) => [name, (await sql.unsafe(`select to_jsonb(t)::text as row from ${name} t ${versioned.has(name) ? "where superseded_at is null" : ""} order by 1`)).map(({ row }) => row as string)]));

/** Everything that a screen reads of the ledger. */
async function answersOf(scoped: Scoped): Promise<unknown> {
  const imports = await readImports(scoped, page);
  return {
    version: await readDataVersion(scoped), headline: await readHeadline(scoped), cube: await readCube(scoped, "2021-01-25", 1_000_000), imports,
    flows: await Promise.all(movements.flatMap((movement) => [readFlows(scoped, { ...flowQuestion.parse({}), movement }), readFlows(scoped, { ...flowQuestion.parse({}), movement, home: "township", modes: ["train", "unknown"] })])),
    findings: await Promise.all(imports.map(({ importId, county }) => readFindings(scoped, { importId, county }, page))),
    coverage: [await readTownshipCoverage(scoped), await readVillageCoverage(scoped, places.lucheng)],
    people: await Promise.all(movements.map((movement) => maskedPeople(scoped, { ...emptyFilter, movement }, page))), demand: await answerDemand(scoped, everybody),
  };
}

const pictureOf = async (reads: Reads, viewer: Viewer = desk) => ({ tables: await reads.withScope(viewer, tablesOf), answers: await reads.withScope(viewer, answersOf) });
const shift = (at: Moment, milliseconds: number) => moment.parse(new Date(Date.parse(at) + milliseconds).toISOString());

interface Import { records: FollowUpRecord[]; expected: ExpectedWorkers[]; refused: number[]; demo: boolean }

const homes = [
  { homeCounty: places.chuxiong, homeTownship: places.lucheng, homeVillage: places.luchengVillage }, { homeCounty: places.chuxiong, homeTownship: places.ziwu, homeVillage: null },
  { homeCounty: places.lufeng, homeTownship: places.jinshan, homeVillage: places.jinshanVillage },
];
/** Few people and few words, so that imports change what earlier ones said: the name, the home, the plan, the way. */
const someImport: fc.Arbitrary<Import> = fc.record({
  records: fc.uniqueArray(fc.record({
    number: fc.integer({ min: 1, max: 6 }), home: fc.constantFrom(...homes), name: fc.constantFrom("李测", "王测"), plan: fc.constantFrom("return", "stay", "undecided"),
    goBackIntention: fc.constantFrom("yes", "no"), returnDate: fc.constantFrom("2021-02-01", null), workRegion: fc.constantFrom("4419", "3307", null), wantsTransport: fc.boolean(),
  }), { selector: ({ number }) => number, maxLength: 5 }).map((people) => people.map(({ number, home, ...said }) => person(number, { ...home, ...said }))),
  expected: fc.uniqueArray(fc.record({ home: fc.constantFrom(homes[0]!, homes[2]!), people: fc.integer({ min: 0, max: 3 }) }), { selector: ({ home }) => home, maxLength: 2 })
    .map((villages) => villages.map(({ home, people }) => ({ ...home, homeVillage: home.homeVillage!, people }))), // both have one
  refused: fc.constantFrom([], [90]), demo: fc.boolean(),
});

onBothEngines("the ledger as of a moment", (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await engine.open();
    await settle(database);
  });
  beforeEach(() => emptyTables(database));
  const now = async () => moment.parse((await database.withScope(desk, ({ sql }) => sql`select to_char(coalesce(max(recorded_at), '2021-01-01') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from import_batch`))[0]!.at);

  it("has a view for every table that an import changes, with the same columns in the same types", async () => {
    const columns = (schema: string) => database.asOwner((sql) => sql`
      select table_name, column_name, udt_name from information_schema.columns where table_schema = ${schema} and table_name = any(${`{${tables.join(",")}}`}::text[]) order by 1, 2`);
    const [past, present] = [await columns("as_of"), await columns("public")];
    expect(past).toEqual(present);
    expect(new Set(past.map((column) => column.table_name))).toEqual(new Set(tables));
  });

  it("is what stood in every table, and what every reader answered, after each import, whatever was imported later", async () => {
    await fc.assert(fc.asyncProperty(fc.array(someImport, { minLength: 2, maxLength: 5 }), async (imports) => {
      await emptyTables(database);
      const tools = toolsOf(database);
      const seen = [{ at: await now(), picture: await pictureOf(database) }];
      for (const { records, refused, ...rest } of imports) {
        const findings = refused.map((rowNumber) => ({ rowNumber, column: null, code: "x", severity: "error" as const, value: null, message: "坏行" }));
        await importReading(tools, readingOf({ records, refused, findings, ...rest }));
        seen.push({ at: await now(), picture: await pictureOf(database) });
      }
      for (const { at, picture } of seen) expect(await pictureOf(database.asOf(at))).toEqual(picture);
      expect(await pictureOf(database.asOf(moment.parse("2026-01-01T00:00:00Z")))).toEqual(seen.at(-1)!.picture);
    }), { numRuns: engine.engine === "pglite" ? 6 : 12 });
  }, 240_000);

  describe("around one import", () => {
    const viewers = { prefecture: desk, "楚雄市": deskOf(places.chuxiong), "鹿城镇": deskOf(places.lucheng), "子午镇": deskOf(places.ziwu), "大姚县": deskOf(places.dayao) };
    const before: Record<string, unknown> = {};
    const after: Record<string, unknown> = {};
    let imported: Moment;
    /** Person 1 moves from 鹿城镇 to 子午镇 and corrects the name, person 2 stays where he works, person 3 is new. */
    beforeEach(async () => {
      const tools = toolsOf(database);
      await importReading(tools, readingOf({ records: [person(1), person(2)], expected: [{ ...homes[0]!, homeVillage: places.luchengVillage, people: 3 }], demo: true }));
      for (const [name, viewer] of Object.entries(viewers)) before[name] = await pictureOf(database, viewer);
      await importReading(tools, readingOf({ records: [person(1, { homeTownship: places.ziwu, homeVillage: places.ziwuVillage, name: "王改名" }), person(2, { plan: "stay", returnDate: null, returnMode: "unknown" }), person(3)], expected: [{ ...homes[0]!, homeVillage: places.luchengVillage, people: 9 }] }));
      for (const [name, viewer] of Object.entries(viewers)) after[name] = await pictureOf(database, viewer);
      imported = await now();
    });

    it("shows each desk what it saw then: the last millisecond before, and from the very millisecond of the import what it sees since", async () => {
      for (const [name, viewer] of Object.entries(viewers)) {
        expect([name, await pictureOf(database.asOf(shift(imported, -1)), viewer)]).toEqual([name, before[name]]);
        expect([name, await pictureOf(database.asOf(imported), viewer)]).toEqual([name, after[name]]);
        if (name !== "大姚县") expect(after[name]).not.toEqual(before[name]);
      }
    });

    it("lists a person where he lived then, under the name of then, and shows him to no township where he did not live yet", async () => {
      const names = (asOf: Moment | null, viewer: Viewer) => database.asOf(asOf).withScope(viewer, async (scoped) => (await maskedPeople(scoped, { ...emptyFilter, movement: "return" }, page)).rows.map(({ name, townshipCode }) => [name, townshipCode]));
      const then = shift(imported, -1);
      expect(await names(then, deskOf(places.lucheng))).toEqual([[expect.stringMatching(/^李/), places.lucheng], [expect.stringMatching(/^李/), places.lucheng]]);
      expect(await names(then, deskOf(places.ziwu))).toEqual([]);
      expect(await names(null, deskOf(places.ziwu))).toEqual([[expect.stringMatching(/^王/), places.ziwu]]);
      expect((await names(null, deskOf(places.lucheng))).length).toBe(1);
    });

    it("counts as the list does, in every scope", async () => {
      for (const viewer of Object.values(viewers)) {
        for (const asOf of [shift(imported, -1), imported]) {
          const { headline, people } = await database.asOf(asOf).withScope(viewer, answersOf) as { headline: { plans: { return: number; stay: number }; goBack: number }; people: { total: number; rows: unknown[] }[] };
          expect(people.map(({ total, rows }) => [total, rows.length])).toEqual([headline.plans.return, headline.plans.stay, headline.goBack].map((total) => [total, total]));
        }
      }
    });

    it("is empty before the first import", async () => {
      const { headline, version } = await database.asOf(moment.parse("2020-01-01T00:00:00Z")).withScope(desk, answersOf) as { headline: object; version: object };
      expect(headline).toMatchObject({ people: 0, expected: 0, surveyed: 0, reportedOn: null, demo: false });
      expect(version).toMatchObject({ dataVersion: 0 });
    });

    it("cannot be written", async () => {
      await expect(database.asOf(imported).withScope(desk, ({ sql }) => sql`delete from public.follow_up`)).rejects.toThrow(/read-only/);
      await expect(importReading(toolsOf({ ...database, withScope: database.asOf(imported).withScope }), readingOf({ records: [person(5)] }))).rejects.toThrow();
    });

    it("leaves the next transaction in the present", async () => {
      await database.asOf(shift(imported, -1)).withScope(desk, readHeadline);
      await database.asOf(shift(imported, -1)).withScope(desk, () => Promise.reject(new Error("broken"))).catch(() => {});
      expect(await pictureOf(database)).toEqual(after["prefecture"]);
    });
  });

  it("does not depend on which of two counties' imports was stored first, only on their moments", async () => {
    const early = { records: [person(1)], expected: [], refused: [], demo: false };
    const late = { ...early, records: [person(2, homes[2]!)] };
    const picture = async (asOf: string) => {
      const { tables: _tables, answers: { imports: _imports, ...answers } } = await pictureOf(database.asOf(moment.parse(asOf))) as { tables: unknown; answers: { imports: unknown } };
      return answers;
    };
    const moments = ["2021-02-09T09:59:59Z", "2021-02-09T10:00:01Z", "2021-02-09T10:30:00Z", "2021-02-09T11:00:01Z", "2021-03-01T00:00:00Z"];
    const pictures: unknown[][] = [];
    for (const inOrder of [true, false]) {
      await emptyTables(database);
      const imports = [{ from: "2021-02-09T10:00:00Z", reading: early }, { from: "2021-02-09T11:00:00Z", reading: late }];
      for (const { from, reading } of inOrder ? imports : imports.reverse()) await importReading(toolsOf(database, from), readingOf(reading));
      pictures.push(await Promise.all(moments.map(picture)));
    }
    expect(pictures[1]).toEqual(pictures[0]);
    expect(new Set(pictures[0]!.map((one) => JSON.stringify(one))).size).toBe(3); // nobody, the early one, both
  });
});

onBothEngines("a database from before moments were kept", (engine) => {
  it("knows its people since they were first recorded, and its counties as each import left them", async () => {
    const source = await engine.place();
    const old = await openDatabase(source);
    const tools = toolsOf(old);
    await importReading(tools, readingOf({ records: [person(1)], expected: [{ ...homes[0]!, homeVillage: places.luchengVillage, people: 3 }], demo: true }));
    const first = await pictureOf(old);
    await importReading(tools, readingOf({ records: [person(2), person(3, homes[2]!)] }));
    const second = await pictureOf(old);
    await old.asOwner(async (sql) => {
      for (const statement of [
        "drop schema as_of cascade", "drop table worker_history, county_version_history, data_version_history, briefing, briefing_count, briefing_delivery, briefing_recipient, briefing_schedule", "alter table worker drop column recorded_at",
        "alter table expected_workers drop column recorded_at, drop column superseded_at", "alter table expected_workers add constraint expected_workers_pk primary key (home_county, home_village)",
        // 0000 to 0008: what later ones made is dropped above.
        "delete from drizzle.__drizzle_migrations where id not in (select id from drizzle.__drizzle_migrations order by created_at limit 9)",
      ]) await sql.unsafe(statement);
    });
    await old.close();
    const database = await openDatabase(source);
    try {
      expect(await pictureOf(database)).toEqual(second);
      expect(await pictureOf(database.asOf(moment.parse("2026-01-01T00:00:00Z")))).toEqual(second);
      expect(await pictureOf(database.asOf(moment.parse("2021-02-09T02:00:01Z")))).toEqual(first);
    } finally {
      await database.close();
    }
  }, 120_000);
});
