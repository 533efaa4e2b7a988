import { getTableName } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { Database } from "../../server/database/database.ts";
import { scopeTables } from "../../server/database/documentTables.ts";
import { countyTables, workerIdentity } from "../../server/database/schema.ts";
import { onBothEngines } from "../database.ts";

const growing = Object.values(countyTables).map((table) => getTableName(table));

/** The rules that let the schema run on a cluster, read from the catalogue of a migrated database. */
onBothEngines("the schema", (engine) => {
  let database: Database;
  beforeAll(async () => { database = await engine.open(); });
  const ask = (text: string) => database.asOwner((sql) => sql.unsafe(text));

  it("names every table that has a home_county as growing, and every growing table has one that is never empty and never generated", async () => {
    const columns = await ask(`select table_name as name, is_nullable, is_generated, column_default from information_schema.columns
      where table_schema = 'public' and column_name = 'home_county' order by table_name`);
    expect(columns.map((column) => column.name).sort()).toEqual([...growing, getTableName(workerIdentity)].sort());
    for (const column of columns) expect(column).toMatchObject({ is_nullable: "NO", is_generated: "NEVER", column_default: null });
  });

  it("begins every key, unique index and foreign key of a growing table with home_county", async () => {
    const keys = await ask(`
      select c.relname as table_name, i.indexrelid::regclass::text as name, a.attname as first from pg_index i
      join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisunique and c.relname in (${growing.map((name) => `'${name}'`).join(",")})
      union all
      select c.relname, k.conname, a.attname from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype in ('f', 'x') and c.relname in (${growing.map((name) => `'${name}'`).join(",")})`);
    expect(keys.length).toBeGreaterThanOrEqual(growing.length);
    expect(keys.filter((key) => key.first !== "home_county")).toEqual([]);
  });

  it("has no triggers of its own, no materialized views and no constraint without a name of ours", async () => {
    expect(await ask(`select t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and not t.tgisinternal and c.relname in (${growing.map((name) => `'${name}'`).join(",")})`)).toEqual([]);
    expect(await ask("select matviewname from pg_matviews where schemaname = 'public'")).toEqual([]);
    expect(await ask(`select k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
      where c.relname in (${growing.map((name) => `'${name}'`).join(",")}) and k.contype in ('p', 'u', 'f', 'c') and k.conname ~ '(_pkey|_fkey|_key|_check)$'`)).toEqual([]);
  });

  it("lets no growing table refer to a reference table, nor a reference table to a growing one", async () => {
    const references = await ask(`select conrelid::regclass::text as from_table, confrelid::regclass::text as to_table from pg_constraint where contype = 'f'
      and connamespace = 'public'::regnamespace`);
    for (const { from_table, to_table } of references) {
      expect(growing).toContain(from_table);
      expect(growing).toContain(to_table);
    }
  });

  it("forces row-level security on every growing table and every desk's documents, and every policy treats an empty scope as none", async () => {
    const names = [...growing, getTableName(workerIdentity), ...Object.values(scopeTables).map((table) => getTableName(table))];
    const tables = await ask(`select relname as name, relrowsecurity and relforcerowsecurity as secured from pg_class where relname in (${names.map((name) => `'${name}'`).join(",")}) and relkind = 'r'`);
    expect(tables.filter((table) => !table.secured)).toEqual([]);
    expect(tables).toHaveLength(names.length);
    const policies = await ask("select tablename, policyname, coalesce(qual, '') || coalesce(with_check, '') as condition from pg_policies where schemaname = 'public'");
    expect(new Set(policies.map((policy) => policy.tablename))).toEqual(new Set(names));
    for (const policy of policies) {
      const reads = String(policy.condition).match(/current_setting\('guitu\.scope'/g) ?? [];
      const guarded = String(policy.condition).match(/NULLIF\(current_setting\('guitu\.scope'::text, true\), ''::text\)/gi) ?? [];
      expect(reads.length).toBeGreaterThan(0);
      expect(guarded).toHaveLength(reads.length);
    }
  });

  it("keeps no NULL in the key of a roll-up", async () => {
    const nullable = await ask("select table_name, column_name from information_schema.columns where table_schema = 'public' and table_name in ('flow_rollup', 'flow_rollup_coarse') and is_nullable = 'YES'");
    expect(nullable).toEqual([]);
  });

  it("keeps the SRID of the geometry columns", async () => {
    expect(await ask("select f_geometry_column as name, srid, type from geometry_columns where f_table_name = 'region' order by 1")).toEqual([
      { name: "boundary", srid: 4326, type: "MULTIPOLYGON" }, { name: "position", srid: 4326, type: "POINT" },
    ]);
  });
});
