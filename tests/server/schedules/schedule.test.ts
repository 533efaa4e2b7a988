import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutTo } from "../../../server/schedules/cut.ts";
import { mostAttempts, nextAttempt, runsOf } from "../../../server/schedules/runs.ts";
import { folderName, scheduleInput } from "../../../server/schedules/schedule.ts";
import { webAddressFault } from "../../../server/schedules/webAddress.ts";
import { isWithin } from "../../../server/vocabulary.ts";

const good = {
  name: "每日简报", question: { template: "single", movement: "return" }, formats: ["pdf"], times: { daily: ["17:00"], beforeEve: null },
  recipients: [{ name: "州指挥部", regions: ["5323"], channel: "mail", address: "zhihui@example.cn" }],
};
/** Where the first fault of a changed good schedule lies, and what it says. */
const faultOf = (changes: object): [string, string] => {
  const { error } = scheduleInput.safeParse({ ...good, ...changes });
  return [error?.issues[0]?.path.join(".") ?? "", error?.issues[0]?.message ?? ""];
};
const recipient = (changes: object) => ({ recipients: [{ ...good.recipients[0], ...changes }] });

describe("what is written of a schedule", () => {
  it("is taken when it is whole; times are sorted, and none stands twice", () => {
    expect(scheduleInput.parse({ ...good, times: { daily: ["17:00", "09:00", "17:00"], beforeEve: { days: 60, times: ["12:00"] } } }).times).toEqual({ daily: ["09:00", "17:00"], beforeEve: { days: 60, times: ["12:00"] } });
  });

  it.each([
    [{ name: "  " }, "name", "不能为空"], [{ name: "日\n报" }, "name", "不能有换行或控制字符"], [{ formats: [] }, "formats", "至少一种格式"],
    [{ times: { daily: ["24:00"], beforeEve: null } }, "times.daily.0", "应为 00:00 至 23:59 的时刻，形如 17:00"], [{ times: { daily: [], beforeEve: null } }, "times.daily", "至少一个时刻"],
    [{ times: { daily: [], beforeEve: { days: 0, times: ["09:00"] } } }, "times.beforeEve.days", "至少 1 天"], [{ times: { daily: [], beforeEve: { days: 61, times: ["09:00"] } } }, "times.beforeEve.days", "至多 60 天"],
    [{ recipients: [] }, "recipients", "至少一位收件人"], [recipient({ regions: [] }), "recipients.0.regions", "至少一个地区"], [recipient({ regions: ["53x"] }), "recipients.0.regions.0", expect.stringContaining("行政区划代码")],
    [recipient({ address: "zhihui@" }), "recipients.0.address", "应为邮箱地址，形如 zhang@example.cn"], [recipient({ address: "a@example.cn\r\nBcc: b@example.cn" }), "recipients.0.address", expect.stringContaining("应为邮箱地址")],
    [recipient({ channel: "folder", address: "../key" }), "recipients.0.address", expect.stringContaining("不能含")],
    [recipient({ channel: "webhook", address: "http://oa.example.cn" }), "recipients.0.address", expect.stringContaining("应为 https 网址")],
  ])("%j is refused at its field", (changes, path, message) => {
    expect(faultOf(changes)).toEqual([path, message]);
  });

  it.each(["楚雄市指挥部", "chuxiong", "a.b", "日报 2021"])("takes %s as the name of a folder", (name) => expect(folderName.safeParse(name).success).toBe(true));
  it.each(["..", ".", ".hidden", "a/b", "a\\b", "C:", "a\0b", "name.", "con", "NUL.txt", "", "长".repeat(61)])("refuses %j as the name of a folder", (name) => expect(folderName.safeParse(name).success).toBe(false));

  it.each(["https://oa.example.cn/guitu?x=1", "http://localhost:8080/", "http://127.0.0.1:3001", "http://10.1.2.3/in", "http://172.31.0.1", "http://192.168.1.9", "http://[::1]:8080", "http://[fd00::7]/"])("lets a webhook go to %s", (address) => {
    expect(webAddressFault(address)).toBeNull();
  });
  it.each([
    "oa.example.cn", "ftp://oa.example.cn", "http://oa.example.cn", "http://8.8.8.8", "http://172.32.0.1", "https://user:secret@oa.example.cn", "https://169.254.169.254/latest", "http://[fe80::1]", "http://0.0.0.0", "http://2130706433.example",
    "http://[::ffff:169.254.169.254]/", "https://255.255.255.255",
  ])("refuses to let a webhook go to %s", (address) => expect(webAddressFault(address)).toEqual(expect.any(String)));
});

