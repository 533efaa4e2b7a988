/** The rows of the hot-spot list. Pure. */
import type { Campaign, FlowFilter, Movement } from "../../server/vocabulary.ts";
import type { HotList } from "../components/HotSpotList.vue";
import type { HotSpot } from "../cube/answer.ts";
import { dateOfDay } from "../cube/days.ts";
import type { Theme } from "../scene/theme.ts";

interface HotQuestion {
  /** Those that the map marks, strongest first. */
  spots: readonly HotSpot[];
  /** What comes closest where there are none. */
  near: readonly HotSpot[];
  compared: number;
  movement: Movement;
  days: FlowFilter["days"];
  campaign: Campaign;
  theme: Theme;
  nameOf: (code: string) => string;
}

/** More than this share above the usual is worth saying. */
const worthSaying = 1.05;

export function hotListOf({ spots, near, compared, movement, days, campaign, theme, nameOf }: HotQuestion): HotList {
  const listed = spots.length > 0 ? spots : near;
  const brushedFrom = days && days.from > campaign.from ? days.from : campaign.from;
  const { first, last } = days ? { first: 0, last: Infinity } : daysWithPeople(listed);
  return {
    compared, movement, significant: spots.length > 0, from: dateOfDay(first, brushedFrom),
    spots: listed.map((spot, index) => ({
      code: spot.code, name: nameOf(spot.code), people: spot.people, p: spot.p, days: spot.days.slice(first, last + 1),
      times: days && spot.people > spot.usual * worthSaying ? spot.people / spot.usual : null,
      colour: theme.hotSpots[Math.min(index, 2)]!, text: theme.hotSpotText[Math.min(index, 2)]!, // three colours
    })),
  };
}

/** From the first to the last day on which anybody arrives at any of the places: one axis for all rows, without months of nothing. */
function daysWithPeople(spots: readonly HotSpot[]): { first: number; last: number } {
  const busy = spots.flatMap(({ days }) => days.flatMap((people, day) => (people > 0 ? [day] : [])));
  return { first: Math.min(...busy, Infinity) === Infinity ? 0 : Math.min(...busy), last: Math.max(0, ...busy) };
}
