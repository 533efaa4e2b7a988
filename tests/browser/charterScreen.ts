/** What the tests of the charter screen do again and again. */
import ExcelJS from "exceljs";
import type { Page } from "playwright";

export const numbers = (text: string | null) => ((text ?? "").replaceAll(",", "").match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
export const text = async (page: Page, selector: string) => (await page.locator(selector).first().textContent()) ?? "";
export const rows = (page: Page) => page.locator("tr[data-trip]");

/** Makes a plan and waits until it is the one on the screen. */
export async function make(page: Page): Promise<void> {
  const before = (await page.locator("main").getAttribute("data-plan")) ?? "";
  await page.locator('[data-test="make"]:enabled').click();
  await page.locator('[data-test="running"]').waitFor({ state: "attached" });
  await page.locator('[data-test="running"]').waitFor({ state: "detached", timeout: 240_000 });
  await page.locator(`main[data-plan]:not([data-plan="${before}"])`).waitFor();
  await rows(page).first().waitFor();
}

/** All words of a workbook that the server prints. */
export async function sheetText(url: string): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await (await fetch(url)).arrayBuffer());
  return (workbook.worksheets[0]?.getSheetValues() ?? []).flat().join(" ");
}

/** Cities that a notice can be printed for, province after province. */
export async function citiesWithNotice(page: Page): Promise<string[]> {
  const cities: string[] = [];
  for (const province of await page.locator('[data-test="destinations"] [data-place]').evaluateAll((list) => list.map((row) => row.getAttribute("data-place") ?? ""))) {
    await page.locator(`[data-test="destinations"] [data-place="${province}"] button`).click();
    await page.locator(`[data-test="destinations"] [data-place="${province}"] button[aria-pressed="true"]`).waitFor();
    cities.push(...await page.locator('[data-test="destinations"] [data-part]:has(a)').evaluateAll((list) => list.map((row) => row.getAttribute("data-part") ?? "")));
    await page.locator(`[data-test="destinations"] [data-place="${province}"] button`).click();
  }
  return cities;
}

/** Its bar lies free, so that it can be clicked. */
export async function tripWithTwoDrops(page: Page): Promise<string> {
  for (const run of await page.locator("[data-run]:not([data-run^=r])").all()) {
    await run.click();
    if ((await page.locator(".stops .drop").count()) > 1) {
      await run.click();
      return (await run.getAttribute("data-run")) ?? "";
    }
  }
  throw new Error("no trip has two drops");
}
