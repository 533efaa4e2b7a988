/** Where people gather beyond the usual: arrivals at home before the festival, at work after it; workplaces for those who stay. */
import type { Movement } from "../../server/vocabulary.ts";
import type { HotSpot } from "./answer.ts";
import { peopleOf, type DayRange } from "./flows.ts";
import { giStar, neighbourhoods, upperTail } from "./gi.ts";
import type { Tally } from "./tally.ts";

/** Coordinates of regions by code. */
export type Places = ReadonlyMap<string, { lon: number; lat: number }>;

/** Neighbourhood in km: about two counties across inside a prefecture, two prefectures across the nation. */
const band = { near: 45, far: 180 };
const most = 10;

/** Neighbourhoods are kept from answer to answer: they cost more than everything else together. */
export function createHotSpotFinder(places: Places): (tally: Tally, range: DayRange, movement: Movement) => HotSpot[] {
  let kept: { codes: string; neighbours: number[][] } | null = null;
  return (tally, range, movement) => {
    const arrivals = gather(tally, range, movement === "return" ? "home" : "work").filter(({ code, ever }) => ever > 0 && places.has(code));
    if (arrivals.length < 4) return []; // a neighbourhood statistic of three places says nothing
    const codes = arrivals.map(({ code }) => code).join();
    if (kept?.codes !== codes) {
      const spots = arrivals.map(({ code }) => places.get(code)!); // has() above
      kept = { codes, neighbours: neighbourhoods(spots, extent(spots) < 400 ? band.near : band.far) };
    }
    const now = arrivals.reduce((sum, place) => sum + place.people, 0);
    const everybody = arrivals.reduce((sum, place) => sum + place.ever, 0);
    const scores = giStar(arrivals.map(({ people }) => people), kept.neighbours);
    return arrivals.map(({ code, people, ever }, place) => ({ code, people, usual: (ever * now) / everybody, z: scores[place]!, p: upperTail(scores[place]!) }))
      .filter(({ people }) => people > 0)
      .sort((a, b) => b.z - a.z || b.people - a.people || (a.code < b.code ? -1 : 1)).slice(0, most);
  };
}

function gather(tally: Tally, range: DayRange, side: "home" | "work"): { code: string; people: number; ever: number }[] {
  const { homes, works, pairs } = tally.grouping;
  const sums = (side === "home" ? homes : works).map((code) => ({ code, people: 0, ever: 0 }));
  for (let pair = 0; pair < pairs.length; pair++) {
    const sum = sums[side === "home" ? Math.floor(pairs[pair]! / works.length) : pairs[pair]! % works.length]!;
    sum.people += peopleOf(tally, pair, range);
    sum.ever += peopleOf(tally, pair, null);
  }
  return sums;
}

/** North-south extent in km: one prefecture or the nation. */
function extent(spots: readonly { lat: number }[]): number {
  const latitudes = spots.map((spot) => spot.lat);
  return (Math.max(...latitudes) - Math.min(...latitudes)) * 111;
}
