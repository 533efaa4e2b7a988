import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "../../../server/database/database.ts";
import { folderChannel } from "../../../server/schedules/folderChannel.ts";
import { mailChannel } from "../../../server/schedules/mailChannel.ts";
import { createScheduler } from "../../../server/schedules/scheduler.ts";
import { webhookChannel } from "../../../server/schedules/webhookChannel.ts";
import { emptyTables, onBothEngines } from "../../database.ts";
import { desk, deskOf, importReading, person, places, readingOf, toolsOf } from "../../ledgerWorld.ts";
import { openMailServer, openWebServer } from "./receivers.ts";
import { daily, fillLedger, lufengHome, openScheduleDesk, type ScheduleDesk } from "./scheduleWorld.ts";

const secret = "0123456789abcdef";
const from = "归途 <guitu@chuxiong.example>";
const whole = { name: "州指挥部", regions: ["5323"], channel: "folder" as const, address: "州指挥部" };
const lufeng = { name: "禄丰市", regions: [places.lufeng], channel: "folder" as const, address: "禄丰市" };

onBothEngines("scheduled briefings", (engine) => {
  let database: Database;
  let root = "";
  let world: ScheduleDesk;
  beforeAll(async () => { database = await engine.open(); });
  beforeEach(async () => {
    await emptyTables(database);
    await fillLedger(database);
    root = mkdtempSync(join(tmpdir(), "guitu-schedules-"));
    world = openScheduleDesk(database, { folder: folderChannel(root) });
    return () => rmSync(root, { recursive: true });
  });
  const filesOf = (folder: string) => readdirSync(join(root, folder)).sort();
  const fileOf = (folder: string) => readFileSync(join(root, folder, filesOf(folder).at(-1) ?? ""), "utf8");
  const statesOf = async (viewer = desk) => (await world.caller(viewer).deliveries()).map(({ recipientName, state, late, attempts, error }) => ({ recipientName, state, late, attempts, error }));

  it("are sent when they are due, once, as of that minute, whatever is imported meanwhile; the PDF has the figure of SQL", async () => {
    await world.caller().save({ ...daily, formats: ["pdf"], recipients: [whole] });
    expect(await world.look("2021-02-08T16:59:59+08:00")).toEqual([]);
    await importReading(toolsOf(database, "2021-02-08T17:00:10+08:00"), readingOf({ records: [4, 5].map((one) => person(one)) }));
    const [sent, ...others] = await world.look("2021-02-08T17:00:20+08:00");
    expect(others).toEqual([]);
    expect(sent).toMatchObject({ state: "sent", late: false, dueAt: "2021-02-08T09:00:00.000Z", sentAt: "2021-02-08T09:00:20.000Z", attempts: 1 });
    const [file = "", ...more] = filesOf("州指挥部");
    expect(more).toEqual([]);
    expect(file).toBe(`2021年春节返乡流向图_${sent?.number}.pdf`);
    const [counted] = await database.withScope(desk, ({ sql }) => sql<{ people: number }[]>`select count(*)::int as people from follow_up where plan = 'return' and recorded_at <= '2021-02-08T17:00:00+08:00'`);
    const text = execFileSync("pdftotext", ["-layout", join(root, "州指挥部", file), "-"], { encoding: "utf8" });
    expect([counted?.people, /合计\s+([\d,]+)/.exec(text)?.[1]]).toEqual([5, "5"]);
    for (const words of ["数据截至 2021年2月8日（腊月廿七，周一）17:00", sent?.number ?? "?"]) expect(text).toContain(words);
    for (const clock of ["2021-02-08T17:01:20+08:00", "2021-02-09T16:59:00+08:00"]) expect(await world.look(clock)).toEqual([]);
    expect(await world.look("2021-02-09T17:00:00+08:00")).toHaveLength(1);
  });

  it("show each recipient what its regions show and no more, under a number of its own; the owner's words only to whom they may speak to", async () => {
    await world.caller().save({ ...daily, question: { ...daily.question, title: "全州五人返乡", notes: "东莞三人" }, recipients: [whole, lufeng, { ...whole, name: "省指挥部", address: "省指挥部", regions: ["53"] }] });
    const sent = await world.look("2021-02-08T17:00:00+08:00");
    expect(new Set(sent.map(({ number }) => number)).size).toBe(3);
    for (const folder of ["州指挥部", "省指挥部"]) for (const words of ["全州五人返乡", "东莞", ">已调查 5<"]) expect(fileOf(folder)).toContain(words);
    for (const words of ["2021年春节返乡流向图", ">已调查 2<", "禄丰市户籍"]) expect(fileOf("禄丰市")).toContain(words);
    for (const words of ["全州五人", "东莞", "楚雄州户籍"]) expect(fileOf("禄丰市")).not.toContain(words);
    const numberOf = (name: string) => sent.find(({ recipientName }) => recipientName === name)?.number ?? "";
    expect([numberOf("州指挥部"), numberOf("禄丰市")]).toEqual([expect.stringMatching(/^GT-532300-20210208-/), expect.stringMatching(/^GT-532302-20210208-/)]);
  });

  it("never show more than their owner saw, although the recipient may see more", async () => {
    const narrow = openScheduleDesk(database, { folder: folderChannel(root) }, deskOf(places.lufeng));
    await narrow.caller().save({ ...daily, recipients: [{ ...whole, regions: ["53"] }] });
    await world.look("2021-02-08T17:00:00+08:00"); // the server sees the whole prefecture
    expect(fileOf("州指挥部")).toContain(">已调查 2<");
    expect(fileOf("州指挥部")).not.toContain("东莞");
  });

  it("that were missed are made up for within a day, marked and as of their moment; older ones say that they are not", async () => {
    await world.caller().save({ ...daily, times: { daily: ["09:00", "17:00"], beforeEve: null }, recipients: [whole] });
    await importReading(toolsOf(database, "2021-02-11T17:30:00+08:00"), readingOf({ records: [21, 22, 23].map((one) => person(one, lufengHome)) }));
    const sent = await world.look("2021-02-12T08:00:00+08:00");
    expect(sent.map(({ dueAt, late }) => [dueAt, late])).toEqual([["2021-02-11T01:00:00.000Z", true], ["2021-02-11T09:00:00.000Z", true]]);
    expect(filesOf("州指挥部").every((name) => name.startsWith("补发_"))).toBe(true);
    expect(fileOf("州指挥部")).toContain(">已调查 5<");
    const skipped = (await statesOf()).filter(({ state }) => state === "skipped");
    expect(skipped).toHaveLength(5);
    expect(new Set(skipped.map(({ error }) => error))).toEqual(new Set(["当时没有服务器在运行，已过 24 小时，不再补发。"]));
    expect(await world.look("2021-02-12T08:01:00+08:00")).toEqual([]);
  });

  it("are not made up for when they were paused, or when their times were changed", async () => {
    const { id } = await world.caller().save({ ...daily, recipients: [whole] });
    await world.caller().pause({ id, paused: true });
    expect(await world.look("2021-02-08T18:00:00+08:00")).toEqual([]);
    await world.caller().pause({ id, paused: false });
    expect(await world.look("2021-02-08T18:01:00+08:00")).toEqual([]);
    await world.caller().save({ ...daily, id, times: { daily: ["12:00", "19:00"], beforeEve: null }, recipients: [whole] });
    expect((await world.look("2021-02-08T19:00:30+08:00")).map(({ dueAt, late }) => [dueAt, late])).toEqual([["2021-02-08T11:00:00.000Z", false]]);
  });

  it("are tried again after waits that grow, under the same number, until the mail server takes them", async () => {
    const server = await openMailServer();
    await server.close();
    world = openScheduleDesk(database, { mail: mailChannel({ smtp: server.url, from }) });
    await world.caller().save({ ...daily, recipients: [{ ...whole, channel: "mail", address: "zhihui@chuxiong.example" }] });
    const [first] = await world.look("2021-02-08T17:00:00+08:00");
    expect(first).toMatchObject({ state: "due", attempts: 1, nextAt: "2021-02-08T09:01:00.000Z", error: expect.stringContaining("邮件没有发出") });
    expect(await world.look("2021-02-08T17:00:59+08:00")).toEqual([]);
    expect((await world.look("2021-02-08T17:01:00+08:00"))[0]).toMatchObject({ state: "due", attempts: 2, nextAt: "2021-02-08T09:06:00.000Z", number: first?.number });
    const back = await openMailServer();
    const channels = { ...world.tools().channels, mail: mailChannel({ smtp: back.url, from }) };
    expect((await world.look("2021-02-08T17:06:00+08:00", { channels }))[0]).toMatchObject({ state: "sent", attempts: 3, number: first?.number, late: false });
    expect(back.mails.map(({ subject }) => subject)).toEqual(["2021年春节返乡流向图（截至2021年2月8日17:00）"]);
    expect(back.mails[0]?.text).toContain("返乡 5 人");
    await back.close();
  });

  it("are given up after six attempts, and after one when trying again cannot help; a person may send them again", async () => {
    const calls: number[] = [];
    const web = await openWebServer(() => ({ status: calls.push(1) > 7 ? 200 : calls.length === 7 ? 410 : 503 }));
    world = openScheduleDesk(database, { webhook: webhookChannel({ secret }) });
    await world.caller().save({ ...daily, recipients: [{ ...whole, channel: "webhook", address: web.url }] });
    for (let hours = 0; hours < 12; hours += 1) await world.look(new Date(Date.parse("2021-02-08T17:00:00+08:00") + hours * 3_600_000).toISOString());
    expect((await statesOf())[0]).toMatchObject({ state: "failed", attempts: 6, error: "对方没有接收（HTTP 503）。" });
    const key = (await world.caller().deliveries())[0]!;
    await world.caller().retry(key);
    expect((await world.look("2021-02-09T06:00:00+08:00"))[0]).toMatchObject({ state: "failed", attempts: 1, error: "对方没有接收（HTTP 410）。" });
    await world.caller().retry(key);
    expect((await world.look("2021-02-09T06:01:00+08:00"))[0]).toMatchObject({ state: "sent", attempts: 1 });
    expect(new Set(web.calls.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    await expect(world.caller().retry(key)).rejects.toThrow("这一份已经发出或正在发送，不能重发。");
    await web.close();
  });

  it("are not sent any more when the schedule or the recipient is gone", async () => {
    const { id } = await world.caller().save({ ...daily, recipients: [whole, lufeng] });
    await world.caller().runNow({ id });
    await world.caller().save({ ...daily, id, recipients: (await world.caller().list()).schedules[0]!.recipients.slice(0, 1) });
    expect((await world.look("2021-02-08T12:00:01+08:00")).map(({ recipientName, state }) => [recipientName, state]).sort()).toEqual([["州指挥部", "sent"], ["禄丰市", "skipped"]].sort());
    await world.caller().runNow({ id });
    await world.caller().remove({ id });
    expect(await world.look("2021-02-08T12:01:00+08:00")).toEqual([]);
    expect((await statesOf())[0]).toMatchObject({ state: "skipped", error: "日程已删除，没有发送。" });
    expect((await world.caller().list()).schedules).toEqual([]);
  });

  it.each(["series", "daily"])("of template %s go out in every format that holds all of it", async (template) => {
    await world.caller().save({ ...daily, question: { template, movement: "return" }, formats: ["pdf", "xlsx", "pptx", "html"], recipients: [whole] });
    expect((await world.look("2021-02-08T17:00:00+08:00"))[0]).toMatchObject({ state: "sent", error: null });
    expect(filesOf("州指挥部").map((name) => name.slice(name.lastIndexOf("."))).sort()).toEqual([".html", ".pdf", ".pptx", ".xlsx"]);
  }, 120_000);

  it("say of a daily briefing what its pages count, whatever else the filter asks for", async () => {
    const order = { question: { template: "daily", movement: "return", from: "2021-01-25", to: "2021-01-25", modes: "flight" }, owner: desk.account, ownerScope: desk.scope, regions: desk.scope, dueAt: "2021-02-08T04:00:00.000Z", previousAt: null };
    const kept = await world.maker.keep(order);
    if ("refused" in kept) throw new Error(kept.refused);
    const opened = await world.maker.open(order, kept.number, ["svg"]);
    if ("refused" in opened) throw new Error(opened.refused);
    expect(opened.facts).toMatchObject({ movement: "return", people: 5 });
    expect(opened.facts.sentence).not.toMatch(/1月25日|飞机/);
  });

  it("that compare do so with the run before", async () => {
    await importReading(toolsOf(database, "2021-02-08T10:00:00+08:00"), readingOf({ records: [4, 5].map((one) => person(one)) }));
    await world.caller().save({ ...daily, question: { template: "comparison", movement: "return" }, recipients: [whole] });
    await world.look("2021-02-08T17:00:00+08:00");
    for (const words of ["2月7日", "2月8日", "+2"]) expect(fileOf("州指挥部")).toContain(words);
  });

  it("are looked after one look at a time: asked meanwhile it looks once more, and after its end no more", async () => {
    const { id } = await world.caller().save({ ...daily, recipients: [whole] });
    const scheduler = createScheduler(world.tools(), null);
    const looks = [scheduler.wake(), scheduler.wake()];
    expect(looks[0]).toBe(looks[1]);
    await world.caller().runNow({ id });
    await scheduler.wake(); // whether the first look is over by now or not, this one sees the run
    expect((await statesOf()).map(({ state, attempts }) => [state, attempts])).toEqual([["sent", 1]]);
    world.setClock("2021-02-08T12:01:00+08:00");
    await world.caller().runNow({ id });
    await scheduler.close();
    await scheduler.wake();
    expect((await statesOf()).map(({ state }) => state).sort()).toEqual(["due", "sent"]);
  });

  it("that cannot be drawn say why, once: nobody in the regions, or a channel that the server has not", async () => {
    await world.caller().save({ ...daily, recipients: [{ ...whole, regions: [places.dayao] }, { ...whole, channel: "mail", address: "zhihui@chuxiong.example" }] });
    const settled = await world.look("2021-02-08T17:00:00+08:00");
    expect(settled.map(({ state, error }) => [state, error]).sort()).toEqual([
      ["due", "服务器没有设置 GUITU_SMTP 和 GUITU_MAIL_FROM，不能发邮件。"], ["failed", expect.stringContaining("台账里还没有人")],
    ].sort());
  });

  it("are seen, changed and sent again only by whoever sees every region of their owner", async () => {
    const { id } = await world.caller().save({ ...daily, recipients: [lufeng] });
    await world.look("2021-02-08T17:00:00+08:00");
    const [delivery] = await world.caller().deliveries();
    const narrow = world.caller(deskOf(places.lufeng));
    expect([(await narrow.list()).schedules, await narrow.deliveries()]).toEqual([[], []]);
    await expect(narrow.remove({ id })).rejects.toThrow("日程或收件人不存在");
    await expect(narrow.runNow({ id })).rejects.toThrow("日程或收件人不存在");
    await expect(narrow.save({ ...daily, id, recipients: [lufeng] })).rejects.toThrow("日程或收件人不存在");
    await expect(narrow.retry(delivery!)).rejects.toThrow();
    expect((await world.caller(deskOf("53")).list()).schedules.map(({ scope }) => scope)).toEqual([["5323"]]);
    const rowsWithout = (table: string) => database.asOwner(async (sql) => { await sql.unsafe("set local role guitu_app"); return (await sql.unsafe(`select 1 from ${table}`)).length; });
    expect(await Promise.all(["briefing_schedule", "briefing_recipient", "briefing_delivery"].map(rowsWithout))).toEqual([0, 0, 0]);
  });
});
