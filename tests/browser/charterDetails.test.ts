/** The charter screen in its details: by hand and by keys, another filter, scenarios, and for everybody. */
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { make, numbers, rows, sheetText, text, tripWithTwoDrops } from "./charterScreen.ts";
import { openDesk, openPage, seriousViolations, type Desk } from "./desk.ts";

describe.skipIf(process.env["GUITU_TEST_BROWSER"] === "0")("the charter screen in its details", () => {
  let desk: Desk;
  /** Two plans, the second of a scenario of its own with half of the seats. */
  beforeAll(async () => {
    desk = await openDesk({ embedded: true, workers: 8000 });
    for (const path of desk.ledgers) await desk.upload(path);
    const { page } = await openPage(desk, "/charters?renderer=svg");
    await make(page);
    await page.locator("#parameter-loadCapPercent").fill("50");
    await make(page);
    await page.close();
  });
  afterAll(() => desk.close());

  it("judges a trip that is dragged to another day, and a stop that is dragged to another place, at once", async () => {
    const { page, errors } = await openPage(desk, "/charters?renderer=svg");
    await page.locator('[data-test="by-vehicles"]').click();
    const run = page.locator("[data-run]:not([data-run^=r])").first();
    await run.click();
    const [before, after] = [await page.locator("#leave-on").inputValue(), page.locator("[data-day]").last()];
    await run.dragTo(after);
    await page.locator('[data-test="cost-change"]').waitFor();
    expect(await page.locator("#leave-on").inputValue()).toBe(await after.getAttribute("data-day"));
    await page.locator('[data-test="leave-on"]').selectOption(before); // the same without a pointer
    await page.locator('[data-test="cost-change"]', { hasText: "费用 0 元" }).waitFor();
    await page.locator('[data-test="moves"] .link').last().click();
    await page.locator('[data-test="moves"]').waitFor({ state: "detached" });
    const id = await tripWithTwoDrops(page);
    await page.locator(`[data-run="${id}"]`).click();
    const stops = () => page.locator(".stops .drop").evaluateAll((list) => list.map((stop) => stop.getAttribute("data-stop")));
    const [first, second, ...rest] = await stops();
    await page.locator(".stops .drop").nth(0).dragTo(page.locator(".stops .drop").nth(1));
    await page.locator('[data-test="cost-change"]').waitFor();
    expect(await stops()).toEqual([second, first, ...rest]);
    expect(errors).toEqual([]);
    await page.close();
  });

  it("prefers a group by hand, says what is wrong at the field, and shows scenarios side by side", async () => {
    const { page, errors } = await openPage(desk, "/charters?renderer=svg");
    await page.locator('[data-test="unserved"] li select').first().selectOption("priority");
    await page.locator('[data-test="ask-field"]').fill("99");
    await page.locator('[data-test="ask-send"]').click();
    expect(await page.locator("#ask-fault").textContent()).toBe("应为 0.1 至 10");
    await page.locator('[data-test="ask-field"]').fill("4");
    await page.keyboard.press("Enter");
    await page.locator('[data-test="edits"] li', { hasText: "优先系数 4" }).waitFor({ state: "attached" });
    await page.locator('[data-test="compare-scenarios"]').click();
    expect((await page.locator('[data-test="scenarios"] thead th').count()) - 1).toBe(await page.locator("#scenario option").count());
    expect((await page.locator('[data-parameter="loadCapPercent"] td').allTextContents()).sort()).toContain("50");
    await page.keyboard.press("Escape");
    expect(errors).toEqual([]);
    await page.close();
  });

  it("says when the plan is of other people than the sentence, and goes back to them", async () => {
    const { page, errors } = await openPage(desk, "/charters?renderer=svg&home=532324");
    await page.locator('[data-test="other-demand"]').waitFor();
    expect(await page.locator('[data-test="keep"]').count()).toBe(0);
    await page.locator('[data-test="other-demand"] .link').click();
    await page.locator('[data-test="other-demand"]').waitFor({ state: "detached" });
    await page.locator('[data-test="demand-people"][aria-busy="false"]').waitFor();
    expect(numbers(await text(page, '[data-test="demand-people"]'))[0]).toBe(numbers(await text(page, '[data-kpi="served"] dd'))[1]);
    await page.locator('[data-test="by-vehicles"]').click();
    await page.locator('[data-run][tabindex="0"]').focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator('[data-test="drawer"]').waitFor();
    await page.keyboard.press("Escape");
    await page.locator('[data-test="drawer"]').waitFor({ state: "detached" });
    expect(errors).toEqual([]);
    await page.close();
  });

  it("takes travel mode and intention into the sentence, and counts as the command screen's lists do", async () => {
    const { page, errors } = await openPage(desk, "/charters?renderer=svg");
    await page.locator('[data-test="demand-people"][aria-busy="false"]').waitFor();
    const sentence = page.locator('[data-test="demand"]');
    const all = async () => numbers(await text(page, '[data-test="demand-people"]'))[0]! + ((await page.locator("text=/另有 .* 人不能排/").count()) > 0 ? numbers(await text(page, "text=/另有 .* 人不能排/"))[0]! : 0); // both texts begin with a number
    await sentence.getByRole("button", { name: "返乡方式" }).click();
    await page.getByRole("checkbox", { name: "火车" }).check();
    await page.locator('[data-test="other-demand"]').waitFor();
    await page.locator('[data-test="demand-people"][aria-busy="false"]').waitFor();
    expect(await all()).toBe(await desk.csvPeople("movement=return&organised=1&modes=train"));
    await page.keyboard.press("Escape");
    await sentence.getByRole("button", { name: "返岗意愿" }).click();
    await page.getByRole("checkbox", { name: "返岗", exact: true }).check();
    await page.locator('[data-test="demand-people"][aria-busy="false"]').waitFor();
    expect(await all()).toBe(await desk.csvPeople("movement=return&organised=1&modes=train&intentions=yes"));
    expect(new URL(page.url()).searchParams.get("mode")).toBe("train");
    expect(errors).toEqual([]);
    await page.close();
  });

  it("names the people of a trip when asked, as many as ride and as its manifest names them", async () => {
    const { page, errors } = await openPage(desk, "/charters?renderer=svg");
    await rows(page).first().click();
    const [riding = NaN] = numbers(await text(page, '[data-test="drawer"] .facts dd'));
    expect(await page.locator('[data-test="passenger"]').count()).toBe(0);
    await page.locator('[data-test="names"]').click();
    await page.locator('[data-test="passenger"]').first().waitFor();
    const names = await page.locator('[data-test="passenger"] .name').allTextContents();
    expect(names).toHaveLength(riding);
    const paper = await sheetText(`${desk.url}${await page.locator('[data-test="manifest-xlsx"]').getAttribute("href")}`);
    for (const name of names) expect(paper).toContain(name);
    await page.locator('[data-test="names"]').click();
    await page.locator('[data-test="passenger"]').first().waitFor({ state: "detached" });
    expect(errors).toEqual([]);
    await page.close();
  });

  it("judges a plan file by the plan that is shown, says what is wrong in sentences, and keeps a good one as a plan", async () => {
    const { page, errors } = await openPage(desk, "/charters?renderer=svg");
    await rows(page).first().waitFor();
    const before = await page.locator("main").getAttribute("data-plan");
    const plan = (await (await fetch(`${desk.url}/api/charters/${before}/plan.json`)).json()) as { trips: { day: number; passengers: unknown[] }[] };
    const choose = (name: string, content: string) => page.locator('[data-test="plan-file"]').setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
    await choose("torn.json", JSON.stringify(plan).slice(0, -2));
    expect(await text(page, '[data-test="refused-file"]')).toBe("文件不是 JSON，第 1 行处读不懂；请选导出的“计划”或同样格式的文件。");
    await page.keyboard.press("Escape");
    await page.locator('[data-test="judgement"]').waitFor({ state: "detached" });
    await choose("late.json", JSON.stringify({ ...plan, trips: plan.trips.map((trip, index) => (index === 0 ? { ...trip, day: trip.day + 30 } : trip)) }));
    expect(await text(page, '[data-test="verdict"]')).toMatch(/^有 \d+ 处不合规定/);
    const lines = await page.locator('[data-test="judgement"] li').allTextContents();
    const late = lines.find((line) => line.startsWith("第 1 趟：不在可出发的日期内"));
    expect(numbers(late ?? "")[1] ?? 1).toBe(plan.trips[0]?.passengers.length); // a sentence once, with how many groups it is true of
    expect(await page.locator('[data-test="keep-file"]').count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.locator('[data-test="judgement"]').waitFor({ state: "detached" });
    await choose("good.json", JSON.stringify(plan));
    expect(numbers(await text(page, '[data-figure="served"] td'))).toEqual(numbers(await text(page, '[data-kpi="served"] dd')));
    await page.locator('[data-test="keep-file"]').click();
    await page.locator(`main[data-plan]:not([data-plan="${before}"])`).waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  it("shows two plans on two maps with one camera and one day, and their figures are those of the plans", async () => {
    const { page, errors } = await openPage(desk, "/charters?renderer=svg");
    await page.locator('[data-test="compare-maps"]:enabled').click();
    const side = (name: "before" | "after", what: string) => page.locator(`[data-side="${name}"] ${what}`);
    for (const name of ["before", "after"] as const) {
      await side(name, ".stage svg [data-subject]").first().waitFor();
      const [served = NaN, people = NaN] = numbers(await side(name, '[data-test="map-served"]').textContent());
      const [ribbons = NaN, internal = NaN, unserved = NaN, demand = NaN] = numbers((await side(name, '[data-test="map-claim"] span').first().textContent() ?? "").replace("无点位", ""));
      expect([ribbons + internal, unserved, demand]).toEqual([served, people - served, people]);
    }
    expect(numbers(await side("after", '[data-test="map-served"]').textContent())).toEqual(numbers(await text(page, '[data-kpi="served"] dd')));
    const views = () => Promise.all((["before", "after"] as const).map((name) => side(name, ".stage svg[viewBox]").first().getAttribute("viewBox")));
    const [first] = await views();
    await side("before", ".stage svg").first().hover();
    await page.mouse.wheel(0, -400);
    await page.waitForFunction((old) => document.querySelector('[data-side="before"] .stage svg[viewBox]')?.getAttribute("viewBox") !== old, first);
    const [left, right] = await views();
    numbers(left ?? "").forEach((value, index) => { expect(Math.abs(value - (numbers(right ?? "")[index] ?? NaN))).toBeLessThan(0.1); }); // half a pixel of width parts their frames
    await side("before", "[data-day]").nth(3).click();
    expect(await side("after", '[data-day][aria-pressed="true"]').getAttribute("data-day")).toBe(await side("before", '[data-day][aria-pressed="true"]').getAttribute("data-day"));
    await page.keyboard.press("Escape");
    await page.locator('[data-test="compared-maps"]').waitFor({ state: "detached" });
    expect(errors).toEqual([]);
    await page.close();
  });

  it("leads with one button to the sheet of the open plan, whose PDF has the figures of the screen", async () => {
    const { page, errors, strangers } = await openPage(desk, "/charters?renderer=svg");
    await rows(page).first().waitFor();
    const [served = NaN] = numbers(await text(page, '[data-kpi="served"] b'));
    const [, left = NaN] = numbers(await text(page, '[data-kpi="served"] .note'));
    await page.locator('[data-test="briefing"]').click();
    await page.waitForURL(/\/briefings\?.*template=charters/);
    await page.getByRole("img", { name: /包车方案/ }).waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator('[data-test="make-pdf"]').click()]);
    const printed = execFileSync("pdftotext", ["-layout", (await download.path()) ?? "", "-"], { encoding: "utf8" }).replace(/ +/g, " ");
    expect(printed).toContain(`已安排 ${served.toLocaleString("en-US")}`);
    expect(printed).toContain(`未安排 ${left.toLocaleString("en-US")}`);
    await page.locator('[data-test="change-plan"]').click();
    await page.waitForURL(/\/charters/);
    await rows(page).first().waitFor();
    expect([errors, strangers]).toEqual([[], []]);
    await page.close();
  });

  it("has no serious accessibility violation by day and by night", async () => {
    const { page } = await openPage(desk, "/charters?renderer=svg");
    const serious = (part: string) => seriousViolations(page, part);
    await rows(page).first().waitFor();
    for (const table of ["destinations", "homes"]) await page.locator(`[data-test="${table}"] summary`).click();
    expect(await serious("body")).toEqual([]);
    await rows(page).first().click();
    await page.locator('[data-test="by-vehicles"]').click();
    await page.locator('[data-test="next"]').click();
    for (const part of [".right", ".time"]) expect(await serious(part), part).toEqual([]);
    for (const opener of ["compare", "compare-scenarios", "open-fleets", "rename"]) {
      await page.locator(`[data-test="${opener}"]`).click();
      await page.locator("dialog[open] h2").waitFor();
      expect(await serious("dialog[open]"), opener).toEqual([]);
      await page.keyboard.press("Escape");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
    }
    await page.close();
  });
});
