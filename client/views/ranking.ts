/** The rows of the ranking table: places by people, the rest gathered, everybody counted. Pure. */
import type { Flow } from "../../server/vocabulary.ts";
import type { RankedPlace } from "../components/RankingTable.vue";

interface Ranking {
  side: "home" | "work";
  flows: readonly (Flow & { estimated: number })[];
  /** People of flows that are not named one by one. */
  beyond: number;
  most: number;
  nameOf: (code: string) => string;
  coverageOf: (code: string) => { expected: number; surveyed: number };
  words: { rest: (count: number) => string; unknown: string };
}

/** Strongest first, ties by code; at most `most` rows of which the last may be the rest. Sum of rows = sum of flows + beyond. */
export function rankPlaces({ side, flows, beyond, most, nameOf, coverageOf, words }: Ranking): RankedPlace[] {
  const places = new Map<string, { people: number; estimated: number }>();
  for (const flow of flows) {
    const sum = places.get(flow[side]) ?? { people: 0, estimated: 0 };
    sum.people += flow.people;
    sum.estimated += flow.estimated;
    places.set(flow[side], sum);
  }
  const sorted = [...places].sort((a, b) => b[1].people - a[1].people || (a[0] < b[0] ? -1 : 1));
  const fits = sorted.length <= most && beyond === 0;
  const named = sorted.slice(0, fits ? most : most - 1).map(([code, sum]): RankedPlace => {
    const { expected, surveyed } = coverageOf(code);
    return { code, name: code === "" ? words.unknown : nameOf(code), ...sum, coverage: side === "home" && expected > 0 ? (surveyed / expected) * 100 : null };
  });
  if (fits) return named;
  const rest = sorted.slice(most - 1);
  return [...named, {
    code: "rest", name: words.rest(rest.length), rest: true, coverage: null,
    people: rest.reduce((sum, [, place]) => sum + place.people, beyond), estimated: rest.reduce((sum, [, place]) => sum + place.estimated, 0),
  }];
}
