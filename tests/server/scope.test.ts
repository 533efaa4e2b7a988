import { getTableName } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../server/database/database.ts";
import { countyTables } from "../../server/database/schema.ts";
import type { Viewer } from "../../server/vocabulary.ts";
import { onBothEngines } from "../database.ts";
import { desk, deskOf, importReading, person, places, readingOf, settle, toolsOf } from "../ledgerWorld.ts";

const tables = Object.values(countyTables).map((table) => getTableName(table));
const homeless = new Set(["import_batch", "import_finding", "flow_rollup_coarse", "household"]); // by county alone: a township's desk sees none of them
const onlyAddedTo = new Set(["worker_history", "county_version_history"]);

onBothEngines("who sees what", (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await engine.open();
    await settle(database);
    const tools = toolsOf(database);
    for (const [county, township, village] of [[places.chuxiong, places.lucheng, places.luchengVillage], [places.lufeng, places.jinshan, places.jinshanVillage]] as const) {
      const home = { homeCounty: county, homeTownship: township, homeVillage: village };
      await importReading(tools, readingOf({
        records: [person(Number(county), home)], expected: [{ ...home, people: 3 }],
        findings: [{ rowNumber: Number(county) + 3, column: null, code: "x", severity: "warning", value: null, message: "提醒" }],
      }));
      await importReading(tools, readingOf({ records: [person(Number(county), { ...home, name: "李改名" })] }));
    }
    await importReading(tools, readingOf({ records: [person(5, { homeTownship: places.ziwu, homeVillage: places.ziwuVillage })] }));
  });
  const countiesIn = (table: string, viewer: Viewer) => database.withScope(viewer, async ({ sql }) =>
    (await sql.unsafe<{ home_county: string }[]>(`select distinct home_county from ${table} order by home_county`)).map((row) => row.home_county));

  describe.each(tables)("table %s", (table) => {
    it("shows a county its own rows, and the prefecture both counties'", async () => {
      expect(await countiesIn(table, deskOf(places.chuxiong))).toEqual([places.chuxiong]);
      expect(await countiesIn(table, desk)).toEqual([places.chuxiong, places.lufeng]);
      expect(await countiesIn(table, deskOf(places.chuxiong, places.lufeng))).toEqual([places.chuxiong, places.lufeng]);
    });

    it("shows another county, and another prefecture, nothing", async () => {
      expect(await countiesIn(table, deskOf(places.dayao))).toEqual([]);
      expect(await countiesIn(table, deskOf("5301"))).toEqual([]);
    });

    it("shows a township its own rows where rows have a township", async () => {
      const seen = await countiesIn(table, deskOf(places.lucheng));
      expect(seen).toEqual(homeless.has(table) ? [] : [places.chuxiong]);
      if (["worker", "worker_history", "follow_up", "flow_rollup", "coverage_rollup", "expected_workers"].includes(table)) {
        const townships = await database.withScope(deskOf(places.lucheng), ({ sql }) => sql.unsafe(`select distinct home_township from ${table}`));
        expect(townships).toEqual([{ home_township: places.lucheng }]);
      }
    });

    if (onlyAddedTo.has(table)) {
      it("lets nobody add outside the scope, and nobody change or remove", async () => {
        const write = (scope: string, text: string) => database.withScope(deskOf(scope), ({ sql }) => sql.unsafe(text));
        const [row] = await write(places.chuxiong, `select * from ${table} limit 1`);
        const add = (scope: string) => database.withScope(deskOf(scope), ({ sql }) => sql`insert into ${sql(table)} ${sql({ ...row, ...(row!.version ? { version: 99 } : { recorded_at: "2020-01-01T00:00:00Z" }) })}`);
        await expect(add(places.dayao)).rejects.toThrow(/row-level security/);
        for (const change of ["update @ set home_county = home_county", "delete from @"]) await expect(write(places.chuxiong, change.replace("@", table))).rejects.toThrow(/permission denied/);
      });
    } else {
      it("lets nobody write outside the scope", async () => {
        const changed = await database.withScope(deskOf(places.dayao), async ({ sql }) => (await sql.unsafe(`update ${table} set home_county = home_county`)).count);
        expect(changed).toBe(0);
        const deleted = await database.withScope(deskOf(places.dayao), async ({ sql }) => (await sql.unsafe(`delete from ${table}`)).count);
        expect(deleted).toBe(0);
        await expect(database.withScope(deskOf(places.chuxiong), ({ sql }) => sql.unsafe(`update ${table} set home_county = '${places.dayao}'`))).rejects.toThrow();
      });
    }

    it("shows nothing without a scope, on a fresh connection and on one that had one", async () => {
      const count = `select count(*) as rows from ${table}`;
      const asApp = (...before: string[]) => database.asOwner(async (sql) => {
        await sql.unsafe("set local role guitu_app");
        for (const statement of before) await sql.unsafe(statement);
        return (await sql.unsafe<{ rows: number }[]>(count))[0]?.rows;
      });
      expect(await asApp()).toBe(0);
      await countiesIn(table, desk);
      expect(await asApp()).toBe(0);
      expect(await asApp("set local guitu.scope = ''")).toBe(0);
      expect(await asApp("savepoint inner_scope", "set local guitu.scope = '5323'", "rollback to savepoint inner_scope")).toBe(0);
      expect(await asApp("savepoint inner_scope", "set local guitu.scope = '5323'", "release savepoint inner_scope")).toBeGreaterThan(0);
    });
  });

  it("tells a county that an ID number is taken in its prefecture, and nothing about other prefectures", async () => {
    const identities = (viewer: Viewer) => database.withScope(viewer, async ({ sql }) => (await sql`select id_hash from worker_identity`).length);
    expect(await identities(deskOf(places.dayao))).toBe(3);
    expect(await identities(deskOf("5301"))).toBe(0);
    await expect(database.withScope(deskOf(places.dayao), ({ sql }) => sql`
      insert into worker_identity (prefecture, id_hash, home_county, worker_id) values ('5323', 'x', ${places.chuxiong}, gen_random_uuid())`)).rejects.toThrow();
  });

  it("refuses a scope that is not made of digits", async () => {
    for (const scope of [["5323'; reset role; --"], [""], []]) await expect(countiesIn("worker", deskOf(...scope))).rejects.toThrow();
  });
});
