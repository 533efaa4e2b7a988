/** The interactive file as a reader opens it: from the disk, by double click, without a network, with every request recorded. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dateOfDay } from "../../client/cube/days.ts";
import { fewest } from "../../client/interactive/cells.ts";
import { campaign2021, movements, type Movement } from "../../server/vocabulary.ts";
import { boxOf, numberIn, onPostgres, openDesk, seriousViolations, type Desk } from "./desk.ts";

const folder = mkdtempSync(join(tmpdir(), "guitu-interactive-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface OpenedPage {
  page: Page;
  errors: string[];
  /** Every request that the browser made, the file's own included. */
  requests: string[];
}

describe.skipIf(process.env["GUITU_TEST_BROWSER"] === "0")("an interactive file in a browser", () => {
  let desk: Desk;
  let path = "";
  const download = async (query: string, name: string) => {
    const response = await fetch(`${desk.url}/api/briefings/preview.html?${query}`);
    expect(response.status).toBe(200);
    writeFileSync(join(folder, name), Buffer.from(await response.arrayBuffer()));
    return join(folder, name);
  };
  const open = async (file = path): Promise<OpenedPage> => {
    const context = await desk.browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce", offline: true });
    const page = await context.newPage();
    const opened: OpenedPage = { page, errors: [], requests: [] };
    page.on("console", (message) => { if (message.type() === "error") opened.errors.push(message.text()); });
    page.on("pageerror", (error) => opened.errors.push(error.message));
    page.on("request", (request) => opened.requests.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await page.locator("#map svg").waitFor();
    return opened;
  };
  const tableOf = (page: Page) => page.locator("#table tbody tr").evaluateAll((rows) => rows.map((row) => [row.getAttribute("data-code") ?? "", Number(row.querySelector("td.strong")?.textContent?.replaceAll(",", ""))] as const));
  const sumOf = (rows: readonly (readonly [string, number])[]) => rows.reduce((sum, [, people]) => sum + people, 0);
  const showMovement = (page: Page, movement: Movement) => page.locator(`label:has([value="${movement}"])`).click();
  /** The number in words such as "另有 5 人只知道所在的周". */
  const perhapsOn = async (page: Page) => Number(/另有 ([\d,]+) 人只知道/.exec((await page.locator("#protected").textContent()) ?? "")?.[1]?.replaceAll(",", "") ?? 0);

  beforeAll(async () => {
    desk = await openDesk({ workers: 3000 });
    for (const ledger of desk.ledgers) await desk.upload(ledger);
    path = await download("movement=return", "return.html");
  });
  afterAll(() => desk.close());

  it("asks for nothing but itself, writes no error, and may not ask even when told to", async () => {
    const { page, errors, requests } = await open();
    for (const movement of movements) await showMovement(page, movement);
    expect(requests).toEqual([pathToFileURL(path).href]);
    expect(errors).toEqual([]);
    const refused = await page.evaluate(() => fetch("data:text/plain,x").then(() => "answered", () => "refused"));
    expect(refused).toBe("refused");
    await page.close();
  });

  it.skipIf(!onPostgres)("has the people whom SQL finds in every movement, all days and by county, as many by home as by workplace", async () => {
    const { page } = await open();
    const counties = await page.locator("#home option").evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value).filter((code) => code !== ""));
    expect(counties.length).toBe(10);
    for (const movement of movements) {
      await showMovement(page, movement);
      const people = await desk.sqlPeople({ movement });
      expect(people).toBeGreaterThan(100);
      expect(await numberIn(page, "#people")).toBe(people);
      for (const side of ["home", "work"]) {
        await page.locator(`[data-side=${side}]`).click();
        expect(sumOf(await tableOf(page))).toBe(people);
      }
      for (const home of counties.slice(0, 3)) {
        await page.locator("#home").selectOption(home);
        expect(await numberIn(page, "#people")).toBe(await desk.sqlPeople({ movement, home }));
      }
      await page.locator("#home").selectOption("");
    }
    await page.close();
  });

  it.skipIf(!onPostgres)("shows of every city no more than SQL finds, and no place of fewer than five people", async () => {
    const { page } = await open();
    const rows = await tableOf(page);
    expect(rows.every(([, people]) => people >= fewest)).toBe(true);
    const cities = rows.filter(([code]) => code.length === 4);
    expect(cities.length).toBeGreaterThan(5);
    for (const [work, people] of cities.slice(0, 8)) expect(people).toBeLessThanOrEqual(await desk.sqlPeople({ movement: "return", work }));
    await page.close();
  });

  it.skipIf(!onPostgres)("brushed with the pointer, counts whom SQL finds in these days, but for those whose day was merged", async () => {
    const { page } = await open();
    const box = await boxOf(page.locator("#chart"));
    await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.42, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    const words = (await page.locator("#chart").getAttribute("aria-valuetext")) ?? "";
    expect(words).toMatch(/已选 \d月\d+日至/);
    const [from, to] = await page.evaluate(() => { const text = document.getElementById("chart")!.getAttribute("aria-valuetext")!; return (text.match(/(\d+)月(\d+)日至(?:(\d+)月)?(\d+)日/) ?? []).slice(1); }).then(([month, day, lastMonth, lastDay]) => [`2021-0${month}-${day!.padStart(2, "0")}`, `2021-0${lastMonth ?? month}-${lastDay!.padStart(2, "0")}`]);
    const inside = await desk.sqlPeople({ movement: "return", days: { from: from!, to: to! } });
    const shown = await numberIn(page, "#people");
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThanOrEqual(inside);
    expect(shown + await perhapsOn(page)).toBeGreaterThanOrEqual(inside);
    expect(sumOf(await tableOf(page))).toBe(shown);
    await page.close();
  });

  it("is used by keys alone: the brush, the rows of the table and its choice", async () => {
    const { page } = await open();
    const all = await numberIn(page, "#people");
    await page.locator("#chart").focus();
    for (let day = 0; day < 28; day += 1) await page.keyboard.press("Shift+ArrowLeft");
    expect(await page.locator("#chart").getAttribute("aria-valuetext")).toContain("2月7日");
    expect(dateOfDay(13, campaign2021.from)).toBe("2021-02-07");
    expect(await numberIn(page, "#people")).toBeLessThan(all);
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#chart").getAttribute("aria-valuenow")).toBe("1");
    await page.keyboard.press("Escape");
    expect(await numberIn(page, "#people")).toBe(all);
    const first = page.locator("#table tbody tr").first();
    await first.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await page.locator("#table tr[aria-current]").getAttribute("data-code")).toBe((await tableOf(page))[1]![0]);
    expect(await page.locator("#spoken").textContent()).toMatch(/已选.+人/);
    expect(await page.locator("#map .dimmed").count()).toBeGreaterThan(0);
    await page.close();
  });

  it("keeps within its window on every screen, and draws the map over all of its panel", async () => {
    const { page } = await open();
    for (const size of [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }, { width: 1280, height: 720 }]) {
      await page.setViewportSize(size);
      const overflow = await page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]);
      expect(overflow).toEqual([0, 0]);
      // The picture is drawn anew for a window of another size: found and measured in one step, and again until it is there.
      const drawn = () => page.evaluate(() => { const map = document.querySelector("#map svg")?.getBoundingClientRect(); return map ? map.width * map.height : 0; });
      await expect.poll(drawn).toBeGreaterThan(size.width * size.height * 0.35);
    }
    await page.close();
  });

  it("has no serious accessibility violation by day and by night, and is white on paper", async () => {
    const { page } = await open();
    expect(await seriousViolations(page)).toEqual([]);
    await page.locator("#theme").click();
    expect(await page.locator("html").getAttribute("data-theme")).toBe("night");
    const printed = async () => (await page.evaluate(() => { dispatchEvent(new Event("beforeprint")); const of = document.documentElement.dataset["theme"]; dispatchEvent(new Event("afterprint")); return [of, document.documentElement.dataset["theme"]]; }));
    expect(await printed()).toEqual(["day", "night"]);
    await page.close();
  });

  it("is written in English when it is asked for so", async () => {
    const { page } = await open(await download("movement=goBack&language=en", "english.html"));
    expect(await page.locator("h1").textContent()).toBe("Workers on the move, Spring Festival 2021");
    expect(await page.locator("#page").innerText()).not.toMatch(/[\u4e00-\u9fff]/);
    await page.close();
  });
});
