/** Daily briefings over HTTP on both engines: their text has the figures that SQL counts, and a number gives the same pages again. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { NumberedBriefing } from "../../server/briefings/briefings.ts";
import type { Database } from "../../server/database/database.ts";
import { createHttp } from "../../server/http.ts";
import { readSilentVillages, readTownshipCoverage } from "../../server/ledger/coverageQueries.ts";
import type { Viewer } from "../../server/vocabulary.ts";
import { onBothEngines } from "../database.ts";
import { desk, deskOf, importReading, person, places, readingOf, settle, toolsOf } from "../ledgerWorld.ts";

const lufeng = { homeCounty: places.lufeng, homeTownship: places.jinshan, homeVillage: places.jinshanVillage };
const expected = [
  { homeCounty: places.chuxiong, homeTownship: places.lucheng, homeVillage: places.luchengVillage, people: 150 }, { homeCounty: places.chuxiong, homeTownship: places.ziwu, homeVillage: places.ziwuVillage, people: 40 },
  { homeCounty: places.lufeng, homeTownship: places.jinshan, homeVillage: places.jinshanVillage, people: 60 },
];
const works = ["4419", "4419", "3307", "440106", "532302", null];
/** Half return on 1 February, the others on 3 February; every fifth stays, every seventh has no day. */
const people = Array.from({ length: 130 }, (_, index) => person(index + 1, {
  workRegion: works[index % works.length] ?? null, returnDate: index % 7 === 0 ? null : index % 2 === 0 ? "2021-02-01" : "2021-02-03", wantsTransport: index % 3 === 0, ...(index % 5 === 0 ? { plan: "stay" as const, returnDate: null } : {}), ...(index % 4 === 0 ? lufeng : {}),
}));

