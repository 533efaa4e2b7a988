/** Counties of the homes in a small frame: outlines, and where their number stands. Pure. */
import type { ScenePolygon } from "./input.ts";
import type { Point } from "./marks.ts";
import { thinned } from "./smallMap.ts";

export interface CountyShape {
  code: string;
  rings: Point[][];
  /** Inside the largest part, for the label. */
  at: Point;
}

/** All of them fit the frame, north up; a degree of longitude is as long as in their middle. Counties without an outline are left out. */
export function homeShapes(areas: readonly ScenePolygon[], { width, height }: { width: number; height: number }): CountyShape[] {
  const outer = areas.flatMap(({ polygons }) => polygons.flatMap((rings) => rings[0] ?? []));
  if (outer.length === 0) return [];
  const [west, east] = edges(outer.map(([lon = 0]) => lon));
  const [south, north] = edges(outer.map(([, lat = 0]) => lat));
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(width / ((east - west) * narrow), height / (north - south));
  const [left, top] = [(width - (east - west) * narrow * scale) / 2, (height - (north - south) * scale) / 2];
  const project = (lon: number, lat: number): Point => [left + (lon - west) * narrow * scale, top + (north - lat) * scale];
  return areas.flatMap(({ code, polygons }) => {
    const rings = polygons.flatMap((all) => all.slice(0, 1).map((ring) => thinned(ring.map(([lon = 0, lat = 0]) => project(lon, lat)))));
    const largest = rings.toSorted((a, b) => Math.abs(area(b)) - Math.abs(area(a)))[0];
    return largest ? [{ code, rings, at: centroid(largest) }] : [];
  });
}

function edges(values: readonly number[]): [least: number, most: number] {
  return values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
}

function area(ring: readonly Point[]): number {
  return sumOver(ring, ([x, y], [nextX, nextY]) => x * nextY - nextX * y) / 2;
}

function centroid(ring: readonly Point[]): Point {
  const six = area(ring) * 6;
  if (six === 0) return ring[0]!; // a ring has points
  return [sumOver(ring, ([x, y], [nextX, nextY]) => (x + nextX) * (x * nextY - nextX * y)) / six, sumOver(ring, ([x, y], [nextX, nextY]) => (y + nextY) * (x * nextY - nextX * y)) / six];
}

function sumOver(ring: readonly Point[], term: (point: Point, next: Point) => number): number {
  return ring.reduce((sum, point, index) => sum + term(point, ring[(index + 1) % ring.length]!), 0); // the next one, or the first
}
