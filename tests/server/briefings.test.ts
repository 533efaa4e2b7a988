import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import jsQr from "jsqr";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { missingLetters } from "../../client/print/letters.ts";
import { composeSheet, type FlowSheet, type Sheet } from "../../client/print/sheet.ts";
import { sheetSvg } from "../../client/print/sheetSvg.ts";
import type { Mark } from "../../client/scene/marks.ts";
import { sheetsPdf } from "../../server/briefings/pdf.ts";
import { sheetPng } from "../../server/briefings/png.ts";
import { EmptyBriefing, materialOf, openAtlas, readLedger } from "../../server/briefings/reading.ts";
import type { Database } from "../../server/database/database.ts";
import { briefingGeography, briefingSources } from "../../server/startBriefings.ts";
import { emptyFilter, type FlowFilter } from "../../server/vocabulary.ts";
import { byProvince, smallNation } from "../client/print/world.ts";
import { onBothEngines } from "../database.ts";
import { desk, deskOf, importReading, person, places, readingOf, settle, toolsOf } from "../ledgerWorld.ts";

const at = new Date("2021-02-09T10:00:00Z");
/** The package is CommonJS: under the tests' loader its function lies one step deeper. */
const readCode = (typeof jsQr === "function" ? jsQr : (jsQr as { default: unknown }).default) as (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
const folder = mkdtempSync(join(tmpdir(), "guitu-briefing-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function pdfOf(...sheets: Sheet[]): Promise<string> {
  const path = join(folder, "sheet.pdf");
  writeFileSync(path, await sheetsPdf(sheets, { at }));
  return path;
}
const textOf = (path: string) => execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
const letter = (text: string): Mark => ({ kind: "text", layer: "label", key: "a", at: [20, 20], anchor: "start", size: 4, runs: [{ text, colour: "#000000", weight: 700 }], halo: { colour: "#FFFFFF", width: 0.4 } });
const blank = (...marks: Mark[]): Sheet => ({ ...composeSheet(smallNation(), "single"), marks });

describe("a sheet as PDF", () => {
  it("embeds its faces as subsets that can be searched", async () => {
    const fonts = execFileSync("pdffonts", [await pdfOf(composeSheet(smallNation(), "single"))], { encoding: "utf8" }).trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThanOrEqual(2);
    for (const font of fonts) expect(font).toMatch(/\+NotoSansHans-\w+ +CID Type 0C +Identity-H +yes yes yes/);
  });

  it("keeps rare characters of names as text, once although they have a halo", async () => {
    const text = textOf(await pdfOf(blank(letter("大塝村 䶮㼆 硚口 12,480"))));
    expect(text.trim()).toBe("大塝村 䶮㼆 硚口 12,480");
  });

  it("has the paper's size, a page for each sheet, and is the same twice", async () => {
    const sheet = composeSheet(smallNation(), "single");
    const info = execFileSync("pdfinfo", [await pdfOf(sheet, sheet)], { encoding: "utf8" });
    expect(info).toMatch(/Pages: +2/);
    expect(info).toMatch(/Page size: +841\.89 x 595\.2\d+ pts \(A4\)/);
    expect(Buffer.compare(await sheetsPdf([sheet], { at }), await sheetsPdf([sheet], { at }))).toBe(0);
  });
});

describe("letters before printing", () => {
  it("are missed when no face has them, each once; the others are not", () => {
    expect(missingLetters([letter("塝䶮㼆崀硚→≥"), letter("\u{1F600}a\u{1F600}")])).toEqual(["\u{1F600}"]);
  });
});

describe("a sheet as PNG", () => {
  it("is as wide as its scale says and has ink where a letter stands", () => {
    const pngWidth = (png: Buffer) => png.readUInt32BE(16);
    const sheet = blank(letter("塝"));
    expect([1, 2, 4].map((scale) => pngWidth(sheetPng(sheet, scale as 1 | 2 | 4)))).toEqual([1240, 2480, 4960]);
    expect(sheetPng(sheet, 1).length).toBeGreaterThan(sheetPng(blank(), 1).length + 100);
  });
});

describe("the code of a sheet", () => {
  it.each([["single", {}], ["a3", {}], ["slide", byProvince]] as const)("is read back from the picture of %s, also when that is small", (template, change) => {
    const svg = new Resvg(sheetSvg(composeSheet(smallNation({}, change), template)), { fitTo: { mode: "width", value: 1800 }, font: { loadSystemFonts: false } });
    const { width, height, pixels } = svg.render();
    expect(readCode(new Uint8ClampedArray(pixels), width, height)?.data).toBe("https://guitu.example/briefings/GT-5323-20210209-0001-7K");
  });
});

onBothEngines("briefings from the ledger", (engine) => {
  let database: Database;
  const atlas = openAtlas(briefingGeography());
  const sheetOf = async (filter: Partial<FlowFilter>, viewer = desk) =>
    composeSheet(materialOf(await readLedger(database, viewer, briefingSources), atlas, { template: "single", language: "zh-CN", filter: { ...emptyFilter, ...filter }, asOf: "2021-02-09" }), "single");

  beforeAll(async () => {
    database = await engine.open();
    await settle(database);
    const works = ["4419", "4419", "4403", "3307", "5301", "532302", "44", null];
    const people = Array.from({ length: 120 }, (_, n) => person(n + 1, {
      workRegion: works[n % works.length] ?? null, goBackFrom: n % 5 > 0 ? `2021-02-${18 + (n % 9)}` : null, wantsTransport: n % 2 === 0,
      ...(n % 3 === 0 ? { homeCounty: places.lufeng, homeTownship: places.jinshan, homeVillage: places.jinshanVillage } : {}),
    }));
    await importReading(toolsOf(database), readingOf({ records: people, demo: true, expected: [{ homeCounty: places.chuxiong, homeTownship: places.lucheng, homeVillage: places.luchengVillage, people: 100 }] }));
  });

  it("print the figures that SQL counts, and the text of the PDF has them", async () => {
    const sheet = await sheetOf({ movement: "goBack", organised: true });
    const counted = await database.withScope(desk, ({ sql }) => sql<{ work: string; people: number }[]>`
      select coalesce(left(work_region, 4), '') as work, count(*) as people from follow_up where superseded_at is null and go_back_intention = 'yes' and wants_transport group by 1 order by 2 desc, 1`);
    const all = counted.reduce((sum, { people }) => sum + people, 0);
    const text = textOf(await pdfOf(sheet)).replace(/ +/g, " ");
    expect(all).toBe(60);
    expect(sheet.figures.people).toBe(all);
    expect(text).toContain(`已调查 ${all}`);
    expect(text).toContain(sheet.arithmetic.line.replace(/ +/g, " "));
    expect(text).toContain(` ＝ ${all} 人`);
    for (const { work, people } of counted) expect(peopleOn(sheet, work), work).toBe(people);
    for (const name of ["东莞", "昆明（云南）", "广东（未填市州）", "楚雄州内", "合计"]) expect(text).toContain(name);
  });

  it("are of the homes that are asked for, and of the reader's scope", async () => {
    expect((await sheetOf({ movement: "goBack", homes: [places.lufeng] })).figures.people).toBe(40);
    expect((await sheetOf({ movement: "goBack" }, deskOf(places.lufeng))).figures.people).toBe(40);
    expect((await sheetOf({ movement: "goBack" })).figures.people).toBe(120);
  });

  it("are refused with a sentence where nobody is in the ledger", async () => {
    await expect(sheetOf({}, deskOf(places.dayao))).rejects.toThrow(EmptyBriefing);
  });
});

/** In the table or one of the gathered rows. */
function peopleOn({ figures: { top, groups } }: FlowSheet, work: string): number {
  if (work === "") return groups.unknown.people;
  return work === "5323" ? groups.inside.people : top.find(({ code }) => code === work)?.people ?? 0;
}
