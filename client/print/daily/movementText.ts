/** 主要流向, 高峰时段, 待组织运送: where from and where to, when and how sure, and who wants to be taken. Pure. */
import { groups } from "../figures.ts";
import { difference, extremes } from "./changed.ts";
import { dailyMovements, type DailyMovement } from "./dailyCounts.ts";
import type { DailyFigures, MovementFigures } from "./dailyFigures.ts";
import { isAnybody } from "./overallText.ts";
import { paragraph, sentence, type Writer } from "./writer.ts";

/** Places and days that a sentence names. */
const mostNamed = 3;

export function mainFlowsText({ movements }: DailyFigures, writer: Writer): string {
  return paragraph(dailyMovements.flatMap((movement) => [namedPlaces(movement, movements[movement], writer), groupWords(movement, movements[movement], writer), grownAndShrunk(movements[movement], writer), strongestFlow(movement, movements[movement], writer)]), writer.say);
}

function namedPlaces(movement: DailyMovement, { places, people }: MovementFigures, { say, place, shareOf }: Writer): string {
  const named = places.filter(({ now }) => now > 0).slice(0, mostNamed);
  if (named.length === 0) return "";
  const together = shareOf(named.reduce((sum, { now }) => sum + now, 0), people.now);
  return sentence([say(`daily.flows.${movement}`, { places: named.map(({ code, now }) => place(code, now)).join(say("daily.and")) }), named.length > 1 && together !== null ? say("daily.flows.together", { share: together }) : null], say);
}

/** Outside, province, inside, not stated: everybody. */
function groupWords(movement: DailyMovement, { groups: counts }: MovementFigures, { say, counted, names }: Writer): string {
  const present = groups.filter((group) => counts[group].now > 0);
  if (names.inside === "" || present.length < 2) return "";
  return say(`daily.flows.groups.${movement}`, { groups: present.map((group) => say(`daily.flows.${group}`, { name: names.inside, people: counted("people", counts[group].now) })).join(say("daily.and")) });
}

function grownAndShrunk({ places, people }: MovementFigures, { say, counted, names, against }: Writer): string {
  if (people.before === null || !isAnybody(people) || places.length === 0) return "";
  const { grew, shrank } = extremes(places);
  if (!grew && !shrank) return sentence([say("daily.flows.unchanged", { against })], say);
  const clauses = [
    grew && say("daily.flows.grew", { place: names.table(grew.code), people: counted("people", difference(grew)) }), shrank && say("daily.flows.shrank", { place: names.table(shrank.code), people: counted("people", -difference(shrank)) }),
  ];
  return `${say("daily.flows.since", { against })}${sentence(clauses, say)}`;
}

function strongestFlow(movement: DailyMovement, { strongest }: MovementFigures, { say, counted, names, homeName }: Writer): string {
  if (!strongest) return "";
  const [home, work] = [homeName(strongest.home), names.table(strongest.work)];
  return sentence([say("daily.flows.strongest", { ...(movement === "return" ? { from: work, to: home } : { from: home, to: work }), people: counted("people", strongest.people) })], say);
}

export function peaksText({ movements }: DailyFigures, writer: Writer): string {
  return paragraph(dailyMovements.flatMap((movement) => peakWords(movement, movements[movement], writer)), writer.say);
}

function peakWords(movement: DailyMovement, { people, peak }: MovementFigures, writer: Writer): string[] {
  const { say, counted, day, shareOf, against } = writer;
  const [first, ...others] = peak.days;
  if (people.now === 0) return [];
  if (!first) return [sentence([say(`daily.peaks.none.${movement}`, { people: counted("people", people.now) })], say)];
  const alike = peak.days.filter((one) => one.people === first.people).length;
  const next = others.slice(0, mostNamed - 1).map((one) => say("daily.peaks.day", { day: day(one.date), people: counted("people", one.people) }));
  const busiest = alike > 1
    ? [say(`daily.peaks.several.${movement}`, { days: counted("days", alike), people: counted("people", first.people), day: day(first.date) }), coachWords(first.people, writer)]
    : [say(`daily.peaks.${movement}`, { day: day(first.date), people: counted("people", first.people) }), coachWords(first.people, writer), next.length > 0 ? say("daily.peaks.next", { days: next.join(say("daily.and")) }) : null];
  const moved = peak.before !== null && peak.before !== first.date;
  return [
    sentence(busiest, say), moved ? sentence([say("daily.peaks.before", { against, day: day(peak.before!) })], say) : "", // moved: there is one
    peak.undated === 0 ? sentence([say("daily.peaks.allDated")], say)
      : sentence([`${say("daily.peaks.dated", { people: counted("people", peak.dated) })}${shareAside(shareOf(peak.dated, people.now), writer)}`, say("daily.peaks.undated", { people: counted("people", peak.undated) })], say),
  ];
}

function shareAside(share: string | null, { say }: Writer): string {
  return share === null ? "" : say("daily.aside", { text: share });
}

/** Coach loads: of fewer people than a coach has seats only that. */
function coachWords(people: number, { say, counted, seats }: Writer): string {
  return people < seats ? say("daily.peaks.underCoach", { seats }) : say("daily.peaks.coaches", { seats, coaches: counted("coaches", Math.ceil(people / seats)) });
}

/** Trips of plans are the charter sheet's: here is the demand alone. */
export function demandText({ demand, homes }: DailyFigures, writer: Writer): string {
  const { say, counted, change, place, homeName } = writer;
  const { people, places, peak } = demand;
  if (!isAnybody(people)) return "";
  const named = (list: readonly { code: string; now: number }[], nameOf?: (code: string) => string) => list.filter(({ now }) => now > 0).slice(0, mostNamed).map(({ code, now }) => place(code, now, nameOf)).join(say("daily.and"));
  const from = named(homes.map(({ code, demand: { now } }) => ({ code, now })).sort((a, b) => b.now - a.now || (a.code < b.code ? -1 : 1)), homeName);
  const to = named(places);
  return paragraph([
    sentence([say("daily.demand.people", { people: counted("people", people.now) }), change(people, "people"), people.now > 0 ? coachWords(people.now, writer) : null], say),
    sentence([to === "" ? null : say("daily.demand.to", { places: to }), homes.length > 1 && from !== "" ? say("daily.demand.from", { places: from }) : null], say, "semicolon"),
    peak.undated > 0 ? sentence([say("daily.demand.undated", { people: counted("people", peak.undated) })], say) : "",
  ], say);
}
