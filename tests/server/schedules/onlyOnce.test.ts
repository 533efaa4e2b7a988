/** Nothing is sent twice: receivers that fall silent, servers that die, two servers at once. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "../../../server/database/database.ts";
import { folderChannel } from "../../../server/schedules/folderChannel.ts";
import { mailChannel } from "../../../server/schedules/mailChannel.ts";
import { webhookChannel } from "../../../server/schedules/webhookChannel.ts";
import { emptyTables, onBothEngines } from "../../database.ts";
import { openMailServer, openScriptedMailServer, openWebServer, type Call } from "./receivers.ts";
import { daily, fillLedger, openScheduleDesk, type ScheduleDesk } from "./scheduleWorld.ts";

const secret = "0123456789abcdef";
const from = "归途 <guitu@chuxiong.example>";
const whole = { name: "州指挥部", regions: ["5323"], channel: "folder" as const, address: "州指挥部" };

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
  const statesOf = async () => (await world.caller().deliveries()).map(({ state, error }) => ({ state, error }));

  it("of which nobody knows whether they arrived are not sent again by themselves; when a person wants it they have the same Message-ID", async () => {
    const dropping = await openScriptedMailServer("dot", "drop");
    const server = await openMailServer();
    world = openScheduleDesk(database, { mail: mailChannel({ smtp: dropping.url, from, timeoutMs: 3000 }) });
    await world.caller().save({ ...daily, recipients: [{ ...whole, channel: "mail", address: "zhihui@chuxiong.example" }] });
    expect((await world.look("2021-02-08T17:00:00+08:00"))[0]).toMatchObject({ state: "uncertain", nextAt: null, error: expect.stringContaining("不知道是否送达") });
    expect(await world.look("2021-02-09T16:00:00+08:00")).toEqual([]);
    expect(dropping.dots()).toBe(1);
    const channels = { ...world.tools().channels, mail: mailChannel({ smtp: server.url, from }) };
    const key = (await world.caller().deliveries())[0]!;
    await world.caller().retry(key);
    expect((await world.look("2021-02-09T16:01:00+08:00", { channels }))[0]).toMatchObject({ state: "sent" });
    expect(server.mails[0]?.messageId).toMatch(/^<[0-9a-f]{32}@chuxiong\.example>$/);
    await Promise.all([dropping.close(), server.close()]);
  });

  describe("whose server dies", () => {
    const dead = new Promise<never>(() => {});

    it("while the sheet is made are made again by the next one, after the lease", async () => {
      await world.caller().save({ ...daily, recipients: [whole] });
      world.setClock("2021-02-08T17:00:00+08:00");
      void world.look("2021-02-08T17:00:00+08:00", { maker: { ...world.maker, open: () => dead } });
      await expect.poll(async () => (await statesOf())[0]?.state, { timeout: 30_000 }).toBe("making");
      await expect.poll(async () => (await world.caller().deliveries())[0]?.number, { timeout: 30_000 }).not.toBeNull();
      expect(await world.look("2021-02-08T17:09:00+08:00")).toEqual([]);
      expect((await world.look("2021-02-08T17:11:00+08:00"))[0]).toMatchObject({ state: "sent", attempts: 2 });
    });

    it("while a request is under way are uncertain, a file is simply written; an answer that comes late is believed", async () => {
      let answer: ((sent: { state: "sent" }) => void) | null = null;
      const web = await openWebServer(() => ({ status: 200 }));
      world = openScheduleDesk(database, { folder: () => dead, webhook: () => new Promise((resolve) => { answer = resolve; }) });
      await world.caller().save({ ...daily, recipients: [{ ...whole, channel: "webhook", address: web.url }] });
      await world.caller().save({ ...daily, name: "写入文件夹", recipients: [whole] });
      const both = [world.look("2021-02-08T17:00:00+08:00"), world.look("2021-02-08T17:00:00+08:00")];
      await expect.poll(async () => (await statesOf()).map(({ state }) => state), { timeout: 60_000 }).toEqual(["sending", "sending"]);
      const next = openScheduleDesk(database, { folder: folderChannel(root), webhook: webhookChannel({ secret }) });
      expect((await next.look("2021-02-08T17:11:00+08:00")).map(({ channel, state }) => [channel, state])).toEqual([["folder", "sent"]]);
      expect((await statesOf()).find(({ state }) => state !== "sent")).toMatchObject({ state: "uncertain", error: "发送途中服务器中断，不知道对方是否已收到；请先核对，需要时再按“重发”。" });
      expect(web.calls).toEqual([]);
      answer!({ state: "sent" }); // the first one was not dead, only slow; both are under way above
      await Promise.race(both);
      expect((await statesOf()).map(({ state }) => state)).toEqual(["sent", "sent"]);
      await web.close();
    });
  });
});

onBothEngines("two servers on one database", (engine) => {
  const opened: Database[] = [];
  afterAll(async () => { for (const one of opened) await one.close(); });

  it("send every briefing once, whichever of them is quicker", async () => {
    const source = await engine.place();
    const first = await openDatabase(source);
    const second = engine.engine === "postgres" ? await openDatabase(source) : first; // the embedded database has one process
    opened.push(...new Set([first, second]));
    await fillLedger(first);
    const calls: Call[] = [];
    const web = await openWebServer((call) => { calls.push(call); return { status: 200 }; });
    const [one, other] = [first, second].map((database) => openScheduleDesk(database, { webhook: webhookChannel({ secret }) })) as [ScheduleDesk, ScheduleDesk];
    await one.caller().save({ ...daily, recipients: Array.from({ length: 5 }, (_, index) => ({ name: `收件人 ${index}`, regions: ["5323"], channel: "webhook" as const, address: web.url })) });
    const [left, right] = await Promise.all([one, other].map((server) => server.look("2021-02-08T17:00:00+08:00")));
    expect(left!.length + right!.length).toBe(5);
    expect(calls).toHaveLength(5);
    expect(new Set(calls.map(({ headers }) => headers["idempotency-key"])).size).toBe(5);
    expect(new Set([...left!, ...right!].map(({ number }) => number)).size).toBe(5);
    if (engine.engine === "postgres") expect(Math.min(left!.length, right!.length)).toBeGreaterThan(0);
    await web.close();
  });
});
