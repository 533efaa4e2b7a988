/** What a scene is composed from. Everything that depends on language, clock or window comes in here. */
import type { Flow, Movement } from "../../server/vocabulary.ts";
import type { Density } from "./density.ts";
import type { Point, Subject } from "./marks.ts";
import type { Rect } from "./plane.ts";
import type { PaintName } from "./theme.ts";

/** A place on the map that flows may begin or end at. */
export interface SceneNode {
  code: string;
  /** Short name, as the map prints it. */
  name: string;
  lon: number;
  lat: number;
  /** Workers who are here (workplace) or come from here (home): the size of the disc. */
  people: number;
  /** Of them, those who stay over the festival: the stay ring. */
  staying: number;
  /** Everybody who moves to, from or within the place, where more is known than the flows that are named. */
  moving?: number;
  /** Workers to be followed up, and those who were: the hatched wedge. Leave both out where coverage is not counted. */
  expected?: number;
  surveyed?: number;
  /** The position stands for an unknown place inside the region. */
  approximate?: boolean;
}

export interface SceneHotSpot {
  region: string;
  lon: number;
  lat: number;
  /** 1 is the hottest; the same number stands in the list. */
  rank: number;
}

/** Rings in degrees, outer ring first; the same shape as a GeoJSON polygon's coordinates. */
export type DegreeRings = readonly (readonly (readonly number[])[])[];

export interface ScenePolygon {
  code: string;
  polygons: readonly DegreeRings[];
}

/** Boundaries and context for painters without a base map of their own. */
export interface BaseMap {
  neighbours: readonly ScenePolygon[];
  land: readonly ScenePolygon[];
  /** Regions that the shown workers come from: tinted. */
  origin?: readonly ScenePolygon[];
  /** Lines in degrees. */
  borders?: readonly (readonly (readonly number[])[])[];
  outline?: readonly (readonly (readonly number[])[])[];
  rivers?: readonly (readonly (readonly number[])[])[];
  dashLine?: readonly (readonly (readonly number[])[])[];
}

/** Workers at an exact place, for the heat layer. */
export interface HeatPoint {
  lon: number;
  lat: number;
  people: number;
}

export interface PlaceName {
  code: string;
  name: string;
  lon: number;
  lat: number;
}

/** The language of the picture. */
export interface SceneWords {
  number(people: number): string;
  /** Beside the node that gathers the flows not drawn: how many, their people, and the people of the largest of them. */
  remainder(count: number, people: number, largest: number): readonly [title: string, note: string];
  /** Under the name of a single home: people who move, and those of them inside the region or its province. */
  hub(people: number, internal: number): readonly string[];
  /** Beside a place where nobody was followed up: 未报. */
  silent: string;
}

export interface SceneInput {
  size: { width: number; height: number };
  /** What the reader sees, in the coordinates of `project`; the whole size from the origin when left out. */
  view?: Rect;
  project(lon: number, lat: number): Point;
  density: Density;
  /** Pixels of the ring around a single home; the density's own when left out. */
  hubRadius?: number;
  theme: PaintName;
  movement: Movement;
  /** Every flow of the filter. `estimated` are people expected but not yet followed up; they are not counted in `people`. */
  flows: readonly (Flow & { estimated?: number })[];
  /** Weak flows that were counted but are not named one by one; they belong to the remainder. */
  beyond?: { flows: number; people: number };
  /** Flows to or from a code without a node are counted as unplaced. */
  nodes: readonly SceneNode[];
  busSeats?: number;
  /** Steps of width as another picture of the same sheet has them; found from the flows when left out. */
  busMultiplier?: number;
  /** People of the largest disc that any picture of the same sheet has; found from the nodes when left out. */
  discMost?: number;
  /** Flows drawn at most; the others are gathered in the remainder. */
  maxFlows?: number;
  selection?: Subject | null;
  hover?: Subject | null;
  hotSpots?: readonly SceneHotSpot[];
  /** Panels, title, inset and scale bar, in the coordinates of `project`: labels and the remainder keep off. */
  obstacles?: readonly Rect[];
  base?: BaseMap;
  /** Counties with a coverage below 85 %: hatched. */
  lowCoverage?: readonly ScenePolygon[];
  heat?: readonly HeatPoint[];
  /** Regions without data that are named when nothing is in the way. */
  placeNames?: readonly PlaceName[];
  /** false: no labels at all. */
  labels?: boolean;
  /** On paper: so many places have a label, the largest, and no label is farther from its ring than this, in pixels. All, however far, when left out. */
  labelled?: number;
  labelReach?: number;
  words: SceneWords;
}
