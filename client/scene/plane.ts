/** Points, rectangles and distances in the plane of the picture: x to the right, y downwards. */
import type { Point } from "./marks.ts";

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

export function towards(from: Point, angle: number, length: number): Point {
  return [from[0] + Math.cos(angle) * length, from[1] + Math.sin(angle) * length];
}

export function bearing(from: Point, to: Point): number {
  return Math.atan2(to[1] - from[1], to[0] - from[0]);
}

export function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** Smallest turn from one angle to another, in (−π, π]. */
export function turn(from: number, to: number): number {
  const full = Math.PI * 2;
  const difference = (((to - from) % full) + full) % full;
  return difference > Math.PI ? difference - full : difference;
}

export function grown(rect: Rect, margin: number): Rect {
  return { x: rect.x - margin, y: rect.y - margin, width: rect.width + 2 * margin, height: rect.height + 2 * margin };
}

export function contains(rect: Rect, [x, y]: Point): boolean {
  return x >= rect.x && y >= rect.y && x <= rect.x + rect.width && y <= rect.y + rect.height;
}

export function overlapArea(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** A regular polygon as a stand-in for an arc of a circle: points every few pixels. */
export function arc(centre: Point, radius: number, from: number, sweep: number): Point[] {
  const steps = Math.max(2, Math.ceil(Math.abs(sweep) / 0.12));
  return Array.from({ length: steps + 1 }, (_, index) => towards(centre, from + (sweep * index) / steps, radius));
}
