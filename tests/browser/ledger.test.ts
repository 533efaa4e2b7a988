/** From an empty database to figures, through the ledger page. */
import { basename } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { headline, openDesk, openPage, seriousViolations, type Desk } from "./desk.ts";

describe.skipIf(process.env["GUITU_TEST_BROWSER"] === "0")("the ledger screen", () => {
  let desk: Desk;
  beforeAll(async () => { desk = await openDesk({ firstStart: true }); });
  afterAll(() => desk.close());

  it("is where an empty command screen points to", async () => {
    const { page } = await openPage(desk, "/");
    await page.getByRole("button", { name: "去上传台账" }).click();
    await page.waitForURL(/\/ledger/);
    await page.close();
  });

  it("takes an Excel file: rows = accepted + unchanged + refused, and the figures appear on the map screen", async () => {
    const { page, errors } = await openPage(desk, "/ledger");
    const path = desk.ledgers[0]!; // ten counties
    await page.locator('[data-test="upload"]').setInputFiles(path);
    await page.locator('[data-test="uploaded"]').filter({ hasText: "接受" }).waitFor();
    const said = ((await page.locator('[data-test="uploaded"]').textContent()) ?? "").replaceAll(",", "");
    const [rows = NaN, accepted = NaN, unchanged = NaN, refused = NaN] = (said.slice(said.indexOf("xlsx")).match(/\d+/g) ?? []).map(Number);
    expect(rows).toBeGreaterThan(100);
    expect(accepted + unchanged + refused).toBe(rows);
    expect(await page.locator('[data-test="imports"]').textContent()).toContain(basename(path));
    await page.getByRole("link", { name: "总览" }).click();
    await headline(page, await desk.csvPeople("movement=return"));
    expect(errors).toEqual([]);
    await page.close();
  });

  it("says in one sentence why a file is no ledger, and goes on", async () => {
    const { page } = await openPage(desk, "/ledger");
    await page.locator('[data-test="upload"]').setInputFiles({ name: "简报.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("%PDF-1.7 not a workbook") });
    await page.locator('[data-test="uploaded"]').filter({ hasText: "PDF" }).waitFor();
    expect((await (await fetch(`${desk.url}/health`)).json()) as object).toMatchObject({ status: "ok" });
    await page.close();
  });

  it("has no serious accessibility violation by day and by night", async () => {
    const { page } = await openPage(desk, "/ledger");
    await page.locator('[data-test="coverage"] tbody tr').first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.close();
  });
});
