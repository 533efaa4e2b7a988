import { createHmac } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { Briefing } from "../../../server/schedules/briefing.ts";
import { folderChannel } from "../../../server/schedules/folderChannel.ts";
import { mailChannel } from "../../../server/schedules/mailChannel.ts";
import { parcelOf, type Dispatch } from "../../../server/schedules/parcel.ts";
import { signature, webhookChannel } from "../../../server/schedules/webhookChannel.ts";
import { openMailServer, openScriptedMailServer, openWebServer, type Moment, type Step } from "./receivers.ts";

const at = new Date("2021-02-09T09:00:03Z");
const from = "归途 <guitu@chuxiong.example>";
const briefing: Briefing = {
  number: "GT-532300-20210209-0042-MK", title: "2021年春节返乡流向图", address: "https://guitu.example/briefings/GT-532300-20210209-0042-MK",
  facts: { sentence: "只看：返乡；楚雄州户籍。", movement: "return", people: 26_300, estimated: 1200, outside: 20_000, province: 5000, inside: 1300, unknown: 0, peak: { date: "2021-02-08", people: 3200 }, expected: 30_000, surveyed: 27_000, demo: false },
  files: [{ format: "pdf", contentType: "application/pdf", content: Buffer.from("%PDF-塝\0䶮") }],
};
const delivery = { scheduleId: "00000000-0000-4000-8000-000000000001", recipientId: "00000000-0000-4000-8000-000000000002", dueAt: "2021-02-09T09:00:00.000Z", scheduleName: "每日简报", late: false };
const parcel = (address: string, changes: Partial<Dispatch> = {}) => parcelOf({ delivery, to: { name: "州指挥部", address }, briefing, at, ...changes });

const opened: { close(): Promise<void> }[] = [];
const keep = <Thing extends { close(): Promise<void> }>(thing: Thing): Thing => { opened.push(thing); return thing; };
afterEach(async () => { for (const one of opened.splice(0)) await one.close(); });

describe("a parcel", () => {
  it("says what it shows, of when, how many, and by which number it is made again", () => {
    const { subject, text, files } = parcel("a@example.cn");
    expect(subject).toBe("2021年春节返乡流向图（截至2021年2月9日17:00）");
    for (const line of ["州指挥部：", "只看：返乡；楚雄州户籍。", "返乡 26,300 人，推算另约 1,200 人", "其中省外 20,000 人，省内州外 5,000 人，州内 1,300 人", "最多一天 2月8日，3,200 人", "应访 30,000 人，已访 27,000 人（90.0%）", "简报编号 GT-532300-20210209-0042-MK，凭编号可按当时的数据重制：https://guitu.example/briefings/GT-532300-20210209-0042-MK"]) expect(text.split("\n")).toContain(line);
    expect(files.map(({ name }) => name)).toEqual(["2021年春节返乡流向图_GT-532300-20210209-0042-MK.pdf"]);
  });

  it("is marked when it is made up for, in subject, text and name, with both moments; and when its people are invented", () => {
    const late = parcel("a@example.cn", { delivery: { ...delivery, late: true }, at: new Date("2021-02-10T00:12:00Z"), briefing: { ...briefing, facts: { ...briefing.facts, demo: true } } });
    expect(late.subject).toBe("【补发】【演示数据】2021年春节返乡流向图（截至2021年2月9日17:00）");
    expect(late.text).toContain("这份简报应于2021年2月9日17:00发送，当时服务器没有运行，2021年2月10日08:12补发；图表仍是应发时的数据。");
    expect(late.files[0]?.name).toBe("补发_2021年春节返乡流向图_GT-532300-20210209-0042-MK.pdf");
  });

  it("has a key of its own for each recipient and moment, the same whenever it is sent", () => {
    const keys = [parcel("a@example.cn"), parcel("b@example.cn", { at: new Date() }), parcel("a@example.cn", { delivery: { ...delivery, dueAt: "2021-02-10T09:00:00.000Z" } }), parcel("a@example.cn", { delivery: { ...delivery, recipientId: delivery.scheduleId } })].map(({ key }) => key);
    expect(keys[0]).toBe(keys[1]);
    expect(new Set(keys).size).toBe(3);
  });

  it("gives its files no sign that means something to a file system, and no name longer than one takes", () => {
    const [file] = parcel("a@example.cn", { briefing: { ...briefing, title: `../甲/乙:${"塝".repeat(60)}` } }).files;
    expect(file?.name).toMatch(/^\.\._甲_乙_塝+_GT-/);
    expect(Buffer.byteLength(file?.name ?? "")).toBeLessThan(240);
  });
});

