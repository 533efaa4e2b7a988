/** From the ledger to a plan, as a transport planner does it: a click for each wish, and figures that agree wherever they stand. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { citiesWithNotice, make, numbers, rows, sheetText, text } from "./charterScreen.ts";
import { openDesk, openPage, type Desk } from "./desk.ts";

describe.skipIf(process.env["GUITU_TEST_BROWSER"] === "0")("the charter screen", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ embedded: true, workers: 12_000 });
    for (const path of desk.ledgers) await desk.upload(path);
  });
  afterAll(() => desk.close());

  it("is two clicks away from a plan whose figures agree on cards, map, days, table and unserved list", async () => {
    const { page, errors } = await openPage(desk, "/?renderer=svg");
    await page.getByRole("link", { name: "调度" }).click();
    await make(page);
    const [people = NaN] = numbers(await text(page, '[data-test="demand-people"]'));
    const [served = NaN, all = NaN] = numbers(await text(page, '[data-kpi="served"] dd'));
    expect(all).toBe(people);
    expect(served).toBeGreaterThan(0);
    const loads = await rows(page).locator("td.load b").allTextContents();
    expect(loads.reduce((sum, load) => sum + (numbers(load)[0] ?? NaN), 0)).toBe(served);
    expect(numbers(await text(page, '[data-kpi="trips"] dd'))[0]).toBe(loads.length);
    expect(numbers(await text(page, '[data-test="unserved"] h2'))[0]).toBe(all - served);
    const [ribbons = NaN, internal = NaN, unserved = NaN, demand = NaN] = numbers((await text(page, '[data-test="charter-claim"]')).replace("无点位", ""));
    expect([ribbons + internal, unserved, demand]).toEqual([served, all - served, all]);
    const days = (await page.locator("[data-day]").evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label") ?? ""))).map((label) => numbers(label.slice(label.indexOf("出发"))));
    expect(days.reduce((sum, [leaving = NaN]) => sum + leaving, 0)).toBe(served);
    expect(errors).toEqual([]);
    await page.close();
  });

  it("says the same figures by destination, by home, by vehicle, on every manifest, in every notice and in the CSV of the command screen", async () => {
    const { page, errors } = await openPage(desk, "/charters?renderer=svg");
    await rows(page).first().waitFor();
    await page.locator('[data-test="destinations"] summary').click();
    if (await page.locator('[data-test="destinations"] .link').count() > 0) await page.locator('[data-test="destinations"] .link').click(); // all of them
    await page.locator('[data-test="homes"] summary').click();
    const [served = NaN, people = NaN] = numbers(await text(page, '[data-kpi="served"] dd'));
    for (const table of ["destinations", "homes"]) expect((await page.locator(`[data-test="${table}"] [data-test="sum"] td`).allTextContents()).flatMap(numbers)).toEqual([people, served, people - served]);
    expect(numbers(await text(page, '[data-test="home-inset"]'))[0]).toBe(people - served);
    await page.locator('[data-test="by-vehicles"]').click();
    const runs = await page.locator("[data-vehicle]").evaluateAll((list) => list.map((row) => [...row.querySelectorAll("td.count")].map((cell) => Number(cell.textContent))));
    expect(runs.reduce((sum, [, aboard = NaN]) => sum + aboard, 0)).toBe(served);
    expect(runs.reduce((sum, [trips = NaN]) => sum + trips, 0)).toBe(numbers(await text(page, '[data-kpi="trips"] dd'))[0]);
    const papers = `${desk.url}/api/charters/${await page.locator("main").getAttribute("data-plan")}`;
    const contents = await sheetText(`${papers}/manifests.xlsx`);
    expect(/共 (\d+) 人/.exec(contents)?.[1]).toBe(String(served));
    const cities = await citiesWithNotice(page);
    const announced = await Promise.all(cities.map(async (city) => Number(/共 (\d+) 人/.exec(await sheetText(`${papers}/notice/${city}.xlsx`))?.[1])));
    expect(announced.reduce((sum, count) => sum + count, 0)).toBe(served);
    expect((await (await fetch(`${papers}/gtfs.zip`)).arrayBuffer()).byteLength).toBeGreaterThan(1000);
    const refused = page.locator("text=/另有 .* 人不能排/");
    expect(await desk.csvPeople("movement=goBack&organised=1")).toBe(people + ((await refused.count()) > 0 ? numbers(await refused.textContent())[0] ?? NaN : 0));
    expect(errors).toEqual([]);
    await page.close();
  });

  it("keeps a locked trip when the load cap is lowered and the plan made again, and shows both plans side by side", async () => {
    const { page, errors } = await openPage(desk, "/charters?renderer=svg");
    await rows(page).first().click();
    const locked = await rows(page).first().getAttribute("data-trip");
    await page.locator('[data-test="lock"]').click();
    await page.locator('input[name="person"]').fill("张调度");
    await page.locator('[data-test="say"]').click();
    await page.locator('[data-test="lock"]:checked').waitFor();
    const load = await rows(page).first().locator("td.load").textContent();
    await page.locator("#parameter-loadCapPercent").fill("50");
    await make(page);
    await page.locator("#against").waitFor();
    expect(await page.locator(`tr[data-trip="${locked}"] td.load`).textContent()).toBe(load);
    const over = (await rows(page).evaluateAll((list) => list.map((row) => ({ id: row.getAttribute("data-trip"), load: row.querySelector(".load")?.textContent ?? "" })))).filter(({ load: one }) => { const [on = 0, seats = Infinity] = numbers(one); return on > seats / 2; });
    expect(over.every(({ id }) => id === locked)).toBe(true);
    await page.locator('[data-test="compare"]').click();
    await page.locator('[data-figure="served"]').waitFor();
    const [before = NaN, after = NaN] = (await page.locator('[data-figure="served"] td').allTextContents()).flatMap(numbers);
    expect(after).toBe(numbers(await text(page, '[data-kpi="served"] dd'))[0]);
    expect(before).toBeGreaterThan(0);
    expect(await page.locator('[data-test="comparison"] .parameter').allTextContents()).toEqual([expect.stringMatching(/客座率上限\s*100\s*50/)]);
    await page.keyboard.press("Escape");
    expect(errors).toEqual([]);
    await page.close();
  });

  it("judges people who are moved by hand at once, and takes a trip to its arrival", async () => {
    const { page, errors } = await openPage(desk, "/charters?renderer=svg");
    await rows(page).nth(1).click();
    const served = numbers(await text(page, '[data-kpi="served"] dd'))[0] ?? NaN;
    const moved = numbers(await text(page, ".passengers li b"))[0] ?? NaN;
    await page.locator(".passengers select").first().selectOption("left");
    await page.locator('[data-test="cost-change"]').waitFor();
    expect(numbers(await text(page, '[data-kpi="served"] dd'))[0]).toBe(served - moved);
    await page.locator('[data-test="save-moves"]').click();
    await page.locator('[data-test="moves"]').waitFor({ state: "detached" });
    await page.locator("#against").waitFor();
    await page.locator('[data-kpi="served"] dd b').filter({ hasText: new RegExp(`^${(served - moved).toLocaleString("en-US")}$`) }).waitFor(); // once the saved plan is open
    const other = await openPage(desk, new URL(page.url()).pathname + new URL(page.url()).search + "&renderer=svg");
    await rows(page).nth(2).click();
    await page.locator('[data-test="next"]').click();
    for (const [name, value] of Object.entries({ plate: "云E12345", driver0: "李师傅", phone0: "13800000001", person: "张调度" })) await page.locator(`[name="${name}"]`).fill(value);
    await page.locator('[data-test="say"]').click();
    for (const state of ["departed", "arrived"]) {
      await page.locator(`[data-test="life"] [data-status="${state === "departed" ? "confirmed" : "departed"}"]`).waitFor();
      await page.locator('[data-test="next"]').click();
      await page.locator('[data-test="say"]').click();
    }
    await page.locator('[data-test="life"] [data-status="arrived"]').waitFor();
    expect(await text(page, '[data-test="progress"]')).toBe("已确认 0 · 在途 0 · 已到 1");
    await other.page.locator(".stage svg text", { hasText: /已到 \d+/ }).first().waitFor({ timeout: 90_000 }); // another desk's map, without a click
    expect(await text(other.page, '[data-test="progress"]')).toBe("已确认 0 · 在途 0 · 已到 1");
    await other.page.close();
    await page.reload();
    await page.locator('tr[data-trip] .mark[data-status="arrived"]').waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  it("keeps changed vehicles and prices as a scenario of its own, which the next plan follows", async () => {
    const { page, errors } = await openPage(desk, "/charters?renderer=svg");
    await rows(page).first().waitFor();
    expect(await page.locator("#scenario option:checked").textContent()).toBe("方案 2"); // the open plan's own
    await page.locator("#scenario").selectOption("standard");
    const before = await page.locator("#scenario option").count();
    await page.locator('[data-test="open-fleets"]').click();
    await page.locator('[data-price="coach37-costPerKm"]').fill("39");
    await page.locator('[data-test="save-fleets"]').click();
    await page.locator('[data-test="fleets"]').waitFor({ state: "detached" });
    expect(await page.locator("#scenario option").count()).toBe(before + 1);
    await page.locator('[data-test="open-fleets"]').click();
    expect(await page.locator('[data-price="coach37-costPerKm"]').inputValue()).toBe("39");
    await page.keyboard.press("Escape");
    await page.locator('[data-test="rename"]').click();
    await page.locator('[data-test="ask-field"]').fill("节后第一周");
    await page.locator('[data-test="ask-send"]').click();
    await page.locator("#scenario option", { hasText: "节后第一周" }).waitFor({ state: "attached" });
    expect(errors).toEqual([]);
    await page.close();
  });
});
