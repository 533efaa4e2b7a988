/** A sheet of the prefecture with 500 flows, and a series of its ten counties with as many each: composed, as PDF, PPTX and PNG, on the real boundaries. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { composeSheet } from "../../client/print/sheet.ts";
import { sheetsPdf } from "../../server/briefings/pdf.ts";
import { sheetPng } from "../../server/briefings/png.ts";
import { heapMegabytes } from "../../server/briefings/sheetThread.ts";
import type { SeriesFigures } from "./briefingSeries.ts";
import { prefecture } from "./briefingWorlds.ts";
import { printRows, type BenchRow } from "./report.ts";

const at = new Date(0);

/** In a process of its own with the memory that the server's worker has: what other sheets took would be counted with it. */
function measureSeries(): BenchRow[] {
  return (["pdf", "pptx"] as const).flatMap((format) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`--max-old-space-size=${heapMegabytes}`, "--import", "tsx", fileURLToPath(new URL("briefingSeries.ts", import.meta.url)), format], { encoding: "utf8" });
    if (status !== 0) throw new Error(`the series as ${format} ended with ${status}: ${stderr}`);
    const { pages, seconds, cpuSeconds, megabytes } = JSON.parse(stdout) as SeriesFigures;
    return [
      { name: `简报：分县页 ${pages} 页（每县约 500 条流），${format.toUpperCase()}`, value: seconds, unit: "s", target: "≤ 15 s", ok: seconds <= 15 }, { name: "  CPU 秒", value: cpuSeconds, unit: "s" },
      { name: "  进程的峰值内存", value: megabytes, unit: "MB", target: "≤ 500 MB", ok: megabytes <= 500 },
    ];
  });
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
  return [composed, pdf, png, { name: "简报：排版加 PDF，第二次，CPU 秒", value: (user + system) / 1e6, unit: "s" }, { name: "简报：排版加 PDF", value: whole, unit: "s", target: "≤ 3 s", ok: whole <= 3 }, ...measureSeries()];
}

if (process.argv[1]?.endsWith("bench/briefings.ts")) printRows(await run());
