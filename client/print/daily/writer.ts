/** How the text of a daily briefing says numbers: with their noun, against the moment before, as shares where the base carries one. Pure. */
import { ancestorAt, codeLength } from "../../../server/vocabulary.ts";
import { formatDay } from "../../words/days.ts";
import { fullDay } from "../lunarDates.ts";
import type { BriefingMaterial } from "../material.ts";
import { listed, type SheetNames } from "../names.ts";
import { inWords, share, type Say } from "../speech.ts";
import { difference, type Changed } from "./changed.ts";
import type { DailyFigures } from "./dailyFigures.ts";

export type CountedNoun = "people" | "villages" | "townships" | "coaches" | "days";

export interface Writer {
  say: Say;
  names: SheetNames;
  seats: number;
  /** Whom it is about. */
  home: string;
  /** What is compared with, as a part of a sentence: 上期, 前一日. */
  against: string;
  /** The same as a name: of a line, a column. */
  earlier: string;
  /** 1人, 12,480人; 1 person, 12,480 people. */
  counted(noun: CountedNoun, count: number): string;
  /** 较上期增加120人（增长10.8%）; null where nothing is compared. */
  change(changed: Changed, noun: CountedNoun): string | null;
  /** 占28.2%; null where the base is too small to carry per cent. */
  shareOf(part: number, whole: number): string | null;
  /** 东莞1,353人; homes are named by `homeName`. */
  place(code: string, people: number, nameOf?: (code: string) => string): string;
  /** Counties and townships in full. */
  homeName(code: string): string;
  /** Full date, with lunar date and weekday. */
  day(iso: string): string;
}

/** People from whom on a share is said in per cent: of fewer, one person is more than one per cent. */
export const leastBase = 100;

export function writerOf(material: BriefingMaterial, figures: Pick<DailyFigures, "homes">, names: SheetNames, say: Say): Writer {
  const { language, lunarOf, seats, regions } = material;
  const [against, earlier] = [comparedAs("against", material, say), comparedAs("earlier", material, say)];
  const counted = (noun: CountedNoun, count: number) => say(`daily.count.${noun}.${count === 1 ? "one" : "other"}`, { n: inWords(count) });
  return {
    say, names, seats, against, earlier, counted, home: homeOf(material, figures, names, say),
    change: (changed, noun) => changeIn(changed, (count) => counted(noun, count), against, say),
    shareOf: (part, whole) => (whole < leastBase ? null : say("daily.percent", { share: share(part, whole) })),
    homeName: (code) => (language === "zh-CN" ? regions.get(code)?.name : undefined) ?? names.table(code),
    place: (code, people, nameOf = names.table) => say("daily.place", { name: nameOf(code), counted: counted("people", people) }),
    day: (iso) => fullDay(iso, language, lunarOf(iso)),
  };
}

function changeIn(changed: Changed, counted: (count: number) => string, against: string, say: Say): string | null {
  const { before } = changed;
  const by = difference(changed);
  if (before === null) return null;
  if (by === 0) return say("daily.change.same", { against });
  const key = by > 0 ? "more" : "fewer";
  const percent = share(Math.abs(by), before);
  if (before < leastBase || percent === "0.0") return say(`daily.change.${key}`, { against, counted: counted(Math.abs(by)) });
  return say(`daily.change.${key}Share`, { against, counted: counted(Math.abs(by)), share: percent });
}

/** The newest briefing before, the same time on the day before, or whatever moment was asked for. */
export function comparisonOf({ before, beforeNumber, asOf }: Pick<BriefingMaterial, "before" | "beforeNumber" | "asOf">): "briefing" | "dayBefore" | "moment" | null {
  if (before === null) return null;
  if (beforeNumber !== undefined) return "briefing";
  return Date.parse(asOf) - Date.parse(before.asOf) === msPerDay ? "dayBefore" : "moment";
}
const msPerDay = 86_400_000;

function comparedAs(form: "against" | "earlier", material: BriefingMaterial, say: Say): string {
  const comparison = comparisonOf(material);
  return comparison === null ? "" : say(`daily.${form}.${comparison}`, { moment: shortMoment(material.before!.asOf, material) }); // there is one where something is compared
}

/** 2月8日18:00, 8 Feb 18:00; a day alone has no time. */
export function shortMoment(iso: string, { language }: Pick<BriefingMaterial, "language">): string {
  return `${formatDay(iso.slice(0, 10), language)}${language === "en" ? " " : ""}${iso.slice(11, 16)}`.trim();
}

/** The homes that were asked for; of a narrower reader those that are left; else the smallest region that holds all the rows. */
function homeOf({ filter, narrowedTo }: BriefingMaterial, { homes }: Pick<DailyFigures, "homes">, names: SheetNames, say: Say): string {
  if (narrowedTo.length > 0) return listed(narrowedTo.map(names.table), say);
  if (filter.homes.length > 0) return names.homes;
  const common = (["county", "prefecture", "province"] as const).map((level) => [...new Set(homes.map(({ code }) => ancestorAt(code, level)))]).find(({ length }) => length === 1);
  const code = common?.[0];
  if (code === undefined) return say("anyWork");
  return code.length === codeLength.county ? names.table(code) : names.map(code);
}

/** Clauses as one sentence; those that say nothing are left out. Empty where none says anything. */
export function sentence(clauses: readonly (string | null)[], say: Say, between: "comma" | "semicolon" = "comma"): string {
  const said = clauses.filter((clause) => clause !== null && clause !== "");
  return said.length === 0 ? "" : `${said.join(say(`daily.${between}`))}${say("daily.stop")}`;
}

/** Sentences as a paragraph. */
export function paragraph(sentences: readonly string[], say: Say): string {
  return sentences.filter((one) => one !== "").join(say("daily.next"));
}
