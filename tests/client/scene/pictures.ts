/** Two made-up pictures that add up: go-back flows from one prefecture to the provinces, and returns among Chuxiong's townships. */
import { readFileSync } from "node:fs";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { BaseMap, DegreeRings, SceneInput, SceneNode, ScenePolygon } from "../../../client/scene/input.ts";
import { webMercator } from "../../../client/scene/projections.ts";
import type { Rect } from "../../../client/scene/plane.ts";
import type { ThemeName } from "../../../client/scene/theme.ts";

const geography = new URL("../../../data/geography/", import.meta.url);

export interface PictureRegion { code: string; name: string; lon: number; lat: number }

export function regionsFile(): Map<string, PictureRegion> {
  const { rows } = JSON.parse(readFileSync(new URL("regions.client.json", geography), "utf8")) as { rows: [string, string, string, string, number, number, string][] };
  return new Map(rows.map(([code, , name, , lon, lat]) => [code, { code, name, lon, lat }]));
}

type Named = { code?: string; name?: string };
type Boundaries = Topology<Record<string, GeometryCollection<Named>>>;

function topology(file: string): Boundaries {
  return JSON.parse(readFileSync(new URL(file, geography), "utf8")) as Boundaries;
}

function codeOf(properties: object | null): string | undefined {
  return (properties as Named | null)?.code; // the topology's own properties
}

function polygonsOf(source: Boundaries, object: string, keep: (code: string) => boolean = () => true): ScenePolygon[] {
  return feature(source, source.objects[object]!).features.flatMap(({ geometry, properties }, index) => {
    const code = codeOf(properties) ?? `${object}${index}`;
    if (!keep(code)) return [];
    if (geometry.type === "Polygon") return [{ code, polygons: [geometry.coordinates as DegreeRings] }];
    return geometry.type === "MultiPolygon" ? [{ code, polygons: geometry.coordinates as DegreeRings[] }] : [];
  });
}

function linesOf(source: Boundaries, object: string): number[][][] {
  return feature(source, source.objects[object]!).features.flatMap(({ geometry }) => {
    if (geometry.type === "LineString") return [geometry.coordinates];
    return geometry.type === "MultiLineString" ? geometry.coordinates : [];
  });
}

/** The nation with its neighbours, its provinces and the tinted home. */
function nationalBase(): BaseMap {
  const boundaries = topology("boundaries.topo.json");
  const context = topology("context.topo.json");
  const provinces = boundaries.objects.provinces!;
  return {
    neighbours: polygonsOf(context, "world"), land: polygonsOf(boundaries, "provinces"),
    origin: polygonsOf(boundaries, "prefectures", (code) => code === "5323"),
    borders: mesh(boundaries, provinces, (a, b) => a !== b).coordinates, outline: mesh(boundaries, provinces, (a, b) => a === b).coordinates,
    rivers: linesOf(context, "rivers"), dashLine: linesOf(boundaries, "dashLine"),
  };
}

/** Chuxiong's counties among the prefectures around them; the world's rivers would be too coarse here. */
function countyBase(): BaseMap {
  const boundaries = topology("boundaries.topo.json");
  const prefectures = boundaries.objects.prefectures!;
  const chuxiong = boundaries.objects.counties!.geometries.filter((county) => codeOf(county.properties ?? null)?.startsWith("5323"));
  const collection = { type: "GeometryCollection" as const, geometries: chuxiong };
  return {
    neighbours: polygonsOf(boundaries, "prefectures", (code) => code !== "5323" && /^5[13]/.test(code)),
    land: polygonsOf(boundaries, "counties", (code) => code.startsWith("5323")),
    borders: [...mesh(boundaries, prefectures, (a, b) => a !== b).coordinates, ...mesh(boundaries, collection, (a, b) => a !== b).coordinates],
    outline: mesh(boundaries, collection, (a, b) => a === b).coordinates,
  };
}

export function lowCoverage(code: string): ScenePolygon[] {
  return polygonsOf(topology("boundaries.topo.json"), "counties", (candidate) => candidate === code);
}

export interface Frame { width: number; height: number; view: Rect; panels: Rect[] }

/** The command screen's panels at 1920 × 1080 (desk) and 1366 × 768 (compact), and the map that they leave. */
export function frameOf(size: "desk" | "compact"): Frame {
  if (size === "desk") {
    return {
      width: 1920, height: 1080, view: { x: 0, y: 64, width: 1560, height: 884 },
      panels: [{ x: 16, y: 80, width: 320, height: 280 }, { x: 16, y: 670, width: 320, height: 262 }, { x: 356, y: 76, width: 380, height: 60 },
        { x: 1425, y: 780, width: 119, height: 152 }, { x: 1300, y: 905, width: 115, height: 28 }],
    };
  }
  return {
    width: 1366, height: 768, view: { x: 0, y: 48, width: 1078, height: 616 },
    panels: [{ x: 10, y: 58, width: 252, height: 244 }, { x: 10, y: 427, width: 252, height: 227 }, { x: 272, y: 56, width: 420, height: 46 },
      { x: 976, y: 536, width: 92, height: 118 }, { x: 880, y: 630, width: 86, height: 24 }],
  };
}

/** World pixels moved so that the centre stands in the middle of the view. */
export function centred(lon: number, lat: number, zoom: number, view: Rect, shiftX = 0): SceneInput["project"] {
  const { project } = webMercator(zoom);
  const [x, y] = project(lon, lat);
  return (a, b) => { const point = project(a, b); return [point[0] - x + view.x + view.width / 2 + shiftX, point[1] - y + view.y + view.height / 2]; };
}

