/** The ledger as of a moment: chosen on the screen, kept in the address, left with one click. The map is drawn as vectors: it is other tests' matter. */
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { headline, numberIn, openDesk, openPage, seriousViolations, type Desk } from "./desk.ts";

describe.skipIf(process.env["GUITU_TEST_BROWSER"] === "0")("the ledger as of a moment", () => {
  let desk: Desk;
  let before = 0;
  let after = 0;
  let between = "";
  beforeAll(async () => {
    desk = await openDesk();
    await desk.upload(desk.ledgers[0]!);
    before = await desk.csvPeople("movement=return");
    between = new Date().toISOString();
    await wait(20);
    await desk.upload(desk.ledgers[1]!);
    after = await desk.csvPeople("movement=return");
  });
  afterAll(() => desk.close());

  it("is asked for by the address: the figures of before an import, and those of now after one click", async () => {
    expect(after).toBeGreaterThan(before);
    expect(before).toBeGreaterThan(0);
    const { page, errors } = await openPage(desk, `/?renderer=svg&m=return&asOf=${encodeURIComponent(between)}`);
    await headline(page, before);
    expect(await page.locator('[data-test="moment"]').textContent()).toMatch(/截至.*\d{4}年\d+月\d+日 \d\d:\d\d.*的台账/);
    const csv = await page.locator("a.tool[download]").getAttribute("href");
    expect(await desk.csvPeople(csv!.split("?")[1]!)).toBe(before);
    await page.getByRole("button", { name: /^名单/ }).click();
    await page.getByText(`共 ${before.toLocaleString("en-US")} 行`).waitFor();
    await page.keyboard.press("Escape");
    expect(new URL(page.url()).searchParams.get("asOf")).toBe(between);
    await page.getByRole("button", { name: "回到现在" }).click();
    await headline(page, after);
    expect(new URL(page.url()).searchParams.get("asOf")).toBeNull();
    expect(errors).toEqual([]);
    await page.close();
  });

  it("goes along to the ledger and back, stays while others import, and says what an upload does there", async () => {
    const { page } = await openPage(desk, `/?renderer=svg&m=return&asOf=${encodeURIComponent(between)}`);
    await headline(page, before);
    await page.getByRole("link", { name: "台账" }).click();
    expect(await page.locator('[data-test="of-then"]').textContent()).toContain("上传照常入库");
    await page.locator('[data-test="imports"] tbody tr').first().waitFor();
    expect(await page.locator('[data-test="imports"] tbody tr').count()).toBe(1);
    await page.locator('[data-test="upload"]').setInputFiles(desk.ledgers[2]!);
    await page.locator('[data-test="uploaded"]').filter({ hasText: "接受" }).waitFor();
    expect(await page.locator('[data-test="imports"] tbody tr').count()).toBe(1);
    await page.getByRole("link", { name: "总览" }).click();
    await headline(page, before);
    expect(new URL(page.url()).searchParams.get("asOf")).toBe(between);
    await page.getByRole("link", { name: "调度" }).click();
    await page.waitForURL(/\/charters$/);
    await page.close();
  });

  it("is chosen from the imports, and typed", async () => {
    const { page } = await openPage(desk, "/?renderer=svg&m=return");
    await headline(page, await desk.csvPeople("movement=return"));
    await page.locator('[data-test="moment"]').click();
    await page.locator('[data-test="moment-import"]').last().click(); // the newest stand first
    await headline(page, before);
    await page.locator('[data-test="moment"]').click();
    await page.locator('[data-test="moment-import"]').first().waitFor();
    expect(await seriousViolations(page, ".strip")).toEqual([]);
    await page.locator('[data-test="moment-typed"]').fill("2021-01-20T18:00");
    await page.locator('[data-test="moment-show"]').click();
    await page.getByText("截至 2021年1月20日 18:00 还没有任何台账。").waitFor();
    expect(new URL(page.url()).searchParams.get("asOf")).toBe("2021-01-20T18:00:00+08:00");
    await page.locator(".notices").getByRole("button", { name: "回到现在" }).click();
    await page.waitForFunction(() => !location.search.includes("asOf"));
    await page.close();
  });

  it("is refused on the screen in the server's own sentence when it is yet to come", async () => {
    const { page } = await openPage(desk, "/?renderer=svg&asOf=2099-01-01T00:00:00Z");
    await page.getByText(/这个时刻还没有到/).first().waitFor();
    expect(await numberIn(page, '[data-test="moment"]')).toBe(2099);
    await page.close();
  });
});
