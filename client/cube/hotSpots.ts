/** Where people gather beyond the usual: arrivals at home before the festival, at work after it; workplaces for those who stay. */
import type { Movement } from "../../server/vocabulary.ts";
import type { CubeAnswer } from "./answer.ts";
import { peopleOf, type DayRange } from "./flows.ts";
import { giStar, neighbourhoods, upperTail } from "./gi.ts";
import type { Tally } from "./tally.ts";

/** Coordinates of regions by code. */
export type Places = ReadonlyMap<string, { lon: number; lat: number }>;

/** Neighbourhood in km: about two counties across inside a prefecture, two prefectures across the nation. */
const band = { near: 45, far: 180 };
const most = 10;
/** A neighbourhood statistic of three places says nothing. */
export const leastPlaces = 4;

type Found = Pick<CubeAnswer, "hotSpots" | "hotSpotPlaces">;
type Side = "home" | "work";

/** Neighbourhoods are kept from answer to answer: they cost more than everything else together. */
export function createHotSpotFinder(places: Places): (tally: Tally, range: DayRange, movement: Movement) => Found {
  let kept: { codes: string; neighbours: number[][] } | null = null;
  return (tally, range, movement) => {
    const side: Side = movement === "return" ? "home" : "work";
    const arrivals = gather(tally, range, side).filter(({ code, ever }) => ever > 0 && places.has(code));
    if (arrivals.length < leastPlaces) return { hotSpots: [], hotSpotPlaces: arrivals.length };
    const codes = arrivals.map(({ code }) => code).join();
    if (kept?.codes !== codes) {
      const spots = arrivals.map(({ code }) => places.get(code)!); // has() above
      kept = { codes, neighbours: neighbourhoods(spots, extent(spots) < 400 ? band.near : band.far) };
    }
    const now = arrivals.reduce((sum, place) => sum + place.people, 0);
    const everybody = arrivals.reduce((sum, place) => sum + place.ever, 0);
    const scores = giStar(arrivals.map(({ people }) => people), kept.neighbours);
    const hottest = arrivals.map(({ code, people, ever }, place) => ({ code, people, usual: (ever * now) / everybody, z: scores[place]!, p: upperTail(scores[place]!) }))
      .filter(({ people }) => people > 0)
      .sort((a, b) => b.z - a.z || b.people - a.people || (a.code < b.code ? -1 : 1)).slice(0, most);
    const days = movement === "stay" ? hottest.map(() => []) : daysOf(tally, range, side, hottest.map(({ code }) => code));
    return { hotSpots: hottest.map((spot, place) => ({ ...spot, days: days[place]! })), hotSpotPlaces: arrivals.length };
  };
}

/** People of a few places day by day: one look at every pair, and at the days only of those that concern them. */
function daysOf(tally: Tally, range: DayRange, side: Side, codes: readonly string[]): number[][] {
  const { grouping: { homes, works, pairs, homeOfPair, workOfPair }, columns } = tally;
  const { from, to } = range ?? { from: 0, to: columns - 2 };
  const days = codes.map(() => Array.from({ length: Math.max(0, to - from + 1) }, () => 0));
  const rowOf = new Map(codes.map((code, place) => [code, days[place]!]));
  const rowOfPlace = (side === "home" ? homes : works).map((code) => rowOf.get(code) ?? null);
  const placeOfPair = side === "home" ? homeOfPair : workOfPair;
  for (let pair = 0; pair < pairs.length; pair++) {
    const row = rowOfPlace[placeOfPair[pair]!];
    if (row) for (let day = 0; day < row.length; day++) row[day]! += peopleOf(tally, pair, { from: from + day, to: from + day });
  }
  return days;
}

function gather(tally: Tally, range: DayRange, side: Side): { code: string; people: number; ever: number }[] {
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
