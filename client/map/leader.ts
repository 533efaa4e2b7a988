/** The line from a pinned card to its place. Pure. */
import type { Point } from "../scene/marks.ts";
import { contains, distance, grown, type Rect } from "../scene/plane.ts";

export interface Leader {
  /** The card, in pixels of the map's frame. */
  card: Rect;
  lon: number;
  lat: number;
  /** Pixels that the line keeps off the place, so that its ring stays whole. */
  gap: number;
}

/** From the card's nearest edge to the place; null when the place is out of sight, under the card or beside it. */
export function leaderLine(card: Rect, at: Point, gap: number, frame: { width: number; height: number }): readonly [from: Point, to: Point] | null {
  if (!contains({ x: 0, y: 0, ...frame }, at) || contains(grown(card, gap), at)) return null;
  const inset = 10;
  const from: Point = [Math.min(card.x + card.width, Math.max(card.x, at[0])), Math.min(card.y + card.height - inset, Math.max(card.y + inset, at[1]))];
  const length = distance(from, at);
  if (length <= gap + 4) return null;
  const share = (length - gap) / length;
  return [from, [from[0] + (at[0] - from[0]) * share, from[1] + (at[1] - from[1]) * share]];
}
