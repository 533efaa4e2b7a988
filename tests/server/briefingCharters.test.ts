import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import type { FastifyInstance } from "fastify";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { composePreview } from "../../client/print/preview/compose.ts";
import { KnownLedgers } from "../../client/print/preview/known.ts";
import type { AskedSheet } from "../../client/print/preview/protocol.ts";
import type { SentMaterial } from "../../client/print/preview/sentMaterial.ts";
import { sheetSvg } from "../../client/print/sheetSvg.ts";
import type { NumberedBriefing } from "../../server/briefings/briefings.ts";
import type { Database } from "../../server/database/database.ts";
import { createHttp } from "../../server/http.ts";
import { createCaller } from "../../server/router.ts";
import { openAtlas } from "../../server/briefings/reading.ts";
import { briefingGeography, briefingSources } from "../../server/startBriefings.ts";
import { emptyFilter, type Viewer } from "../../server/vocabulary.ts";
import { onBothEngines } from "../database.ts";
import { desk, importReading, readingOf, toolsOf } from "../ledgerWorld.ts";
import { printedByOffice } from "../office.ts";
import { fillLedger, homes, lufengDesk, settleCharterWorld, traveller } from "./charters/demandWorld.ts";

/** Sixty people of two counties: most to 东莞, two to 金华, for whom no coach pays. */
const crowd = Array.from({ length: 60 }, (_, number) => traveller(number + 1, {
  household: `户${Math.floor(number / 2)}`, workRegion: number < 58 ? "4419" : "3307", ...(number < 40 ? { homeTownship: homes.lucheng } : { homeCounty: "532302", homeTownship: homes.jinshan }),
}));
const crew = { plate: "云E12345", drivers: [{ name: "李师傅", phone: "13800000001" }], escort: null };

