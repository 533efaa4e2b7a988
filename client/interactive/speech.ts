/** The words of the interactive file by key. */
import { sayIn, type Say } from "../print/speech.ts";
import { interactiveEn } from "../words/interactiveEn.ts";
import { interactiveZh } from "../words/interactiveZh.ts";
import type { Language } from "../words/language.ts";

const languages = { "zh-CN": interactiveZh, en: interactiveEn } as const;

export function sayInteractive(language: Language): Say {
  return sayIn(languages[language]);
}
