/** 总体情况: how many have been followed up, what they plan, who goes back. Pure. */
import { festivalPlans } from "../../../server/vocabulary.ts";
import { formatDate } from "../../words/days.ts";
import type { BriefingMaterial } from "../material.ts";
import { momentWords as wordedMoment } from "../sentence.ts";
import type { Changed } from "./changed.ts";
import type { DailyFigures } from "./dailyFigures.ts";
import { paragraph, sentence, type Writer } from "./writer.ts";

export function overallText({ surveyed, plans, due, movements }: DailyFigures, writer: Writer, material: BriefingMaterial): string {
  const { say, counted, change, shareOf, home } = writer;
  const clauses = festivalPlans.filter((plan) => isAnybody(plans[plan])).map((plan) => {
    const share = shareOf(plans[plan].now, surveyed.now);
    return [`${say(`daily.overall.${plan}`, { people: counted("people", plans[plan].now) })}${share ? say("daily.aside", { text: share }) : ""}`, change(plans[plan], "people")].filter((part) => part !== null).join(say("daily.comma"));
  });
  const goBack = movements.goBack.people;
  return paragraph([
    sentence([say("daily.overall.surveyed", { moment: momentWords(material), home, people: counted("people", surveyed.now) }), change(surveyed, "people")], say),
    clauses.length === 0 ? "" : `${say("daily.overall.ofThem")}${sentence(clauses, say, "semicolon")}`,
    due.now > 0 ? sentence([say("daily.overall.due", { day: writer.day(material.asOf.slice(0, 10)), people: counted("people", due.now) })], say) : "",
    isAnybody(goBack) ? sentence([say("daily.overall.goBack", { people: counted("people", goBack.now) }), change(goBack, "people")], say) : "",
    material.before === null ? say("daily.overall.first") : "",
  ], say);
}

/** 2021年2月9日（腊月廿八，周二）18:00, 9 Feb 2021 18:00. */
function momentWords({ asOf, language, lunarOf }: BriefingMaterial): string {
  return language === "en" ? `${formatDate(asOf.slice(0, 10), language)} ${asOf.slice(11, 16)}`.trim() : wordedMoment(asOf, { language, lunarOf });
}

/** Of nobody nothing is said; of those who are no longer there, that they were. */
export function isAnybody({ now, before }: Changed): boolean {
  return now > 0 || (before ?? 0) > 0;
}
