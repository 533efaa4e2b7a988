/** Figures on the screen against the ledger's own rows in SQL: not the roll-ups, not the CSV. The map is drawn as vectors: it is other tests' matter. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { movements } from "../../server/vocabulary.ts";
import { headline, numberIn, onPostgres, openDesk, openPage, type Desk, type WatchedPage } from "./desk.ts";

describe.skipIf(process.env["GUITU_TEST_BROWSER"] === "0" || !onPostgres)("figures on the screen", () => {
  let desk: Desk;
  let watched: WatchedPage;
  beforeAll(async () => {
    desk = await openDesk();
    for (const path of desk.ledgers) await desk.upload(path);
    watched = await openPage(desk, "/?renderer=svg&m=return");
    await headline(watched.page, await desk.sqlPeople({ movement: "return" }));
  });
  afterAll(() => desk.close());

  it.each(movements)("are the people whom SQL finds: %s, all days", async (movement) => {
    const { page } = watched;
    await page.goto(`${desk.url}/?renderer=svg&m=${movement}`);
    const people = await desk.sqlPeople({ movement });
    expect(people).toBeGreaterThan(100);
    await headline(page, people);
    expect(await numberIn(page, '[data-test="total"]')).toBe(people);
    expect(await desk.csvPeople(`movement=${movement}`)).toBe(people);
  });

  it.each([["return", "2021-02-01", "2021-02-05"], ["return", "2021-01-25", "2021-03-07"], ["goBack", "2021-02-20", "2021-02-20"]] as const)("are the people whom SQL finds: %s from %s to %s", async (movement, from, to) => {
    await watched.page.goto(`${desk.url}/?renderer=svg&m=${movement}&d=${from}_${to}`);
    const people = await desk.sqlPeople({ movement, days: { from, to } });
    expect(people).toBeGreaterThan(0);
    await headline(watched.page, people);
  });

  it("are so for each workplace of the ranking", async () => {
    const { page } = watched;
    await page.goto(`${desk.url}/?renderer=svg&m=goBack`);
    await headline(page, await desk.sqlPeople({ movement: "goBack" }));
    const rows = await page.locator('[data-test="ranking"] tbody tr').evaluateAll((all) => all.map((row) => [row.getAttribute("data-code") ?? "", Number(row.querySelector("td.strong")?.textContent?.replaceAll(",", ""))] as const));
    const inside = rows.filter(([code]) => code === "5323").length;
    expect(rows.length).toBeGreaterThan(5);
    for (const [code, people] of rows.filter(([one]) => one !== "rest")) {
      const own = code === "53" && inside > 0 ? await desk.sqlPeople({ movement: "goBack", work: "5323" }) : 0; // 云南（州外）
      expect([code, people]).toEqual([code, await desk.sqlPeople({ movement: "goBack", work: code }) - own]);
    }
  });

  it("are so for each home of the ranking, where homes are counties", async () => {
    const { page } = watched;
    await page.goto(`${desk.url}/?renderer=svg&m=return&at=101.4_25.3_6.4`);
    await headline(page, await desk.sqlPeople({ movement: "return" }));
    await page.getByRole("button", { name: "户籍地", exact: true }).click();
    const rows = await page.locator('[data-test="ranking"] tbody tr').evaluateAll((all) => all.map((row) => [row.getAttribute("data-code") ?? "", Number(row.querySelector("td.strong")?.textContent?.replaceAll(",", ""))] as const));
    expect(rows.length).toBe(10);
    for (const [code, people] of rows) expect([code, people]).toEqual([code, await desk.sqlPeople({ movement: "return", home: code })]);
  });

  it("count who wants organised transport and who does not as SQL does, and together everybody", async () => {
    const { page } = watched;
    await page.goto(`${desk.url}/?renderer=svg&m=goBack`);
    const everybody = await desk.sqlPeople({ movement: "goBack" });
    await headline(page, everybody);
    const wanted = await desk.sqlPeople({ movement: "goBack", organised: true });
    for (const [word, organised, people] of [["需要", "1", wanted], ["不需要", "0", everybody - wanted]] as const) {
      expect(people).toBeGreaterThan(0);
      await page.locator('.sentence .word[aria-label^="组织输送"]').click();
      await page.locator(".choices .option", { hasText: new RegExp(`^${word}$`) }).click();
      await headline(page, people);
      await page.waitForURL(new RegExp(`[?&]org=${organised}`));
      expect(await numberIn(page, '[data-test="total"]')).toBe(people);
    }
  });
});
