/** The words of the briefing screen, which come with it: the map's first picture does not wait for them. */
import { briefingScreenEn } from "./briefingScreenEn.ts";
import { briefingScreenZh } from "./briefingScreenZh.ts";
import { words } from "./index.ts";
import { schedulesEn } from "./schedulesEn.ts";
import { schedulesZh } from "./schedulesZh.ts";

export function addBriefingWords(): void {
  words.global.mergeLocaleMessage("zh-CN", { sheet: briefingScreenZh, schedule: schedulesZh });
  words.global.mergeLocaleMessage("en", { sheet: briefingScreenEn, schedule: schedulesEn });
}