onBothEngines("a daily briefing", (engine) => {
  let database: Database;
  let whole: FastifyInstance;
  let lufengDesk: FastifyInstance;
  let clock = "";
  /** What the servers' clock shows from now on. */
  const at = (time: string) => { clock = `2021-02-${time}+08:00`; };
  const opened: FastifyInstance[] = [];
  const directory = mkdtempSync(join(tmpdir(), "guitu-daily-"));
  const serverOf = async (viewer: Viewer) => {
    const app = await createHttp({ tools: { ...toolsOf(database), now: () => new Date(clock) }, viewer, directory, host: "127.0.0.1", clientDirectory: join(directory, "none"), address: "https://guitu.example" });
    opened.push(app);
    return app;
  };
  const headers = { host: "localhost:3000" };
  const get = (app: FastifyInstance, url: string) => app.inject({ url, headers });
  const post = (app: FastifyInstance, body: object, url = "/api/briefings") => app.inject({ method: "POST", url, headers, payload: body });
  const numbered = async (app: FastifyInstance, body: object = {}) => (await post(app, { template: "daily", ...body })).json<NumberedBriefing>().number;
  const pagesOf = async (app: FastifyInstance, number: string) => {
    const first = await get(app, `/api/briefings/${number}.svg`);
    const others = Array.from({ length: Number(first.headers["x-briefing-pages"]) - 1 }, (_, index) => get(app, `/api/briefings/${number}.svg?page=${index + 2}`));
    return [first, ...await Promise.all(others)].map(({ body }) => body);
  };
  const paragraphs = async (app: FastifyInstance, query = "") => (await get(app, `/api/briefings/paragraphs?template=daily${query}`)).json<{ paragraphs: { name: string; text: string }[] }>().paragraphs;
  const saidIn = (found: readonly { name: string; text: string }[], name: string) => found.find((one) => one.name === name)?.text ?? "";
  beforeEach(() => at("09T12:00:00"));
  beforeAll(async () => {
    database = await engine.open();
    await settle(database);
    await importReading(toolsOf(database, "2021-02-08T09:00:00+08:00"), readingOf({ records: people.slice(0, 60), demo: true, expected }));
    await importReading(toolsOf(database, "2021-02-09T11:00:00+08:00"), readingOf({ records: people, demo: true, expected }));
    whole = await serverOf(desk);
    lufengDesk = await serverOf(deskOf(places.lufeng));
  });
  afterAll(async () => {
    for (const app of opened) await app.close();
    rmSync(directory, { recursive: true });
  });

  it("has the figures that SQL counts, in the text of its PDF", async () => {
    const counted = await database.withScope(desk, ({ sql }) => sql<{ plan: string; people: number; dated: number; firstDay: number }[]>`
      select plan, count(*) as people, count(return_date) as dated, count(*) filter (where return_date = '2021-02-01') as "firstDay" from follow_up where superseded_at is null group by plan`);
    const [goBack] = await database.withScope(desk, ({ sql }) => sql<{ people: number; wanting: number }[]>`select count(*) as people, count(*) filter (where wants_transport) as wanting from follow_up where superseded_at is null and go_back_intention = 'yes'`);
    const [dongguan] = await database.withScope(desk, ({ sql }) => sql<{ people: number }[]>`select count(*) as people from follow_up where superseded_at is null and plan = 'return' and left(work_region, 4) = '4419'`);
    const silent = await database.withScope(desk, readSilentVillages);
    const of = (plan: string) => counted.find((row) => row.plan === plan)!;
    const pdf = await get(whole, `/api/briefings/${await numbered(whole)}.pdf`);
    writeFileSync(join(directory, "daily.pdf"), pdf.rawPayload);
    const text = execFileSync("pdftotext", ["-raw", join(directory, "daily.pdf"), "-"], { encoding: "utf8" }).replace(/\s+/g, "");
    expect(of("return").people + of("stay").people).toBe(130);
    for (const part of [
      `已回访务工人员130人，较前一日增加70人`, `计划返乡${of("return").people}人`, `就地过节${of("stay").people}人`, `节后计划返岗${goBack!.people}人`, `返乡主要来自东莞${dongguan!.people}人`, `愿由政府组织运送返岗的有${goBack!.wanting}人`,
      `已定日期的${of("return").dated}人`, `未定日期的${of("return").people - of("return").dated}人`, `2月1日（腊月二十，周一）${of("return").firstDay}人`, `应访250人，已访130人，覆盖率52.0%`, `尚有1个村（居）未报，涉及应访${silent[0]!.expected}人`, "云龙村",
      `计划返乡${of("return").people}＋就地过节${of("stay").people}＋已在家0＋去向未定0＝已回访130人`, "第1页，共5页", "第5页，共5页",
    ]) expect(text).toContain(part);
    expect(execFileSync("pdffonts", [join(directory, "daily.pdf")], { encoding: "utf8" })).toMatch(/NotoSansHans-\w+ +CID Type 0C +Identity-H +yes yes yes/);
  });

  it("names as many silent villages as the townships count, of now and of then", async () => {
    for (const reads of [database, database.asOf("2021-02-08T04:00:00.000Z" as never)]) {
      const [silent, townships] = await reads.withScope(desk, async (scoped) => [await readSilentVillages(scoped), await readTownshipCoverage(scoped)] as const);
      expect(silent.length).toBe(townships.reduce((sum, { silentVillages }) => sum + silentVillages, 0));
      expect(silent.map(({ name, expected: people }) => [name, people])).toEqual([["云龙村", 40]]);
    }
  });

  it("compares with the last briefing of the same homes in the same scope, not with one of the last hours, else with the day before", async () => {
    at("08T17:00:00");
    const earlier = await numbered(whole);
    expect((await get(whole, `/api/briefings/${earlier}.svg`)).body).toContain("首期，此前台账里没有人");
    at("09T10:00:00");
    await numbered(whole);
    at("09T11:30:00");
    await numbered(whole, { homes: [places.lufeng] });
    at("09T12:30:00");
    expect((await get(whole, `/api/briefings/${await numbered(whole)}.svg`)).body).toContain(`上期简报 ${earlier}（2021年2月8日（腊月廿七，周一）17:00）`);
    expect(saidIn(await paragraphs(whole), "overall")).toContain("130人，较上期增加70人");
    expect(saidIn(await paragraphs(whole, `&homes=${places.chuxiong}`), "overall")).toContain("较前一日");
    expect(saidIn(await paragraphs(whole, `&before=${encodeURIComponent("2021-02-09T11:00:30+08:00")}`), "overall")).toContain("与2月9日11:00持平");
    expect(saidIn(await paragraphs(lufengDesk), "overall")).toContain("禄丰市已回访务工人员33人，较前一日增加18人");
  });

  it("gives the same pages by its number after an import, byte for byte, though there are newer briefings", async () => {
    const number = await numbered(whole, { title: "全州每日简报", demand: "请调度员按去向核对。" });
    const before = await pagesOf(whole, number);
    expect(before).toHaveLength(5);
    for (const text of ["全州每日简报", "请调度员按去向核对。", "“五、待组织运送”经人工修改"]) expect(before[0]).toContain(text);
    const pdf = (await get(whole, `/api/briefings/${number}.pdf`)).rawPayload;
    await importReading(toolsOf(database, "2021-02-09T13:00:00+08:00"), readingOf({ records: [person(1, { workRegion: "4403", plan: "undecided" }), person(400)], expected }));
    at("09T18:00:00");
    expect((await get(whole, `/api/briefings/${await numbered(whole)}.svg`)).body).not.toContain("已回访务工人员130人");
    expect(await pagesOf(whole, number)).toEqual(before);
    expect((await get(whole, `/api/briefings/${number}.pdf`)).rawPayload.equals(pdf)).toBe(true);
  });

  it("shows a narrower desk its own part of both moments, and none of the maker's words", async () => {
    const number = await numbered(whole, { title: "全州每日简报", peaks: "鹿城镇最多。" });
    const pages = (await pagesOf(lufengDesk, number)).join("");
    for (const text of ["只含禄丰市，比制图时少", "文字解读按表中数字写成。", "金山镇"]) expect(pages).toContain(text);
    for (const text of ["全州每日简报", "鹿城", "子午", "云龙村"]) expect(pages).not.toContain(text);
  });

  it("is a workbook of all its tables, and slides with their own text, tables and charts", async () => {
    const number = await numbered(whole);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await get(whole, `/api/briefings/${number}.xlsx`)).rawPayload as unknown as ExcelJS.Buffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(["文字解读", "本期数字", "返乡来源", "返岗去向", "分县（市）情况", "待组织运送去向", "乡镇覆盖", "未报村（居）", "逐日返乡、返岗人数"]);
    const files = unzipSync((await get(whole, `/api/briefings/${number}.pptx`)).rawPayload);
    const slides = Object.keys(files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).map((name) => strFromU8(files[name]!));
    const texts = slides.flatMap((slide) => [...slide.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text!));
    for (const { text } of await paragraphs(whole)) expect(texts.join("")).toContain(text.slice(0, 12));
    expect(texts).toContain("云龙村");
    for (const [, left] of slides.join("").matchAll(/marL="(\d+)" marR="\d+" marT/g)) expect(Number(left)).toBeLessThan(91_440); // a tenth of an inch
    expect(slides.filter((slide) => slide.includes("<a:tbl>")).length).toBeGreaterThanOrEqual(5);
    expect(Object.keys(files).filter((name) => /charts\/chart\d+\.xml$/.test(name))).toHaveLength(2);
  });

  describe("asked wrongly", () => {
    it.each([
      [{ template: "single", overall: "全州平稳。" }, "template", "参数 template 不可用：只有每日简报（daily）有文字解读。"], [{ template: "daily", peaks: "长".repeat(1001) }, "peaks", "参数 peaks 不可用：至多 1000 字。"],
      [{ template: "daily", before: "2021-02-09T12:00:00+08:00" }, "before", "参数 before 不可用：应早于数据截至的时刻。"],
    ])("%j is refused in one sentence", async (question, field, error) => {
      const answer = await post(whole, question);
      expect([answer.statusCode, answer.json()]).toEqual([400, { field, error }]);
    });

    it("a long draft is drawn from a body as from an address, and a page beyond the last is refused", async () => {
      const question = { template: "daily", overall: "全州平稳。" };
      expect((await post(whole, question, "/api/briefings/preview.svg")).body).toBe((await get(whole, `/api/briefings/preview.svg?${new URLSearchParams(question).toString()}`)).body);
      expect((await post(whole, { template: "daily", overall: "县".repeat(1000), mainFlows: "市".repeat(1000), peaks: "州".repeat(1000) }, "/api/briefings/preview.svg")).statusCode).toBe(200);
      expect((await get(whole, "/api/briefings/preview.svg?template=daily&page=9")).json().error).toBe("这份简报共 5 页，没有第 9 页。");
    });
  });
});
