/** What labels and the remainder keep off: panels, nodes, texts, and the flows as samples in a grid. */
import { headHalfWidth, headLength } from "./arrowheads.ts";
import { pointAt } from "./curves.ts";
import type { DrawnFlow } from "./flowMarks.ts";
import type { Point } from "./marks.ts";
import type { Place } from "./places.ts";
import { bearing, between, contains, distance, overlapArea, towards, type Rect } from "./plane.ts";

const cell = 32;
/** Pixels between two samples of a flow. */
const sampleStep = 7;

const headWeight = 8;

/** A flow of this width hides as much of a label as one sample says, in pixels. */
const thinWidth = 2;

interface Sample {
  at: Point;
  weight: number;
}

export class Obstacles {
  readonly view: Rect;
  readonly #panels: readonly Rect[];
  readonly #texts: Rect[] = [];
  readonly #nodes = new Map<number, Place[]>();
  readonly #samples = new Map<number, Sample[]>();

  constructor(view: Rect, panels: readonly Rect[], places: readonly Place[], flows: readonly DrawnFlow[]) {
    this.view = view;
    this.#panels = panels;
    for (const place of places) for (const key of cellsOf(squareAround(place.at, place.usual.reach))) push(this.#nodes, key, place);
    this.addFlows(flows);
  }

  addFlows(flows: readonly Pick<DrawnFlow, "curve" | "width">[]): void {
    for (const { curve, width } of flows) {
      const weight = Math.max(1, width / thinWidth);
      const count = Math.max(3, Math.ceil(distance(curve.start, curve.end) / sampleStep));
      for (let index = 0; index <= count; index += 1) {
        const at = pointAt(curve, index / count);
        push(this.#samples, cellKey(at[0], at[1]), { at, weight });
      }
    }
  }

  /** What labels on paper must not hide: the heads count for several samples. */
  addHeads(flows: readonly Pick<DrawnFlow, "curve" | "width">[]): void {
    for (const { curve, width } of flows) {
      const before = pointAt(curve, 0.97);
      const angle = bearing(before, curve.end);
      for (const share of [0.1, 0.4, 0.7, 1]) for (const side of [-0.6, 0, 0.6]) {
        const at = towards(towards(curve.end, angle + Math.PI, share * headLength(width)), angle + Math.PI / 2, side * share * headHalfWidth(width));
        push(this.#samples, cellKey(at[0], at[1]), { at, weight: headWeight });
      }
    }
  }

  /** A line of any shape. */
  addLine(points: readonly Point[], width: number): void {
    const weight = Math.max(1, width / thinWidth);
    points.forEach((to, index) => {
      const from = points[index - 1];
      if (!from) return;
      const count = Math.max(1, Math.ceil(distance(from, to) / sampleStep));
      for (let step = 0; step < count; step += 1) {
        const at = between(from, to, step / count);
        push(this.#samples, cellKey(at[0], at[1]), { at, weight });
      }
    });
  }

  addText(rect: Rect): void {
    this.#texts.push(rect);
  }

  removeText(rect: Rect): void {
    const index = this.#texts.indexOf(rect);
    if (index >= 0) this.#texts.splice(index, 1);
  }

  hitsText(rect: Rect): boolean {
    return this.#texts.some((text) => overlapArea(text, rect) > 0);
  }

  hitsPanel(rect: Rect): boolean {
    return this.#panels.some((panel) => overlapArea(panel, rect) > 0);
  }

  leavesView({ x, y, width, height }: Rect): boolean {
    return x < this.view.x || y < this.view.y || x + width > this.view.x + this.view.width || y + height > this.view.y + this.view.height;
  }

  /** Nodes under the rectangle, each once. */
  nodesUnder(rect: Rect, except?: Place): number {
    const found = new Set<Place>();
    for (const key of cellsOf(rect)) {
      for (const place of this.#nodes.get(key) ?? []) {
        if (place !== except && overlapArea(squareAround(place.at, place.usual.reach * 0.92), rect) > 0) found.add(place);
      }
    }
    return found.size;
  }

  /** Samples of flows under the rectangle; a thick flow counts for more than one. */
  samplesUnder(rect: Rect): number {
    let count = 0;
    for (const key of cellsOf(rect)) for (const { at, weight } of this.#samples.get(key) ?? []) if (contains(rect, at)) count += weight;
    return count;
  }
}

export function squareAround([x, y]: Point, radius: number): Rect {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function cellsOf({ x, y, width, height }: Rect): number[] {
  const keys: number[] = [];
  for (let column = Math.floor(x / cell); column <= Math.floor((x + width) / cell); column += 1) {
    for (let row = Math.floor(y / cell); row <= Math.floor((y + height) / cell); row += 1) keys.push(column * 1_000_003 + row);
  }
  return keys;
}

function cellKey(x: number, y: number): number {
  return Math.floor(x / cell) * 1_000_003 + Math.floor(y / cell);
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
