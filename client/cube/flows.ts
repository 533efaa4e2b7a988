/** Flows of a range of days from the running sums, strongest first. */
import type { Flow } from "../../server/vocabulary.ts";
import type { CubeAnswer, MovingCount } from "./answer.ts";
import type { Tally } from "./tally.ts";

/** First and last day column, both included; null for everybody, with the undated. */
export type DayRange = { from: number; to: number } | null;

/** Flows that are named one by one; no map or table shows more, and the rest is counted. */
export const mostFlows = 2000;

/** People of one home-workplace pair within the range. */
export function peopleOf({ byDay, columns, grouping }: Tally, pair: number, range: DayRange): number {
  const pairs = grouping.pairs.length;
  if (!range) return byDay[(columns - 1) * pairs + pair]!;
  if (range.to < range.from) return 0;
  return byDay[range.to * pairs + pair]! - (range.from > 0 ? byDay[(range.from - 1) * pairs + pair]! : 0);
}

/** Strongest first, ties by home, then workplace. */
export function readFlows(tally: Tally, range: DayRange): Pick<CubeAnswer, "flows" | "rest" | "people" | "moving"> {
  const { pairs, homes, works, homeOfPair, workOfPair, shared } = tally.grouping;
  const atHome = new Uint32Array(homes.length);
  const atWork = new Uint32Array(works.length);
  const within = new Uint32Array(homes.length * sharedSteps);
  const counts = new Uint32Array(pairs.length);
  let people = 0;
  let found = 0;
  for (let pair = 0; pair < pairs.length; pair++) {
    const count = peopleOf(tally, pair, range);
    counts[pair] = count;
    if (count === 0) continue;
    people += count;
    found += 1;
    const home = homeOfPair[pair]!;
    atHome[home]! += count;
    atWork[workOfPair[pair]!]! += count;
    if (shared[pair]! > 0) within[home * sharedSteps + shared[pair]! / 2]! += count;
  }
  const flows = strongest(counts, found).map((pair) => flowOf(tally, pair, counts[pair]!));
  const moving = { homes: movingCounts(homes, atHome), works: movingCounts(works, atWork), within: withinCounts(homes, within) };
  return { flows, people, moving, rest: { flows: found - flows.length, people: people - flows.reduce((sum, flow) => sum + flow.people, 0) } };
}

/** Shared digits are 0, 2, 4 or 6. */
const sharedSteps = 4;

function movingCounts(codes: readonly string[], people: Uint32Array): MovingCount[] {
  return codes.map((code, place) => ({ code, people: people[place]! })).filter((one) => one.people > 0);
}

/** Whoever moves within a county moves within its prefecture and its province, too. */
function withinCounts(homes: readonly string[], within: Uint32Array): MovingCount[] {
  const sums = new Map<string, number>();
  homes.forEach((home, place) => {
    for (let step = 1; step < sharedSteps; step++) {
      const people = within[place * sharedSteps + step]!;
      if (people === 0) continue;
      for (let digits = 2; digits <= step * 2; digits += 2) sums.set(home.slice(0, digits), (sums.get(home.slice(0, digits)) ?? 0) + people);
    }
  });
  return [...sums].map(([code, people]) => ({ code, people })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function flowOf({ grouping: { homes, works, homeOfPair, workOfPair } }: Tally, pair: number, people: number): Flow {
  return { home: homes[homeOfPair[pair]!]!, work: works[workOfPair[pair]!]!, people };
}

/**
 * Pairs of the largest counts. A threshold from a histogram of small counts spares sorting tens of thousands for the first two, and
 * numbers (count and rank of the pair in one) sort four times as fast as pairs by a comparison.
 */
function strongest(counts: Uint32Array, found: number): number[] {
  const threshold = found <= mostFlows ? 1 : thresholdFor(counts);
  const pairs = counts.length;
  const keys = new Float64Array(found);
  let chosen = 0;
  for (let pair = 0; pair < pairs; pair++) if (counts[pair]! >= threshold) keys[chosen++] = counts[pair]! * pairs + (pairs - 1 - pair);
  const sorted = keys.subarray(0, chosen).sort();
  return Array.from({ length: Math.min(chosen, mostFlows) }, (_, place) => pairs - 1 - (sorted[chosen - 1 - place]! % pairs));
}

/** The largest count that at least `mostFlows` pairs reach. */
function thresholdFor(counts: Uint32Array): number {
  const top = 4095;
  const histogram = new Uint32Array(top + 1);
  for (const count of counts) histogram[Math.min(count, top)]! += 1;
  let reached = 0;
  for (let count = top; count > 1; count--) {
    reached += histogram[count]!;
    if (reached >= mostFlows) return count;
  }
  return 1;
}
