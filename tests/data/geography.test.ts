import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { booleanPointInPolygon, distance, pointToPolygonDistance } from "@turf/turf";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { describe, expect, it } from "vitest";
import { geographyPath, readApproval, readRegionAliases, readRegionRows } from "../../server/regions/files.ts";
import type { RegionRow } from "../../server/regions/gazetteer.ts";
import { codeLength } from "../../server/vocabulary.ts";

type Area = Feature<Polygon | MultiPolygon, { code: string; name: string }>;
const text = (name: string) => readFileSync(geographyPath(name), "utf8");
const rows = readRegionRows();
const byCode = new Map(rows.map((row) => [row.code, row]));
const boundaries = JSON.parse(text("boundaries.topo.json")) as Topology;
const context = JSON.parse(text("context.topo.json")) as Topology;
const collection = (topology: Topology, name: string) => feature(topology, topology.objects[name]!) as FeatureCollection; // a missing object throws there
const areas = (name: string) => new Map((collection(boundaries, name).features as Area[]).map((area) => [area.properties.code, area]));
const provinces = areas("provinces");
const prefectures = areas("prefectures");
const counties = areas("counties");
const townships = rows.filter((row) => row.level === "township" && row.code.startsWith("5323"));
const at = (row: RegionRow): [number, number] => [row.lon ?? NaN, row.lat ?? NaN];
const inside = (point: [number, number], area: Area | undefined) => area !== undefined && booleanPointInPolygon(point, area);

describe("regions.csv", () => {
  it("names every region once, by a code of its level, inside an existing parent", () => {
    expect(byCode.size).toBe(rows.length);
    for (const row of rows) {
      expect(row.code).toMatch(/^\d+$/);
      expect(row.code).toHaveLength(codeLength[row.level]);
      expect(row.code.startsWith(row.parent)).toBe(true);
      if (row.level !== "province") expect(byCode.has(row.parent), `parent of ${row.code}`).toBe(true);
      for (const word of [row.name, row.shortName, row.pinyin]) expect(word, row.code).not.toBe("");
      expect(row.pinyin).toMatch(/^[a-z]+$/);
    }
  });

  it("holds the nation to county, Yunnan to township and Chuxiong to village", () => {
    const count = (level: string, prefix = "") => rows.filter((row) => row.level === level && row.code.startsWith(prefix)).length;
    expect([count("province"), count("prefecture"), count("county", "5323"), count("township", "5323"), count("village", "5323")]).toEqual([34, 345, 10, 103, 1106]);
    expect(count("county")).toBeGreaterThan(2850);
    expect(count("township", "53")).toBeGreaterThan(1400);
  });

  it("gives every region down to county a position in or around China", () => {
    for (const row of rows.filter((one) => codeLength[one.level] <= codeLength.county)) {
      expect(row.lon, row.code).toBeGreaterThan(73);
      expect(row.lon, row.code).toBeLessThan(136);
      expect(row.lat, row.code).toBeGreaterThan(3);
      expect(row.lat, row.code).toBeLessThan(54);
      expect(row.positionKind, row.code).not.toBeNull();
    }
  });

  it("puts a county's seat into the county: exactly in Chuxiong, elsewhere no more than 1.5 km outside the simplified boundary", () => {
    for (const [code, county] of counties) {
      const seat = at(byCode.get(code)!); // the test of boundaries holds that the code is a region
      if (code.startsWith("5323")) expect(inside(seat, county), code).toBe(true);
      else expect(inside(seat, county) || Math.abs(pointToPolygonDistance(seat, county)) < 1.5, `${code} ${county.properties.name}`).toBe(true);
    }
  });

  it("puts every township of Chuxiong into its county, no two within a kilometre", () => {
    for (const township of townships) {
      expect(inside(at(township), counties.get(township.parent)), township.name).toBe(true);
      for (const other of townships) if (other !== township) expect(distance(at(township), at(other)), `${township.name} ${other.name}`).toBeGreaterThan(1);
    }
  });

  it("says which township positions are real: the county towns and 广通", () => {
    const real = townships.filter((one) => one.positionKind === "surveyed").map((one) => one.name).sort();
    expect(real).toEqual(["鹿城镇", "妥甸镇", "共和镇", "龙川镇", "栋川镇", "金碧镇", "永定镇", "元马镇", "狮山镇", "金山镇", "广通镇"].sort());
    expect(townships.filter((one) => one.positionKind === "approximate")).toHaveLength(92);
  });

  it("leads every old code to a region of today", () => {
    const aliases = readRegionAliases();
    expect(aliases).toContainEqual({ oldCode: "532331", newCode: "532302", changedOn: "2021-02-04" });
    for (const { oldCode, newCode } of aliases) expect([byCode.has(oldCode), byCode.has(newCode)], oldCode).toEqual([false, true]);
  });
});

