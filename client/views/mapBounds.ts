/** Where "nation" and "home" look. Pure. */
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { mainland, type Bounds } from "../map/camera.ts";

export { mainland };

/** The bounds, and places that lie outside of them. */
export function around([west, south, east, north]: Bounds, places: Iterable<{ lon: number; lat: number }>): Bounds {
  const [lons, lats] = [[west, east], [south, north]];
  for (const { lon, lat } of places) {
    lons.push(lon);
    lats.push(lat);
  }
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** West, south, east and north of an area. */
export function boundsOf(area: Feature<Polygon | MultiPolygon>): Bounds {
  const polygons = area.geometry.type === "Polygon" ? [area.geometry.coordinates] : area.geometry.coordinates;
  const points = polygons.flatMap((rings) => rings[0] ?? []);
  const lons = points.map(([lon = 0]) => lon);
  const lats = points.map(([, lat = 0]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