describe("what of a schedule a recipient gets", () => {
  const owner = ["5323"];
  it.each([
    ["the whole, when the recipient sees more", ["53"], [], { scope: ["5323"], homes: [], narrower: false }],
    ["the own county, named as the home", ["532302"], [], { scope: ["532302"], homes: ["532302"], narrower: true }],
    ["what is left of the homes", ["532302"], ["532301", "532302"], { scope: ["532302"], homes: ["532302"], narrower: true }],
    ["all homes, when they lie in the own county", ["532302"], ["532302101"], { scope: ["532302"], homes: ["532302101"], narrower: false }],
    ["nothing of another prefecture", ["5301"], [], { nothing: "收件人的地区都不在日程的权限内" }],
    ["nothing, when the homes lie elsewhere", ["532302"], ["532301"], { nothing: "筛选的户籍地都不在收件人的地区内" }],
  ])("is %s", (_what, regions, homes, cut) => expect(cutTo(regions, owner, homes)).toEqual(cut));

  it("never lies outside the recipient's regions, the owner's scope or the filter", () => {
    const codes = fc.uniqueArray(fc.constantFrom("53", "5323", "532301", "532302", "532301001", "532302101", "5301", "530102"), { minLength: 1, maxLength: 4 });
    const inside = (code: string, regions: readonly string[]) => regions.some((region) => isWithin(code, region));
    fc.assert(fc.property(codes, codes, fc.oneof(fc.constant([]), codes), (regions, ownerScope, homes) => {
      const cut = cutTo(regions, ownerScope, homes);
      if ("nothing" in cut) return;
      for (const code of cut.scope) expect([inside(code, regions), inside(code, ownerScope)]).toEqual([true, true]);
      if (homes.length > 0) for (const code of cut.homes) expect(inside(code, homes)).toBe(true);
      if (!cut.narrower) expect(cut.homes).toEqual(homes);
    }));
  });
});

describe("runs that have come due", () => {
  const now = new Date("2021-02-10T08:00:00+08:00");
  const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
  it("are late when no server saw them for more than ten minutes, made up for within a day, and no longer after it", () => {
    const day = 24 * 60;
    const runs = runsOf([before(day + 1), before(day), before(11), before(10), before(0)], now);
    expect(runs.map(({ late, skipped }) => [late, skipped !== null])).toEqual([[false, true], [true, false], [true, false], [false, false], [false, false]]);
    expect(runs[0]?.skipped).toBe("当时没有服务器在运行，已过 24 小时，不再补发。");
  });

  it("are counted when they are too many to be named", () => {
    const due = Array.from({ length: 100 }, (_, index) => before((100 - index) * 24 * 60 + 1));
    const runs = runsOf(due, now);
    expect(runs.map(({ dueAt }) => dueAt)).toEqual(due.slice(-60));
    expect([runs[0]?.skipped, runs[1]?.skipped]).toEqual(["当时没有服务器在运行，已过 24 小时，不再补发；更早的 40 次也没有补发。", "当时没有服务器在运行，已过 24 小时，不再补发。"]);
  });

  it("are tried again after waits that grow, and not for ever", () => {
    const minutes = Array.from({ length: mostAttempts }, (_, index) => nextAttempt(index + 1, now)).map((next) => (next === null ? null : (Date.parse(next) - now.getTime()) / 60_000));
    expect(minutes).toEqual([1, 5, 15, 60, 180, null]);
  });
});
