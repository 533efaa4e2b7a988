/** Every place day by day: what small multiples are made of. */
import type { PlaceSeries, Series } from "./answer.ts";
import { peopleOf } from "./flows.ts";
import type { Tally } from "./tally.ts";

/** Whoever moves on a day of the campaign; people without a day are in none. Places by code, those without anybody left out. */
export function seriesOf(tally: Tally): Series {
  const { homes, works, pairs, homeOfPair, workOfPair } = tally.grouping;
  const length = tally.columns - 1;
  const atHome = homes.map(() => new Uint32Array(length));
  const atWork = works.map(() => new Uint32Array(length));
  for (let pair = 0; pair < pairs.length; pair++) {
    if (peopleOf(tally, pair, { from: 0, to: length - 1 }) === 0) continue;
    const [home, work] = [atHome[homeOfPair[pair]!]!, atWork[workOfPair[pair]!]!]; // both from the pair's number
    for (let day = 0; day < length; day++) {
      const people = peopleOf(tally, pair, { from: day, to: day });
      home[day]! += people;
      work[day]! += people;
    }
  }
  return { homes: named(homes, atHome), works: named(works, atWork) };
}

function named(codes: readonly string[], days: readonly Uint32Array[]): PlaceSeries[] {
  return codes.map((code, place) => ({ code, days: days[place]! })).filter((one) => one.days.some((people) => people > 0));
}
