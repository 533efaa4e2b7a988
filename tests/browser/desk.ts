/**
 * The desk of the browser tests: the built application, a real Chromium, and the demo ledgers of invented workers, which a test
 * may upload. On PostgreSQL, where there is one for the tests, so that figures can be compared with SQL; else on the embedded database,
 * whose one connection is the server's.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { chromium, type Browser, type Locator, type Page } from "playwright";
import postgres from "postgres";
import { expect } from "vitest";
import { webMercator } from "../../client/scene/projections.ts";
import { writeDemoLedgers } from "../../data/demo/demo.ts";
import type { Movement } from "../../server/vocabulary.ts";
import { placeDatabase } from "../database.ts";
import { startServer } from "../serverProcess.ts";
import { chromiumPath } from "../systemPackages.mjs";

export interface Desk {
  url: string;
  browser: Browser;
  ledgers: string[];
  upload(path: string): Promise<{ rows: number; accepted: number; unchanged: number; refused: number }>;
  /** Sum of the people of the CSV that the server gives for the same question. */
  csvPeople(query: string): Promise<number>;
  /** People of the ledger's own rows, counted by SQL and not through any roll-up. Only on PostgreSQL. */
  sqlPeople(question: SqlQuestion): Promise<number>;
  close(): Promise<void>;
}

export interface SqlQuestion {
  movement: Movement;
  days?: { from: string; to: string };
  organised?: boolean;
  /** Codes that homes and workplaces begin with; "" in `work` is whoever named none. */
  home?: string;
  work?: string;
}

/** Whether a desk can be asked in SQL. */
export const onPostgres = Boolean(process.env["GUITU_TEST_POSTGRES"]);

const quiet = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
// WebGL by the processor. The page around the map is painted without WebGL: half of the work until the headline stands.
const softwareGl = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-gpu-rasterization", "--disable-gpu-compositing"];

export function openBrowser(webgl: boolean): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...quiet, ...(webgl ? softwareGl : ["--disable-gpu", "--disable-3d-apis"])] });
}

