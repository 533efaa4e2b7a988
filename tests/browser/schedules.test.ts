/** From the briefing screen to a schedule, a first delivery and its file, as a new user would. */
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, openPage, seriousViolations, type Desk } from "./desk.ts";

const by = (page: Page, name: string) => page.locator(`[data-test="${name}"]`);

describe.skipIf(process.env["GUITU_TEST_BROWSER"] === "0")("the screen of schedules", () => {
  let desk: Desk;
  let number = "";
  beforeAll(async () => {
    desk = await openDesk();
    await desk.upload(desk.ledgers[0]!);
  });
  afterAll(() => desk.close());
  const chooseFirstRegion = async (page: Page) => {
    await page.getByRole("button", { name: /^看得到的地区/ }).click();
    await page.getByRole("checkbox", { name: /楚雄州/ }).first().check();
    await page.keyboard.press("Escape");
  };

  it("is reached from a briefing, takes its layout and filter along, and says what to do when nothing is there", async () => {
    const { page, errors, strangers } = await openPage(desk, "/briefings?m=goBack&org=1&template=a3");
    await by(page, "schedules").first().click();
    await page.waitForURL(/\/briefings\/schedules\?/);
    await by(page, "no-schedules").filter({ hasText: "还没有定时简报" }).waitFor();
    await by(page, "no-deliveries").waitFor();
    expect(await by(page, "a3").isChecked()).toBe(true);
    await by(page, "schedule-sentence").filter({ hasText: "愿意由政府组织运送" }).waitFor();
    expect([errors, strangers]).toEqual([[], []]);
    await page.close();
  });

  it("says what is wrong at its field, keeps what was typed, and saves what is right", async () => {
    const { page } = await openPage(desk, "/briefings/schedules?m=return");
    await by(page, "save-schedule").click();
    await page.getByRole("alert").filter({ hasText: "不能为空" }).waitFor();
    await by(page, "schedule-name").fill("每日返乡简报");
    await by(page, "daily-times").fill("9:00，25:00");
    await by(page, "recipient-name").fill("州指挥部");
    await chooseFirstRegion(page);
    await by(page, "save-schedule").click();
    await by(page, "daily-fault").filter({ hasText: "应为 00:00 至 23:59 的时刻" }).waitFor();
    expect(await by(page, "daily-times").inputValue()).toBe("9:00，25:00");
    await by(page, "daily-times").fill("9:00，17:00");
    await by(page, "channel").selectOption("mail");
    await page.getByText("服务器没有设置 GUITU_SMTP").waitFor();
    await by(page, "address").fill("zhihui@");
    await by(page, "save-schedule").click();
    await by(page, "address-fault").filter({ hasText: "应为邮箱地址" }).waitFor();
    await by(page, "channel").selectOption("folder");
    await by(page, "eve").check();
    await by(page, "save-schedule").click();
    await by(page, "schedule-said").filter({ hasText: "已保存" }).waitFor();
    const row = by(page, "schedules").locator("tbody tr").first();
    for (const text of ["每日返乡简报", "每天 09:00、17:00；除夕前 7 天 09:00、17:00", "1 位"]) expect(await row.textContent()).toContain(text);
    expect(await row.textContent()).toMatch(/\d{4}年\d+月\d+日 (09|17):00/);
    await page.close();
  });

  it("sends a test, and its briefing stands under its number with the figure of the ledger", async () => {
    const { page, errors } = await openPage(desk, "/briefings/schedules");
    await page.getByRole("button", { name: "每日返乡简报" }).click();
    await by(page, "test").click();
    await by(page, "schedule-said").filter({ hasText: "已开始发送" }).waitFor();
    const sent = by(page, "deliveries").locator('tr[data-state="sent"]').first();
    await sent.waitFor({ timeout: 120_000 });
    number = (await sent.locator("a").textContent()) ?? "";
    expect(number).toMatch(/^GT-\d{6}-\d{8}-\d{4}-\w\w$/);
    for (const text of ["州指挥部", "手动", "已发送"]) expect(await sent.textContent()).toContain(text);
    const svg = await (await fetch(`${desk.url}/api/briefings/${number}.svg`)).text();
    expect(svg).toContain((await desk.csvPeople("movement=return")).toLocaleString("en-US"));
    await sent.locator("a").click();
    await page.waitForURL(new RegExp(`/briefings/${number}`));
    expect(errors).toEqual([]);
    await page.close();
  });

  it("pauses, resumes and, asked once more, removes; what was sent stays", async () => {
    const { page } = await openPage(desk, "/briefings/schedules");
    await by(page, "pause").click();
    await by(page, "schedules").locator("tbody").filter({ hasText: "已暂停" }).waitFor();
    await by(page, "pause").click();
    await by(page, "schedules").locator("tbody").filter({ hasNotText: "已暂停" }).waitFor();
    await by(page, "remove").click();
    await by(page, "remove-sure").click();
    await by(page, "no-schedules").waitFor();
    expect(await by(page, "deliveries").locator("tbody tr").count()).toBe(1);
    await page.close();
  });

  it("has no serious accessibility violation by day and by night", async () => {
    const { page } = await openPage(desk, "/briefings/schedules");
    await by(page, "deliveries").waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.close();
  });
});
