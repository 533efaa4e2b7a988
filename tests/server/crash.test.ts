import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { openDatabase } from "../../server/database/database.ts";
import { onBothEngines } from "../database.ts";
import { desk, importReading, person, places, readingOf, settle, toolsOf } from "../ledgerWorld.ts";
import { runProgram } from "../serverProcess.ts";

onBothEngines("an import that is killed", (engine) => {
  it("leaves a county whole or untouched, and the same import tried again stores the rest once", async () => {
    const source = await engine.place();
    const before = await openDatabase(source);
    await settle(before);
    await before.close();

    const program = runProgram("tests/server/crashingImport.ts", [], { CRASH_SOURCE: JSON.stringify(source) });
    await program.says("ROWS WRITTEN");
    program.child.kill("SIGKILL");
    await program.ended;

    const database = await openDatabase(source);
    const state = () => database.withScope(desk, async ({ sql }) => {
      const tables = ["worker", "follow_up", "import_batch", "flow_rollup", "county_version"] as const;
      const counts = await Promise.all(tables.map(async (table) => [table, await sql.unsafe(`select home_county, count(*)::int as rows from ${table} group by home_county order by 1`)] as const));
      return Object.fromEntries(counts.map(([table, rows]) => [table, rows.map((row) => [row.home_county, row.rows])]));
    });
    for (let attempt = 0; attempt < 50 && engine.engine === "postgres" && await isOpen(); attempt++) await wait(100);
    async function isOpen(): Promise<boolean> { // PostgreSQL needs a moment to see that its client is gone
      const [row] = await database.asOwner((sql) => sql`select count(*) as open from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`);
      return Number(row?.open) > 0;
    }
    expect(await state()).toMatchObject({ worker: [[places.chuxiong, 1000]], follow_up: [[places.chuxiong, 1000]], import_batch: [[places.chuxiong, 1]], county_version: [[places.chuxiong, 1]] });

    const dayao = { homeCounty: places.dayao, homeTownship: places.shiyang, homeVillage: places.shiyangVillage };
    const records = Array.from({ length: 3000 }, (_, index) => person(index + 1, index < 1000 ? {} : dayao));
    const { counts } = await importReading(toolsOf(database), readingOf({ records }), { importId: "33333333-3333-4333-8333-333333333333" });
    expect(counts).toMatchObject({ rows: 3000, accepted: 3000 });
    expect(await state()).toMatchObject({ worker: [[places.chuxiong, 1000], [places.dayao, 2000]], import_batch: [[places.chuxiong, 1], [places.dayao, 1]] });
    await database.close();
  });
});
