/** The words of the briefing screen, which come with it: the map's first picture does not wait for them. */
import { briefingScreenEn } from "./briefingScreenEn.ts";
import { briefingScreenZh } from "./briefingScreenZh.ts";
import { words } from "./index.ts";

export function addBriefingWords(): void {
  words.global.mergeLocaleMessage("zh-CN", { sheet: briefingScreenZh });
  words.global.mergeLocaleMessage("en", { sheet: briefingScreenEn });
}
