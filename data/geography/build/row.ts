/** One line of regions.csv. */
import type { PositionKind } from "../../../server/vocabulary.ts";

export interface RegionRow {
  code: string;
  name: string;
  shortName: string;
  pinyin: string;
  level: string;
  parent: string;
  lon: number | null;
  lat: number | null;
  positionKind: PositionKind | "";
  validFrom: string;
  validTo: string;
}
