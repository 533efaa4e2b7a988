/** Positions of townships: real where GeoNames has them, the county's seat for the town it stands in, else spread over the county and marked approximate. */
import { bbox, booleanPointInPolygon, pointToPolygonDistance } from "@turf/turf";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { readPlaces } from "./sources.ts";
import type { RegionRow } from "./row.ts";

/** The town in which the county's government sits. */
const seatTowns = new Set(["鹿城镇", "妥甸镇", "共和镇", "龙川镇", "栋川镇", "金碧镇", "永定镇", "元马镇", "狮山镇", "金山镇"]);

/** Fills lon, lat and positionKind of the townships of `prefecture` in place. */
export function placeTownships(rows: RegionRow[], polygons: Map<string, Feature<Polygon | MultiPolygon>>, prefecture: string): void {
  const places = readPlaces();
  for (const county of rows.filter((row) => row.level === "county" && row.parent === prefecture)) {
    const polygon = polygons.get(county.code);
    if (!polygon || county.lon === null || county.lat === null) throw new Error(`county ${county.code} has no boundary or seat`);
    const taken: [number, number][] = [];
    const open: RegionRow[] = [];
    for (const township of rows.filter((row) => row.level === "township" && row.parent === county.code)) {
      const place = places.find(({ name, lon, lat }) => name === township.pinyin && booleanPointInPolygon([lon, lat], polygon));
      const real = seatTowns.has(township.name) ? { lon: county.lon, lat: county.lat } : place;
      if (!real) open.push(township);
      else taken.push(put(township, [real.lon, real.lat], "surveyed"));
    }
    for (const township of open) taken.push(put(township, farthestPoint(polygon, taken), "approximate"));
  }
}

function put(township: RegionRow, at: [number, number], kind: "surveyed" | "approximate"): [number, number] {
  township.lon = Math.round(at[0] * 1e4) / 1e4;
  township.lat = Math.round(at[1] * 1e4) / 1e4;
  township.positionKind = kind;
  return at;
}

/** The grid point (about 2 km) inside the county that is farthest from every taken point and from the border (which counts double). */
function farthestPoint(polygon: Feature<Polygon | MultiPolygon>, taken: [number, number][]): [number, number] {
  const [west, south, east, north] = bbox(polygon);
  let best: { at: [number, number]; clearance: number } | null = null;
  for (let lon = west + 0.01; lon < east; lon += 0.02) {
    for (let lat = south + 0.01; lat < north; lat += 0.02) {
      const nearest = Math.min(...taken.map(([x, y]) => Math.hypot((x - lon) * 100, (y - lat) * 111)));
      if (best && nearest <= best.clearance) continue;
      if (!booleanPointInPolygon([lon, lat], polygon)) continue;
      const clearance = Math.min(nearest, 2.2 * Math.abs(pointToPolygonDistance([lon, lat], polygon, { units: "kilometers" })));
      if (!best || clearance > best.clearance) best = { at: [lon, lat], clearance };
    }
  }
  if (!best) throw new Error("a county without a grid point inside");
  return best.at;
}
