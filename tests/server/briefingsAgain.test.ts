import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NumberedBriefing } from "../../server/briefings/briefings.ts";
import { briefingNumber } from "../../server/briefings/number.ts";
import type { Database } from "../../server/database/database.ts";
import { createHttp } from "../../server/http.ts";
import type { Viewer } from "../../server/vocabulary.ts";
import { onBothEngines } from "../database.ts";
import { desk, deskOf, importReading, importTwoCounties, person, places, readingOf, toolsOf } from "../ledgerWorld.ts";

onBothEngines("a briefing made again", (engine) => {
  let database: Database;
  const opened: FastifyInstance[] = [];
  const directory = mkdtempSync(join(tmpdir(), "guitu-briefings-"));
  const made = "2021-02-09T12:00:00+08:00";
  const serverOf = async (viewer: Viewer, clock = made) => {
    const app = await createHttp({ tools: { ...toolsOf(database), now: () => new Date(clock) }, viewer, directory, host: "127.0.0.1", clientDirectory: join(directory, "none"), address: "https://guitu.example" });
    opened.push(app);
    return app;
  };
  const headers = { host: "localhost:3000" };
  const get = (app: FastifyInstance, url: string) => app.inject({ url, headers });
  const post = (app: FastifyInstance, body: object) => app.inject({ method: "POST", url: "/api/briefings", headers, payload: body });
  const number = async (app: FastifyInstance, body: object) => (await post(app, body)).json<NumberedBriefing>();
  let whole: FastifyInstance;
  beforeAll(async () => {
    database = await engine.open();
    await importTwoCounties(database);
    whole = await serverOf(desk);
  });
  afterAll(async () => {
    for (const app of opened) await app.close();
    rmSync(directory, { recursive: true });
  });

  it("is drawn as of its moment from then on: the same SVG, byte for byte, after imports that change the ledger", async () => {
    const { number: own, asOf, madeAt, address } = await number(whole, { template: "single", title: "返乡去向" });
    expect({ asOf, madeAt, address }).toEqual({ asOf: "2021-02-09T04:00:00.000Z", madeAt: "2021-02-09T04:00:00.000Z", address: `/briefings/${own}` });
    expect(own).toMatch(/^GT-532300-20210209-0001-[0-9A-Z]{2}$/);
    const before = await get(whole, `/api/briefings/${own}.svg`);
    expect([before.statusCode, before.headers["content-type"]]).toEqual([200, "image/svg+xml; charset=utf-8"]);
    const preview = (await get(whole, "/api/briefings/preview.svg")).body;
    await importReading(toolsOf(database, "2021-02-09T13:00:00+08:00"), readingOf({ records: [person(1, { workRegion: "4403" }), person(4)] }));
    const later = await serverOf(desk, "2021-02-09T15:00:00+08:00");
    expect((await get(later, "/api/briefings/preview.svg")).body.replace("15:00", "12:00")).not.toBe(preview);
    expect((await get(later, `/api/briefings/${own}.svg`)).body).toBe(before.body);
    expect((await get(later, `/api/briefings/${own.toLowerCase().replaceAll("-", "")}.svg`)).body).toBe(before.body);
    for (const text of ["返乡去向", own, "12:00", "计划返乡"]) expect(before.body).toContain(text);
  });

  it("can be of an earlier moment than it was made", async () => {
    const { number: own } = await number(whole, { asOf: "2021-02-09T10:30:00+08:00" });
    const { body } = await get(whole, `/api/briefings/${own}.svg`);
    expect(body).toContain("10:30");
    expect(body).toContain(">已调查 3<");
  });

  it("shows a narrower desk its own part, and says so; the maker's own words, which may speak of the whole, are left out", async () => {
    const { number: own } = await number(whole, { title: "全州五人" });
    expect((await get(whole, `/api/briefings/${own}.svg`)).body).toContain(">已调查 5<");
    const { body } = await get(await serverOf(deskOf(places.lufeng)), `/api/briefings/${own}.svg`);
    for (const text of [">已调查 2<", "只含禄丰市，比制图时少", own]) expect(body).toContain(text);
    for (const text of ["全州五人", "东莞"]) expect(body).not.toContain(text);
  });

  it("is whole for a narrower desk that sees all of its homes, byte for byte", async () => {
    const { number: own } = await number(whole, { homes: [places.lufeng] });
    expect(own).toMatch(/^GT-532302-/);
    expect((await get(await serverOf(deskOf(places.lufeng)), `/api/briefings/${own}.svg`)).body).toBe((await get(whole, `/api/briefings/${own}.svg`)).body);
  });

  it("is unknown to a desk of another region, and by a number that nobody gave", async () => {
    const { number: own } = await number(whole, {});
    for (const [app, asked] of [[await serverOf(deskOf("5301")), own], [whole, briefingNumber("532300", "2021-02-09", 9999)]] as const) {
      const answer = await get(app, `/api/briefings/${asked}.svg`);
      expect([answer.statusCode, answer.json()], asked).toEqual([404, { error: "没有这个编号的简报，或其中的地区不在您的权限内；请核对编号。" }]);
    }
  });

  it.each([["single", "pdf", "%PDF"], ["single", "png", "PNG"], ["slide", "pptx", "PK"], ["a3", "xlsx", "PK"]])("comes as %s in %s with a Chinese name, the same twice", async (template, format, begins) => {
    const { number: own } = await number(whole, { template });
    const file = await get(whole, `/api/briefings/${own}.${format}?scale=1`);
    expect(file.statusCode).toBe(200);
    expect(file.rawPayload.subarray(0, 4).toString("latin1")).toContain(begins);
    expect(decodeURIComponent(String(file.headers["content-disposition"]))).toMatch(new RegExp(`filename="${own}\\.${format}"; filename\\*=UTF-8''.*返乡.*_${own}\\.${format}$`));
    if (format === "pdf" || format === "png") expect((await get(whole, `/api/briefings/${own}.${format}?scale=1`)).rawPayload.equals(file.rawPayload)).toBe(true);
  });

  describe("asked wrongly", () => {
    it.each([
      [{ movement: "fly" }, "movement", "参数 movement 不可用：应为 return、stay、goBack 之一。"], [{ template: "b5" }, "template", "参数 template 不可用：应为 single、a3、slide、series、comparison、charters、daily 之一。"],
      [{ title: "长".repeat(61) }, "title", "参数 title 不可用：至多 60 字。"], [{ from: "2021-02-03", to: "2021-02-01" }, "from", "参数 from 不可用：起始日期晚于结束日期。"],
      [{ asOf: "2021-02-09T12:00:01+08:00" }, "asOf", "参数 asOf 不可用：这个时刻还没有到，请给现在或以前的时刻。"], [{ number: "x" }, "number", expect.stringMatching(/^没有参数 number；可用 movement、.*、notes、overall、.*、demand。$/)],
    ])("%j is refused in one sentence", async (question, field, error) => {
      const answers = [await post(whole, question), await get(whole, `/api/briefings/preview.svg?${new URLSearchParams(question as unknown as Record<string, string>).toString()}`)];
      for (const answer of answers) expect([answer.statusCode, answer.json()]).toEqual([400, { field, error }]);
    });

    it.each([["GT-532300-20210209-0001-00.svg", "简报编号有误，校验不符，请核对后再输入。"], ["abc.svg", "简报编号形如 GT-532300-20210209-0042-MK，请照简报上的编号输入。"], ["GT.doc", "地址应为简报编号加 .pdf、.png、.svg、.pptx、.xlsx、.html。"]])("the number %s is refused in one sentence", async (file, error) => {
      const answer = await get(whole, `/api/briefings/${file}`);
      expect([answer.statusCode, answer.json()]).toEqual([400, { field: "number", error }]);
    });

    it("a letter that no face has is named, an empty ledger and a format that the template has not are said", async () => {
      const glyph = await post(whole, { title: "返乡\u{1F600}" });
      expect([glyph.statusCode, glyph.json().error]).toEqual([422, expect.stringContaining("\u{1F600}")]);
      const empty = await post(await serverOf(deskOf(places.dayao)), {});
      expect([empty.statusCode, empty.json().error]).toEqual([409, expect.stringContaining("台账里还没有人")]);
      const { number: own } = await number(whole, {});
      expect((await get(whole, `/api/briefings/${own}.pptx`)).statusCode).toBe(400);
      expect((await get(whole, `/api/briefings/${own}.png?scale=5`)).json().field).toBe("scale");
    });
  });
});
