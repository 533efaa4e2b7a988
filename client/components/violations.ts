/** A broken rule in words for people; `nameOf` names groups, fleets and days; the judge's own sentence says the same in English. */
import { tripNumber } from "./charterRows.ts";

export interface Violation {
  rule: string;
  where: string;
  message: string;
  found?: number | undefined;
  allowed?: number | undefined;
}

export function violationWords(t: (key: string, named?: Record<string, unknown>) => string, { rule, where, found, allowed }: Violation, nameOf: (where: string) => string): string {
  const place = /^[tr]\d+$/.test(where) ? t("charters.judge.trip", { number: tripNumber(where) }) : nameOf(where);
  const sentence = t(`charters.judge.rule.${rule}`);
  return found === undefined || allowed === undefined ? t("charters.judge.plain", { place, sentence }) : t("charters.judge.passed", { place, sentence, found, allowed });
}
