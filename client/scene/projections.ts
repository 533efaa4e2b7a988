/** From the globe to the plane: web-Mercator pixels for the screen, Albers for print. Coordinates are WGS-84 degrees. */
import { geoConicEqualArea, geoTransverseMercator, type GeoProjection } from "d3-geo";
import type { Point } from "./marks.ts";
import type { Rect } from "./plane.ts";

export interface PlaneProjection {
  project(lon: number, lat: number): Point;
  unproject(point: Point): [lon: number, lat: number];
}

/** Pixels of the whole world at zoom 0, as maplibre counts them. */
const tileSize = 512;
const degree = Math.PI / 180;

/** World pixels at a zoom: the same plane for every centre, so that panning moves nothing. */
export function webMercator(zoom: number): PlaneProjection {
  const world = tileSize * 2 ** zoom;
  return {
    project: (lon, lat) => [
      (world * (lon + 180)) / 360,
      world * (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * degree) / 2)) / (2 * Math.PI)),
    ],
    unproject: ([x, y]) => [(x / world) * 360 - 180, (2 * Math.atan(Math.exp((0.5 - y / world) * 2 * Math.PI)) - Math.PI / 2) / degree],
  };
}

/** Points that the frame of a national map must hold: the mainland's extremes and Hainan. */
const mainland = { type: "MultiPoint" as const, coordinates: [[73.5, 39.3], [96, 42.9], [123, 53.5], [135.1, 48.4], [122, 31], [118, 24], [109.5, 18.2], [97.5, 24], [87, 28]] };

/** Equal-area conic 25°/47°, central meridian 105° E, with the mainland fitted into the frame. */
export function albersChina(frame: Rect): PlaneProjection {
  return albersFitted(frame, mainland);
}

function albersFitted(frame: Rect, points: { type: "MultiPoint"; coordinates: number[][] }): PlaneProjection {
  return planeOf(geoConicEqualArea().parallels([25, 47]).rotate([-105, 0]).center([0, 36]).fitExtent(extentOf(frame), points));
}

function extentOf({ x, y, width, height }: Rect): [[number, number], [number, number]] {
  return [[x, y], [x + width, y + height]];
}

function planeOf(projection: GeoProjection): PlaneProjection {
  return {
    project: (lon, lat) => projection([lon, lat]) ?? refuse(lon, lat),
    unproject: (point) => projection.invert?.([point[0], point[1]]) ?? refuse(point[0], point[1]),
  };
}

/** The same projection around everything that belongs to the nation, the whole dash line included, for maps too small for an inset. */
export function albersNation(frame: Rect): PlaneProjection {
  return albersFitted(frame, { type: "MultiPoint", coordinates: [...mainland.coordinates, [112.3, 3.6], [123.9, 24.5]] });
}

function refuse(x: number, y: number): never {
  throw new Error(`the projection has no place for (${x}, ${y})`);
}

/** The same projection as the national map's, fitted to some places: an inset keeps its shapes. */
export function albersAround(frame: Rect, points: readonly (readonly [lon: number, lat: number])[]): PlaneProjection {
  return albersFitted(frame, { type: "MultiPoint", coordinates: points.map(([lon, lat]) => [lon, lat]) });
}

/** Transverse Mercator around the middle of some places: true to shape, for a county or a prefecture. */
export function transverseAround(frame: Rect, points: readonly (readonly [lon: number, lat: number])[]): PlaneProjection {
  const [west, east] = points.reduce(([least, most], [lon]) => [Math.min(least, lon), Math.max(most, lon)], [Infinity, -Infinity]);
  return planeOf(geoTransverseMercator().rotate([-(west + east) / 2, 0]).fitExtent(extentOf(frame), { type: "MultiPoint", coordinates: points.map(([lon, lat]) => [lon, lat]) }));
}
