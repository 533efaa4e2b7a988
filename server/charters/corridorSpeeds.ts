/**
 * How fast a coach or a train covers the kinds of corridor: driving alone, without the rests, stops and night ban that roadRules.ts adds.
 * Every figure is an assumption with its basis; whoever has a routing server needs none of them.
 */
import type { CorridorKind } from "./corridorRows.ts";

export const averageKmh = {
  /**
   * A coach may drive 100 km/h on an expressway (Implementing Regulations of the Road Traffic Safety Law, article 78: 100 km/h for all but small passenger cars);
   * Yunnan and Guizhou sign many sections 80, and at night a coach keeps to 80 % of the limit. Average assumed: 80.
   */
  expressway: 80,
  /** National and provincial roads of class II, designed for 40 to 80 km/h (JTG B01-2014). Average assumed: 50. */
  link: 50,
  /** A car ferry over the Qiongzhou Strait sails about 1.5 h for 24 km. The wait is added beside it. */
  ferry: 16,
  /** With stops: Kunming South to Shanghai Hongqiao, 2,264 km, takes about 11 h (206), trains by Nanning to Guangzhou on 250 km/h lines about 150. Assumed: 180. */
  highSpeedRailway: 180,
  /** K trains between Kunming and Shanghai needed about 37 h for 2,660 km. */
  railway: 72,
} as const satisfies Record<CorridorKind, number>;

/** Waiting and boarding of a coach at a ferry, assumed. */
export const ferryWaitMinutes = 90;

/** From a township to its county seat, or between townships: great circle × 1.6 in mountains, at the 40 km/h of a class III mountain road (JTG B01-2014 gives 30 to 40). Assumed. */
export const mountainRoad = { detour: 1.6, kmh: 40 } as const;

/** From a county seat that no corridor touches to the nearest one that has one: the factor and speed of the derived links in corridors.csv. */
export const countyRoad = { detour: 1.35, kmh: 50 } as const;

export function sectionMinutes(kind: CorridorKind, lengthKm: number): number {
  return (lengthKm / averageKmh[kind]) * 60 + (kind === "ferry" ? ferryWaitMinutes : 0);
}
