/** Whose transport a plan is for, clause by clause: empty for everybody. Pure. */
import type { CharterFilter } from "../stores/charterAddress.ts";
import type { Language } from "../words/index.ts";
import { formatDays } from "../words/numbers.ts";

export interface Speech {
  t: (key: string, named?: Record<string, unknown>) => string;
  nameOf: (code: string) => string;
  language: Language;
}

export function demandClauses({ homes, works, days, modes, industries, intentions }: CharterFilter, { t, nameOf, language }: Speech): string[] {
  const clauses: [name: string, words: string[]][] = [
    [t("dimension.home"), homes.map(nameOf)],
    [t("dimension.work"), works.map(nameOf)],
    [t("charters.leaving"), days ? [formatDays(days.from, days.to, language)] : []],
    [t("charters.modeHome"), modes.map((word) => t(`mode.${word}`))],
    [t("dimension.industry"), industries.map((word) => t(`industry.${word}`))],
    [t("dimension.intention"), intentions.map((word) => t(`intention.${word}`))],
  ];
  return clauses.flatMap(([name, words]) => (words.length === 0 ? [] : [t("charters.clause", { name, words: words.join(t("word.and")) })]));
}