describe("the folder", () => {
  const root = mkdtempSync(join(tmpdir(), "guitu-folder-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("has the whole file under its Chinese name, once although it is written twice, and nothing besides", async () => {
    const send = folderChannel(join(root, "briefings"));
    for (const _time of [1, 2]) expect(await send(parcel("州指挥部"), at)).toEqual({ state: "sent" });
    expect(readdirSync(join(root, "briefings", "州指挥部"))).toEqual(["2021年春节返乡流向图_GT-532300-20210209-0042-MK.pdf"]);
    expect(readFileSync(join(root, "briefings", "州指挥部", "2021年春节返乡流向图_GT-532300-20210209-0042-MK.pdf")).toString()).toBe("%PDF-塝\0䶮");
  });

  it("never lies outside, whatever stands in the database", async () => {
    const send = folderChannel(join(root, "inner", "briefings"));
    for (const address of ["..", "../..", "/tmp", "a/../../b", ".", ""]) expect(await send(parcel(address), at)).toMatchObject({ state: "failed", again: false });
    expect(existsSync(join(root, "inner"))).toBe(false);
  });

  it("says why it cannot be written, and may be tried again", async () => {
    writeFileSync(join(root, "file"), "");
    expect(await folderChannel(join(root, "file"))(parcel("甲"), at)).toEqual({ state: "failed", error: "不能写入文件夹 甲（ENOTDIR）；请检查数据目录的权限和余量。", again: true });
  });
});

describe("mail", () => {
  it("gets no other header or recipient from a name or a title with line ends", async () => {
    const server = keep(await openMailServer());
    const line = "甲\r\nBcc: other@example.cn\r\nX-Evil: 1";
    await mailChannel({ smtp: server.url, from })(parcel("zhihui@chuxiong.example", { to: { name: line, address: "zhihui@chuxiong.example" }, briefing: { ...briefing, title: line } }), at);
    expect(server.mails).toHaveLength(1);
    const [mail] = server.mails;
    expect([mail?.to?.map(({ address }) => address), mail?.bcc, mail?.headers.some(({ key }) => key === "x-evil")]).toEqual([["zhihui@chuxiong.example"], undefined, false]);
  });

  it("arrives with subject, text, sender and attachment in Chinese, and with the Message-ID of its parcel", async () => {
    const server = keep(await openMailServer());
    const one = parcel("zhihui@chuxiong.example");
    const send = mailChannel({ smtp: server.url, from });
    expect(await send(one, at)).toEqual({ state: "sent" });
    expect(await send(one, new Date("2021-02-09T10:00:00Z"))).toEqual({ state: "sent" });
    const [mail, again] = server.mails;
    expect([mail?.subject, mail?.from, mail?.to]).toEqual([one.subject, { name: "归途", address: "guitu@chuxiong.example" }, [{ name: "州指挥部", address: "zhihui@chuxiong.example" }]]);
    expect(mail?.text?.replaceAll("\r\n", "\n").trim()).toBe(one.text.trim());
    expect(mail?.messageId).toBe(`<${one.key}@chuxiong.example>`);
    expect(again?.messageId).toBe(mail?.messageId);
    expect(mail?.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
    expect(mail?.attachments.map(({ filename, mimeType, content }) => [filename, mimeType, Buffer.from(content as ArrayBuffer).toString()])).toEqual([["2021年春节返乡流向图_GT-532300-20210209-0042-MK.pdf", "application/pdf", "%PDF-塝\0䶮"]]);
  });

  it("signs in with the name and password of the setting, which no answer repeats", async () => {
    const server = keep(await openMailServer({ authOptional: false }));
    const place = server.url.replace("smtp://", "");
    expect(await mailChannel({ smtp: `smtp://guitu:${encodeURIComponent("s3cret/密")}@${place}`, from })(parcel("a@example.cn"), at)).toEqual({ state: "sent" });
    const refused = await mailChannel({ smtp: `smtp://guitu:wrong-one@${place}`, from })(parcel("a@example.cn"), at);
    expect(refused).toEqual({ state: "failed", error: `邮件服务器 ${place} 不接受用户名和密码，请检查 GUITU_SMTP。`, again: true });
  });

  it("is not tried again when the mailbox does not exist, and is when the server is busy; the server's words stand in the sentence", async () => {
    const answer = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });
    const closed = keep(await openMailServer({ onRcptTo: (_address, _session, say) => say(answer(550, "mailbox unavailable")) }));
    expect(await mailChannel({ smtp: closed.url, from })(parcel("a@example.cn"), at)).toEqual({ state: "failed", error: expect.stringMatching(/^邮件服务器拒收：550.*mailbox unavailable。$/), again: false });
    const busy = keep(await openMailServer({ onRcptTo: (_address, _session, say) => say(answer(451, "try later")) }));
    expect(await mailChannel({ smtp: busy.url, from })(parcel("a@example.cn"), at)).toEqual({ state: "failed", error: expect.stringMatching(/^邮件服务器暂时不收：451.*try later。$/), again: true });
    const full = keep(await openScriptedMailServer("dot", "552 too large"));
    expect(await mailChannel({ smtp: full.url, from })(parcel("a@example.cn"), at)).toMatchObject({ state: "failed", again: false });
  });

  it.each<[string, Moment, Step, string]>([
    ["not sent", "connect", "silence", "failed"], ["not sent", "connect", "drop", "failed"], ["not sent", "RCPT", "drop", "failed"], ["not sent", "DATA", "drop", "failed"], ["not sent", "DATA", "silence", "failed"],
    ["uncertain", "dot", "drop", "uncertain"], ["uncertain", "dot", "silence", "uncertain"],
  ])("is %s when the server at %s falls into %s", async (_what, moment, step, state) => {
    const server = keep(await openScriptedMailServer(moment, step));
    const outcome = await mailChannel({ smtp: server.url, from, timeoutMs: 1500 })(parcel("a@example.cn"), at);
    expect(outcome).toMatchObject(state === "failed" ? { state, again: true } : { state });
    expect(server.dots()).toBe(moment === "dot" ? 1 : 0);
  });

  it("is known not to be sent when the line breaks in the middle of a large one", async () => {
    const server = keep(await openScriptedMailServer("body", "drop"));
    const large = { ...briefing, files: [{ ...briefing.files[0]!, content: Buffer.alloc(12_000_000, 7) }] }; // more than the network takes in advance
    expect(await mailChannel({ smtp: server.url, from, timeoutMs: 5000 })(parcel("a@example.cn", { briefing: large }), at)).toMatchObject({ state: "failed", again: true });
  });

  it("is refused when it is larger than mailboxes take, and tried again when no server listens", async () => {
    const server = await openMailServer();
    await server.close();
    expect(await mailChannel({ smtp: server.url, from })(parcel("a@example.cn"), at)).toMatchObject({ state: "failed", again: true });
    const large = { ...briefing, files: [{ ...briefing.files[0]!, content: Buffer.alloc(16_000_000) }] };
    expect(await mailChannel({ smtp: server.url, from })(parcel("a@example.cn", { briefing: large }), at)).toEqual({ state: "failed", error: expect.stringContaining("附件太大（22 MB）"), again: false });
  });
});

