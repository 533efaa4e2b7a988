/** What the screen composes its sheets from: over HTTP on both engines, composed here as the drawing thread does. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Template } from "../../client/print/grid.ts";
import { noOwnWords, type OwnWords } from "../../client/print/material.ts";
import { composePreview } from "../../client/print/preview/compose.ts";
import { NotCounted } from "../../client/print/preview/counts.ts";
import { KnownLedgers } from "../../client/print/preview/known.ts";
import type { AskedSheet } from "../../client/print/preview/protocol.ts";
import type { SentMaterial } from "../../client/print/preview/sentMaterial.ts";
import { sheetSvg } from "../../client/print/sheetSvg.ts";
import { openAtlas } from "../../server/briefings/reading.ts";
import type { Database } from "../../server/database/database.ts";
import { createHttp } from "../../server/http.ts";
import { briefingGeography } from "../../server/startBriefings.ts";
import { emptyFilter, type Viewer } from "../../server/vocabulary.ts";
import { onBothEngines } from "../database.ts";
import { desk, deskOf, importTwoCounties, places, toolsOf } from "../ledgerWorld.ts";

const asOf = "2021-02-09T12:00:00+08:00";
const before = "2021-02-09T10:30:00+08:00";
const own: OwnWords = { title: "全州返岗一张图", subtitle: "供例会使用", notes: "一行说明" };

const asked = (template: Template, change: Partial<AskedSheet> = {}): AskedSheet => ({
  template, filter: { ...emptyFilter, movement: "goBack" }, before: template === "comparison" ? before : null, plan: null, language: "zh-CN", ownWords: noOwnWords, page: 1, ...change,
});

/** As the screen asks. */
function addressOf(file: "json" | "svg", { template, before: earlier, language, page, ownWords: { title, subtitle, notes, paragraphs } }: AskedSheet, words: boolean): string {
  const fields = { template, language, movement: "goBack", asOf, page: String(page), ...(earlier === null ? {} : { before: earlier }), ...(words ? { title, subtitle, notes, ...paragraphs } : {}) };
  return `/api/briefings/preview.${file}?${new URLSearchParams(fields).toString()}`;
}

onBothEngines("the material of a preview", (engine) => {
  let database: Database;
  let whole: FastifyInstance;
  const opened: FastifyInstance[] = [];
  const directory = mkdtempSync(join(tmpdir(), "guitu-material-"));
  const atlas = openAtlas(briefingGeography());
  const serverOf = async (viewer: Viewer) => {
    const app = await createHttp({ tools: { ...toolsOf(database), now: () => new Date("2021-02-09T14:00:00+08:00") }, viewer, directory, host: "127.0.0.1", clientDirectory: join(directory, "none"), address: "" });
    opened.push(app);
    return app;
  };
  const get = (app: FastifyInstance, url: string, headers = {}) => app.inject({ url, headers: { host: "localhost:3000", ...headers } });
  const sentBy = async (app: FastifyInstance, sheet: AskedSheet) => (await get(app, addressOf("json", sheet, false))).json<SentMaterial>();
  beforeAll(async () => {
    database = await engine.open();
    await importTwoCounties(database);
    whole = await serverOf(desk);
  });
  afterAll(async () => {
    for (const app of opened) await app.close();
    rmSync(directory, { recursive: true });
  });

  describe.each(["single", "a3", "slide", "series", "comparison", "daily"] as const)("of the template %s", (template) => {
    it.each(["zh-CN", "en"] as const)("gives every page as the server draws it, with words of one's own or without: %s", async (language) => {
      for (const ownWords of [noOwnWords, template === "daily" ? { ...own, paragraphs: { peaks: "高峰另行通知。" } } : own]) {
        for (let [page, pages] = [1, 1]; page <= pages; page += 1) {
          const sheet = asked(template, { language, ownWords, page });
          const known = new KnownLedgers();
          known.take(sheet, await sentBy(whole, sheet));
          const drawn = await get(whole, addressOf("svg", sheet, true));
          pages = Number(drawn.headers["x-briefing-pages"]);
          const composed = composePreview(known, atlas, sheet);
          expect(composed.pages).toBe(pages);
          expect(sheetSvg(composed)).toBe(drawn.body);
        }
      }
    });
  });

  it("serves other words, the other language and another paper with the same counts, and says what it lacks", async () => {
    const known = new KnownLedgers();
    expect(() => composePreview(known, atlas, asked("single"))).toThrow(NotCounted);
    known.take(asked("single"), await sentBy(whole, asked("single")));
    for (const sheet of [asked("single", { ownWords: own }), asked("single", { language: "en" }), asked("a3")]) expect(sheetSvg(composePreview(known, atlas, sheet))).toBe((await get(whole, addressOf("svg", sheet, true))).body);
    for (const sheet of [asked("slide"), asked("series"), asked("comparison"), asked("daily"), asked("single", { filter: { ...emptyFilter, movement: "return" } })]) expect(() => composePreview(known, atlas, sheet)).toThrow(NotCounted);
    known.take(asked("daily"), await sentBy(whole, asked("daily")));
    expect(composePreview(known, atlas, asked("single")).page).toBe(1);
    known.forget();
    expect(() => composePreview(known, atlas, asked("single"))).toThrow(NotCounted);
  });

  it("gives the last page where the one asked for is beyond it", async () => {
    const known = new KnownLedgers();
    for (const page of [1, 3]) known.take(asked("series"), await sentBy(whole, asked("series", { page })));
    expect(composePreview(known, atlas, asked("series", { page: 9 })).page).toBe(3);
  });

  it("forgets the counts of a ledger that has had another import", async () => {
    const known = new KnownLedgers();
    const material = await sentBy(whole, asked("single"));
    known.take(asked("single"), material);
    known.take(asked("slide"), { ...material, ledger: { ...material.ledger, version: material.ledger.version + 1, counts: [] } });
    expect(() => composePreview(known, atlas, asked("single"))).toThrow(NotCounted);
  });

  it("has nothing outside the reader's regions", async () => {
    const narrow = await serverOf(deskOf(places.lufeng));
    const { body } = await get(narrow, addressOf("json", asked("daily"), false));
    expect(body).toContain(places.lufeng);
    expect(body).not.toContain(places.chuxiong);
    expect((await get(whole, addressOf("json", asked("daily"), false))).body).toContain(places.chuxiong);
  });

  it("comes packed where the reader takes it so", async () => {
    const packed = await get(whole, addressOf("json", asked("single"), false), { "accept-encoding": "gzip" });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(JSON.parse(gunzipSync(packed.rawPayload).toString())).toEqual(await sentBy(whole, asked("single")));
  });

  it("is refused with the sentence of the sheet", async () => {
    const wrong = await get(whole, "/api/briefings/preview.json?template=comparison");
    expect([wrong.statusCode, wrong.json<{ error: string }>().error]).toEqual([400, expect.stringContaining("对比样式要有一个较早的时刻")]);
    const beyond = await get(whole, addressOf("json", asked("series", { page: 9 }), false));
    expect([beyond.statusCode, beyond.json<{ error: string }>().error]).toEqual([400, "这份简报共 3 页，没有第 9 页。"]);
  });
});
