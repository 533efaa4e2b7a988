/** Where everything stands on a sheet, in millimetres, and how large letters are, in points. One grid a template. */
import type { Point } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";

/** One page with one map of the flows. */
export const flowTemplates = ["single", "a3", "slide"] as const;
export type FlowTemplate = (typeof flowTemplates)[number];

/** With one page for every county, with a moment before, of a charter plan, and of several pages with text. */
export const templates = [...flowTemplates, "series", "comparison", "charters", "daily"] as const;
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
  /** Baseline of the legend's heading, left; and of the scale's figures. */
  legendAt: Point;
  scaleAt: Point;
  /** Whether the legend explains the signs of the side column, too. */
  signs: boolean;
  /** What the nation is fitted into. */
  nation: Rect;
  /** The homes' province, lower left, over territory of nobody; null where the table alone has it. */
  province: Rect | null;
  /** The South China Sea, lower right. */
  sea: Rect;
  side: { x: number; width: number };
  rowHeight: number;
  /** Baselines of the lines below the map. */
  footerAt: readonly [source: number, notes: number, sum: number];
  type: { title: number; subtitle: number; sentence: number; meta: number; heading: number; table: number; notes: number; figure: number; legend: number };
  /** Places of the table by name. */
  ranked: number;
  maxFlows: number;
  /** Places with a label, the largest, and how far it may stand from its ring, in millimetres; all, however far, when left out. */
  labels?: { most: number; reach: number };
  /** Workplaces outside the homes' prefecture are shown by this level. */
  workLevel: "prefecture" | "province";
  /** Of the scene: the fewer, the larger everything on the map. */
  pixelsPerMillimetre: number;
  /** Millimetres of the ring around the one home. */
  hubRadius: number;
}

const paper = { ruleAt: 28.2, asOfAt: 32.4, titleAt: 17.2, sentenceAt: 24.6, rowHeight: 4.25, workLevel: "prefecture", pixelsPerMillimetre: 8, hubRadius: 7.4, signs: true } as const;
const paperType = { title: 22, subtitle: 12, sentence: 9, meta: 8, heading: 9.5, table: 7.8, notes: 7, figure: 30, legend: 7.8 };

const single: Grid = {
  ...paper, width: 297, height: 210, margin: 12,
  map: { x: 12, y: 35.5, width: 194, height: 156 }, legend: { x: 12, y: 35.5, width: 132, height: 30 }, legendAt: [70.5, 40.5], scaleAt: [15.5, 45.5], nation: { x: 17, y: 38.5, width: 180, height: 146 },
  province: { x: 12, y: 148, width: 70, height: 43.5 }, sea: { x: 181, y: 157.5, width: 25, height: 34 },
  side: { x: 212, width: 73 }, footerAt: [196.6, 200.2, 203.8], type: paperType, ranked: 10, maxFlows: 90,
};

/** As large letters as on A4: what A3 has more of is map and table. */
const a3: Grid = {
  ...paper, width: 420, height: 297, margin: 14,
  map: { x: 14, y: 35.5, width: 311, height: 242 }, legend: { x: 14, y: 35.5, width: 142, height: 30 }, legendAt: [80, 40.5], scaleAt: [17.5, 45.5], nation: { x: 20, y: 40, width: 292, height: 230 },
  province: { x: 14, y: 205.5, width: 98, height: 72 }, sea: { x: 285, y: 223.5, width: 40, height: 54 },
  side: { x: 331, width: 75 }, footerAt: [283, 286.6, 290.2], type: paperType, ranked: 30, maxFlows: 160,
};

/** 16:9, to be read from the back of a room: provinces, few words. */
const slide: Grid = {
  width: 338.67, height: 190.5, margin: 14, titleAt: 22, sentenceAt: 31, ruleAt: 36, asOfAt: 178, rowHeight: 8.2,
  map: { x: 14, y: 38, width: 192, height: 134 }, legend: { x: 14, y: 130, width: 62, height: 42 }, legendAt: [18, 139], scaleAt: [19, 52], signs: false, nation: { x: 15, y: 41, width: 180, height: 124 },
  province: null, sea: { x: 179, y: 134, width: 27, height: 38 },
  side: { x: 218, width: 106.67 }, footerAt: [178, 182.6, 187], type: { title: 34, subtitle: 16, sentence: 14, meta: 13, heading: 16, table: 15.5, notes: 10.5, figure: 52, legend: 11.5 }, ranked: 4, maxFlows: 12,
  workLevel: "province", pixelsPerMillimetre: 3.3, hubRadius: 8.5,
};

/** Two maps side by side, of one moment and of another; the tables below them. `map` is the left one. */
const comparison: Grid = {
  ...paper, width: 297, height: 210, margin: 12,
  map: { x: 12, y: 35.5, width: 96, height: 84 }, legend: { x: 12, y: 35.5, width: 60, height: 10.5 }, legendAt: [12, 124.6], scaleAt: [15, 115.6], nation: { x: 15, y: 44, width: 90, height: 72 },
  province: null, sea: { x: 95.5, y: 102.5, width: 12.5, height: 17 },
  side: { x: 212, width: 73 }, footerAt: [194.4, 197.6, 200.8], type: paperType, ranked: 10, maxFlows: 40, hubRadius: 5.8, labels: { most: 10, reach: 9.5 },
};

/** The map of a charter plan ends above its homes and departures; its signs stand in the East China Sea, north of Diaoyu Dao. */
const charters: Grid = {
  ...paper, width: 297, height: 210, margin: 12, rowHeight: 3.9,
  map: { x: 12, y: 35.5, width: 172, height: 118 }, legend: { x: 147.5, y: 53, width: 35, height: 44 }, legendAt: [147.5, 57], scaleAt: [147.5, 48], nation: { x: 17, y: 39, width: 129, height: 110.5 },
  province: null, sea: { x: 159, y: 119.5, width: 25, height: 34 },
  side: { x: 190, width: 95 }, footerAt: [196.6, 200.2, 203.8], type: paperType, ranked: 9, maxFlows: 0, workLevel: "province",
};

/** Of several pages that of the first. */
export const grids = { single, a3, slide, series: single, comparison, charters, daily: single } as const satisfies Record<Template, Grid>;

/** What scale and north take at most. */
export function scaleRect({ scaleAt: [x, y] }: Pick<Grid, "scaleAt">): Rect {
  return { x: x - 1, y: y - 8.5, width: 52, height: 11.5 };
}
