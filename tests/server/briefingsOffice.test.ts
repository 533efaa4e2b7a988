/** LibreOffice opens PPTX and worksheets of every template of the ledger; those of a charter plan are opened in briefingCharters.test.ts. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatsOf } from "../../client/print/formats.ts";
import { templates, type Template } from "../../client/print/grid.ts";
import type { NumberedBriefing } from "../../server/briefings/briefings.ts";
import { createHttp } from "../../server/http.ts";
import { openDatabase, type Database } from "../../server/database/database.ts";
import { placeDatabase } from "../database.ts";
import { printedByOffice } from "../office.ts";
import { desk, importReading, person, places, readingOf, settle, toolsOf } from "../ledgerWorld.ts";

const directory = mkdtempSync(join(tmpdir(), "guitu-office-"));

describe("LibreOffice", () => {
  let database: Database;
  let remove: () => Promise<void>;
  let app: FastifyInstance;
  const headers = { host: "localhost:3000" };
  const people = 12;

  beforeAll(async () => {
    const placed = await placeDatabase("pglite");
    remove = placed.remove;
    database = await openDatabase(placed.source);
    await settle(database);
    const lufeng = { homeCounty: places.lufeng, homeTownship: places.jinshan, homeVillage: places.jinshanVillage };
    await importReading(toolsOf(database, "2021-02-09T10:00:00+08:00"), readingOf({ records: Array.from({ length: people }, (_, one) => person(one + 1, one < 5 ? lufeng : {})) }));
    app = await createHttp({ tools: { ...toolsOf(database), now: () => new Date("2021-02-10T12:00:00+08:00") }, viewer: desk, directory, host: "127.0.0.1", clientDirectory: join(directory, "none"), address: "https://guitu.example" });
  });
  afterAll(async () => {
    await app.close();
    await database.close();
    await remove();
    rmSync(directory, { recursive: true });
  });

  const files = templates.filter((template) => template !== "charters").flatMap((template) => formatsOf(template).filter((format) => format === "pptx" || format === "xlsx").map((format) => [template, format] as const));
  const titleOf = (template: Template) => `塝上村务工人员 ${template}`;
  const cut = "cut.pptx";
  const numbers = new Map<Template, string>();
  let texts: Map<string, string | null>;

  beforeAll(async () => {
    for (const template of new Set(files.map(([one]) => one))) {
      const question = { template, movement: "return", title: titleOf(template), ...(template === "comparison" || template === "daily" ? { before: "2021-02-09T12:00:00+08:00" } : {}) };
      const made = await app.inject({ method: "POST", url: "/api/briefings", headers, payload: question });
      expect(made.statusCode, made.body).toBe(201);
      numbers.set(template, made.json<NumberedBriefing>().number);
    }
    const contents = new Map<string, Uint8Array>();
    for (const [template, format] of files) contents.set(`${template}.${format}`, (await app.inject({ url: `/api/briefings/${numbers.get(template)}.${format}`, headers })).rawPayload);
    const whole = contents.get("slide.pptx")!;
    texts = printedByOffice(directory, contents.set(cut, whole.subarray(0, whole.length / 2)));
  });

  it.each(files)("opens a briefing of template %s as %s, with its title, its number and its people", (template, format) => {
    const text = texts.get(`${template}.${format}`);
    expect(text, "not opened").not.toBeNull();
    expect(text!.replace(/\s/g, "")).toContain(titleOf(template).replace(" ", ""));
    expect(text).toContain(numbers.get(template));
    expect(text).toMatch(new RegExp(`\\b${people}\\b`));
  });

  it("does not open a file that is cut short, so that the tests above can fail", () => {
    expect(texts.get(cut)).toBeNull();
  });
});
