/**
 * Counting. A full count makes the tables of tally.ts; while only the days change, flows are read from their running sums.
 */
import { campaign2021, type FlowFilter } from "../../server/vocabulary.ts";
import type { CountLevels, CubeAnswer, Series } from "./answer.ts";
import { campaignDays, dayNumber } from "./days.ts";
import type { Cube } from "./decode.ts";
import { readFlows, type DayRange } from "./flows.ts";
import { groupAt, type Grouping } from "./grouping.ts";
import { createHotSpotFinder, leastPlaces, type Places } from "./hotSpots.ts";
import { layOut } from "./layout.ts";
import { seriesOf } from "./series.ts";
import { histograms, placeCounts } from "./summaries.ts";
import { tallyKinds, tallyRows, type PlaceTallies, type Tally } from "./tally.ts";

export interface Counter {
  count(filter: FlowFilter, levels: CountLevels): CubeAnswer;
  /** Day by day, whatever days the filter names. */
  series(filter: FlowFilter, levels: CountLevels): Series;
}

/** `positions` gives the coordinates that hot spots need; without it there are none. */
export function createCounter(cube: Cube, positions: Places = new Map()): Counter {
  const layout = layOut(cube, campaignDays(campaign2021) + 1);
  const everybody = tallyKinds(layout, null);
  const groupings = new Map<string, Grouping>();
  /** Discs do not depend on movement, days, mode or transport: the dearest part of a count (10 of 15 ms on a million rows) is kept. */
  const places = new Map<string, PlaceTallies>();
  const findHotSpots = createHotSpotFinder(positions);
  type Counted = { key: string; tally: Tally; fixed: ReturnType<typeof histograms> & ReturnType<typeof placeCounts> };
  let last: Counted | null = null;
  /** Arrivals by county, while the map shows coarser places. */
  let byCounty: { key: string; tally: Tally } | null = null;

  const groupingAt = (levels: CountLevels): Grouping => {
    const key = JSON.stringify(levels);
    const grouping = groupings.get(key) ?? groupAt(cube, layout, levels);
    groupings.set(key, grouping);
    return grouping;
  };
  const counted = (filter: FlowFilter, levels: CountLevels): Counted => {
    const key = JSON.stringify([{ ...filter, days: null }, levels]);
    if (last?.key === key) return last;
    const asked = JSON.stringify([filter.homes, filter.works, filter.intentions, filter.industries, levels]);
    const tally = tallyRows(cube, layout, groupingAt(levels), everybody, filter, places.get(asked) ?? null);
    remember(places, asked, tally);
    last = { key, tally, fixed: { ...histograms(tally), ...placeCounts(tally) } };
    return last;
  };
  /** Hot spots are compared on the shown level; where that has too few homes to compare, by county. */
  const hotSpots = (filter: FlowFilter, levels: CountLevels, tally: Tally, range: DayRange) => {
    const found = findHotSpots(tally, range, filter.movement);
    if (found.hotSpotPlaces >= leastPlaces || filter.movement !== "return" || levels.home === "county" || levels.home === "township") return found;
    const key = JSON.stringify([{ ...filter, days: null }, levels]);
    const finer = { ...levels, home: "county" as const };
    if (byCounty?.key !== key) byCounty = { key, tally: tallyRows(cube, layout, groupingAt(finer), everybody, filter, null) };
    return findHotSpots(byCounty.tally, range, filter.movement);
  };
  return {
    count(filter, levels) {
      const { tally, fixed } = counted(filter, levels);
      const range = dayRange(filter, cube.baseDate, layout.columns);
      return { ...readFlows(tally, range), ...fixed, ...hotSpots(filter, levels, tally, range) };
    },
    series: (filter, levels) => seriesOf(counted(filter, levels).tally),
  };
}

const mostRemembered = 16;

function remember(places: Map<string, PlaceTallies>, asked: string, { homes, works }: Tally): void {
  places.delete(asked);
  places.set(asked, { homes, works });
  for (const oldest of places.keys()) if (places.size > mostRemembered) places.delete(oldest);
}

/** Staying has no date: the brush does not touch it. */
function dayRange({ days, movement }: FlowFilter, baseDate: string, columns: number): DayRange {
  if (!days || movement === "stay") return null;
  return { from: Math.max(0, dayNumber(days.from, baseDate)), to: Math.min(columns - 2, dayNumber(days.to, baseDate)) };
}
