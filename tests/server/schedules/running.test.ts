import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openDatabase, type Database, type DatabaseSource } from "../../../server/database/database.ts";
import { onBothEngines } from "../../database.ts";
import { deskOf } from "../../ledgerWorld.ts";
import { runCommand, type RunningProgram, runProgram, startServer } from "../../serverProcess.ts";
import { openMailServer, openScriptedMailServer } from "./receivers.ts";
import { daily, fillLedger, openScheduleDesk } from "./scheduleWorld.ts";

const from = "归途 <guitu@chuxiong.example>";
/** Each test starts several processes: on a busy machine a minute each. */
const patience = 600_000;
const hourMs = 3_600_000;
/** HH:MM in Shanghai. */
const clockAt = (instant: number) => new Date(instant + 8 * hourMs).toISOString().slice(11, 16);

const running: RunningProgram[] = [];
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    if (child.exitCode === null) child.kill("SIGKILL");
    await ended;
  }
});

onBothEngines("the running server", (engine) => {
  const settingsOf = ({ databaseUrl, dataDirectory }: DatabaseSource, smtp: string): Record<string, string> => ({
    GUITU_DATA: dataDirectory, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}), GUITU_KEY: "07".repeat(32), GUITU_SMTP: smtp, GUITU_MAIL_FROM: from, // the key of the small world
  });
  const start = async (settings: Record<string, string>) => {
    const program = await startServer(settings);
    running.push(program);
    return program;
  };
  const within = async <Answer>(source: DatabaseSource, work: (database: Database) => Promise<Answer>): Promise<Answer> => {
    const database = await openDatabase(source);
    try { return await work(database); } finally { await database.close(); }
  };
  /** A schedule for one mailbox that was due an hour ago, when no server ran. */
  const missed = (source: DatabaseSource) => within(source, async (database) => {
    await fillLedger(database);
    const world = openScheduleDesk(database, {}, deskOf("53"));
    world.setClock(new Date(Date.now() - 2 * hourMs).toISOString());
    await world.caller().save({ ...daily, formats: ["pdf"], times: { daily: [clockAt(Date.now() - hourMs)], beforeEve: null }, recipients: [{ name: "州指挥部", regions: ["5323"], channel: "mail", address: "zhihui@chuxiong.example" }] });
  });
  const statesOf = (source: DatabaseSource) => within(source, (database) => database.withScope(deskOf("53"), ({ sql }) => sql<{ state: string; attempts: number; late: boolean }[]>`select state, attempts, late from briefing_delivery`));

  it("makes up at its start for what was due meanwhile, marked, and does not send it again after another start", async () => {
    const [source, mail] = [await engine.place(), await openMailServer()];
    await missed(source);
    const first = await start(settingsOf(source, mail.url));
    await expect.poll(() => mail.mails.length, { timeout: 240_000 }).toBe(1);
    expect(mail.mails[0]?.subject).toMatch(/^【补发】2021年春节返乡流向图（截至/);
    expect(mail.mails[0]?.attachments[0]?.filename).toMatch(/^补发_2021年春节返乡流向图_GT-532300-.*\.pdf$/);
    expect((await fetch(new URL("/health", first.url))).status).toBe(200);
    await expect.poll(async () => (await deliveriesAt(first.url))[0]?.state).toBe("sent");
    first.child.kill("SIGTERM");
    expect(await first.ended).toEqual({ code: 0, signal: null });
    const second = await start(settingsOf(source, mail.url));
    expect((await deliveriesAt(second.url)).map(({ state, late }) => [state, late])).toEqual([["sent", true]]);
    if (engine.engine === "pglite") {
      const command = runCommand("server/schedules/sendCommand.ts", [], settingsOf(source, mail.url));
      running.push(command);
      expect((await command.ended).code).toBe(0);
      expect(command.output()).toMatch(/^正在运行的归途（.*）每分钟自己发送到期的简报，不必再执行这个命令。\n$/);
    }
    second.child.kill("SIGTERM");
    await second.ended;
    expect(mail.mails).toHaveLength(1);
    expect([first.said(), second.said()].join("\n")).not.toContain("smtp://");
    await mail.close();
  }, patience);

  it("that is killed while the mail server is silent leaves it uncertain for the next one, which sends nothing by itself", async () => {
    const [source, silent] = [await engine.place(), await openScriptedMailServer("dot", "silence")];
    await missed(source);
    const first = await start(settingsOf(source, silent.url));
    await expect.poll(() => silent.dots(), { timeout: 240_000 }).toBe(1);
    first.child.kill("SIGKILL");
    await first.ended;
    expect(await statesOf(source)).toEqual([{ state: "sending", attempts: 1, late: true }]);
    await within(source, (database) => database.asOwner((sql) => sql`update briefing_delivery set lease_until = now() - interval '1 second'`)); // ten minutes later
    const second = await start(settingsOf(source, silent.url));
    await expect.poll(async () => (await deliveriesAt(second.url))[0]?.state, { timeout: 240_000 }).toBe("uncertain");
    expect(silent.dots()).toBe(1);
    await silent.close();
  }, patience);

  it("is not needed: the command sends what is due, one line each, and ends with 1 when something was not sent", async () => {
    const [source, mail] = [await engine.place(), await openMailServer()];
    await missed(source);
    const send = async (smtp: string) => {
      const command = runCommand("server/schedules/sendCommand.ts", [], settingsOf(source, smtp));
      running.push(command);
      return { code: (await command.ended).code, output: command.output() };
    };
    const away = await send("smtp://127.0.0.1:9");
    expect(away).toEqual({ code: 1, output: expect.stringMatching(/^每日简报\t州指挥部\t.*\t补发\tGT-532300-.*\t与邮件服务器 127\.0\.0\.1:9 的连接没有建立或中断了，邮件没有发出。\n$/) });
    await within(source, (database) => database.asOwner((sql) => sql`update briefing_delivery set next_at = now()`)); // a minute later
    expect(await send(mail.url)).toEqual({ code: 0, output: expect.stringMatching(/^每日简报\t州指挥部\t.*\t补发\tGT-532300-.*\t已发送\n$/) });
    expect(mail.mails).toHaveLength(1);
    await mail.close();
  }, patience);
});

describe("settings of scheduled briefings", () => {
  it.each([["GUITU_SMTP", "http://mail.example.cn"], ["GUITU_MAIL_FROM", "somebody"], ["GUITU_WEBHOOK_SECRET", "short"]])("name the variable %s when it cannot be used, and never its value", async (name, value) => {
    const program = runProgram("server/main.ts", [], { [name]: value, GUITU_DATA: join(tmpdir(), "guitu-never") });
    running.push(program);
    expect((await program.ended).code).toBe(1);
    expect(program.said()).toMatch(new RegExp(`环境变量 ${name} 不可用：`));
    expect(program.said()).not.toContain(value);
  });
});

async function deliveriesAt(url: string): Promise<{ state: string; late: boolean }[]> {
  const answer = await fetch(new URL(`/trpc/schedules.deliveries?input=${encodeURIComponent("{}")}`, url));
  return ((await answer.json()) as { result: { data: { state: string; late: boolean }[] } }).result.data;
}
