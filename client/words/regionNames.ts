/** Regions as each language writes them: Chinese short names, English from the pinyin. Pure. */
import type { Language } from "./language.ts";

/** Spellings that differ from pinyin: other languages' names, and 陕西 to tell it from 山西. */
const established: Readonly<Record<string, string>> = { 15: "Inner Mongolia", 54: "Xizang", 61: "Shaanxi", 81: "Hong Kong", 82: "Macao", 8100: "Hong Kong", 8200: "Macao" };
/** Endings of Chinese short names that English leaves out. */
const endings: readonly (readonly [chinese: string, pinyin: string])[] = [["州", "zhou"], ["盟", "meng"], ["地区", "diqu"]];

export interface NamedRegion {
  code: string;
  name: string;
  short: string;
  pinyin: string;
}

export function regionName({ code, name, short, pinyin }: NamedRegion, language: Language): string {
  if (language === "zh-CN") return short;
  const known = established[code];
  if (known) return known;
  const ending = endings.find(([chinese, latin]) => code.length === 4 && short.endsWith(chinese) && pinyin.endsWith(latin) && (chinese !== "州" || name.includes("自治州")));
  const stem = ending ? pinyin.slice(0, -ending[1].length) : pinyin;
  return stem.charAt(0).toUpperCase() + stem.slice(1);
}

/** In tables: 楚雄市 and 大姚县 in full, 云南 and 大理州 short, because their full names fill a line. */
export function tableName(region: NamedRegion, language: Language): string {
  return language === "zh-CN" && region.code.length === 6 && region.name.length <= 5 ? region.name : regionName(region, language);
}
