/** Cutting rings, lines and marks at a rectangle. */
import type { Mark, Point } from "./marks.ts";
import type { Rect } from "./plane.ts";

interface Edge {
  inside(point: Point): boolean;
  cut(a: Point, b: Point): Point;
}

/** The part of a ring inside the rectangle (Sutherland–Hodgman); empty when nothing is inside. */
export function clipRing(ring: readonly Point[], rect: Rect): Point[] {
  let points = [...ring];
  for (const { inside, cut } of edgesOf(rect)) {
    const kept: Point[] = [];
    points.forEach((point, index) => {
      const before = points[(index + points.length - 1) % points.length]!;
      if (inside(point) !== inside(before)) kept.push(cut(before, point));
      if (inside(point)) kept.push(point);
    });
    points = kept;
  }
  return points;
}

/** The parts of a line inside the rectangle. */
export function clipLine(line: readonly Point[], rect: Rect): Point[][] {
  let parts: Point[][] = [[...line]];
  for (const edge of edgesOf(rect)) parts = parts.flatMap((part) => partsInside(part, edge));
  return parts;
}

/** The parts of an area or a line inside the rectangle; other marks are left out. */
export function clipMark(mark: Mark, rect: Rect): Mark[] {
  if (mark.kind === "polygon") {
    const rings = mark.rings.map((ring) => clipRing(ring, rect)).filter((ring) => ring.length > 2);
    return rings.length > 0 ? [{ ...mark, rings }] : [];
  }
  if (mark.kind !== "path") return [];
  return clipLine(mark.points, rect).map((points, index) => ({ ...mark, points, key: `${mark.key}:${index}` }));
}

function partsInside(line: readonly Point[], { inside, cut }: Edge): Point[][] {
  const parts: Point[][] = [];
  let current: Point[] = [];
  line.forEach((point, index) => {
    const before = line[index - 1];
    if (before && inside(point) !== inside(before)) current.push(cut(before, point));
    if (inside(point)) current.push(point);
    else if (current.length > 0) { parts.push(current); current = []; }
  });
  parts.push(current);
  return parts.filter((part) => part.length > 1);
}

function edgesOf({ x, y, width, height }: Rect): Edge[] {
  const [right, bottom] = [x + width, y + height];
  return [
    { inside: (point) => point[0] >= x, cut: (a, b) => atX(a, b, x) },
    { inside: (point) => point[0] <= right, cut: (a, b) => atX(a, b, right) },
    { inside: (point) => point[1] >= y, cut: (a, b) => atY(a, b, y) },
    { inside: (point) => point[1] <= bottom, cut: (a, b) => atY(a, b, bottom) },
  ];
}

function atX(a: Point, b: Point, x: number): Point {
  return [x, a[1] + ((b[1] - a[1]) * (x - a[0])) / (b[0] - a[0])];
}

function atY(a: Point, b: Point, y: number): Point {
  return [a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]), y];
}
