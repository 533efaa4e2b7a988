/** The command screen as people use it: every figure on it is also a figure of the database. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { headline, numberIn, openBrowser, openDesk, openPage, seriousViolations, type Desk, type WatchedPage } from "./desk.ts";

const wanted = process.env["GUITU_TEST_BROWSER"] !== "0";
const people = '[data-test="people"]';
const rows = '[data-test="ranking"] tbody tr';

describe.skipIf(!wanted)("the command screen", () => {
  let desk: Desk;
  let watched: WatchedPage;
  beforeAll(async () => {
    desk = await openDesk();
    for (const path of desk.ledgers) await desk.upload(path);
    watched = await openPage(desk, "/?m=return");
    await headline(watched.page, await desk.csvPeople("movement=return"));
  });
  afterAll(() => desk.close());

  it("shows the people of the CSV as headline, table total, sum of the rows and claim of the map", async () => {
    const { page } = watched;
    const expected = await desk.csvPeople("movement=return");
    expect(expected).toBeGreaterThan(100);
    expect(await numberIn(page, '[data-test="total"]')).toBe(expected);
    const cells = await page.locator(`${rows} td.strong`).allTextContents();
    expect(cells.reduce((sum, text) => sum + Number(text.replaceAll(",", "")), 0)).toBe(expected);
    const claim = (await page.locator('[data-test="claim"]').textContent()) ?? "";
    expect(claim.replaceAll(",", "")).toContain(`/ ${expected}`);
  });

  it("adds the four plans up to everybody surveyed", async () => {
    const health = (await (await fetch(`${desk.url}/health`)).json()) as { people: number };
    const plans = await watched.page.locator("[data-plan]").allTextContents();
    expect(plans).toHaveLength(4);
    expect(plans.reduce((sum, text) => sum + Number(text.replaceAll(",", "")), 0)).toBe(health.people);
  });

  it("counts each movement as the database does", async () => {
    for (const movement of ["stay", "goBack", "return"] as const) {
      await watched.page.locator(`.switch .${movement}`).click();
      await headline(watched.page, await desk.csvPeople(`movement=${movement}`));
    }
  });

  it("brushes by keyboard as the database does between the same days, and undoes it", async () => {
    const { page } = watched;
    const whole = await desk.csvPeople("movement=return");
    await page.goto(`${desk.url}/?m=return&d=2021-02-01_2021-02-05`);
    await headline(page, await desk.csvPeople("movement=return&from=2021-02-01&to=2021-02-05"));
    await page.locator(".histogram").focus();
    await page.keyboard.press("ArrowRight");
    await headline(page, await desk.csvPeople("movement=return&from=2021-02-02&to=2021-02-06"));
    await page.keyboard.press("Shift+ArrowRight");
    await headline(page, await desk.csvPeople("movement=return&from=2021-02-02&to=2021-02-07"));
    await page.keyboard.press("Control+z");
    await headline(page, await desk.csvPeople("movement=return&from=2021-02-02&to=2021-02-06"));
    await page.locator(".histogram").focus();
    await page.keyboard.press("Escape");
    await headline(page, whole);
  });

  it("selects a row by keyboard: the row, the card and the spoken sentence agree, Escape releases, the address remembers", async () => {
    const { page } = watched;
    const first = page.locator(rows).nth(1);
    await first.focus();
    await page.keyboard.press("Enter");
    await page.locator('[data-test="place"]').waitFor();
    expect(await first.getAttribute("aria-current")).toBe("true");
    const code = await first.getAttribute("data-code");
    expect(page.url()).toContain(`sel=${code}`);
    const name = ((await first.locator("th").textContent()) ?? "").replace(/（.*$/, "");
    expect(await page.locator('[data-test="spoken"]').textContent()).toContain(name);
    await page.keyboard.press("Escape");
    await page.locator('[data-test="place"]').waitFor({ state: "detached" });
  });

  it("filters by a word of the sentence, and says no more people than before", async () => {
    const { page } = watched;
    const before = await numberIn(page, people);
    await page.locator(".sentence .word").filter({ hasText: /^不限$/ }).first().click();
    await page.locator(".choices input[type=checkbox]").first().check();
    await page.waitForFunction((old) => !document.querySelector('[data-test="people"]')?.textContent?.replaceAll(",", "").startsWith(old), String(before));
    const after = await numberIn(page, people);
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(before);
    expect(await numberIn(page, '[data-test="total"]')).toBe(after);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await headline(page, before);
  });

  it("shows the same total in the matrix and in the list of people", async () => {
    const { page } = watched;
    const expected = await numberIn(page, people);
    await page.getByRole("button", { name: "矩阵" }).click();
    expect(await numberIn(page, '[data-test="matrix-total"]')).toBe(expected);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /名单/ }).first().click();
    await page.locator('[data-test="people-total"]').waitFor();
    expect(await numberIn(page, '[data-test="people-total"]')).toBe(expected);
    await page.keyboard.press("Escape");
  });

  it("speaks English with the same numbers", async () => {
    const { page } = watched;
    const expected = await numberIn(page, people);
    await page.getByRole("button", { name: "Switch to English" }).click();
    await page.getByText("Returning").first().waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await numberIn(page, people)).toBe(expected);
    await page.getByRole("button", { name: "切换到中文" }).click();
  });

  it("has no serious accessibility violation by day and by night", async () => {
    const { page } = await openPage(desk, "/?m=goBack");
    await headline(page, await desk.csvPeople("movement=goBack"));
    expect(await seriousViolations(page)).toEqual([]);
    await page.close();
  });

  it("draws the same claim as vectors when there is no WebGL, and says so", async () => {
    const expected = (await watched.page.locator('[data-test="claim"]').textContent()) ?? "";
    const plain = await openBrowser(false);
    try {
      const { page } = await openPage(desk, "/?m=return", { browser: plain });
      await headline(page, await desk.csvPeople("movement=return"));
      await page.getByText("没有 WebGL").waitFor();
      await page.waitForFunction((claim) => document.querySelector('[data-test="claim"]')?.textContent === claim, expected);
      const drawn = await page.locator('[data-layer="head"][data-people], [data-layer="flow"][data-people]').evaluateAll((marks) => marks.reduce((sum, mark) => sum + Number(mark.getAttribute("data-people")), 0));
      expect(drawn).toBeGreaterThan(0);
    } finally {
      await plain.close();
    }
  });

  it("asked no other host and wrote no error", () => {
    expect(watched.strangers).toEqual([]);
    expect(watched.errors).toEqual([]);
  });
});
