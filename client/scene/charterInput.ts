/** What the picture of a charter plan is composed from: who goes where by what, and the corridors that lead there. */
import type { Density } from "./density.ts";
import type { BaseMap } from "./input.ts";
import type { Point } from "./marks.ts";
import type { Rect } from "./plane.ts";
import type { PaintName } from "./theme.ts";

export const charterMeans = ["coach", "rail"] as const;
export type CharterMeans = (typeof charterMeans)[number];

/** People from one hub to one destination who share a fate. The sum of all parts is the demand. */
export interface CharterPart {
  /** Code of the region where the picture gathers the homes. */
  hub: string;
  /** Code of the destination as the picture shows it; the hub itself for those who stay inside it. */
  work: string;
  /** null: left out. */
  means: CharterMeans | null;
  /** Day of departure, counted from the first day of the plan; null for those left out. */
  day: number | null;
  people: number;
}

/** The way from a hub to a destination, in degrees, hub first. */
export interface CharterCorridor {
  hub: string;
  work: string;
  line: readonly (readonly [lon: number, lat: number])[];
}

export interface CharterPlace {
  code: string;
  name: string;
  lon: number;
  lat: number;
}

export interface CharterVehicle {
  id: string;
  people: number;
  lon: number;
  lat: number;
}

/** People of trips that have left, and of those that have arrived. */
export interface Journeys {
  underWay: number;
  arrived: number;
}

export interface CharterWords {
  /** Served of demanded, such as "54 / 280". */
  shares(served: number, demand: number): string;
  /** Under the label of a destination. */
  unserved(people: number): string;
  /** Beside them: how many are there already, and how many under way. */
  progress(journeys: Journeys): string;
  /** Under the name of a hub. */
  hub(served: number, demand: number): string;
}

export interface CharterInput {
  size: { width: number; height: number };
  /** What the reader sees, in the coordinates of `project`; the whole size from the origin when left out. */
  view?: Rect;
  project(lon: number, lat: number): Point;
  density: Density;
  theme: PaintName;
  parts: readonly CharterPart[];
  corridors: readonly CharterCorridor[];
  /** A hub or destination without a place is counted as unplaced. */
  places: ReadonlyMap<string, CharterPlace>;
  /** The chosen day: its trips are strong, all others dim. */
  day: number | null;
  /** Destination that is chosen. */
  selected: string | null;
  /** The chosen trip on its own way, and where it stops. */
  trip: { line: readonly (readonly [lon: number, lat: number])[]; stops: readonly CharterPlace[] } | null;
  /** By code of the destination; people of them are among the served. */
  journeys?: ReadonlyMap<string, Journeys>;
  /** Coaches under way at the chosen moment. */
  vehicles?: readonly CharterVehicle[];
  /** Bands are as wide as if so many people rode on them, so that two pictures can be compared; those of the picture when left out. */
  widthFor?: number;
  obstacles?: readonly Rect[];
  /** For painters without a base map of their own. */
  base?: BaseMap;
  words: CharterWords;
}

/** ribbons + internal + unserved + unplaced = demand, always. */
export interface CharterClaim {
  ribbons: number;
  /** Served inside a hub: no ribbon, said under its name. */
  internal: number;
  unserved: number;
  unplaced: number;
  demand: number;
}
