/** 回访覆盖: how many of those expected have been followed up, where fewest, and which villages have not reported. Pure. */
import type { BriefingMaterial } from "../material.ts";
import { share } from "../speech.ts";
import { leastCovered, type CoveredPlace, type DailyFigures } from "./dailyFigures.ts";
import { paragraph, sentence, type Writer } from "./writer.ts";

/** Places that a sentence names. */
const mostNamed = 3;

export function coverageText(figures: DailyFigures, writer: Writer, { filter }: Pick<BriefingMaterial, "filter">): string {
  const { say } = writer;
  if (figures.coverage.expected === 0) return sentence([say("daily.coverage.unregistered")], say);
  return paragraph([wholeWords(figures, writer, filter.works.length + filter.industries.length > 0), ...leastWords(figures, writer), silentWords(figures, writer), silentNames(figures, writer)], say);
}

/** Who is expected is not known by workplace or industry: of a filtered briefing it is said that this is everybody. */
function wholeWords({ coverage, coverageBefore }: DailyFigures, { say, counted, against }: Writer, isFiltered: boolean): string {
  const { expected, surveyed } = coverage;
  const before = coverageBefore && coverageBefore.expected > 0 ? say("daily.aside", { text: say("daily.coverage.before", { against, share: share(coverageBefore.surveyed, coverageBefore.expected) }) }) : "";
  return sentence([`${isFiltered ? say("daily.coverage.everybody") : ""}${say("daily.coverage.whole", { expected: counted("people", expected), surveyed: counted("people", surveyed), share: share(surveyed, expected) })}${before}`], say);
}

/** Below the whole's share, least first: counties, then townships; where there is one county its townships alone. */
function leastWords({ coverage, homes, homesLevel, townships }: DailyFigures, { say, homeName }: Writer): string[] {
  const isLess = ({ surveyed, expected }: CoveredPlace) => surveyed * coverage.expected < coverage.surveyed * expected;
  const named = (places: readonly CoveredPlace[], nameOf: (code: string) => string) => places.filter(isLess).slice(0, mostNamed).map((place) => say("daily.coverage.part", { name: nameOf(place.code), share: share(place.surveyed, place.expected) })).join(say("daily.and"));
  const counties = homesLevel === "county" ? named(leastCovered(homes.map(({ code, coverage: { expected, surveyed } }) => ({ code, expected, surveyed }))), homeName) : "";
  const least = named(townships, (code) => (homesLevel === "county" ? townshipName(code, { say, homeName }) : homeName(code)));
  return [["counties", counties], ["townships", least]].map(([key, places]) => (places === "" ? "" : sentence([say(`daily.coverage.${key}`, { places: places! })], say)));
}

/** 楚雄市鹿城镇. */
export function townshipName(code: string, { say, homeName }: Pick<Writer, "say" | "homeName">): string {
  return say("daily.township", { township: homeName(code), county: homeName(code.slice(0, 6)) });
}

function silentWords({ silentVillages: { now, before }, silentPeople, coverage }: DailyFigures, { say, counted, against }: Writer): string {
  if (now === 0 && coverage.villages === 0) return "";
  const by = before === null ? null : now - before;
  const change = by === null ? null : by === 0 ? (now === 0 ? null : say("daily.coverage.silentSame", { against })) : say(`daily.change.${by > 0 ? "more" : "fewer"}`, { against, counted: counted("villages", Math.abs(by)) });
  const said = now === 0 ? say("daily.coverage.reported") : say("daily.coverage.silent", { villages: counted("villages", now), people: counted("people", silentPeople) });
  return sentence([said, change], say);
}

function silentNames({ silent }: DailyFigures, writer: Writer): string {
  const { say, counted } = writer;
  const named = silent.slice(0, mostNamed).map(({ village, name, township, expected }) => say("daily.coverage.village", { name: name ?? village, township: townshipName(township, writer), people: counted("people", expected) }));
  return named.length === 0 ? "" : sentence([say("daily.coverage.largest", { places: named.join(say("daily.and")) })], say);
}
