/** Flows are gathered by the administrative tree, never by pixels: which level a zoom shows. */
import type { RegionLevel } from "../../server/vocabulary.ts";

export interface ShownLevels {
  home: RegionLevel;
  /** Workplaces outside the region in view. */
  work: RegionLevel;
  /** Workplaces inside it. */
  workInside: RegionLevel;
}

const nation: ShownLevels = { home: "prefecture", work: "province", workInside: "prefecture" };
const prefecture: ShownLevels = { home: "county", work: "prefecture", workInside: "county" };
const county: ShownLevels = { home: "township", work: "prefecture", workInside: "county" };

/** Zoom from which counties and from which townships are shown (tiles of 512 pixels). */
export const levelZooms = { county: 5.2, township: 7.6 } as const;

export function levelsAt(zoom: number): ShownLevels {
  if (zoom < levelZooms.county) return nation;
  return zoom < levelZooms.township ? prefecture : county;
}