onBothEngines("the sheet of a charter plan", (engine) => {
  let database: Database;
  let app: FastifyInstance;
  let narrow: FastifyInstance;
  let planId = "";
  const atlas = openAtlas(briefingGeography());
  const folder = mkdtempSync(join(tmpdir(), "guitu-charter-sheet-"));
  const headers = { host: "localhost:3000" };
  const serverOf = (viewer: Viewer) => createHttp({ tools: { ...toolsOf(database), now: () => new Date() }, viewer, directory: folder, host: "127.0.0.1", clientDirectory: folder });
  const caller = () => createCaller({ database, viewer: desk, routingUrl: undefined, cube: briefingSources.cube });
  const get = (url: string, at = app) => at.inject({ url, headers });
  const post = (body: object, at = app) => at.inject({ method: "POST", url: "/api/briefings", headers, payload: body });
  const preview = (format: string, more = "") => get(`/api/briefings/preview.${format}?template=charters&plan=${planId}${more}`);
  const makePlan = async (): Promise<string> => {
    const { runId } = await caller().charters.startRun({ scenarioId: "standard", effort: 1, seed: 1 });
    for (;;) {
      const run = await caller().charters.run({ runId });
      if (run.state !== "running") return run.planId ?? "";
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const fillNow = (records: typeof crowd) => importReading(toolsOf(database, new Date().toISOString()), readingOf({ records }), { viewer: desk });
  const number = async () => (await post({ template: "charters", plan: planId })).json<NumberedBriefing>().number;
  const counted = () => database.withScope(desk, ({ sql }) => sql<{ people: number; served: number; riding: number; left: number }[]>`
    select people, served,
      (select coalesce(sum((one ->> 'people')::int), 0)::int from jsonb_path_query(plan, '$.trips[*].passengers[*]') as one) as riding,
      (select coalesce(sum((one ->> 'people')::int), 0)::int from jsonb_path_query(plan, '$.unserved[*]') as one) as left
    from charter_plan where plan_id = ${planId}::uuid`).then(([row]) => row!);
  beforeAll(async () => {
    database = await engine.open();
    await settleCharterWorld(database);
    await fillLedger(database, crowd);
    [app, narrow] = [await serverOf(desk), await serverOf(lufengDesk)];
    planId = await makePlan();
  });
  afterAll(async () => {
    await app.close();
    await narrow.close();
    rmSync(folder, { recursive: true });
  });

  it("is composed on the screen as it is drawn here, from material of its own", async () => {
    const asOf = new Date().toISOString();
    const words = { title: "返岗专车", subtitle: "", notes: "附注" };
    for (const language of ["zh-CN", "en"] as const) {
      const sheet: AskedSheet = { template: "charters", filter: emptyFilter, before: null, plan: planId, language, ownWords: words, page: 1 };
      const known = new KnownLedgers();
      known.take(sheet, (await preview("json", `&asOf=${asOf}`)).json<SentMaterial>());
      const { title, notes } = words;
      expect(sheetSvg(composePreview(known, atlas, sheet))).toBe((await preview("svg", `&${new URLSearchParams({ asOf, language, title, notes }).toString()}`)).body);
    }
    expect((await preview("json", `&asOf=${asOf}`)).body.length).toBeLessThan(200_000);
  });

  it("prints the people whom SQL counts in the plan, as text of the PDF", async () => {
    const { people, served, riding, left } = await counted();
    expect([people, riding, left]).toEqual([60, served, 60 - served]);
    const path = join(folder, "sheet.pdf");
    writeFileSync(path, (await preview("pdf")).rawPayload);
    const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).replace(/ +/g, " ");
    for (const words of ["包车方案", `已安排 ${served}`, `未安排 ${left}`, `需求 ${people} 人`, "广东", "通道沿公路铁路示意", "第1页，共1页"]) expect(text).toContain(words);
    expect(text).toMatch(/南海诸岛/);
  });

  it("comes as worksheets and as a slide whose table and chart are its own, with the same figures", async () => {
    const { served, left } = await counted();
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await preview("xlsx")).rawPayload as unknown as ExcelJS.Buffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(["方案要点", "去向（省）", "户籍县市", "每日出发"]);
    for (const name of ["去向（省）", "户籍县市"]) {
      const total = workbook.getWorksheet(name)!.getSheetValues().find((row) => Array.isArray(row) && row[1] === "合计") as unknown[];
      expect(total.slice(3, 6)).toEqual([60, served, left]);
    }
    const files = unzipSync((await preview("pptx")).rawPayload);
    const slide = strFromU8(files["ppt/slides/slide1.xml"]!);
    const texts = [...slide.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text!);
    expect(texts).toContain(`节后 ${served} 人已安排返岗专车，占需求的 ${((served / 60) * 100).toFixed(1)}%`);
    expect([...slide.slice(slide.indexOf("<a:tbl>")).matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text)).toEqual(expect.arrayContaining(["合计", "60", String(served)]));
    expect(Object.keys(files).some((name) => /charts\/chart\d+\.xml$/.test(name))).toBe(true);
  });

  it("is opened by LibreOffice as PPTX and as a worksheet, with the people who have a seat", async () => {
    const contents = new Map<string, Uint8Array>();
    for (const format of ["pptx", "xlsx"]) contents.set(`plan.${format}`, (await preview(format)).rawPayload);
    const { served } = await counted();
    for (const [name, text] of printedByOffice(folder, contents)) expect(text, name).toMatch(new RegExp(`\\b${served}\\b`));
  }, 240_000);

  it("is the same by its number, byte for byte, when its trips have been confirmed and sent off since; and says how far they are now", async () => {
    const own = await number();
    const [svg, pdf] = [await get(`/api/briefings/${own}.svg`), await get(`/api/briefings/${own}.pdf`)];
    expect(svg.statusCode).toBe(200);
    expect(svg.body).toContain("已确认 0");
    const { plan } = await caller().charters.plan({ planId });
    const tripId = plan.trips[0]!.id;
    await caller().charters.sayTripEvent({ planId, tripId, status: "confirmed", crew, person: "张调度" });
    await caller().charters.sayTripEvent({ planId, tripId, status: "departed", person: "张调度" });
    expect((await get(`/api/briefings/${own}.svg`)).body).toBe(svg.body);
    expect((await get(`/api/briefings/${own}.pdf`)).rawPayload.equals(pdf.rawPayload)).toBe(true);
    expect((await preview("svg")).body).toContain("已发车 1");
    const runs = plan.trips.length + plan.trains.length;
    expect((await caller().briefings.get({ number: own })).trips).toEqual({ then: { planned: runs, confirmed: 0, departed: 0, arrived: 0 }, now: { planned: runs - 1, confirmed: 0, departed: 1, arrived: 0 } });
  });

  it("tells what has changed since among the people whom the plan was made for", async () => {
    const own = await number();
    await fillNow([{ ...crowd[0]!, wantsTransport: false }, traveller(90, { workRegion: "4419" }), traveller(91, { workRegion: "4419" })]);
    expect((await caller().briefings.get({ number: own })).changes.people).toEqual({ then: 60, now: 61 });
  });

  it("keeps its plan: one with a number cannot be removed, one without can", async () => {
    const other = await makePlan();
    expect((await post({ template: "charters", plan: other })).statusCode).toBe(201);
    await expect(caller().charters.removePlan({ planId: other })).rejects.toThrow("有 1 份已编号的简报画的是这个计划，要能凭编号重制，所以不能删除。");
    const third = await makePlan();
    await caller().charters.removePlan({ planId: third });
    await expect(caller().charters.plan({ planId: third })).rejects.toThrow("不存在");
  });

  it("is refused to whoever does not see the whole plan with the sentence of its papers, under a number as well", async () => {
    const own = await number();
    const papers = await get(`/api/charters/${planId}/manifests.xlsx`, narrow);
    expect([papers.statusCode, papers.json()]).toEqual([404, { error: "计划不存在，可能已被删除。" }]);
    for (const answer of [await get(`/api/briefings/preview.svg?template=charters&plan=${planId}`, narrow), await post({ template: "charters", plan: planId }, narrow), await get(`/api/briefings/${own}.svg`, narrow)]) {
      expect([answer.statusCode, answer.json()]).toEqual([404, { error: "计划不存在，可能已被删除。" }]);
    }
    await expect(createCaller({ database, viewer: lufengDesk, routingUrl: undefined, cube: briefingSources.cube }).briefings.get({ number: own })).rejects.toThrow("没有这个编号的简报");
  });

  it("is refused in one sentence as of a moment before the plan, without a plan, and for a plan that is not its own", async () => {
    const before = await preview("svg", "&asOf=2021-02-09T12:00:00%2B08:00");
    expect([before.statusCode, before.json().error]).toEqual([409, expect.stringMatching(/^这个计划 .* 才编制，截至所给的时刻还没有它；请给那以后的时刻。$/)]);
    for (const query of ["template=charters", `template=single&plan=${planId}`]) {
      const answer = await get(`/api/briefings/preview.svg?${query}`);
      expect([answer.statusCode, answer.json()]).toEqual([400, { field: "plan", error: "参数 plan 不可用：包车方案样式要有计划编号，其他样式没有。" }]);
    }
    const unknown = await get("/api/briefings/preview.svg?template=charters&plan=0b5c1f6e-0000-4000-8000-000000000001");
    expect([unknown.statusCode, unknown.json()]).toEqual([404, { error: "计划不存在，可能已被删除。" }]);
  });
});
