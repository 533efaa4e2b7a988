/** Title, subtitle, filter sentence and as-of line: what a sheet says in words. */
import { formatDate } from "../words/days.ts";
import { fullDay, lunarDay } from "./lunarDates.ts";
import type { BriefingMaterial } from "./material.ts";
import { listed, type SheetNames } from "./names.ts";
import type { Say } from "./speech.ts";
import { labels } from "../../server/vocabulary.ts";
import { en } from "../words/en.ts";

export interface SheetWords {
  title: string;
  subtitle: string;
  sentence: string;
  asOf: string;
  /** Day of the newest report; empty when it is the day of the moment, or there is none. */
  newest: string;
}

/** Of when the data are: the moment of the reading, and the newest report when that is older. */
export function asOfLine({ asOf, newest }: Pick<SheetWords, "asOf" | "newest">, say: Say): string {
  return `${say("asOf")} ${asOf}${newest === "" ? "" : `${say("semicolon")}${say("newest")} ${newest}`}`;
}

/** What the words are written from. */
export type Worded = Pick<BriefingMaterial, "filter" | "language" | "campaign" | "asOf" | "lunarOf" | "ownWords"> & Partial<Pick<BriefingMaterial, "reportedOn">>;

export function wordsOf(material: Worded, names: SheetNames, say: Say): SheetWords {
  const { movement, organised, works } = material.filter;
  const title = movement === "goBack" && organised === true ? "goBackOrganised" : movement;
  const work = works.length > 0 ? listed(works.map(names.map), say) : say("anyWork");
  return {
    title: material.ownWords.title || say(`title.${title}`, { year: material.campaign.newYear.slice(0, 4) }),
    subtitle: material.ownWords.subtitle || say(`subtitle.${movement}`, { home: names.homes, work }),
    sentence: say("only", { clauses: clausesOf(material, names, say).join(say("semicolon")) }),
    asOf: moment(material.asOf, material), newest: material.reportedOn && material.reportedOn < material.asOf.slice(0, 10) ? formatDate(material.reportedOn, material.language) : "",
  };
}

/** What the filter asks, part by part. */
export function clausesOf({ filter, language, lunarOf }: Worded, names: SheetNames, say: Say): string[] {
  const { movement, days, organised, works, modes, industries, intentions } = filter;
  const day = (iso: string) => lunarDay(iso, language, lunarOf(iso));
  const words = language === "zh-CN" ? { mode: labels.travelMode, industry: labels.industry, intention: labels.goBackIntention } : en;
  const dayClause = movement === "stay" ? say("clause.noDays") : !days ? say("clause.anyDays") : days.from === days.to ? say("clause.day", { from: day(days.from) }) : say("clause.days", { from: day(days.from), to: day(days.to) });
  return [
    say(`clause.${movement}`), ...(organised === null ? [] : [say(`clause.${organised ? "wanted" : "notWanted"}`)]), dayClause,
    say("clause.home", { home: names.homes }), works.length > 0 ? say("clause.work", { work: listed(works.map(names.map), say) }) : say("clause.anyWork"),
    ...(modes.length > 0 ? [say("clause.mode", { words: listed(modes.map((mode) => words.mode[mode]), say) })] : []),
    industries.length > 0 ? say("clause.industry", { words: listed(industries.map((industry) => words.industry[industry]), say) }) : say("clause.anyIndustry"),
    ...(intentions.length > 0 ? [say("clause.intention", { words: listed(intentions.map((intention) => words.intention[intention]), say) })] : []),
  ];
}

/** 2021年2月9日（腊月廿八，周二）18:00; a day alone has no time. */
export function moment(asOf: string, { language, lunarOf }: Pick<Worded, "language" | "lunarOf">): string {
  const day = asOf.slice(0, 10);
  const time = asOf.length > 10 ? asOf.slice(11, 16) : "";
  const full = fullDay(day, language, lunarOf(day));
  return language === "en" ? `${full} ${day.slice(0, 4)}${time ? ` ${time}` : ""}` : `${formatDate(day, language).slice(0, 5)}${full}${time}`;
}
