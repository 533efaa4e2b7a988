/** Briefings of several pages, and those that compare, over HTTP on both engines. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noOwnWords } from "../../client/print/material.ts";
import { comparisonOf } from "../../client/print/comparisonFigures.ts";
import { changesBetween } from "../../server/briefings/changes.ts";
import { materialOf, openAtlas, readLedger } from "../../server/briefings/reading.ts";
import { briefingGeography, briefingSources } from "../../server/startBriefings.ts";
import { keepBriefing, type BriefingTools, type NumberedBriefing } from "../../server/briefings/briefings.ts";
import { makeSheet } from "../../server/briefings/sheetMaking.ts";
import type { Database } from "../../server/database/database.ts";
import { createHttp } from "../../server/http.ts";
import { emptyFilter, moment, movements, type Viewer } from "../../server/vocabulary.ts";
import { onBothEngines } from "../database.ts";
import { desk, deskOf, importReading, importTwoCounties, person, places, readingOf, toolsOf } from "../ledgerWorld.ts";

onBothEngines("briefings of several pages", (engine) => {
  let database: Database;
  let whole: FastifyInstance;
  const opened: FastifyInstance[] = [];
  const directory = mkdtempSync(join(tmpdir(), "guitu-pages-"));
  const serverOf = async (viewer: Viewer, clock = "2021-02-09T12:00:00+08:00") => {
    const app = await createHttp({ tools: { ...toolsOf(database), now: () => new Date(clock) }, viewer, directory, host: "127.0.0.1", clientDirectory: join(directory, "none"), address: "https://guitu.example" });
    opened.push(app);
    return app;
  };
  const headers = { host: "localhost:3000" };
  const get = (app: FastifyInstance, url: string) => app.inject({ url, headers });
  const post = (app: FastifyInstance, body: object) => app.inject({ method: "POST", url: "/api/briefings", headers, payload: body });
  beforeAll(async () => {
    database = await engine.open();
    await importTwoCounties(database);
    whole = await serverOf(desk);
  });
  afterAll(async () => {
    for (const app of opened) await app.close();
    rmSync(directory, { recursive: true });
  });

  it("get no number when a letter on any of them is in no face, and one sentence says which", async () => {
    const atlas = openAtlas(briefingGeography());
    const [jinshan] = [atlas.regions.get(places.jinshan)!]; // a township of the world
    const regions = new Map(atlas.regions).set(places.jinshan, { ...jinshan, name: "金\u{1F600}山镇", short: "金\u{1F600}山" });
    const tools: BriefingTools = { database, sources: briefingSources, make: (job) => makeSheet({ ...atlas, regions }, job), address: "", now: () => new Date("2021-02-09T12:30:00+08:00") };
    const keep = (template: "single" | "series") => keepBriefing(tools, desk, { filter: emptyFilter, template, language: "zh-CN", ownWords: noOwnWords }, moment.parse("2021-02-09T12:00:00+08:00"));
    expect(await keep("series")).toEqual({ refused: "missingGlyphs", error: expect.stringContaining("字体中没有这些字：\u{1F600}；") });
    expect(await keep("single")).toHaveProperty("number");
  });

  it("have all pages in PDF and one in SVG, and say how many there are", async () => {
    const { number } = (await post(whole, { template: "series" })).json<NumberedBriefing>();
    const pdf = await get(whole, `/api/briefings/${number}.pdf`);
    expect(pdf.headers["x-briefing-pages"]).toBe("3");
    writeFileSync(join(directory, "series.pdf"), pdf.rawPayload);
    expect(execFileSync("pdfinfo", [join(directory, "series.pdf")], { encoding: "utf8" })).toMatch(/Pages: +3/);
    const text = execFileSync("pdftotext", ["-layout", join(directory, "series.pdf"), "-"], { encoding: "utf8" });
    for (const page of [1, 2, 3]) {
      expect(text).toContain(`第${page}页，共3页`);
      const svg = await get(whole, `/api/briefings/${number}.svg?page=${page}`);
      expect([svg.headers["x-briefing-pages"], svg.body.includes(`第${page}页，共3页`), svg.body.includes(number)]).toEqual(["3", true, true]);
    }
    expect((await get(whole, `/api/briefings/${number}.svg`)).body).toBe((await get(whole, `/api/briefings/${number}.svg?page=1`)).body);
  });

  it("have a page less for a desk that sees one county less, which is told so", async () => {
    const { number } = (await post(whole, { template: "series" })).json<NumberedBriefing>();
    const svg = await get(await serverOf(deskOf(places.lufeng)), `/api/briefings/${number}.svg?page=2`);
    expect(svg.headers["x-briefing-pages"]).toBe("2");
    for (const text of ["第2页，共2页", "只含禄丰市，比制图时少"]) expect(svg.body).toContain(text);
    expect(svg.body).not.toContain("东莞");
  });

  it.each([
    ["preview.svg?template=series&page=4", "page", "这份简报共 3 页，没有第 4 页。"], ["preview.svg?template=single&page=2", "page", "这份简报共 1 页，没有第 2 页。"],
    ["preview.png?page=0", "page", "参数 page 不可用：应为从 1 起的页码。"], ["preview.svg?page=1&page=2", "page", "参数 page 不可用：应为从 1 起的页码。"],
    ["preview.pdf?template=series&page=2", "page", "参数 page 不可用：只有 png、svg 是单页的，其他格式含全部各页。"],
    ["preview.pptx?template=a3", "format", "样式 a3 没有 PPTX；请用 PDF、PNG、SVG、xlsx、HTML，或换一种样式。"],
    ["preview.svg?template=comparison", "before", "参数 before 不可用：对比样式要有一个较早的时刻。"], ["preview.svg?before=2021-02-09T10:30:00%2B08:00", "before", "参数 before 不可用：这种样式不与较早的时刻对比。"],
    ["preview.svg?template=comparison&before=2021-02-09T12:00:00%2B08:00", "before", "参数 before 不可用：应早于数据截至的时刻。"],
    ["preview.svg?template=comparison&before=2021-02-09T11:00:00%2B08:00&asOf=2021-02-09T10:30:00%2B08:00", "before", "参数 before 不可用：应早于数据截至的时刻。"],
    ["preview.svg?template=comparison&before=infinity", "before", "参数 before 不可用：应为 2021-01-20T18:00:00+08:00 这样带时区的时刻。"],
  ])("%s is refused in one sentence", async (question, _field, error) => {
    const answer = await get(whole, `/api/briefings/${question}`);
    expect([answer.statusCode, answer.json().error]).toEqual([400, error]);
  });

  it("say how far they are while they are made, and nothing afterwards", async () => {
    const task = "0123456789abcdef";
    const howFar = () => get(whole, `/api/briefings/tasks/${task}`);
    const making = { ended: false };
    const made = get(whole, `/api/briefings/preview.pdf?template=series&task=${task}`).finally(() => { making.ended = true; });
    const heard = new Set<string>();
    while (!making.ended) {
      heard.add((await howFar()).body);
      await pause(20); // as a screen asks, not as fast as it can
    }
    expect((await made).statusCode).toBe(200);
    expect([...heard].map((body) => JSON.parse(body) as { pages: number }).some(({ pages }) => pages === 3)).toBe(true);
    expect((await howFar()).json()).toEqual({ done: 0, pages: 0 });
  });

  it("keep the moment that they compare with: the same sheet after an import", async () => {
    const before = "2021-02-09T10:30:00+08:00";
    const { number } = (await post(whole, { template: "comparison", before })).json<NumberedBriefing>();
    const sheet = (await get(whole, `/api/briefings/${number}.svg`)).body;
    await importReading(toolsOf(database, "2021-02-09T13:00:00+08:00"), readingOf({ records: [person(1, { workRegion: "4403" }), person(4)] }));
    const later = await serverOf(desk, "2021-02-09T15:00:00+08:00");
    expect((await get(later, `/api/briefings/${number}.svg`)).body).toBe(sheet);
    const described = await later.inject({ url: `/trpc/briefings.get?input=${encodeURIComponent(JSON.stringify({ number }))}`, headers });
    expect(described.json().result.data.question.before).toBe("2021-02-09T02:30:00.000Z");
  });

  it("have the differences that changes between two moments have, workplace by workplace", async () => {
    const [then, now] = [moment.parse("2021-02-09T10:30:00+08:00"), moment.parse("2021-02-09T13:30:00+08:00")];
    const [before, after] = [await readLedger(database.asOf(then), desk, briefingSources), await readLedger(database.asOf(now), desk, briefingSources)];
    for (const movement of movements) {
      const filter = { ...emptyFilter, movement };
      const material = materialOf(after, openAtlas(briefingGeography()), { template: "comparison", language: "zh-CN", filter, before: then, asOf: "2021-02-09T13:30:00+08:00" }, before);
      const { people, grown, shrunk } = comparisonOf(material, material.before!, 50);
      const changes = changesBetween(before.cube, after.cube, filter);
      expect(people).toEqual(changes.people);
      const byWork = new Map<string, number>();
      for (const flow of changes.flows) byWork.set(flow.work, (byWork.get(flow.work) ?? 0) + flow.now - flow.then);
      const own = new Map([...grown.named, ...shrunk.named].map((place) => [place.code, place.now - place.then]));
      expect(changes.otherFlows).toBe(0);
      expect(new Map([...byWork].filter(([, difference]) => difference !== 0))).toEqual(own);
    }
  });

  describe("asked in bad faith", () => {
    it.each([[[], "简报的要求应逐项写明（样式、筛选、标题等），不能是一张列表，也不能是单个的值。"], [[{ template: "single" }], "简报的要求应逐项写明（样式、筛选、标题等），不能是一张列表，也不能是单个的值。"]])("a list as question is refused in one sentence", async (body, error) => {
      const answer = await post(whole, body);
      expect([answer.statusCode, answer.json()]).toEqual([400, { field: "", error }]);
    });

    it("markup in a title is letters, in SVG and in PDF", async () => {
      const title = "<script>alert(1)</script>&\"返乡\"";
      const query = new URLSearchParams({ title }).toString();
      const { body } = await get(whole, `/api/briefings/preview.svg?${query}`);
      expect(body).not.toContain("<script");
      expect(body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;返乡&quot;");
      writeFileSync(join(directory, "markup.pdf"), (await get(whole, `/api/briefings/preview.pdf?${query}`)).rawPayload);
      expect(execFileSync("pdftotext", ["-layout", join(directory, "markup.pdf"), "-"], { encoding: "utf8" })).toContain(title);
    });

    it.each([
      ["title=a&title=b", "参数 title 不可用：应为一段文字，只能出现一次。"], ["movement=return&movement=stay", "参数 movement 不可用：应为 return、stay、goBack 之一。"],
      ["asOf=infinity", "参数 asOf 不可用：应为 2021-01-20T18:00:00+08:00 这样带时区的时刻。"], ["asOf=2999-01-01T00:00:00Z", "参数 asOf 不可用：这个时刻还没有到，请给现在或以前的时刻。"],
      ["asOf=2021-02-09T10:30:00Z&asOf=2021-02-09T10:30:00Z", "参数 asOf 不可用：应为 2021-01-20T18:00:00+08:00 这样带时区的时刻。"],
    ])("%s is refused in one sentence", async (query, error) => {
      const answer = await get(whole, `/api/briefings/preview.svg?${query}`);
      expect([answer.statusCode, answer.json().error]).toEqual([400, error]);
    });

    it("homes given twice are both meant", async () => {
      expect((await get(whole, `/api/briefings/preview.svg?homes=${places.lufeng}&homes=${places.chuxiong}`)).body).toBe((await get(whole, `/api/briefings/preview.svg?homes=${places.lufeng}.${places.chuxiong}`)).body);
    });

    it("control characters in notes are no part of the sheet, which stays well formed", async () => {
      const answer = await get(whole, `/api/briefings/preview.svg?${new URLSearchParams({ notes: "三个\u0000乡\u001b镇\u0007未报\u202e。" }).toString()}`);
      expect((await post(whole, { notes: "未报\u0000", title: "返\ud800乡" })).statusCode).toBe(201);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain("三个乡镇未报。");
      // oxlint-disable-next-line no-control-regex -- exactly these
      expect(answer.body).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202e]/);
    });

    it("scale 9 is refused in one sentence", async () => {
      const { number } = (await post(whole, {})).json<NumberedBriefing>();
      const answer = await get(whole, `/api/briefings/${number}.png?scale=9`);
      expect([answer.statusCode, answer.json()]).toEqual([400, { field: "scale", error: "参数 scale 不可用：应为 1、2、3、4 之一。" }]);
    });
  });
});
