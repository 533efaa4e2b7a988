/** Boundaries and context as the pictures use them, unpacked from their topologies. */
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

export interface Geography {
  world: FeatureCollection;
  rivers: FeatureCollection;
  provinces: FeatureCollection;
  counties: FeatureCollection;
  provinceBorders: MultiLineString;
  prefectureBorders: MultiLineString;
  countyBorders: MultiLineString;
  outline: MultiLineString;
  dashLine: FeatureCollection;
  areas: ReadonlyMap<string, Feature<Polygon | MultiPolygon>>;
}

/** From boundaries.topo.json and context.topo.json. Throws when one of their objects is missing. */
export function unpackGeography(boundaries: Topology, context: Topology): Geography {
  const collection = (topology: Topology, name: string) => feature(topology, object(topology, name)) as FeatureCollection;
  const shared = (name: string) => mesh(boundaries, object(boundaries, name), (a, b) => a !== b);
  const [provinces, prefectures, counties] = ["provinces", "prefectures", "counties"].map((name) => collection(boundaries, name));
  const all = [provinces, prefectures, counties].flatMap((one) => one?.features ?? []);
  return {
    world: collection(context, "world"), rivers: collection(context, "rivers"), provinces: provinces!, counties: counties!, // three names above
    provinceBorders: shared("provinces"), prefectureBorders: shared("prefectures"), countyBorders: shared("counties"),
    outline: mesh(boundaries, object(boundaries, "provinces"), (a, b) => a === b), dashLine: collection(boundaries, "dashLine"),
    areas: new Map(all.map((one) => [String(one.properties?.["code"]), one as Feature<Polygon | MultiPolygon>])),
  };
}

function object(topology: Topology, name: string): GeometryCollection {
  const found = topology.objects[name];
  if (!found) throw new Error(`the topology has no object "${name}", it has ${Object.keys(topology.objects).join(", ")}`);
  return found as GeometryCollection;
}