describe("boundaries.topo.json", () => {
  it("has a shape for every province and prefecture, and shapes of regions only", () => {
    expect([...provinces.keys()]).toEqual(rows.filter((row) => row.level === "province").map((row) => row.code));
    expect([...prefectures.keys()]).toEqual(rows.filter((row) => row.level === "prefecture").map((row) => row.code));
    expect([...counties.keys()].filter((code) => byCode.get(code)?.level !== "county")).toEqual([]);
    expect(rows.filter((row) => row.parent === "5323").every((county) => counties.has(county.code))).toBe(true);
  });

  it("leaves without a shape only development zones, forest districts and one district of islands", () => {
    const without = rows.filter((row) => row.level === "county" && !counties.has(row.code));
    expect(without.filter(({ code }) => !/^\d{4}7\d$/.test(code) && code.slice(0, 5) !== "23276" && code !== "460323").map(({ code, name }) => code + name)).toEqual([]);
  });

  it.each<[string, [number, number], string]>([
    ["Taiwan", [121, 23.7], "71"], ["South Tibet (达旺)", [91.87, 27.59], "54"], ["South Tibet (察隅河谷)", [95.8, 28.3], "54"],
    ["Aksai Chin", [79.5, 35.2], "65"], ["Diaoyu Dao", [123.475, 25.745], "71"], ["永兴岛", [112.335, 16.834], "46"],
  ])("draws China's standard extents: %s", (_, point, province) => {
    const found = [...provinces.values()].find((area) => inside(point, area) || Math.abs(pointToPolygonDistance(point, area)) < 3);
    expect(found?.properties.code).toBe(province);
  });

  it("draws ten dashes in the South China Sea, from east of Taiwan to 曾母暗沙", () => {
    const [line, ...rest] = collection(boundaries, "dashLine").features;
    expect(rest).toEqual([]);
    const dashes = line?.geometry.type === "MultiLineString" ? line.geometry.coordinates : [];
    expect(dashes).toHaveLength(10);
    const lats = dashes.flat().map((point) => point[1] ?? NaN);
    expect(Math.min(...lats)).toBeLessThan(5);
    expect(Math.max(...lats)).toBeGreaterThan(23.5);
    expect(dashes.every((dash) => dash.length >= 2)).toBe(true);
  });

  it("stays under 0.8 MB on the wire", () => {
    expect(gzipSync(text("boundaries.topo.json")).length + gzipSync(text("context.topo.json")).length).toBeLessThan(800_000);
  });
});

describe("context.topo.json", () => {
  const world = collection(context, "world").features as Feature<Polygon | MultiPolygon>[];
  const onLand = (point: [number, number]) => world.some((area) => booleanPointInPolygon(point, area));

  it.each<[string, [number, number]]>([["Tokyo", [139.5, 35.75]], ["Seoul", [127.2, 37.4]], ["Delhi", [77.2, 28.6]], ["Bangkok", [100.6, 14.5]], ["Ulan Bator", [106.9, 47.9]], ["Manila", [121.1, 14.6]]])(
    "has land at %s", (_, point) => expect(onLand(point)).toBe(true));

  it.each<[string, [number, number]]>([["Wuhan", [114.3, 30.6]], ["Taipei", [121.5, 25.0]], ["Haikou", [110.3, 20.0]], ["Lhasa", [91.1, 29.7]], ["the East China Sea", [125, 29]]])(
    "has no land of its own at %s", (_, point) => expect(onLand(point)).toBe(false));

  it("leaves no gap between China and its neighbours along the land border", () => {
    const border: [string, [number, number]][] = [["满洲里", [117.3, 49.62]], ["霍尔果斯", [80.35, 44.2]], ["瑞丽", [97.8, 23.9]], ["磨憨", [101.7, 21.15]], ["宽甸", [125.1, 40.65]], ["达旺以南", [91.9, 26.8]], ["班公湖以西", [78.2, 34.2]]];
    for (const [name, [lon, lat]] of border) {
      for (let east = -0.3; east <= 0.3; east += 0.05) for (let north = -0.3; north <= 0.3; north += 0.05) {
        const point: [number, number] = [lon + east, lat + north];
        expect(onLand(point) || [...provinces.values()].some((area) => inside(point, area)), `${name} ${point}`).toBe(true);
      }
    }
  });
});

describe("regions.client.json and approval.json", () => {
  it("tell the client the same as regions.csv", () => {
    const { columns, rows: own } = JSON.parse(text("regions.client.json")) as { columns: string[]; rows: (string | number)[][] };
    expect(columns).toEqual(["code", "name", "short", "pinyin", "lon", "lat", "kind"]);
    expect(own).toEqual(rows.filter((row) => row.code.length <= 6 || townships.includes(row))
      .map((row) => [row.code, row.name, row.shortName, row.pinyin, row.lon, row.lat, row.positionKind]));
  });

  it("leave the approval number empty until it is granted", () => {
    const { number, boundaries: source } = readApproval();
    expect(number === null || /^.{1,3}S.*号$/.test(number)).toBe(true);
    expect(source).toContain("天地图");
  });
});
