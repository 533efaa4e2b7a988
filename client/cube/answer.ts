/** What the counter answers: everything the command screen shows of the people in a filter. */
import type { Flow, GoBackIntention, Industry, RegionLevel, RollupMovement, TravelMode } from "../../server/vocabulary.ts";

/** Levels at which people are gathered; workplaces inside the region `inside` at `workInside`, the others at `work`. */
export interface CountLevels {
  home: RegionLevel;
  work: RegionLevel;
  workInside: RegionLevel;
  inside: string;
}

export interface PlaceCount {
  code: string;
  /** Workers of whatever plan who work (or come from) here. */
  people: number;
  /** Of them, those who stay over the festival. */
  staying: number;
}

/** People of the flows, days included, at one place. */
export interface MovingCount {
  code: string;
  people: number;
}

export interface HotSpot {
  code: string;
  /** People of the filter, days included. */
  people: number;
  /** People that the place would have on these days if it moved like everybody. */
  usual: number;
  /** Getis-Ord Gi*: standard deviations above the mean of its neighbourhood, and the one-sided p of that. */
  z: number;
  p: number;
  /** Its people day by day over the brushed days, or over the campaign; empty for those who stay, who have no day. */
  days: number[];
}

export interface CubeAnswer {
  /** The strongest, at most mostFlows; ties by home, then work. A work of "" is not known. */
  flows: Flow[];
  /** The flows that are not named one by one. */
  rest: { flows: number; people: number };
  /** Sum of all flows. */
  people: number;
  /** By home and by workplace, and those whose both ends lie inside one province, prefecture or county. Of every flow, named or not; by code. */
  moving: { homes: MovingCount[]; works: MovingCount[]; within: MovingCount[] };
  workplaces: PlaceCount[];
  homes: PlaceCount[];
  /** People a day, from the campaign's first day; every filter but the days. */
  days: { return: Uint32Array; goBack: Uint32Array };
  undated: { return: number; goBack: number };
  /** Every filter but the days and their own. */
  modes: Record<TravelMode, number>;
  industries: Record<Industry, number>;
  intentions: Record<GoBackIntention, number>;
  /** Every filter but the movement and the days: return + stay + home + undecided = people surveyed. */
  totals: Record<RollupMovement, number>;
  /** The highest z first. */
  hotSpots: HotSpot[];
  /** Places that were compared; too few say nothing, and there are no hot spots then. */
  hotSpotPlaces: number;
}

/** People of one place on every day of the campaign. */
export interface PlaceSeries {
  code: string;
  days: Uint32Array;
}

/** The same people at their homes and at their workplaces. A code of "" is not known. */
export interface Series {
  homes: PlaceSeries[];
  works: PlaceSeries[];
}
