import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "../../server/database/database.ts";
import { emptyTables, onBothEngines } from "../database.ts";
import { desk, importReading, person, readingOf, settle, toolsOf, worldSeals } from "../ledgerWorld.ts";

onBothEngines("storing emergency contacts and wheelchairs", (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await engine.open();
    await settle(database);
  });
  beforeEach(() => emptyTables(database));
  const read = <T>(work: Parameters<typeof database.withScope<T>>[1]) => database.withScope(desk, work);

  it("keeps an emergency contact sealed with the follow-up that named it: a later one leaves the earlier as it was said", async () => {
    const tools = toolsOf(database);
    for (const said of [{ contactName: "王芳（妻子）", contactPhone: "15400000001", usesWheelchair: true }, { contactName: "李强", contactPhone: "15400000002", usesWheelchair: false }, {}]) {
      expect((await importReading(tools, readingOf({ records: [person(1, said)] }))).counts.accepted).toBe(1);
    }
    const rows = await read(({ sql }) => sql<{ workerId: string; name: Buffer | null; phone: Buffer | null; usesWheelchair: boolean | null }[]>`
      select worker_id as "workerId", contact_name_sealed as name, contact_phone_sealed as phone, uses_wheelchair as "usesWheelchair" from follow_up order by recorded_at`);
    const open = (workerId: string, field: "contactName" | "contactPhone", sealed: Buffer | null) => sealed && worldSeals.unseal(workerId, field, sealed);
    expect(rows.map(({ workerId, name, phone, usesWheelchair }) => [open(workerId, "contactName", name), open(workerId, "contactPhone", phone), usesWheelchair]))
      .toEqual([["王芳（妻子）", "15400000001", true], ["李强", "15400000002", false], [null, null, null]]);
    expect(() => open(rows[0]?.workerId ?? "", "contactPhone", rows[0]?.name ?? null)).toThrow();
    const everything = JSON.stringify(await read(({ sql }) => sql`select w::text as row from worker w union all select f::text from follow_up f`));
    for (const secret of ["王芳", "李强", "15400000001", "15400000002"]) for (const written of [secret, Buffer.from(secret).toString("hex")]) expect(everything).not.toContain(written);
  });

  it("finds a ledger without emergency contacts unchanged against what was stored before they were known", async () => {
    const tools = toolsOf(database);
    await importReading(tools, readingOf({ records: [person(1)] }));
    expect(await read(({ sql }) => sql`select content_hash from follow_up`)).toEqual([{ content_hash: "f62ae352f10fc1fcc30566392aa5ffa659eb3ac8559f787385e8d8c89329dd19" }]);
    expect((await importReading(tools, readingOf({ records: [person(1)] }))).counts.unchanged).toBe(1);
    for (const said of [{ contactName: "王芳" }, { contactPhone: "15400000001" }, { usesWheelchair: false }, { usesWheelchair: true }]) {
      expect((await importReading(tools, readingOf({ records: [person(1, said)] }))).counts.accepted).toBe(1);
    }
  });
});
