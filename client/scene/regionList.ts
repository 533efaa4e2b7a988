/** Names and positions of regions as regions.client.json lists them. */
import { levelOf, type PositionKind, type RegionLevel } from "../../server/vocabulary.ts";

export interface Region {
  code: string;
  name: string;
  short: string;
  pinyin: string;
  level: RegionLevel;
  lon: number | null;
  lat: number | null;
  kind: PositionKind | "";
}

export type RegionTuple = readonly [code: string, name: string, short: string, pinyin: string, lon: number | null, lat: number | null, kind: PositionKind | ""];

export function regionsFrom(rows: readonly RegionTuple[]): Map<string, Region> {
  return new Map(rows.map(([code, name, short, pinyin, lon, lat, kind]) => [code, { code, name, short, pinyin, lon, lat, kind, level: levelOf(code) }]));
}
