/** Makes the series of ten counties as PDF or PPTX and says what that took; briefings.ts runs it with the memory of the server's worker. */
import { pagesOf } from "../../client/print/pages.ts";
import { sheetsPdf } from "../../server/briefings/pdf.ts";
import { pagesPptx } from "../../server/briefings/pptx.ts";
import { tenCounties } from "./briefingWorlds.ts";

export interface SeriesFigures {
  pages: number;
  seconds: number;
  cpuSeconds: number;
  /** The most that the whole process held. */
  megabytes: number;
}

const composers = pagesOf(tenCounties(), "series");
const started = performance.now();
const cpu = process.cpuUsage();
const sheets = (function* () { for (const compose of composers) yield compose(); })();
await (process.argv[2] === "pptx" ? pagesPptx(sheets) : sheetsPdf(sheets, { at: new Date(0) }));
const { user, system } = process.cpuUsage(cpu);
const figures: SeriesFigures = { pages: composers.length, seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1000 };
console.log(JSON.stringify(figures));
