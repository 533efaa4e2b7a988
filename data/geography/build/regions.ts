/** regions.csv: every region with its names, position and validity. */
import { booleanPointInPolygon, pointOnFeature } from "@turf/turf";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { ancestorAt, codeLength, levelOf, type PositionKind } from "../../../server/vocabulary.ts";
import { pinyinOf, shortName } from "./names.ts";
import { readBoundaries, readNamed, readSeats, readVillages, type Named } from "./sources.ts";
import type { RegionRow } from "./row.ts";
import { placeTownships } from "./townships.ts";

/** State of the lists of codes: the package holds the middle of 2023. */
const validFrom = "2023-06-30";
const municipalities: Record<string, string> = { "11": "北京市", "12": "天津市", "31": "上海市", "50": "重庆市" };
const directly = "直辖县级行政区划";
const beyondTheLists: Named[] = [
  { code: "71", name: "台湾省" }, { code: "81", name: "香港特别行政区" }, { code: "82", name: "澳门特别行政区" },
  { code: "7100", name: "台湾省" }, { code: "8101", name: "香港特别行政区" }, { code: "8200", name: "澳门特别行政区" },
];

/** All regions, sorted by code: the nation to county, Yunnan to township, `prefecture` to village. */
export async function buildRegions(prefecture: string): Promise<RegionRow[]> {
  const polygons = countyPolygons();
  const seats = readSeats();
  const named = await collectNames(prefecture, polygons);
  const rows = named.map(({ code, name }) => {
    const level = levelOf(code);
    const short = shortName(name, level);
    const seat = level === "township" || level === "village" ? undefined : seatOf(code, seats, polygons);
    return {
      code, name, shortName: short, pinyin: pinyinOf(short), level, parent: parentOf(code),
      lon: round(seat?.at[0]), lat: round(seat?.at[1]), positionKind: seat?.kind ?? "" as const, validFrom: startOf(code), validTo: "",
    } satisfies RegionRow;
  });
  placeDirectlyGoverned(rows);
  placeTownships(rows, polygons, prefecture);
  return rows;
}

/** What a province governs directly has no seat: it is drawn at its most central county, not on top of the province's capital. */
function placeDirectlyGoverned(rows: RegionRow[]): void {
  for (const row of rows.filter(({ code, name }) => code.length === 4 && (name.endsWith(directly) || code === "5002"))) {
    const counties = rows.filter((county) => county.level === "county" && county.parent === row.code);
    const far = (from: RegionRow) => counties.reduce((sum, to) => sum + Math.hypot((from.lon ?? 0) - (to.lon ?? 0), (from.lat ?? 0) - (to.lat ?? 0)), 0); // every county has a position
    const [central] = counties.sort((a, b) => far(a) - far(b));
    if (!central) throw new Error(`${row.code} ${row.name} has no county`);
    Object.assign(row, { lon: central.lon, lat: central.lat, positionKind: "approximate" });
  }
}

export function countyPolygons(): Map<string, Feature<Polygon | MultiPolygon>> {
  return new Map(readBoundaries(3)
    .filter((feature) => /^\d{6}$/.test(feature.code) && feature.geometry.type.endsWith("Polygon"))
    .map(({ code, name, geometry }) => [code, { type: "Feature", properties: { code, name }, geometry: geometry as Polygon | MultiPolygon }]));
}

async function collectNames(prefecture: string, polygons: Map<string, Feature>): Promise<Named[]> {
  const provinces = readNamed("provinces.csv");
  const cities = readNamed("cities.csv").map(({ code, name }) => ({ code, name: prefectureName(code, name, provinces) }));
  const areas = readNamed("areas.csv").map(({ code, name }) => ({ code, name: name === "市辖区" ? cities.find((city) => city.code === code.slice(0, 4))?.name ?? name : name }));
  const listed = new Set(areas.map((area) => area.code));
  const offTheList = [...polygons].filter(([code]) => !listed.has(code) && /^(71|81|82)/.test(code))
    .map(([code, feature]) => ({ code, name: String(feature.properties?.name) }));
  const townships = readNamed("streets.csv").filter(({ code }) => code.startsWith(ancestorAt(prefecture, "province")));
  const villages = await readVillages(prefecture);
  return [...provinces, ...beyondTheLists, ...cities, ...areas, ...offTheList, ...townships, ...villages]
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** 上海市 twice, as province and as prefecture; 湖北省直辖县级行政区划 instead of one name for all provinces. */
function prefectureName(code: string, name: string, provinces: Named[]): string {
  const province = ancestorAt(code, "province");
  const municipality = municipalities[province];
  if (municipality) return name === "县" ? `${municipality}辖县` : municipality;
  const above = provinces.find((one) => one.code === province)?.name ?? "";
  return name.endsWith(directly) ? `${shortName(above, "province")}${name.replace("自治区", "")}` : name;
}

function parentOf(code: string): string {
  const lengths = Object.values(codeLength).filter((length) => length < code.length);
  return code.slice(0, Math.max(...lengths));
}

/** Changes that the lists carry: 禄丰 became a city on 2021-02-04 (532331 → 532302). */
function startOf(code: string): string {
  return code.startsWith("532302") ? "2021-02-04" : validFrom > "2021-01-01" && code.length <= 6 ? "2020-12-31" : validFrom;
}

function seatOf(code: string, seats: Map<string, [number, number]>, polygons: Map<string, Feature<Polygon | MultiPolygon>>): { at: [number, number]; kind: PositionKind } | undefined {
  const own = seats.get(code.padEnd(6, "0"));
  const polygon = polygons.get(code);
  if (own && (!polygon || booleanPointInPolygon(own, polygon))) return { at: own, kind: "seat" };
  if (polygon) return { at: pointOnFeature(polygon).geometry.coordinates as [number, number], kind: "approximate" };
  const above = code.length > 2 ? seatOf(code.slice(0, code.length - 2), seats, polygons) : undefined;
  return above && { at: above.at, kind: code.length === 4 && above.kind === "seat" ? "seat" : "approximate" };
}

function round(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 1e4) / 1e4;
}