describe("a webhook", () => {
  const secret = "0123456789abcdef";
  const send = webhookChannel({ secret, timeoutMs: 1500 });

  it("gets number, figures and file as JSON, signed, with the key of its parcel", async () => {
    const server = keep(await openWebServer(() => ({ status: 204 })));
    const one = parcel(`${server.url}/in?x=1`);
    expect(await send(one, at)).toEqual({ state: "sent" });
    const [call] = server.calls;
    expect([call?.method, call?.url, call?.headers["content-type"], call?.headers["idempotency-key"], call?.headers["x-guitu-timestamp"]]).toEqual(["POST", "/in?x=1", "application/json; charset=utf-8", one.key, "1612861203"]);
    expect(call?.headers["x-guitu-signature"]).toBe(`sha256=${createHmac("sha256", secret).update(`1612861203.${call?.body}`).digest("hex")}`);
    expect(signature(secret, "1612861204", call!.body)).not.toBe(signature(secret, "1612861203", call!.body));
    expect(JSON.parse(call!.body)).toEqual({
      number: briefing.number, title: briefing.title, asOf: "2021-02-09T09:00:00.000Z", late: false, sentAt: "2021-02-09T09:00:03.000Z", schedule: "每日简报", recipient: "州指挥部", address: briefing.address, figures: briefing.facts,
      files: [{ name: "2021年春节返乡流向图_GT-532300-20210209-0042-MK.pdf", contentType: "application/pdf", base64: Buffer.from("%PDF-塝\0䶮").toString("base64") }],
    });
  });

  it.each([
    [200, "sent", undefined], [400, "failed", false], [401, "failed", false], [408, "failed", true], [429, "failed", true], [500, "failed", true], [503, "failed", true], [502, "uncertain", undefined], [504, "uncertain", undefined],
  ])("that answers %i has it %s", async (status, state, again) => {
    const server = keep(await openWebServer(() => ({ status })));
    const outcome = await send(parcel(server.url), at);
    expect([outcome.state, "again" in outcome ? outcome.again : undefined]).toEqual([state, again]);
  });

  it("is not led elsewhere", async () => {
    const elsewhere = keep(await openWebServer(() => ({ status: 200 })));
    const server = keep(await openWebServer(() => ({ status: 307, headers: { location: elsewhere.url } })));
    expect(await send(parcel(server.url), at)).toEqual({ state: "failed", error: "对方要求转到别处（307），归途不跟随转向；请填写最终的网址。", again: false });
    expect([server.calls.length, elsewhere.calls.length]).toEqual([1, 0]);
  });

  it("that breaks off or says nothing leaves it uncertain; one that nobody listens at does not", async () => {
    for (const answer of ["drop", "silence"] as const) {
      const server = keep(await openWebServer(() => answer));
      expect((await send(parcel(server.url), at)).state, answer).toBe("uncertain");
      expect(server.calls).toHaveLength(1);
    }
    const server = await openWebServer(() => "drop");
    await server.close();
    expect(await send(parcel(server.url), at)).toEqual({ state: "failed", error: "连不上对方网址（ECONNREFUSED），没有发送。", again: true });
  });

  it("is not called when its address may not be, whatever stands in the database", async () => {
    expect(await send(parcel("http://oa.example.cn"), at)).toMatchObject({ state: "failed", again: false });
  });
});