const provinceFlows: [string, number, number, number][] = [
  // province, go back, workers there, staying
  ["44", 1262, 96200, 48000], ["33", 934, 72300, 35000], ["32", 486, 37900, 17400], ["35", 312, 22100, 10600], ["31", 228, 15800, 8200],
  ["51", 96, 14100, 6100], ["65", 92, 6100, 2900], ["11", 84, 5400, 2700], ["45", 61, 6900, 2500], ["50", 58, 6700, 2500], ["52", 52, 8000, 3000],
  ["37", 49, 4700, 2000], ["43", 47, 5200, 2100], ["42", 46, 4900, 2000],
  ["12", 31, 2400, 900], ["13", 28, 1800, 700], ["41", 25, 2100, 700], ["36", 24, 2000, 800], ["34", 22, 1900, 700], ["61", 18, 1700, 600],
  ["46", 14, 1500, 500], ["21", 12, 900, 300], ["62", 8, 700, 200], ["54", 5, 600, 300],
];

export const words: SceneInput["words"] = {
  number: (people) => people.toLocaleString("en-US"),
  remainder: (count, people, largest) => [`其余 ${count} 条 ${people.toLocaleString("en-US")}`, largest < 45 ? "各不足 1 车 · 点开展开" : `各不多于 ${largest} 人 · 点开展开`],
  hub: (people, internal) => [`出发 ${people.toLocaleString("en-US")}`, `省内 ${internal}`],
  silent: "未报",
};

/** 4,120 people of Chuxiong go back to 24 provinces and inside Yunnan. */
export function goBackToTheProvinces(size: "desk" | "compact", theme: ThemeName): SceneInput {
  const regions = regionsFile();
  const frame = frameOf(size);
  const nodes = provinceFlows.map(([code, , people, staying]): SceneNode => {
    const coverage = code === "65" ? 0.703 : code === "32" ? 0.792 : 0.93;
    return { ...regions.get(code)!, people, staying, expected: Math.round(people / coverage), surveyed: people };
  });
  const named = new Set([...nodes.map((node) => node.code), "53"]);
  return {
    size: frame, view: frame.view, obstacles: frame.panels, project: centred(104.6, 37.75, size === "desk" ? 3.75 : 3.22, frame.view, size === "desk" ? 175 : 137),
    density: size, theme, movement: "goBack", words, maxFlows: 60,
    flows: [...provinceFlows.map(([work, people]) => ({ home: "5323", work, people })), { home: "5323", work: "53", people: 126 }],
    nodes: [...nodes, { ...regions.get("5323")!, people: 341681, staying: 0 }],
    hotSpots: [{ region: "4419", lon: 113.75, lat: 23.02, rank: 1 }, { region: "3307", lon: 119.65, lat: 29.08, rank: 2 }, { region: "3505", lon: 118.6, lat: 24.9, rank: 3 }],
    placeNames: [...regions.values()].filter(({ code }) => code.length === 2 && !named.has(code)),
    base: nationalBase(),
  };
}

/** Numbers without chance: the same picture every time. */
function madeUp(code: string, salt: number): number {
  let value = salt;
  for (const letter of code) value = (value * 31 + letter.charCodeAt(0)) % 10_007;
  return value / 10_007;
}

function degreesApart(a: PictureRegion, b: PictureRegion): number {
  return Math.hypot(a.lon - b.lon, a.lat - b.lat);
}

/** Returns of those who work inside Chuxiong: county → township, two silent townships, one county with low coverage. */
export function returnWithinChuxiong(size: "desk" | "compact", theme: ThemeName, selected: string | null): SceneInput {
  const regions = regionsFile();
  const frame = frameOf(size);
  const homes = [...regions.values()].filter(({ code }) => code.length === 9 && code.startsWith("5323"));
  const counties = [...regions.values()].filter(({ code }) => code.length === 6 && code.startsWith("5323"));
  const silent = new Set(homes.filter(({ code }) => madeUp(code, 5) > 0.955).map(({ code }) => code));
  const flows = homes.filter(({ code }) => !silent.has(code)).flatMap(({ code }) => counties.map((county) => {
    const own = code.startsWith(county.code);
    const pull = county.code === "532301" ? 1 : county.code === "532331" || county.code === "532302" ? 0.55 : 0.13;
    return { home: code, work: county.code, people: Math.round((own ? 380 : (560 * pull) / (1 + (degreesApart(regions.get(code)!, county) / 0.45) ** 2)) * (0.25 + 1.3 * madeUp(code + county.code, 7) ** 2)) };
  }));
  const sum = (code: string) => flows.filter((flow) => flow.home === code || flow.work === code).reduce((total, { people }) => total + people, 0);
  const nodeOf = (region: PictureRegion): SceneNode => {
    const people = sum(region.code) * 2;
    const coverage = silent.has(region.code) ? 0 : 0.72 + 0.28 * Math.sqrt(madeUp(region.code, 3));
    return { ...region, people, staying: Math.round(people * 0.3), expected: coverage === 0 ? 1900 : Math.round(people / coverage), surveyed: people };
  };
  return {
    size: frame, view: frame.view, obstacles: frame.panels, project: centred(101.45, 25.36, size === "desk" ? 7.78 : 7.25, frame.view, size === "desk" ? 168 : 130),
    density: "county", theme, movement: "return", words, maxFlows: 60, flows, nodes: [...homes.map(nodeOf), ...counties.map(nodeOf)],
    selection: selected ? { kind: "region", region: selected } : null,
    lowCoverage: lowCoverage("532329"), base: countyBase(),
  };
}
