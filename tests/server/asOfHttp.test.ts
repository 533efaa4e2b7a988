import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../server/database/database.ts";
import { createHttp } from "../../server/http.ts";
import { appRouter, createCaller } from "../../server/router.ts";
import { emptyFilter } from "../../server/vocabulary.ts";
import { onBothEngines } from "../database.ts";
import { desk, importReading, person, places, readingOf, settle, toolsOf } from "../ledgerWorld.ts";

/** What is no read of the ledger: documents, which never change or are of now, and regions, which have no past here. */
const documents = /^(schedules\.|charters\.(?!demand$)|regions\.|briefings\.)/;

onBothEngines("a moment asked for at the border", (engine) => {
  let database: Database;
  let app: FastifyInstance;
  const directory = mkdtempSync(join(tmpdir(), "guitu-as-of-"));
  const between = "2021-02-09T12:00:00+08:00";
  beforeAll(async () => {
    database = await engine.open();
    await settle(database);
    await importReading(toolsOf(database, "2021-02-09T10:00:00+08:00"), readingOf({ records: [1, 2, 3].map((number) => person(number)) }));
    const before = await serverOn(database);
    answersBefore = await everyAnswer(before);
    await before.close();
    await importReading(toolsOf(database, "2021-02-09T14:00:00+08:00"), readingOf({ records: [4, 5].map((number) => person(number)) }));
    app = await serverOn(database);
  });
  afterAll(async () => {
    await app.close();
    rmSync(directory, { recursive: true });
  });
  let answersBefore: unknown;
  const serverOn = (on: Database) => createHttp({ tools: { ...toolsOf(on), now: () => new Date("2021-02-10T00:00:00Z") }, viewer: desk, directory, host: "127.0.0.1", clientDirectory: join(directory, "none") });
  const ask = (url: string, headers: Record<string, string> = {}, of = app) => of.inject({ url, headers: { host: "localhost:3000", ...headers } });
  const at = (moment: string) => `asOf=${encodeURIComponent(moment)}`;
  const trpc = async (of: FastifyInstance, name: string, input: object) => (await ask(`/trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}`, {}, of)).json();
  /** Every address that reads the ledger, as of a moment or of now. */
  const everyAnswer = async (of: FastifyInstance, asOf?: string) => {
    const query = asOf ? `?${at(asOf)}` : "";
    const input = asOf ? { asOf } : {};
    const { result: { data: { asOf: _moment, ...overview } } } = await trpc(of, "overview.get", input);
    return {
      overview, cube: (await ask(`/api/flows.arrow${query}`, {}, of)).rawPayload.toString("base64"), csv: (await ask(`/api/flows.csv${query}`, {}, of)).body,
      townships: await trpc(of, "coverage.byTownship", input), villages: await trpc(of, "coverage.byVillage", { township: places.lucheng, ...input }),
      people: await trpc(of, "ledger.people", { filter: emptyFilter, ...input }), imports: await trpc(of, "ledger.imports", input), demand: await trpc(of, "charters.demand", input),
    };
  };

  it("answers as before the import, byte for byte, and as of now what is answered without one", async () => {
    expect(await everyAnswer(app, between)).toEqual(answersBefore);
    expect(await everyAnswer(app, "2021-02-10T08:00:00+08:00")).toEqual(await everyAnswer(app));
    expect(await everyAnswer(app)).not.toEqual(answersBefore);
  });

  it("may be written with any offset, and with the plus sign that an address turns into a space", async () => {
    const csv = (await ask(`/api/flows.csv?${at(between)}`)).body;
    for (const written of [at("2021-02-09T04:00:00Z"), `asOf=${between}`, at("2021-02-09T04:00:00.000Z")]) expect((await ask(`/api/flows.csv?${written}`)).body).toBe(csv);
  });

  it("names the CSV file", async () => {
    expect((await ask(`/api/flows.csv?${at(between)}`)).headers["content-disposition"]).toContain('"guitu-flows-return-county-province-20210209T040000Z.csv"');
  });

  it.each([
    ["tomorrow", /参数 asOf 不可用：应为 .*这样带时区的时刻。$/], ["2021-02-09", /时区/], ["2021-02-09T12:00:00", /时区/], ["2021-02-30T12:00:00Z", /时区/], ["", /时区/],
    ["2021-02-10T08:00:00.001+08:00", /还没有到/], ["1021-02-09T12:00:00Z", /1900/], ["2021-02-09T12:00:00Z'; reset role; --", /时区/],
  ])("refuses %j in one sentence", async (moment, sentence) => {
    for (const path of ["/api/flows.csv", "/api/flows.arrow"]) {
      const answer = await ask(`${path}?${at(moment)}`);
      expect([answer.statusCode, answer.json()]).toEqual([400, { field: "asOf", error: expect.stringMatching(sentence) }]);
    }
    if (moment.startsWith("2021-02-10")) return; // tRPC looks at the real clock, to which this is long ago
    const { error } = await trpc(app, "overview.get", { asOf: moment });
    expect([error.data.httpStatus, error.data.field, error.message]).toEqual([400, "asOf", expect.stringMatching(sentence)]);
  });

  it("refuses a moment to come over tRPC too", async () => {
    await expect(createCaller({ database, viewer: desk }).overview.get({ asOf: new Date(Date.now() + 60_000).toISOString() })).rejects.toThrow(/还没有到/);
  });

  describe("of the cube", () => {
    it("has a tag of its own, by which it is not sent again, whatever is imported since", async () => {
      const url = `/api/flows.arrow?${at(between)}`;
      const [past, present] = [await ask(url), await ask("/api/flows.arrow")];
      expect(past.headers["etag"]).not.toBe(present.headers["etag"]);
      await importReading(toolsOf(database, "2021-02-09T16:00:00+08:00"), readingOf({ records: [person(6)] }));
      const again = await ask(url, { "if-none-match": String(past.headers["etag"]) });
      expect([again.statusCode, again.body]).toEqual([304, ""]);
      expect((await ask("/api/flows.arrow", { "if-none-match": String(present.headers["etag"]) })).statusCode).toBe(200);
    });

    it("is another answer when an import that began before is stored after it was asked", async () => {
      const url = `/api/flows.arrow?${at("2021-02-09T15:00:00+08:00")}`;
      const early = await ask(url);
      await importReading(toolsOf(database, "2021-02-09T14:30:00+08:00"), readingOf({ records: [person(7, { homeCounty: places.lufeng, homeTownship: places.jinshan, homeVillage: null })] }));
      const late = await ask(url, { "if-none-match": String(early.headers["etag"]) });
      expect(late.statusCode).toBe(200);
      expect(late.headers["etag"]).not.toBe(early.headers["etag"]);
    });
  });

  it("is understood by every procedure that is no document", async () => {
    const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>);
    const reads = procedures.filter(([name, { _def }]) => _def.type === "query" && !documents.test(name)).map(([name]) => name);
    expect(reads.sort()).toEqual(["charters.demand", "coverage.byTownship", "coverage.byVillage", "ledger.findings", "ledger.imports", "ledger.people", "overview.get"]);
    for (const name of reads) expect([name, (await trpc(app, name, { asOf: "never" })).error.data.field]).toEqual([name, "asOf"]);
  });
});
