/** What a hand does on the command screen: clicks on the map, types dates, folds panels, reloads. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boxOf, headline, numberIn, openDesk, openPage, pixelOf, pointOnMark, seriousViolations, type Desk, type WatchedPage } from "./desk.ts";

const claim = '[data-test="claim"]';
const view = "m=goBack&at=104.600_35.500_3.30";
/** The same for what stands beside the map: drawn as vectors, it is there sooner. */
const listed = `renderer=svg&${view}`;

describe.skipIf(process.env["GUITU_TEST_BROWSER"] === "0")("the map under a hand", () => {
  let desk: Desk;
  let watched: WatchedPage;
  const everybody = () => desk.csvPeople("movement=goBack");
  /** Where the page stands at the address already, with nothing chosen since, it is not loaded again: shaders are compiled by the processor here. */
  const open = async (path: string) => {
    if (watched.page.url() !== desk.url + path) await watched.page.goto(desk.url + path);
    await headline(watched.page, await everybody());
    await watched.page.locator('.stage [role="application"]:not([aria-busy="true"])').waitFor();
  };
  const release = async () => {
    await watched.page.keyboard.press("Escape");
    await watched.page.waitForURL((url) => !url.searchParams.has("sel"));
  };
  beforeAll(async () => {
    desk = await openDesk({ embedded: true });
    for (const path of desk.ledgers) await desk.upload(path);
    watched = await openPage(desk, `/?${view}`);
    await headline(watched.page, await everybody());
  });
  afterAll(() => desk.close());

  it("selects the region of bare land under the pointer", async () => {
    await open(`/?${view}`);
    const { x, y } = await pixelOf(watched.page, 88.5, 32);
    await watched.page.mouse.click(x, y);
    await watched.page.waitForURL(/[?&]sel=54(&|$)/);
    await watched.page.locator('[data-test="place"]').waitFor();
    expect(await watched.page.locator('[data-test="place"] h2').textContent()).toContain("西藏");
    await release();
  });

  it("selects the place whose disc lies under the pointer, and its row with it", async () => {
    await open(`/?${view}`);
    const disc = await pointOnMark(desk, `/?${view}`, 'circle[data-key="disc:44"]');
    await watched.page.mouse.click(disc.x, disc.y);
    await watched.page.waitForURL(/[?&]sel=44(&|$)/);
    expect(await watched.page.locator('[data-test="ranking"] tr[data-code="44"]').getAttribute("aria-current")).toBe("true");
    await release();
  });

  it("pins the flow under the pointer with its own people; empty sea releases it", async () => {
    await open(`/?${view}`);
    const flow = await pointOnMark(desk, `/?${view}`, 'path[data-key^="flow:"]');
    await watched.page.mouse.click(flow.x, flow.y);
    await watched.page.locator('[data-test="flow"]').waitFor();
    expect(await numberIn(watched.page, '[data-test="flow"] .big')).toBe(flow.people);
    expect(await watched.page.locator('[data-test="spoken"]').textContent()).toContain("→");
    await watched.page.waitForURL(/[?&]sel=5323-\d+/);
    await watched.page.reload();
    await watched.page.locator('[data-test="flow"]').waitFor();
    expect(await numberIn(watched.page, '[data-test="flow"] .big')).toBe(flow.people);
    const sea = await pixelOf(watched.page, 131, 27);
    await watched.page.mouse.click(sea.x, sea.y);
    await watched.page.locator('[data-test="flow"]').waitFor({ state: "detached" });
  });

  it("keeps the pinned card off its place on either side, and leads a line to it", async () => {
    for (const [code, lon, lat, zoom] of [["44", 113.3, 23.1, 3.3], ["65", 87.6, 43.8, 3.3], ["54", 91.1, 29.6, 4], ["31", 121.5, 31.2, 4]] as const) {
      await open(`/?m=goBack&at=104.600_35.500_${zoom}&sel=${code}`);
      await watched.page.locator('[data-test="place"]').waitFor();
      await watched.page.locator('[data-test="leader"]').waitFor({ state: "attached" });
      const card = await boxOf(watched.page.locator('[data-test="place"]'));
      const { x, y } = await pixelOf(watched.page, lon, lat);
      expect(x > card.x && x < card.x + card.width && y > card.y && y < card.y + card.height, `${code} under its card`).toBe(false);
    }
  });

  it("moves brush and figures when dates are typed, and says what it did not understand", async () => {
    await open(`/?${listed}`);
    const { page } = watched;
    const [from, to] = [page.getByLabel("起始日期"), page.getByLabel("结束日期")];
    await from.fill("2月18日");
    await from.press("Enter");
    await headline(page, await desk.csvPeople("movement=goBack&from=2021-02-18&to=2021-03-07"));
    await to.fill("2021-2-22");
    await to.press("Enter");
    await headline(page, await desk.csvPeople("movement=goBack&from=2021-02-18&to=2021-02-22"));
    expect(page.url()).toContain("d=2021-02-18_2021-02-22");
    const brush = page.locator(".histogram");
    expect([await brush.getAttribute("aria-valuenow"), await brush.getAttribute("aria-valuetext")]).toEqual(["24", "已选 2月18日 – 2月22日"]);
    expect(await page.locator(".handles rect").count()).toBe(2);
    await to.fill("13月1日");
    await to.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(page.url()).toContain("d=2021-02-18_2021-02-22");
  });

  it("shows the days as small maps and as bars a place: everybody with a date once, and a map chooses its days", async () => {
    await open(`/?${listed}`);
    const { page } = watched;
    const dated = await desk.csvPeople("movement=goBack&from=2021-01-25&to=2021-03-07");
    const people = (list: string) => page.locator(`[data-test="${list}"] [data-people]:not(circle)`).evaluateAll((all) => all.reduce((sum, one) => sum + Number(one.textContent?.replaceAll(",", "")), 0));
    await page.getByRole("button", { name: "小图" }).click();
    await page.locator('[data-test="periods"] li').first().waitFor();
    expect([await numberIn(page, '[data-test="multiples-total"]'), await people("periods")]).toEqual([dated, dated]);
    expect(await page.locator('[data-test="periods"] li').count()).toBeLessThanOrEqual(12);
    expect(await seriousViolations(page, "dialog")).toEqual([]);
    await page.getByRole("button", { name: "按地方" }).click();
    expect(await people("place-days")).toBe(dated);
    await page.getByRole("button", { name: "按时段" }).click();
    const period = page.locator('[data-test="periods"] button').nth(2);
    const chosen = Number((await period.locator("[data-people]:not(circle)").textContent())?.replaceAll(",", ""));
    await period.click();
    await headline(page, chosen);
    const [from = "", to = ""] = (new URL(page.url()).searchParams.get("d") ?? "").split("_");
    expect(await desk.csvPeople(`movement=goBack&from=${from}&to=${to}`)).toBe(chosen);
  });

  it("is the same view after a reload: filter, camera, selection, folded panels, figures", async () => {
    await watched.page.goto(`${desk.url}/?m=return&d=2021-02-01_2021-02-06&at=110.000_30.000_4.20&sel=44&org=0&mode=train&fold=legend.time`);
    const { page } = watched;
    await page.locator('[data-test="place"]').waitFor();
    await page.waitForFunction((selector) => document.querySelector(selector)?.textContent, claim);
    const seen = async () => ({ url: page.url(), people: await numberIn(page, '[data-test="people"]'), claim: await page.locator(claim).textContent(), place: await page.locator('[data-test="place"] h2').textContent(), folded: await page.locator('[data-fold][aria-expanded="false"]').count() });
    const before = await seen();
    await page.reload();
    await page.locator('[data-test="place"]').waitFor();
    await page.waitForFunction(([selector, text]) => document.querySelector(selector!)?.textContent === text, [claim, before.claim]);
    expect(await seen()).toEqual(before);
    expect(before).toMatchObject({ folded: 2 });
    expect(before.url).toContain("at=110.000_30.000_4.20");
  });

  it("claims the same as vectors where there is WebGL, and does not say that there is none", async () => {
    await open(`/?${view}`);
    const drawn = await watched.page.locator(claim).textContent();
    await open(`/?${view}&renderer=svg`);
    await watched.page.waitForFunction(([selector, text]) => document.querySelector(selector!)?.textContent === text, [claim, drawn]);
    expect(await watched.page.locator(".stage canvas").count()).toBe(0);
    expect(await watched.page.getByText("没有 WebGL").count()).toBe(0);
  });

  it("folds every panel by mouse and keyboard; the map takes the room, the camera stays, the address remembers", async () => {
    await open(`/?${view}`);
    const { page } = watched;
    const stage = page.locator(".stage");
    const whole = await boxOf(stage);
    for (const [panel, name] of [["panel-filter", "筛选"], ["panel-legend", "图例"], ["panel-figures", "数字与排名"], ["panel-time", "每日计划人数"]] as const) {
      const button = page.locator(`[data-fold="${panel}"]`);
      expect(await button.getAttribute("aria-label")).toBe(`收起${name}`);
      await button.focus();
      await page.keyboard.press("Enter");
      expect([await button.getAttribute("aria-expanded"), await button.getAttribute("aria-label")]).toEqual(["false", `展开${name}`]);
      await page.locator(`#${panel}`).waitFor({ state: "hidden" });
    }
    await page.waitForURL(/fold=filter\.legend\.figures\.time/);
    const roomy = await boxOf(stage);
    expect([roomy.width - whole.width, roomy.height - whole.height]).toEqual([288 - 44, 104 - 34]);
    await page.waitForFunction(({ width, height }) => { const box = document.querySelector(".stage canvas")?.getBoundingClientRect(); return box?.width === width && box.height === height; }, roomy);
    const inset = await boxOf(page.locator(".corner"));
    expect(Math.round(roomy.x + roomy.width - inset.x - inset.width)).toBe(10);
    expect(page.url()).toContain("at=104.600_35.500_3.30");
    expect(await page.locator(".rail").textContent()).toContain((await everybody()).toLocaleString("en-US"));
    expect(await seriousViolations(page)).toEqual([]);
    for (const panel of ["panel-time", "panel-figures", "panel-legend", "panel-filter"]) await page.locator(`[data-fold="${panel}"]`).click();
    await page.locator('[data-test="total"]').waitFor({ state: "visible" });
    expect(await boxOf(stage)).toEqual(whole);
    expect(page.url()).not.toContain("fold=");
  });

  it("folds within 150 to 250 ms, and at once with reduced motion", async () => {
    const timeOf = () => watched.page.locator(".command").evaluate((element) => parseFloat(getComputedStyle(element).transitionDuration) * 1000);
    expect(await timeOf()).toBe(0);
    await watched.page.emulateMedia({ reducedMotion: "no-preference" });
    expect(await timeOf()).toBeGreaterThanOrEqual(150);
    expect(await timeOf()).toBeLessThanOrEqual(250);
    await watched.page.emulateMedia({ reducedMotion: "reduce" });
  });

  it.each([["zh-CN", "m=return&d=2021-02-01_2021-02-07&at=101.400_25.300_6.40", 7], ["en", "m=goBack&d=2021-02-17_2021-02-21&at=104.600_32.000_5.30", 5]] as const)("lists hot spots with a bar for every day inside the row (%s)", async (language, query, days) => {
    const { page } = await openPage(desk, `/?${query}&renderer=svg&lang=${language}`);
    await page.locator('[data-test="hot"] li').first().waitFor();
    const rows = await page.locator('[data-test="hot"] button').evaluateAll((buttons) => buttons.map((row) => ({
      bars: row.querySelectorAll(".reach").length, over: row.scrollWidth - row.clientWidth, tooWide: [...row.children].some((part) => part.getBoundingClientRect().right > row.getBoundingClientRect().right + 0.5),
    })));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ bars: days, over: 0, tooWide: false });
    expect(await page.locator("#panel-figures").evaluate((panel) => panel.scrollWidth - panel.clientWidth)).toBe(0);
    await page.close();
  });

  it("wrote no error", () => {
    expect(watched.errors).toEqual([]);
  });
});
