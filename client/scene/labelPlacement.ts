/** Eight positions around a node, the cheapest wins: another label costs 100, a node 40, an edge 50, a flow 0.45 a sample. */
import type { Point, TextMark } from "./marks.ts";
import type { Obstacles } from "./obstacles.ts";
import type { Place } from "./places.ts";
import type { Rect } from "./plane.ts";

export const costs = { label: 100, node: 40, edge: 50, flow: 0.45 } as const;

export interface Position {
  /** Left upper corner and size of the text. */
  rect: Rect;
  anchor: TextMark["anchor"];
  cost: number;
}

/** Right first, then the others as cartographers prefer them; the preference breaks ties. */
const sides: readonly (readonly [dx: number, dy: number, preference: number])[] = [
  [1, 0, 0], [1, -1, 0.6], [1, 1, 0.8], [-1, 0, 1], [0, -1, 1.3], [0, 1, 1.3], [-1, -1, 1.8], [-1, 1, 2],
];

/** A second round farther off, only when every near position covers something. */
const distances: readonly (readonly [away: number, dislike: number])[] = [[0, 0], [9, 6]];

/** The cheapest position for a text of this size beside a ring. Where nodes are dense, a name that steps back would seem its neighbour's. */
export function cheapestPosition(at: Point, gap: number, size: { width: number; height: number }, obstacles: Obstacles, owner?: Place, mayStepBack = true): Position {
  let best: Position | undefined;
  for (const [away, dislike] of distances) {
    for (const [dx, dy, preference] of sides) {
      const position = positionBeside(at, gap + away, size, dx, dy);
      const cost = costOf(position.rect, obstacles, owner) + preference + dislike;
      if (!best || cost < best.cost) best = { ...position, cost };
    }
    if (!mayStepBack || (best && best.cost < costs.node)) break;
  }
  return best!; // there are eight sides
}

export function costOf(rect: Rect, obstacles: Obstacles, owner?: Place): number {
  let cost = obstacles.samplesUnder(rect) * costs.flow + obstacles.nodesUnder(rect, owner) * costs.node;
  if (obstacles.hitsText(rect)) cost += costs.label;
  if (obstacles.hitsPanel(rect)) cost += costs.label;
  if (obstacles.leavesView(rect)) cost += costs.edge;
  return cost;
}

function positionBeside([x, y]: Point, gap: number, { width, height }: { width: number; height: number }, dx: number, dy: number): Omit<Position, "cost"> {
  const diagonal = dx !== 0 && dy !== 0 ? gap * 0.72 : gap;
  const left = dx > 0 ? x + diagonal : dx < 0 ? x - diagonal - width : x - width / 2;
  const top = dy === 0 ? y - height / 2 : dy < 0 ? y - diagonal - height + (dx === 0 ? 0 : height * 0.3) : y + diagonal - (dx === 0 ? 0 : height * 0.3);
  return { rect: { x: left, y: top, width, height }, anchor: dx > 0 ? "start" : dx < 0 ? "end" : "middle" };
}
