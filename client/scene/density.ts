/** Measures in pixels that change with the space there is: a desk, a compact screen, the map of one county, or paper. */

export const densities = ["desk", "compact", "county", "paper"] as const;
export type Density = (typeof densities)[number];

export interface Measures {
  /** Factor on the width of flows. */
  widthFactor: number;
  /** Factor on the radius of discs. */
  discFactor: number;
  nameSize: number;
  numberSize: number;
  /** Province names without data, second lines. */
  smallSize: number;
  /** Whether labels carry numbers, or only that of the selection. */
  numbers: boolean;
  /** Radius of the ring around a single home. */
  hubRadius: number;
  /** Of a charter plan: how wide all ribbons may lie side by side, and how much thicker than on a desk gaps, edges, dashes and discs are. */
  trunk: number;
  pen: number;
  /** Whether the flows not drawn are a node on the map; paper says them in its line of arithmetic. */
  remainderNode: boolean;
  /** Whether places that no drawn flow touches are shown: on paper they are not, their people stand in the sum. */
  quietPlaces: boolean;
  /** Between two rings, and between the hub and a ring: what a head between them takes, so that it is seen. On a screen, where one zooms in, nothing. */
  headGap: number;
  hubGap: number;
  /** Side of the square with a hot spot's number. */
  hotSquare: number;
  /** Radius of a disc of so many people where the largest has `most`. */
  discRadius(people: number, most: number): number;
}

const onScreen = { hubRadius: 24, trunk: 46, pen: 1, remainderNode: true, quietPlaces: true, headGap: 0, hubGap: 0, hotSquare: 15, discRadius: (people: number, most: number) => 3 + 12.5 * Math.sqrt(Math.min(1, people / most)) };
/** A disc on paper is as large in every map of a sheet: half a millimetre and a fiftieth for the root of its people; of a sheet with more people less, so that the largest does not cover its neighbours. */
const onPaper = { hubRadius: 59, trunk: 60, pen: 1.4, remainderNode: false, quietPlaces: false, headGap: 9, hubGap: 24, hotSquare: 23, discRadius: (people: number, most: number) => 8 * (0.52 + Math.sqrt(people / Math.max(2500, most))) };

export const measures = {
  desk: { widthFactor: 1.05, discFactor: 1, nameSize: 14, numberSize: 13, smallSize: 12, numbers: true, ...onScreen },
  compact: { widthFactor: 0.82, discFactor: 0.82, nameSize: 12, numberSize: 11, smallSize: 11, numbers: true, ...onScreen, trunk: 34 },
  county: { widthFactor: 0.95, discFactor: 0.85, nameSize: 14, numberSize: 13, smallSize: 12, numbers: false, ...onScreen },
  // Eight pixels a millimetre: flows of .20 to .90 mm, names of 7.2 pt, a hub of 7.4 mm.
  paper: { widthFactor: 1, discFactor: 1, nameSize: 20.3, numberSize: 18.6, smallSize: 18.6, numbers: true, ...onPaper },
} as const satisfies Record<Density, Measures>;

/** A county on a small screen has the same content on half the pixels: smaller rings and letters. */
const smallCounty: Measures = { widthFactor: 0.82, discFactor: 0.68, nameSize: 12, numberSize: 11, smallSize: 11, numbers: false, ...onScreen };

/** Below this width a screen is compact, in pixels. */
const compactBelow = 1600;

export function measuresFor({ density, size, hubRadius }: { density: Density; size: { width: number }; hubRadius?: number }): Measures {
  if (hubRadius !== undefined) return { ...measures[density], hubRadius };
  return density === "county" && size.width < compactBelow ? smallCounty : measures[density];
}
