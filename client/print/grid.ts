/** Where everything stands on a sheet, in millimetres, and how large letters are, in points. One grid a template. */
import type { Rect } from "../scene/plane.ts";

export const templates = ["single"] as const;
export type Template = (typeof templates)[number];

export interface Grid {
  width: number;
  height: number;
  margin: number;
  /** Baselines of the header, and its rule. */
  titleAt: number;
  sentenceAt: number;
  ruleAt: number;
  asOfAt: number;
  map: Rect;
  /** Signs, widths and scale, upper left, where nobody's territory lies. */
  legend: Rect;
  /** What the nation is fitted into. */
  nation: Rect;
  /** The homes' province, lower left, over territory of nobody. */
  province: Rect;
  /** The South China Sea, lower right. */
  sea: Rect;
  side: { x: number; width: number };
  rowHeight: number;
  /** Baselines of the lines below the map. */
  footerAt: readonly number[];
  type: { title: number; subtitle: number; sentence: number; meta: number; heading: number; table: number; notes: number; figure: number; label: number };
  ranked: number;
  maxFlows: number;
}

const single: Grid = {
  width: 297, height: 210, margin: 12, titleAt: 17.2, sentenceAt: 24.6, ruleAt: 28.2, asOfAt: 32.4,
  map: { x: 12, y: 35.5, width: 194, height: 156 },
  legend: { x: 12, y: 35.5, width: 133, height: 25 },
  nation: { x: 17, y: 38.5, width: 180, height: 146 },
  province: { x: 12, y: 148, width: 63, height: 43.5 },
  sea: { x: 181, y: 157.5, width: 25, height: 34 },
  side: { x: 212, width: 73 }, rowHeight: 4.25,
  footerAt: [196.6, 200.2, 203.8],
  type: { title: 22, subtitle: 12, sentence: 9, meta: 8, heading: 9.5, table: 7.8, notes: 7, figure: 30, label: 7.2 },
  ranked: 10, maxFlows: 90,
};

export const grids = { single } as const satisfies Record<Template, Grid>;
