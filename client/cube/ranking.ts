/** The rows of the ranking table: places by people, the rest gathered, everybody counted. Pure. */
import type { Flow } from "../../server/vocabulary.ts";
import type { MovingCount } from "./answer.ts";

export interface RankedPlace {
  code: string;
  name: string;
  people: number;
  estimated: number;
  /** Per cent; null where coverage is not counted. */
  coverage: number | null;
  /** Gathers the places that are not named. */
  rest?: boolean;
}

interface RankingQuestion {
  side: "home" | "work";
  /** Everybody at that side, place by place. */
  moving: readonly MovingCount[];
  /** Where the estimates of the unsurveyed come from. */
  flows: readonly (Flow & { estimated: number })[];
  most: number;
  nameOf: (code: string) => string;
  coverageOf: (code: string) => { expected: number; surveyed: number };
  words: { rest: (count: number) => string; unknown: string };
}

/** Strongest first, ties by code; at most `most` rows of which the last may be the rest. Sum of rows = sum of `moving`. */
export function rankPlaces({ side, moving, flows, most, nameOf, coverageOf, words }: RankingQuestion): RankedPlace[] {
  const estimates = new Map<string, number>();
  for (const flow of flows) estimates.set(flow[side], (estimates.get(flow[side]) ?? 0) + flow.estimated);
  const sorted = [...moving].sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1));
  const fits = sorted.length <= most;
  const named = sorted.slice(0, fits ? most : most - 1).map(({ code, people }): RankedPlace => {
    const { expected, surveyed } = coverageOf(code);
    return {
      code, name: code === "" ? words.unknown : nameOf(code), people, estimated: estimates.get(code) ?? 0,
      coverage: side === "home" && expected > 0 ? (surveyed / expected) * 100 : null,
    };
  });
  if (fits) return named;
  const rest = sorted.slice(most - 1);
  return [...named, {
    code: "rest", name: words.rest(rest.length), rest: true, coverage: null,
    people: rest.reduce((sum, { people }) => sum + people, 0), estimated: rest.reduce((sum, { code }) => sum + (estimates.get(code) ?? 0), 0),
  }];
}
