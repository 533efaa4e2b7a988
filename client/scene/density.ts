/** Measures in pixels that change with the space there is: a desk, a compact screen, or the map of one county. */

export const densities = ["desk", "compact", "county"] as const;
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
}

export const measures = {
  desk: { widthFactor: 1.05, discFactor: 1, nameSize: 14, numberSize: 13, smallSize: 12, numbers: true },
  compact: { widthFactor: 0.82, discFactor: 0.82, nameSize: 12, numberSize: 11, smallSize: 11, numbers: true },
  county: { widthFactor: 0.95, discFactor: 0.85, nameSize: 14, numberSize: 13, smallSize: 12, numbers: false },
} as const satisfies Record<Density, Measures>;

/** A county on a small screen has the same content on half the pixels: smaller rings and letters. */
const smallCounty: Measures = { widthFactor: 0.82, discFactor: 0.68, nameSize: 12, numberSize: 11, smallSize: 11, numbers: false };

/** Below this width a screen is compact, in pixels. */
const compactBelow = 1600;

export function measuresFor({ density, size }: { density: Density; size: { width: number } }): Measures {
  return density === "county" && size.width < compactBelow ? smallCounty : measures[density];
}
