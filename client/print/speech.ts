/** Words of a sheet by key, with values filled in: what vue-i18n is to the screen, without Vue. */
import { briefingsChartersEn } from "../words/briefingsChartersEn.ts";
import { briefingsChartersZh } from "../words/briefingsChartersZh.ts";
import { briefingsEn } from "../words/briefingsEn.ts";
import { briefingsZh } from "../words/briefingsZh.ts";
import { chartersEn } from "../words/chartersEn.ts";
import { chartersZh } from "../words/chartersZh.ts";
import type { Language } from "../words/language.ts";

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

type Words = { readonly [key: string]: string | Words };
/** What the charter screen says, its sheet says alike. */
const languages = {
  "zh-CN": { ...briefingsZh, plan: briefingsChartersZh, charters: chartersZh }, en: { ...briefingsEn, plan: briefingsChartersEn, charters: chartersEn },
} satisfies Record<Language, Words>;

export function speech(language: Language): Say {
  return sayIn(languages[language]);
}

/** Throws for a key that the words do not have, and for a place in braces that gets no value. */
export function sayIn(all: Words): Say {
  return (key, values = {}) => {
    const found = key.split(".").reduce<string | Words | undefined>((words, part) => (typeof words === "object" ? words[part] : undefined), all);
    if (typeof found !== "string") throw new Error(`the sheet has no words for "${key}"`);
    return found.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`"${key}" wants a value for ${name}`);
      return String(value);
    });
  };
}

/** 12,480: paper never shortens. */
export function inWords(people: number): string {
  return Math.round(people).toLocaleString("en-US");
}

/** Without the sign; a share of nothing is a dash. */
export function share(part: number, whole: number): string {
  return whole === 0 ? "–" : ((part / whole) * 100).toFixed(1);
}
