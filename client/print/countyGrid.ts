/** Where everything stands on a county page, in millimetres. Letters as on every paper sheet. */
import type { Point } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";

export interface CountyGrid {
  map: Rect;
  /** What the county is fitted into; the flows fan out right of it. */
  county: Rect;
  /** Baseline of the scale's figures. */
  scaleAt: Point;
  /** The province and the prefecture in small, over nobody's township. */
  locator: Rect;
  gates: Rect;
  townships: { x: number; width: number };
  boxes: { columns: number; rows: number; x: number; y: number; width: number; height: number; gap: number };
  /** Rule above the days. */
  daysAt: number;
  footerAt: readonly [source: number, sum: number, legend: number];
  code: Rect;
}

export const countyGrid: CountyGrid = {
  map: { x: 12, y: 35.5, width: 122, height: 92 }, county: { x: 33, y: 40, width: 66, height: 83 }, scaleAt: [15.5, 45.5], locator: { x: 12, y: 89.5, width: 24, height: 38 },
  gates: { x: 134, y: 35.5, width: 75, height: 92 }, townships: { x: 216, width: 69 },
  boxes: { columns: 12, rows: 2, x: 12, y: 138.4, width: 22.2, height: 24.2, gap: 0.6 }, daysAt: 131.4,
  footerAt: [194.4, 198, 202.6], code: { x: 268.5, y: 189.4, width: 17.5, height: 17.5 },
};