/** `firstStart`: the server finds nothing and makes its database itself; otherwise the regions lie there already. */
export async function openDesk({ embedded = false, firstStart = false, workers = 1500 } = {}): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), "guitu-desk-"));
  const place = firstStart ? { source: { databaseUrl: undefined, dataDirectory: join(folder, "data") }, remove: async () => {} } : await placeDatabase(onPostgres && !embedded ? "postgres" : "pglite");
  const { databaseUrl, dataDirectory } = place.source;
  const [server, browser, ledgers] = await Promise.all([
    startServer({ GUITU_DATA: dataDirectory, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) }),
    openBrowser(true),
    writeDemoLedgers({ workers, seed: 5, directory: join(folder, "ledgers"), progress: () => {} }),
  ]);
  const sql = databaseUrl ? postgres(databaseUrl, { max: 1, onnotice: () => {} }) : null;
  return {
    url: server.url, browser, ledgers,
    async upload(path) {
      const response = await fetch(`${server.url}/api/ledger?name=${encodeURIComponent(basename(path))}`, { method: "POST", body: readFileSync(path) });
      return (await response.json()) as { rows: number; accepted: number; unchanged: number; refused: number };
    },
    async csvPeople(query) {
      const text = await (await fetch(`${server.url}/api/flows.csv?${query}`)).text();
      return text.trimEnd().split(/\r?\n/).slice(1).reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(",") + 1)), 0);
    },
    async sqlPeople(question) {
      if (!sql) throw new Error("the embedded database serves one connection, the server's; expected GUITU_TEST_POSTGRES");
      return countPeople(sql, question);
    },
    async close() {
      await browser.close();
      server.child.kill("SIGTERM");
      await server.ended;
      await sql?.end();
      await place.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The words of the domain said once more, in SQL: who returns, who stays, who goes back, and on which day. */
async function countPeople(sql: postgres.Sql, { movement, days, organised, home, work }: SqlQuestion): Promise<number> {
  const day = movement === "return" ? sql`return_date` : sql`go_back_from`;
  const [row] = await sql<{ people: number }[]>`
    select count(*)::int as people from follow_up where superseded_at is null
      and ${movement === "goBack" ? sql`go_back_intention = 'yes'` : sql`plan = ${movement}`}
      ${days ? sql`and ${day} between ${days.from} and ${days.to}` : sql``}
      ${organised === undefined ? sql`` : sql`and wants_transport = ${organised}`}
      ${home === undefined ? sql`` : sql`and starts_with(home_township, ${home})`}
      ${work === undefined ? sql`` : work === "" ? sql`and work_region is null` : sql`and starts_with(work_region, ${work})`}`;
  return row?.people ?? 0;
}

export interface WatchedPage {
  page: Page;
  /** Errors that the page wrote or threw. */
  errors: string[];
  /** Requests that left for another host. */
  strangers: string[];
}

export async function openPage(desk: Desk, path: string, options: { width?: number; height?: number; browser?: Browser } = {}): Promise<WatchedPage> {
  const context = await (options.browser ?? desk.browser).newContext({ viewport: { width: options.width ?? 1366, height: options.height ?? 768 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  const watched: WatchedPage = { page, errors: [], strangers: [] };
  page.on("console", (message) => { if (message.type() === "error") watched.errors.push(message.text()); });
  page.on("pageerror", (error) => watched.errors.push(error.message));
  page.on("request", (request) => { if (!request.url().startsWith(desk.url) && !/^(data|blob):/.test(request.url())) watched.strangers.push(request.url()); });
  await page.goto(desk.url + path);
  return watched;
}

/** Where the map shows a place, in pixels of the window; the camera stands in the address. */
export async function pixelOf(page: Page, lon: number, lat: number): Promise<{ x: number; y: number }> {
  const [centreLon = NaN, centreLat = NaN, zoom = NaN] = (new URL(page.url()).searchParams.get("at") ?? "").split("_").map(Number);
  const box = await boxOf(page.locator(".stage"));
  const [[x, y], [centreX, centreY]] = [webMercator(zoom).project(lon, lat), webMercator(zoom).project(centreLon, centreLat)];
  return { x: box.x + box.width / 2 + x - centreX, y: box.y + box.height / 2 + y - centreY };
}

export async function boxOf(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await element.boundingBox();
  if (!box) throw new Error("the element is not on the page");
  return box;
}

/** A mark's point that nothing lies over, from the same picture as vectors. */
export async function pointOnMark(desk: Desk, path: string, selector: string): Promise<{ x: number; y: number; key: string; people: number }> {
  const { page } = await openPage(desk, `${path}&renderer=svg`);
  await page.locator(selector).first().waitFor({ state: "attached" });
  const found = await page.locator(selector).evaluateAll((marks) => {
    const places = (marks as SVGGeometryElement[]).map((mark) => {
      const middle = mark instanceof SVGCircleElement ? new DOMPoint(mark.cx.baseVal.value, mark.cy.baseVal.value) : mark.getPointAtLength(mark.getTotalLength() * 0.5);
      const { x, y } = middle.matrixTransform(mark.getScreenCTM()!);
      const own = mark.dataset["subject"];
      return { x, y, key: mark.dataset["key"] ?? "", people: Number(mark.dataset["people"]), free: (document.elementFromPoint(x, y) as SVGElement | null)?.dataset["subject"] === own };
    });
    return places.filter(({ free }) => free).sort((a, b) => b.people - a.people)[0] ?? null;
  });
  await page.close();
  if (!found) throw new Error(`no mark ${selector} lies free`);
  return found;
}

/** Serious and critical violations of accessibility, on the page or in a part of it, by day and by night: all rules once, and those about colours again in the other theme. */
export async function seriousViolations(page: Page, part?: string): Promise<string[]> {
  const themeNow = () => page.locator("html").getAttribute("data-theme");
  const theme = await themeNow();
  const found = await violationsOf(page, part, []);
  await turnTheme(page);
  expect(await themeNow()).not.toBe(theme);
  const inColours = await violationsOf(page, part, ["color-contrast", "link-in-text-block"]);
  await turnTheme(page);
  return [...found, ...inColours.map((violation) => `other theme: ${violation}`)];
}

/** Also while a dialog is open, where no hand reaches the button. */
function turnTheme(page: Page): Promise<void> {
  return page.locator('[data-test="theme"], #theme').evaluate((button) => (button as HTMLButtonElement).click());
}

/** Of all rules, or of some. What passes is not listed: on long tables that is most of the work. */
async function violationsOf(page: Page, part: string | undefined, rules: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"], ...(rules.length > 0 ? { runOnly: rules } : {}) });
  const { violations } = await (part ? axe.include(part) : axe).analyze();
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** "12,480 人" → 12480: the first number in the text of an element. */
export async function numberIn(page: Page, selector: string): Promise<number> {
  const text = (await page.locator(selector).first().textContent()) ?? "";
  return Number((/[\d,]+/.exec(text)?.[0] ?? "NaN").replaceAll(",", ""));
}

/** Waits until the headline says the number: the counting thread answers when it is ready. */
export async function headline(page: Page, people: number): Promise<void> {
  await page.waitForFunction((expected) => document.querySelector('[data-test="people"]')?.textContent?.replaceAll(/[^\d]/g, "").startsWith(expected), String(people));
}
