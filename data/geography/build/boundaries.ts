/** boundaries.topo.json: China's provinces, prefectures, counties and dash line, simplified together. */
import { bbox } from "@turf/turf";
import type { Feature, FeatureCollection } from "geojson";
import { mergeArcs } from "topojson-client";
import { topology } from "topojson-server";
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from "topojson-specification";
import { ancestorAt } from "../../../server/vocabulary.ts";
import { countyPolygons } from "./regions.ts";
import { thin } from "./simplification.ts";
import { readBoundaries } from "./sources.ts";

export type Box = [west: number, south: number, east: number, north: number];
type Area = (Polygon | MultiPolygon) & { properties: { code: string; name: string } };

/** Every region of `names` (by code) that the package has a shape for. The counties of `prefecture` keep far more detail, its province some more. */
export function buildBoundaries(prefecture: string, names: Map<string, string>): Topology {
  const counties = collection([...countyPolygons()].filter(([code]) => names.has(code))
    .map(([code, county]) => ({ ...county, properties: { code, name: names.get(code) } })));
  const near = boxOf(counties, prefecture);
  const province = boxOf(counties, ancestorAt(prefecture, "province"));
  const full = topology({ provinces: areas(1, 2, names), prefectures: areas(2, 4, names), counties, dashLine: dashLine() }, 1e6);
  const thinned = thin(full, 0.6, ([x, y]) => (inside(near, x, y) ? 400 : inside(province, x, y) ? 12 : 1), 4e4);
  addMissingPrefectures(thinned, names);
  return thinned;
}

/** Shapes of one level. Those whose code names no region (counties directly under a province, farms without a code) are left out. */
function areas(level: 1 | 2, digits: number, names: Map<string, string>): FeatureCollection {
  return collection(readBoundaries(level).map(({ code, geometry }) => ({ code: code.slice(digits) === "".padEnd(6 - digits, "0") ? code.slice(0, digits) : code, geometry }))
    .filter(({ code, geometry }) => code.length === digits && names.has(code) && geometry.type.endsWith("Polygon"))
    .map(({ code, geometry }) => ({ type: "Feature", properties: { code, name: names.get(code) }, geometry })));
}

/** Municipalities, Taiwan and what a province governs directly have no shape of their own at this level: theirs is made of their counties. */
function addMissingPrefectures(topo: Topology, names: Map<string, string>): void {
  const prefectures = areasOf(topo, "prefectures");
  const present = new Set(prefectures.map((one) => one.properties.code));
  const members = new Map<string, Area[]>();
  for (const county of areasOf(topo, "counties")) {
    const code = ancestorAt(county.properties.code, "prefecture");
    if (!present.has(code)) members.set(code, [...(members.get(code) ?? []), county]);
  }
  for (const [code, parts] of members) {
    const name = names.get(code);
    if (!name) throw new Error(`counties of ${code} have a boundary, but the prefecture has no name`);
    prefectures.push({ ...mergeArcs(topo, parts as never), properties: { code, name } }); // its types ask for one kind of geometry
  }
  prefectures.sort((a, b) => (a.properties.code < b.properties.code ? -1 : 1));
}

function areasOf(topo: Topology, name: "prefectures" | "counties"): Area[] {
  return (topo.objects[name] as GeometryCollection).geometries as Area[]; // made above, of areas with code and name
}

function dashLine(): FeatureCollection {
  return collection(readBoundaries(1).filter(({ geometry }) => geometry.type === "MultiLineString" && geometry.coordinates.length === 10)
    .map(({ geometry }) => ({ type: "Feature", properties: {}, geometry })));
}

function boxOf(counties: FeatureCollection, prefix: string): Box {
  return bbox(collection(counties.features.filter((county) => String(county.properties?.code).startsWith(prefix)))) as Box;
}

function inside([west, south, east, north]: Box, x: number, y: number): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}
