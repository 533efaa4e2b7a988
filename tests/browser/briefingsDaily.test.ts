/** The daily briefing on its screen: its written text can be edited paragraph by paragraph, and the PDF says so. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, openPage, seriousViolations, type Desk } from "./desk.ts";

const folder = mkdtempSync(join(tmpdir(), "guitu-daily-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(process.env["GUITU_TEST_BROWSER"] === "0")("the daily briefing on its screen", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.upload(desk.ledgers[0]!);
  });
  afterAll(() => desk.close());

  it("stands in fields as it is written, is edited there, keeps the draft, and says in the PDF what was edited", async () => {
    const people = (await desk.csvPeople("movement=goBack&organised=1")).toLocaleString("en-US");
    const { page, errors, strangers } = await openPage(desk, "/briefings?m=return");
    await page.locator('label:has([data-test="daily"])').click();
    await page.getByRole("img", { name: "简报预览：务工人员返乡返岗每日简报" }).waitFor();
    await page.waitForFunction((wanted) => document.querySelector<HTMLTextAreaElement>('[data-test="demand"]')?.value.includes(wanted), `愿由政府组织运送返岗的有${people}人`);
    expect(await page.locator('[data-test="sentence"]').textContent()).toContain("不分去留、日期和出行方式");
    const written = await page.locator('[data-test="demand"]').inputValue();
    await page.locator('[data-test="demand"]').fill(`${written}请调度组按此备车。`);
    await page.locator('[data-test="restore-demand"]').waitFor();
    await page.reload();
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('[data-test="demand"]')?.value.endsWith("请调度组按此备车。"));
    expect(await seriousViolations(page, "main")).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator('[data-test="make-pdf"]').click()]);
    const path = join(folder, "daily.pdf");
    await download.saveAs(path);
    const text = execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" }).replace(/\s+/g, "");
    for (const part of [`愿由政府组织运送返岗的有${people}人`, "请调度组按此备车。", "待组织运送”经人工修改"]) expect(text).toContain(part);
    await page.locator('[data-test="restore-demand"]').click();
    expect(await page.locator('[data-test="demand"]').inputValue()).toBe(written);
    expect([errors, strangers]).toEqual([[], []]);
    await page.close();
  });

  it("compares with the last briefing where nothing is chosen, else with the moment that the address keeps; its text does so, too", async () => {
    const { page, errors } = await openPage(desk, "/briefings?m=return&template=comparison&before=2021-01-20T18:00:00Z");
    await page.locator('label:has([data-test="daily"])').click();
    await page.locator('[data-test="a-last"][aria-pressed="true"]').waitFor();
    await page.waitForURL((url) => url.searchParams.get("template") === "daily" && !url.searchParams.has("before"));
    await page.locator('[data-test="other-moment"]').click();
    await page.locator('[data-test="before-typed"]').fill("2021-01-21T08:00");
    const paragraphs = page.waitForRequest((request) => request.url().includes("/paragraphs") && request.url().includes("before="));
    await page.locator('[data-test="before-show"]').click();
    await paragraphs;
    await page.waitForURL((url) => url.searchParams.get("before") === "2021-01-21T08:00:00+08:00");
    await page.reload();
    await page.locator('[data-test="before"]').filter({ hasText: "2021年1月21日 08:00" }).waitFor();
    await page.locator('[data-test="preview"]').waitFor();
    await page.locator('[data-test="a-last"]').click();
    await page.waitForURL((url) => !url.searchParams.has("before"));
    expect(errors).toEqual([]);
    await page.close();
  });
});
