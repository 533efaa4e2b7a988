/** The words of the charter screen, which come with it: the map's first picture does not wait for them. */
import { chartersEn } from "./chartersEn.ts";
import { chartersZh } from "./chartersZh.ts";
import { words } from "./index.ts";

export function addCharterWords(): void {
  words.global.mergeLocaleMessage("zh-CN", { charters: chartersZh });
  words.global.mergeLocaleMessage("en", { charters: chartersEn });
}
