/** From the map to a finished PDF, drafts that outlive the page, and the same sheet again by its number after an import. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { headline, numberIn, openDesk, openPage, seriousViolations, type Desk } from "./desk.ts";

const folder = mkdtempSync(join(tmpdir(), "guitu-briefings-"));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (people: number) => people.toLocaleString("en-US");
const textOf = (path: string) => execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });

/** What the table of a printed sheet adds up to: everybody of its headline. */
const totalIn = (text: string) => /合计\s+([\d,]+)/.exec(text)?.[1];

/** Clicks the button and waits for its file. */
async function fileOf(page: Page, button: string): Promise<{ path: string; name: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-test="${button}"]`).click()]);
  const path = join(folder, basename(download.suggestedFilename()));
  await download.saveAs(path);
  return { path, name: download.suggestedFilename() };
}
const previewOf = (page: Page, title: string | RegExp) => page.getByRole("img", { name: title });

describe.skipIf(process.env["GUITU_TEST_BROWSER"] === "0")("the briefing screen", () => {
  let desk: Desk;
  let people = 0;
  let number = "";
  let sheet = "";
  const svgOf = async (one: string) => (await fetch(`${desk.url}/api/briefings/${one}.svg`)).text();
  beforeAll(async () => { desk = await openDesk(); });
  afterAll(() => desk.close());

  it("says without a ledger why there is no sheet, and leads to where one is uploaded", async () => {
    const { page } = await openPage(desk, "/briefings");
    await page.locator('[data-test="nobody"]').waitFor();
    await page.locator('[data-test="no-briefings"]').waitFor();
    await page.getByRole("button", { name: "去上传台账" }).click();
    await page.waitForURL(/\/ledger/);
    await page.close();
  });

  it("gives a PDF with the screen's headline figure, at most three clicks from the map", async () => {
    await desk.upload(desk.ledgers[0]!);
    people = await desk.csvPeople("movement=goBack&organised=1");
    expect(people).toBeGreaterThan(0);
    const { page, errors, strangers } = await openPage(desk, "/?renderer=svg&m=goBack&org=1");
    await headline(page, people);
    const shown = await numberIn(page, '[data-test="people"]');
    await page.locator('[data-test="briefing"]').click(); // the first click
    await previewOf(page, /运送需求流向图/).waitFor();
    const { path, name } = await fileOf(page, "make-pdf"); // the second
    number = (await page.locator('[data-test="numbered"] a').textContent()) ?? "";
    expect(number).toMatch(/^GT-\d{6}-\d{8}-\d{4}-\w\w$/);
    expect(name).toContain(number);
    const text = textOf(path);
    expect(text).toContain(written(shown));
    expect(totalIn(text)).toBe(written(shown));
    expect(text).toContain(number);
    expect([errors, strangers]).toEqual([[], []]);
    expect(await page.locator('[data-test="briefings"] tbody tr').first().textContent()).toContain(number);
    sheet = await svgOf(number);
    await page.close();
  });

  it("gives every other format of the same number, PPTX of the slide alone", async () => {
    const { page } = await openPage(desk, "/briefings?m=goBack&org=1");
    await previewOf(page, /./).waitFor();
    const before = await page.locator('[data-test="briefings"] tbody tr').count();
    await page.locator('[data-test="scale"]').selectOption("1");
    const png = await fileOf(page, "make-png");
    expect(readFileSync(png.path).readUInt32BE(16)).toBe(1240);
    const svg = await fileOf(page, "make-svg");
    expect(readFileSync(svg.path, "utf8")).toContain(written(people));
    const xlsx = await fileOf(page, "make-xlsx");
    expect(readFileSync(xlsx.path).subarray(0, 2).toString()).toBe("PK");
    const html = await fileOf(page, "make-html");
    expect(html.name).toMatch(/\.html$/);
    expect(readFileSync(html.path, "utf8")).toMatch(/^<!doctype html>/);
    expect(await page.locator('[data-test="make-pptx"]').isDisabled()).toBe(true);
    await page.waitForFunction((rows) => document.querySelectorAll('[data-test="briefings"] tbody tr').length === rows + 1, before);
    await page.locator('label:has([data-test="slide"])').click();
    await page.waitForURL(/template=slide/);
    const pptx = await fileOf(page, "make-pptx");
    expect(pptx.name).toMatch(/\.pptx$/);
    expect(readFileSync(pptx.path).subarray(0, 2).toString()).toBe("PK");
    await page.close();
  });

  it("keeps what was typed when the page is loaded anew, each layout its own, until it is cleared", async () => {
    const { page } = await openPage(desk, "/briefings?m=return");
    await previewOf(page, "简报预览：2021年春节返乡流向图").waitFor();
    expect(await page.locator('[data-test="title"]').getAttribute("placeholder")).toBe("2021年春节返乡流向图");
    await page.locator('[data-test="title"]').fill("全州返乡一张图");
    await page.locator('[data-test="notes"]').fill("供指挥部例会使用");
    await previewOf(page, "简报预览：全州返乡一张图").waitFor();
    await page.locator('label:has([data-test="a3"])').click();
    await previewOf(page, "简报预览：2021年春节返乡流向图").waitFor();
    expect(await page.locator('[data-test="title"]').inputValue()).toBe("");
    await page.locator('label:has([data-test="single"])').click();
    await page.reload();
    await previewOf(page, "简报预览：全州返乡一张图").waitFor();
    expect(await page.locator('[data-test="notes"]').inputValue()).toBe("供指挥部例会使用");
    const text = textOf((await fileOf(page, "make-pdf")).path);
    expect(text).toContain("全州返乡一张图");
    expect(text).toContain("供指挥部例会使用");
    expect(totalIn(text)).toBe(written(await desk.csvPeople("movement=return")));
    await page.locator('[data-test="clear-texts"]').click();
    await previewOf(page, "简报预览：2021年春节返乡流向图").waitFor();
    await page.close();
  });

  it("keeps the sheet of before when a new one cannot be made, and says why and of when it is", async () => {
    const { page } = await openPage(desk, "/briefings?m=return");
    await previewOf(page, /返乡流向图/).waitFor();
    await page.locator('[data-test="title"]').fill("返乡 \u{1F600}");
    await page.locator('[data-test="stale"]').filter({ hasText: /字体中没有这些字：\u{1F600}.*以上仍是 \d\d:\d\d 的图/u }).waitFor();
    await page.locator('[data-test="make-pdf"]').click();
    await page.getByRole("alert").filter({ hasText: "没有生成：字体中没有这些字" }).waitFor();
    await page.locator('[data-test="title"]').fill("");
    await page.locator('[data-test="stale"]').waitFor({ state: "detached" });
    await page.context().setOffline(true);
    await page.locator('[data-test="title"]').fill("断网之后"); // other words take no server
    await previewOf(page, "简报预览：断网之后").waitFor();
    await page.locator('label:has([data-test="series"])').click(); // other figures do
    await page.locator('[data-test="stale"]').filter({ hasText: "服务器没有应答" }).waitFor();
    await page.context().setOffline(false);
    await page.locator('[data-test="stale"]').getByRole("button", { name: "重试" }).click();
    await page.locator('[data-test="page"]').waitFor();
    await page.close();
  });

  it.each(["single", "a3", "slide", "series", "comparison", "daily"])("composes the sheet itself, mark for mark as the server does, and asks nothing more for other words: %s", async (template) => {
    const asOf = new Date().toISOString();
    const moments = { asOf, ...(template === "comparison" ? { before: new Date(Date.parse(asOf) - 60_000).toISOString() } : {}) };
    const { page, errors } = await openPage(desk, `/briefings?${new URLSearchParams({ m: "goBack", org: "1", template, ...moments }).toString()}`);
    // The page's own rules let no script read a picture by its address: the blob is kept when it gets one.
    await page.addInitScript(() => {
      const give = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => { const address = give(blob); Object.assign(window, { [address]: blob }); return address; };
    });
    await page.reload();
    const asked: string[] = [];
    page.on("request", (request) => { if (/\/api\/briefings\/preview/.test(request.url())) asked.push(request.url()); });
    await previewOf(page, /./).waitFor();
    const shown = async () => (await page.evaluate(async () => (window as unknown as Record<string, Blob>)[document.querySelector<HTMLImageElement>('[data-test="preview"]')!.src]!.text())).split("\n");
    const drawn = async (more: Record<string, string>) => (await (await fetch(`${desk.url}/api/briefings/preview.svg?${new URLSearchParams({ movement: "goBack", organised: "1", template, ...moments, ...more }).toString()}`)).text()).split("\n");
    expect(await shown()).toEqual(await drawn({}));
    const before = asked.length;
    await page.locator('[data-test="title"]').fill("自拟标题");
    await previewOf(page, "简报预览：自拟标题").waitFor();
    expect(await shown()).toEqual(await drawn({ title: "自拟标题" }));
    await page.locator('[data-test="clear-texts"]').click();
    await previewOf(page, "简报预览：自拟标题").waitFor({ state: "detached" });
    expect(asked.slice(before)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  it("makes a briefing again by its number after an import: the same sheet, and what has changed since", async () => {
    await desk.upload(desk.ledgers[1]!);
    const now = await desk.csvPeople("movement=goBack&organised=1");
    expect(now).toBeGreaterThan(people);
    const { page, errors } = await openPage(desk, "/briefings");
    await page.getByRole("link", { name: number }).click();
    await previewOf(page, /运送需求流向图/).waitFor();
    expect(await svgOf(number)).toBe(sheet);
    expect(await page.locator('[data-test="of-then"]').textContent()).toMatch(/截至 \d{4}年\d+月\d+日 \d\d:\d\d.* 的台账/);
    const figures = (await page.locator('[data-test="people-changed"] td').allTextContents()).map((text) => text.trim());
    expect(figures).toEqual([written(people), written(now), `+${written(now - people)}`]);
    expect(await page.locator('[data-test="imports-since"]').textContent()).toContain(basename(desk.ledgers[1]!));
    expect(totalIn(textOf((await fileOf(page, "make-pdf")).path))).toBe(written(people));
    expect(errors).toEqual([]);
    await page.close();
  });

  it("takes the moment of the map along: a sheet as of then has the figure of then", async () => {
    const [{ asOf }] = (await (await fetch(`${desk.url}/trpc/briefings.list?input=${encodeURIComponent(JSON.stringify({ limit: 100 }))}`)).json() as { result: { data: { briefings: { asOf: string }[] } } }).result.data.briefings.slice(-1) as [{ asOf: string }];
    const { page } = await openPage(desk, `/?renderer=svg&m=goBack&org=1&asOf=${encodeURIComponent(asOf)}`);
    await headline(page, people);
    await page.locator('[data-test="briefing"]').click();
    await previewOf(page, /运送需求流向图/).waitFor();
    expect(new URL(page.url()).searchParams.get("asOf")).toBe(asOf);
    expect(totalIn(textOf((await fileOf(page, "make-pdf")).path))).toBe(written(people));
    await page.close();
  });

  it("makes a series: turns its pages, shows how far it is, and gives all of them in one PDF", async () => {
    const { page, errors } = await openPage(desk, "/briefings?m=goBack&org=1");
    await previewOf(page, /./).waitFor();
    await page.locator('label:has([data-test="series"])').click();
    await page.waitForURL(/template=series/);
    await page.locator('[data-test="page"]').filter({ hasText: /第 1 页，共 \d+ 页/ }).waitFor();
    const pages = Number(/共 (\d+) 页/.exec(await page.locator('[data-test="page"]').innerText())?.[1]);
    expect(pages).toBe(3); // two ledgers of one county each
    await page.locator('[data-test="title"]').fill("各县返岗");
    await previewOf(page, "简报预览：各县返岗").waitFor();
    await page.locator('[data-test="page-after"]').click();
    await previewOf(page, /各县返岗：.+/).waitFor();
    await page.reload();
    await previewOf(page, "简报预览：各县返岗").waitFor();
    expect(await page.locator('[data-test="title"]').inputValue()).toBe("各县返岗");
    const heard = page.waitForResponse((response) => response.url().includes("/api/briefings/tasks/") && response.ok());
    const { path } = await fileOf(page, "make-pdf");
    await heard;
    const text = textOf(path);
    for (let one = 1; one <= pages; one += 1) expect(text).toContain(`第${one}页，共${pages}页`);
    expect(totalIn(text)).toBe(written(await desk.csvPeople("movement=goBack&organised=1")));
    await page.locator('[data-test="clear-texts"]').click();
    expect(errors).toEqual([]);
    await page.close();
  });

  it("compares with an earlier moment: yesterday at first, then after an import, and the choice outlives the page", async () => {
    const { page, errors } = await openPage(desk, "/briefings?m=goBack&org=1");
    await previewOf(page, /./).waitFor();
    await page.locator('label:has([data-test="comparison"])').click();
    await page.waitForURL(/template=comparison/);
    await previewOf(page, /前后对比/).waitFor();
    expect(new URL(page.url()).searchParams.get("before")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+08:00$/);
    const first = (await page.locator('[data-test="before-import"] option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))).at(-1)!;
    await page.locator('[data-test="before-import"]').selectOption(first);
    await page.waitForURL((url) => url.searchParams.get("before") === first);
    await page.reload();
    await previewOf(page, /前后对比/).waitFor();
    const now = await desk.csvPeople("movement=goBack&organised=1");
    expect(textOf((await fileOf(page, "make-pdf")).path)).toContain(`+${written(now - people)}`);
    await page.locator('[data-test="before-typed"]').fill("2999-01-01T00:00");
    await page.locator('[data-test="before-show"]').click();
    await page.getByRole("alert").filter({ hasText: "应早于所看的时刻" }).waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  it("lists what is chosen: by hand or by schedule, of a layout, with a part of number or title; the choice outlives the page", async () => {
    const { page, errors } = await openPage(desk, "/briefings?m=goBack&org=1");
    const rows = page.locator('[data-test="briefings"] tbody tr');
    await rows.first().waitFor();
    const all = await rows.count();
    expect(all).toBeGreaterThan(2);
    await page.locator('[data-test="list-template"]').selectOption("slide");
    await page.locator('[data-test="listed"]').filter({ hasText: "找到 1 份" }).waitFor();
    await page.locator('[data-test="list-template"]').selectOption("");
    await rows.nth(all - 1).waitFor(); // or one briefing found is still the one of before
    await page.locator('[data-test="list-text"]').fill(number.toLowerCase());
    await page.locator('[data-test="listed"]').filter({ hasText: "找到 1 份" }).waitFor();
    expect(await rows.textContent()).toContain(number);
    await page.waitForURL((url) => url.searchParams.get("find") === number.toLowerCase());
    await page.reload();
    await page.locator('[data-test="listed"]').filter({ hasText: "找到 1 份" }).waitFor();
    expect(await page.locator('[data-test="list-text"]').inputValue()).toBe(number.toLowerCase());
    await page.locator('[data-test="list-text"]').fill("");
    await page.locator('[data-test="origin-schedule"]').click();
    await page.locator('[data-test="no-briefings"]').filter({ hasText: "没有这样的简报" }).waitFor();
    await page.waitForURL(/by=schedule/);
    await page.locator('[data-test="origin-all"]').click();
    await page.locator('[data-test="listed"]').filter({ hasText: `共 ${all} 份` }).waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  it("says in one sentence that a number is unknown or mistyped", async () => {
    const { page } = await openPage(desk, "/briefings/GT-532300-20210209-0042-00");
    await page.getByRole("alert").filter({ hasText: "没有取到这份简报" }).waitFor();
    await page.close();
  });

  it("has no serious accessibility violation by day and by night", async () => {
    for (const path of ["/briefings", `/briefings/${number}`]) {
      const { page } = await openPage(desk, path);
      await previewOf(page, /./).waitFor();
      await page.locator('[data-test="briefings"], [data-test="changes"]').first().waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      await page.close();
    }
  });
});
