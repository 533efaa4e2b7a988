import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { insertMany, textArray } from "../../server/database/bulk.ts";
import type { Database } from "../../server/database/database.ts";
import { onBothEngines } from "../database.ts";

interface Row { text: string | null; number: number | null; flag: boolean | null; day: string | null; bytes: Buffer | null }

onBothEngines("many rows in one statement", (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await engine.open();
    await database.asOwner((sql) => sql`create table bulk_probe (place serial, home text, text text, number integer, flag boolean, day date, bytes bytea)`);
  });
  const oneOf = <T>(value: fc.Arbitrary<T>) => fc.option(value);
  const row: fc.Arbitrary<Row> = fc.record({
    text: oneOf(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("NULL", "null", "", " ", "a,b", '"', "\\", "{}", "\t", "\n", "\\\\x41", "李测", "𠮷,"))),
    number: oneOf(fc.integer({ min: -2147483648, max: 2147483647 })), flag: oneOf(fc.boolean()), day: oneOf(fc.constantFrom("2021-02-12", "0001-01-01")),
    bytes: oneOf(fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes))),
  });

  it("stores every value as it is, in the order of the rows", async () => {
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
      const stored = await database.asOwner(async (sql) => {
        await sql`delete from bulk_probe`;
        const { count } = await insertMany<Row>(sql, {
          table: "bulk_probe", rows, constants: { home: "532301" },
          columns: [
            { name: "text", type: "text", value: (one) => one.text }, { name: "number", type: "integer", value: (one) => one.number },
            { name: "flag", type: "boolean", value: (one) => one.flag }, { name: "day", type: "date", value: (one) => one.day }, { name: "bytes", type: "bytea", value: (one) => one.bytes },
          ],
        });
        expect(count).toBe(rows.length);
        return sql`select home, text, number, flag, day, bytes from bulk_probe order by place`;
      });
      expect(stored.map((one) => ({ ...one }))).toEqual(rows.map((one) => ({ home: "532301", ...one, text: one.text?.replaceAll("\0", "") ?? null })));
    }), { numRuns: 60 });
  });

  it("finds a text in a list, whatever it holds", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0")), { minLength: 1, maxLength: 20 }), async (texts) => {
      const found = await database.asOwner((sql) => sql<{ found: string[] }[]>`select ${textArray(texts)}::text[] as found`);
      expect(found[0]?.found).toEqual(texts);
    }), { numRuns: 40 });
  });

  it("answers nothing for no rows", async () => {
    expect(await database.asOwner((sql) => insertMany(sql, { table: "bulk_probe", rows: [], constants: {}, columns: [] }))).toEqual({ count: 0 });
  });
});
