/**
 * The desk of the browser tests: the built application on the embedded database, a real Chromium, and the demo ledgers of 1,500
 * invented workers, which a test may upload.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { chromium, type Browser, type Page } from "playwright";
import { writeDemoLedgers } from "../../data/demo/demo.ts";
import { startServer } from "../serverProcess.ts";
import { chromiumPath } from "../systemPackages.mjs";

export interface Desk {
  url: string;
  browser: Browser;
  ledgers: string[];
  upload(path: string): Promise<{ rows: number; accepted: number; unchanged: number; refused: number }>;
  /** Sum of the people of the CSV that the server gives for the same question. */
  csvPeople(query: string): Promise<number>;
  close(): Promise<void>;
}

const quiet = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const softwareGl = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

export function openBrowser(webgl: boolean): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...quiet, ...(webgl ? softwareGl : ["--disable-gpu", "--disable-3d-apis"])] });
}

export async function openDesk(): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), "guitu-desk-"));
  const server = await startServer({ GUITU_DATA: join(folder, "data") });
  const browser = await openBrowser(true);
  const ledgers = await writeDemoLedgers({ workers: 1500, seed: 5, directory: join(folder, "ledgers"), progress: () => {} });
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
    async close() {
      await browser.close();
      server.child.kill("SIGTERM");
      await server.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
  const watched: WatchedPage = { page, errors: [], strangers: [] };
  page.on("console", (message) => { if (message.type() === "error") watched.errors.push(message.text()); });
  page.on("pageerror", (error) => watched.errors.push(error.message));
  page.on("request", (request) => { if (!request.url().startsWith(desk.url) && !/^(data|blob):/.test(request.url())) watched.strangers.push(request.url()); });
  await page.goto(desk.url + path);
  return watched;
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
