/** From counted people to what the scene draws: nodes with positions, estimates of the unsurveyed, hot spots, base map. Pure. */
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from "geojson";
import { ancestorAt, type Flow, type Movement } from "../../server/vocabulary.ts";
import type { CubeAnswer, HotSpot } from "../cube/answer.ts";
import { movingAt } from "../cube/moving.ts";
import type { Geography } from "./geography.ts";
import type { BaseMap, SceneHotSpot, SceneInput, SceneNode, ScenePolygon } from "./input.ts";
import type { Region } from "./regionList.ts";

export interface Coverage {
  expected: number;
  surveyed: number;
}
type Regions = ReadonlyMap<string, Region>;
type CoverageOf = (code: string) => Coverage;
type NameOf = (code: string) => string;

/** Homes carry their coverage; a place that is home and workplace is shown as a home. Places without a position are left to the scene to count as unplaced. */
export function nodesOf(answer: CubeAnswer, movement: Movement, regions: Regions, nameOf: NameOf, coverageOf: CoverageOf): SceneNode[] {
  const nodes = new Map<string, SceneNode>();
  const atWork = new Map(answer.moving.works.map(({ code, people }) => [code, people]));
  for (const { code, people, staying } of answer.workplaces) addNode(nodes, regions, nameOf, code, { people, staying });
  for (const { code, people, staying } of answer.homes) {
    const { expected, surveyed } = coverageOf(code);
    addNode(nodes, regions, nameOf, code, expected > 0 ? { people: Math.max(people, expected), staying, expected, surveyed } : { people, staying });
  }
  return [...nodes.values()].map((node) => ({ ...node, moving: movement === "stay" ? atWork.get(node.code) ?? 0 : movingAt(answer, node.code) }));
}

function addNode(nodes: Map<string, SceneNode>, regions: Regions, nameOf: NameOf, code: string, counts: Pick<SceneNode, "people" | "staying" | "expected" | "surveyed">): void {
  const region = regions.get(code);
  if (!region || region.lon === null || region.lat === null) return;
  nodes.set(code, { code, name: nameOf(code), lon: region.lon, lat: region.lat, approximate: region.level === "township" && region.kind === "approximate", ...counts });
}

/** People expected but not followed up move like those of their home who were. */
export function withEstimates(flows: readonly Flow[], coverageOf: CoverageOf): (Flow & { estimated: number })[] {
  const factors = new Map<string, number>();
  const factorOf = (home: string) => {
    const known = factors.get(home);
    if (known !== undefined) return known;
    const { expected, surveyed } = coverageOf(home);
    const factor = surveyed > 0 && expected > surveyed ? expected / surveyed - 1 : 0;
    factors.set(home, factor);
    return factor;
  };
  return flows.map((flow) => ({ ...flow, estimated: flow.people * factorOf(flow.home) }));
}

/** Where none is significant, those that come closest: the list says so, the map marks nothing. */
export function hotSpotsNear(spots: readonly HotSpot[]): HotSpot[] {
  return spots.filter(({ z }) => z > 0).slice(0, 3);
}

/** Hot spots worth a mark: significant at 5 % and not below what is usual, the three strongest. */
export function hotSpotsShown(spots: readonly HotSpot[]): HotSpot[] {
  return spots.filter((spot) => spot.p < 0.05 && spot.people > spot.usual - 0.5).slice(0, 3);
}

export function hotSpotMarksOf(spots: readonly Pick<HotSpot, "code">[], regions: Regions): SceneHotSpot[] {
  return spots.flatMap(({ code }, index) => {
    const region = regions.get(code);
    return !region || region.lon === null || region.lat === null ? [] : [{ region: code, lon: region.lon, lat: region.lat, rank: index + 1 }];
  });
}

/** Provinces that carry no label of their own. */
export function placeNamesOf(regions: Regions, nodes: readonly SceneNode[], nameOf: NameOf): NonNullable<SceneInput["placeNames"]> {
  const labelled = new Set(nodes.map(({ code }) => code));
  return [...regions.values()].flatMap(({ code, lon, lat, level }) => (level === "province" && lon !== null && lat !== null && !labelled.has(code) ? [{ code, name: nameOf(code), lon, lat }] : []));
}

/** Where the people of the flows are: at work for those who stay or go back, at home for those who return. */
export function heatOf(flows: readonly Flow[], movement: Movement, regions: Regions): NonNullable<SceneInput["heat"]> {
  return flows.flatMap(({ home, work, people }) => {
    const region = regions.get(movement === "return" ? home : work);
    return !region || region.lon === null || region.lat === null ? [] : [{ lon: region.lon, lat: region.lat, people }];
  });
}

/** Counties of the homes whose coverage is below 85 %. */
export function lowCoverageOf(homes: readonly string[], geography: Geography | null, coverageOf: CoverageOf): ScenePolygon[] {
  const counties = [...new Set(homes.filter((code) => code.length >= 6).map((code) => ancestorAt(code, "county")))];
  return counties.flatMap((code) => {
    const { expected, surveyed } = coverageOf(code);
    const area = geography?.areas.get(code);
    return area && expected > 0 && surveyed / expected < 0.85 ? [polygonOf(area)] : [];
  });
}

/** Outlines of the counties that have one, in the given order. */
export function countyAreas(codes: readonly string[], { areas }: Geography): ScenePolygon[] {
  return codes.flatMap((code) => { const area = areas.get(code); return area ? [polygonOf(area)] : []; });
}

export function baseMapOf(geography: Geography, origin: readonly string[]): BaseMap {
  return {
    neighbours: polygons(geography.world), land: polygons(geography.provinces),
    origin: geography.counties.features.filter(({ properties }) => origin.some((code) => String(properties?.["code"]).startsWith(code))).map((one) => polygonOf(one as Feature<Polygon | MultiPolygon>)),
    borders: geography.provinceBorders.coordinates, outline: geography.outline.coordinates,
    dashLine: linesOf(geography.dashLine), rivers: linesOf(geography.rivers),
  };
}

function polygons(collection: FeatureCollection): ScenePolygon[] {
  return collection.features.map((one) => polygonOf(one as Feature<Polygon | MultiPolygon>)); // areas only, by the build
}

function polygonOf({ properties, geometry }: Feature<Polygon | MultiPolygon>): ScenePolygon {
  return { code: String(properties?.["code"] ?? properties?.["name"] ?? ""), polygons: geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates };
}

function linesOf(collection: FeatureCollection): MultiLineString["coordinates"] {
  return collection.features.flatMap(({ geometry }) => (geometry.type === "LineString" ? [geometry.coordinates] : geometry.type === "MultiLineString" ? geometry.coordinates : []));
}
