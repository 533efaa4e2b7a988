/** Which area lies under a point. Pure. */
import type { FeatureCollection, Position } from "geojson";

/** The `code` of the first area that contains the place; null on the sea. */
export function areaAt(areas: FeatureCollection, lon: number, lat: number): string | null {
  const found = areas.features.find(({ geometry }) => {
    if (geometry.type === "Polygon") return contains(geometry.coordinates, lon, lat);
    return geometry.type === "MultiPolygon" && geometry.coordinates.some((polygon) => contains(polygon, lon, lat));
  });
  return (found?.properties?.["code"] as string | undefined) ?? null;
}

/** Inside the outer ring and in no hole: an odd number of crossings to the east. */
function contains(rings: readonly Position[][], lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [x = 0, y = 0] = ring[at]!;
      const [beforeX = 0, beforeY = 0] = ring[before]!;
      if (y > lat !== beforeY > lat && lon < ((beforeX - x) * (lat - y)) / (beforeY - y) + x) inside = !inside;
    }
  }
  return inside;
}
