/** A sheet of the prefecture with 500 flows, and a series of its ten counties with as many each: composed, as PDF and as PNG, on the real boundaries. */
import { createCounter } from "../../client/cube/counter.ts";
import type { BriefingMaterial } from "../../client/print/material.ts";
import { pagesOf } from "../../client/print/pages.ts";
import { composeSheet } from "../../client/print/sheet.ts";
import { sheetsPdf } from "../../server/briefings/pdf.ts";
import { sheetPng } from "../../server/briefings/png.ts";
import { openAtlas } from "../../server/briefings/reading.ts";
import { briefingGeography } from "../../server/startBriefings.ts";
import { cubeOf, smallNation, type Row } from "../client/print/world.ts";
import { printRows, type BenchRow } from "./report.ts";

const flows = 500;
const at = new Date(0);

/** Ten counties and fifty cities: every pair a flow, of 45 people at least. */
function prefecture(): BriefingMaterial {
  const atlas = openAtlas(briefingGeography());
  const codes = [...atlas.regions.values()].filter(({ lon }) => lon !== null).map(({ code }) => code);
  const homes = codes.filter((code) => code.length === 6 && code.startsWith("5323")).slice(0, 10);
  const works = codes.filter((code) => code.length === 4 && !code.startsWith("53")).filter((_, index) => index % 6 === 0).slice(0, flows / homes.length);
  const rows = homes.flatMap((home, h) => works.map((work, w): Row => ({ home: `${home}001`, work, movement: "goBack", day: 19 + ((h + w) % 18), people: 45 + ((h * 37 + w * 61) % 400) })));
  const levels = { home: "county", work: "prefecture", workInside: "prefecture", inside: "5323" } as const;
  const counter = createCounter(cubeOf(rows));
  const { filter, ...rest } = smallNation();
  const count: BriefingMaterial["count"] = (asked, at) => ({ answer: counter.count(asked, at), series: counter.series(asked, at) });
  return { ...rest, ...atlas, filter, levels, ...count(filter, levels), count };
}

/** Ten counties with ten townships each and fifty cities: 500 flows a page, and what villages have not reported. */
function tenCounties(): BriefingMaterial {
  const one = prefecture();
  const townships = [...one.regions.values()].filter(({ code, lon }) => code.length === 9 && code.startsWith("5323") && lon !== null).map(({ code }) => code);
  const counties = [...new Set(townships.map((code) => code.slice(0, 6)))].slice(0, 10);
  const homes = counties.flatMap((county) => townships.filter((code) => code.startsWith(county)).slice(0, 10));
  const works = one.answer.moving.works.map(({ code }) => code);
  const rows = homes.flatMap((home, h) => works.flatMap((work, w) => [0, 1, 2].map((wave): Row => ({ home, work, movement: "goBack", day: 19 + ((h + w + 6 * wave) % 18), people: 5 + ((h * 37 + w * 61 + wave * 13) % 40) }))));
  const counter = createCounter(cubeOf(rows));
  const count: BriefingMaterial["count"] = (asked, at) => ({ answer: counter.count(asked, at), series: counter.series(asked, at) });
  const levels = { ...one.levels, home: "prefecture" } as const;
  const coverage = homes.map((township, index) => ({ township, expected: 3000 + index, surveyed: index % 17 === 0 ? 0 : 2700, villages: 11, silentVillages: index % 17 === 0 ? 11 : index % 3 }));
  return { ...one, levels, coverage, ...count(one.filter, levels), count };
}

async function measureSeries(): Promise<BenchRow[]> {
  const material = tenCounties();
  const started = performance.now();
  const cpu = process.cpuUsage();
  const pages = pagesOf(material, "series");
  await sheetsPdf(function* () { for (const compose of pages) yield compose(); }(), { at });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const peak = process.resourceUsage().maxRSS / 1000; // kilobytes
  return [
    { name: `简报：分县页 ${pages.length} 页（每县约 500 条流），PDF`, value: seconds, unit: "s", target: "≤ 15 s", ok: seconds <= 15 }, { name: "简报：分县页，CPU 秒", value: (user + system) / 1e6, unit: "s" },
    { name: "简报：峰值内存", value: peak, unit: "MB", target: "≤ 500 MB", ok: peak <= 500 },
  ];
}

export async function run(): Promise<BenchRow[]> {
  const material = prefecture();
  const measure = async (name: string, task: () => unknown): Promise<BenchRow> => {
    const started = performance.now();
    await task();
    return { name, value: (performance.now() - started) / 1000, unit: "s" };
  };
  composeSheet(material, "single"); // what a running server has done already
  let sheet = composeSheet(material, "single");
  const composed = await measure(`简报：${material.answer.flows.length} 条流的州页，排版`, () => { sheet = composeSheet(material, "single"); });
  const pdf = await measure("简报：同一页，PDF", () => sheetsPdf([sheet], { at }));
  const png = await measure("简报：同一页，2480 像素 PNG", () => sheetPng(sheet, 2));
  const whole = composed.value + pdf.value;
  const cpu = process.cpuUsage();
  await sheetsPdf([composeSheet(material, "single")], { at });
  const { user, system } = process.cpuUsage(cpu);
  return [composed, pdf, png, { name: "简报：排版加 PDF，第二次，CPU 秒", value: (user + system) / 1e6, unit: "s" }, { name: "简报：排版加 PDF", value: whole, unit: "s", target: "≤ 3 s", ok: whole <= 3 }, ...await measureSeries()];
}

if (process.argv[1]?.endsWith("bench/briefings.ts")) printRows(await run());
