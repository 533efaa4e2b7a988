/** The corridor network: small worlds for the rules of routing, then the network of data/geography against distances that others published. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openCorridors, readCorridorPlaces, readCorridorRows } from "../../../server/charters/corridorFiles.ts";
import { greatCircleKm, type CorridorPlace, type Seat } from "../../../server/charters/corridorPlaces.ts";
import { lengthOriginOf, lengthOrigins, parseCorridorRows, railKinds, roadKinds, type CorridorRow } from "../../../server/charters/corridorRows.ts";
import { createCorridors, NoRouteError } from "../../../server/charters/corridors.ts";
import { ferryWaitMinutes } from "../../../server/charters/corridorSpeeds.ts";

const rows = readCorridorRows();
const places = readCorridorPlaces();
const byCode = new Map(places.map((place) => [place.code, place]));
const corridors = openCorridors();

const countiesOfChuxiong = ["532301", "532302", "532322", "532323", "532324", "532325", "532326", "532327", "532328", "532329"];
/** Taiwan, Hong Kong, Macau and Sansha have no road of ours. */
const mainlandPrefectures = places.filter(({ code }) => code.length === 4 && !/^(71|81|82|4603)/.test(code)).map(({ code }) => code);

/**
 * Distances that others publish. `found`: stands in the text named; `recalled`: a figure of road-distance tables and route planners, rounded, carried from
 * memory (a few put together from two such figures) and not looked up again. None was read off the network and none was taken out because it did not fit.
 * The first two are lengths of the network itself, so they check only the reading.
 */
const published: [from: string, to: string, km: number, source: string][] = [
  ["昆明", "楚雄州", 152, "found: zh.wikipedia.org 楚雄市"],
  ["楚雄州", "大理州", 178, "found: zh.wikipedia.org 楚雄市"],
  ["昆明", "贵阳", 503, "found: tsxnews.com.cn 广安–贵阳–昆明"],
  ["昆明", "武汉", 1575, "found: autohome.com.cn/ask/21653764"],
  ["昆明", "衡阳", 1293, "found: 51taibao.com, 全国公路里程查询"],
  ["昆明", "杭州", 2100, "found: zixun.ndcgxx.cn, rounded"],
  ["大理州", "重庆", 1260, "found: tsxnews.com.cn, rounded"],
  ["普洱", "成都", 1256, "found: sqrb.com.cn"],
  ["丽江", "太原", 2330, "found: tsxnews.com.cn"],
  ["昆明", "齐齐哈尔", 3875, "found: 51taibao.com, 3,875 to 3,953 by Wuhan and Changsha"],
  ["昆明", "上海", 2250, "recalled"],
  ["昆明", "广州", 1340, "recalled"],
  ["昆明", "成都", 850, "recalled"],
  ["昆明", "南宁", 800, "recalled"],
  ["昆明", "重庆", 850, "recalled"],
  ["昆明", "深圳", 1450, "recalled"],
  ["昆明", "温州", 2150, "recalled"],
  ["昆明", "宁波", 2200, "recalled"],
  ["昆明", "长沙", 1280, "recalled"],
  ["昆明", "郑州", 2000, "recalled"],
  ["昆明", "北京", 2650, "recalled"],
  ["昆明", "厦门", 1960, "recalled"],
  ["昆明", "南昌", 1610, "recalled"],
  ["昆明", "南京", 2100, "recalled"],
  ["昆明", "西安", 1500, "recalled"],
  ["昆明", "福州", 2130, "recalled"],
  ["昆明", "海口", 1270, "recalled, with the ferry"],
];

describe("published road distances", () => {
  it.each(published)("%s–%s lies within a tenth of %d km (%s)", (from, to, km) => {
    const { distanceKm } = corridors.routeRoad(prefecture(from), prefecture(to));
    expect(Math.abs(distanceKm / km - 1), `${distanceKm.toFixed(0)} km in the network`).toBeLessThanOrEqual(0.1);
  });
});

describe("data/geography/corridors.csv", () => {
  it("names only codes that regions.csv has with a position, each with its name there", () => {
    const ends = rows.flatMap((row) => [[row.fromCode, row.fromName], [row.toCode, row.toName]] as const);
    const shortNames = new Map(places.map((place) => [place.code, place]));
    expect(ends.filter(([code, name]) => !shortNames.get(code)?.name.startsWith(name.replace(/州$/, "")))).toEqual([]);
    expect(ends.filter(([code]) => byCode.get(code)?.lon === null)).toEqual([]);
  });

  it("has no section shorter than 0.95 or longer than 2.2 great circles", () => {
    const strange = rows.filter((row) => {
      const ratio = row.lengthKm / straightKm(row);
      return ratio < 0.95 || ratio > 2.2;
    });
    expect(strange.map((row) => `${row.name} ${row.fromName}–${row.toName}`)).toEqual([]);
  });

  it("gives derived and shared sections the length that their factor says", () => {
    const factored = rows.filter((row) => /^(derived|shared): /.test(row.source));
    const wrong = factored.filter((row) => {
      const factor = Number(/([\d.]+)\)?$/.exec(row.source)?.[1]);
      return !(Math.abs(straightKm(row) * factor - row.lengthKm) <= 0.11);
    });
    expect(wrong.map((row) => `${row.name} ${row.fromName}–${row.toName}`)).toEqual([]);
  });

  it("says where every length is from, as often as data/README.md says", () => {
    const readme = readFileSync(new URL("../../../data/README.md", import.meta.url), "utf8");
    for (const origin of lengthOrigins) {
      expect(readme).toContain(`| \`${origin}:\` | ${rows.filter((row) => lengthOriginOf(row) === origin).length} |`);
    }
  });

  it("has each section of a kind once", () => {
    const keys = rows.map((row) => `${roadKinds.some((kind) => kind === row.kind) ? "road" : row.kind} ${[row.fromCode, row.toCode].sort().join("–")}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each([
    ["by road", roadKinds, (end: string) => corridors.routeRoad("532301", end)],
    ["by rail", railKinds, (end: string) => corridors.routeRail("532301", end)],
    ["by ordinary railway", ["railway"], (end: string) => corridors.routeRail("532301", end, "ordinary")],
  ])("is one network %s", (_, kinds: readonly string[], route) => {
    const ends = new Set(rows.filter((row) => kinds.includes(row.kind)).flatMap((row) => [row.fromCode, row.toCode]));
    for (const end of ends) expect(Number.isFinite(route(end).distanceKm)).toBe(true);
  });
});

describe("the network of the prefecture", () => {
  const table = corridors.tableRoad(countiesOfChuxiong, mainlandPrefectures);

  it("leads from each of the ten counties to every prefecture of the mainland", () => {
    expect(mainlandPrefectures.length).toBe(341);
    for (const row of table.distanceKm) expect(row.every((km) => Number.isFinite(km) && km < 6500)).toBe(true);
  });

  it("gives in the table what a single route gives", () => {
    const guangzhou = mainlandPrefectures.indexOf(prefecture("广州"));
    const route = corridors.routeRoad("532326", prefecture("广州"));
    expect(table.distanceKm[6]?.[guangzhou]).toBe(route.distanceKm);
    expect(table.minutes[6]?.[guangzhou]).toBe(route.minutes);
  });

  it("is never slower than by way of a third place, and the same both ways", () => {
    const some = ["5323", "5301", "5329", "5201", "5101", "5001", "4401", "3101", "4201", "1101", "4601", "6501"];
    const { minutes } = corridors.tableRoad(some, some);
    for (let a = 0; a < some.length; a += 1) for (let b = 0; b < some.length; b += 1) for (let c = 0; c < some.length; c += 1) {
      expect(at(minutes, a, c)).toBeLessThanOrEqual(at(minutes, a, b) + at(minutes, b, c) + 1e-6);
      expect(at(minutes, a, c)).toBeCloseTo(at(minutes, c, a), 6);
    }
  });

  it("joins all townships of the prefecture and knows its villages by their township", () => {
    const townships = places.filter(({ code }) => code.length === 9 && code.startsWith("5323"));
    expect(townships.length).toBe(103);
    for (const { code } of townships) {
      const { distanceKm, via } = corridors.routeRoad(code, "4401");
      expect(distanceKm).toBeGreaterThan(1200);
      expect(via.at(-1)).toBe("4401");
    }
    const village = places.find(({ code }) => code.length === 12 && code.startsWith("532326"))?.code ?? "";
    expect(corridors.routeRoad(village, "4401")).toEqual(corridors.routeRoad(village.slice(0, 9), "4401"));
  });

  it("goes by rail from Chuxiong to the cities where people work", () => {
    for (const city of ["上海", "广州", "深圳", "杭州", "宁波", "温州", "成都", "重庆", "南宁", "北京"]) {
      const { distanceKm, minutes } = corridors.routeRail("532301", prefecture(city));
      const ordinary = corridors.routeRail("532301", prefecture(city), "ordinary");
      expect(distanceKm).toBeGreaterThan(500);
      expect(ordinary.minutes).toBeGreaterThan(minutes);
    }
  });

  /** 客运里程 of the timetables of ordinary trains, recalled and rounded; each way goes over more than one line or over a part of one. */
  it.each([["昆明", "上海", 2660], ["昆明", "重庆", 1100], ["昆明", "长沙", 1560], ["贵阳", "重庆", 463], ["广州", "长沙", 707]])("is by ordinary railway %s–%s within a tenth of %d km", (from, to, km) => {
    const { distanceKm } = corridors.routeRail(prefecture(from), prefecture(to), "ordinary");
    expect(Math.abs(distanceKm / km - 1), `${distanceKm.toFixed(0)} km in the network`).toBeLessThanOrEqual(0.1);
  });

  it("draws a route from seat to seat", () => {
    const { via } = corridors.routeRoad("5301", "5201");
    const line = corridors.routeLine(via);
    expect(line.length).toBe(via.length);
    expect(line[0]).toEqual([byCode.get("5301")?.lon, byCode.get("5301")?.lat]);
  });

  it("refuses places without a road and names both ends", () => {
    expect(() => corridors.routeRoad("532301", "7100")).toThrow(NoRouteError);
    expect(() => corridors.routeRoad("532301", "7100")).toThrow("no road leads from 楚雄市 (532301) to 台湾省 (7100)");
    expect(() => corridors.routeRoad("532301", "9999")).toThrow('no region has the code "9999"');
  });
});

/** West, East and Far on the equator, a degree (111.19 km) apart; Hamlet is a township of West's county, Isle lies across the water. */
describe("a small world", () => {
  const world: CorridorPlace[] = [
    place("9001", "West", 0, 0), place("900101", "West county", 0.01, 0), place("900101001", "Hamlet", 0.3, 0.1), place("900101002", "Croft", 0.35, 0.1),
    place("9002", "East", 1, 0), place("9003", "Far", 2, 0), place("9004", "Isle", 2, 1), place("900201", "Aside", 1, 0.5),
  ];
  const roads = [section("expressway", "9001", "9002", 120), section("link", "9001", "9003", 240), section("expressway", "9002", "9003", 130), section("ferry", "9003", "9004", 120)];
  const small = createCorridors(roads, world);

  it("takes the faster way, not the shorter one", () => {
    expect(small.routeRoad("9001", "9003")).toEqual({ distanceKm: 250, minutes: (250 / 80) * 60, via: ["9001", "9002", "9003"] });
  });

  it("counts the wait at a ferry", () => {
    expect(small.routeRoad("9003", "9004").minutes).toBe((120 / 16) * 60 + ferryWaitMinutes);
  });

  it("takes a county seat within 3 km for its prefecture's", () => {
    expect(small.routeRoad("900101", "9002").distanceKm).toBe(120);
  });

  it("brings a township to its county seat over 1.6 great circles at 40 km/h", () => {
    const straight = greatCircleKm(seat(world, "900101001"), seat(world, "9001"));
    const { distanceKm, minutes, via } = small.routeRoad("900101001", "9003");
    expect(distanceKm).toBeCloseTo(straight * 1.6 + 250, 9);
    expect(minutes).toBeCloseTo((straight * 1.6 / 40 + 250 / 80) * 60, 9);
    expect(via).toEqual(["900101001", "9001", "9002", "9003"]);
  });

  it("drives straight across from township to township", () => {
    const { distanceKm, via } = small.routeRoad("900101001", "900101002");
    expect(distanceKm).toBeCloseTo(greatCircleKm(seat(world, "900101001"), seat(world, "900101002")) * 1.6, 9);
    expect(via).toEqual(["900101001", "900101002"]);
  });

  it("joins a county that no corridor touches to the nearest seat", () => {
    const { distanceKm, via } = small.routeRoad("900201", "9001");
    expect(distanceKm).toBeCloseTo(greatCircleKm(seat(world, "900201"), seat(world, "9002")) * 1.35 + 120, 9);
    expect(via).toEqual(["900201", "9002", "9001"]);
  });

  it("is nought from a place to itself", () => {
    expect(small.routeRoad("900101001", "900101001")).toEqual({ distanceKm: 0, minutes: 0, via: ["900101001"] });
  });

  it("names both ends when the network is cut", () => {
    const cut = createCorridors([section("expressway", "9001", "9002", 120), section("expressway", "9003", "9004", 120)], world);
    expect(() => cut.routeRoad("9001", "9004")).toThrow("no road leads from West (9001) to Isle (9004)");
    expect(() => cut.tableRoad(["9001"], ["9002", "9003"])).toThrow("no road leads from West (9001) to Far (9003)");
    expect(() => cut.routeRail("9001", "9002")).toThrow("no railway leads from West (9001) to East (9002)");
  });

  it("refuses a section to a place that nobody knows", () => {
    expect(() => createCorridors([section("expressway", "9001", "9999", 1)], world)).toThrow('"9999"');
  });
});

describe("reading rows", () => {
  const good = { kind: "link", name: "G1", fromCode: "9001", fromName: "A", toCode: "9002", toName: "B", lengthKm: "12.5", source: "derived: great circle × 1.35" };

  it("reads a section", () => {
    expect(parseCorridorRows([good])[0]?.lengthKm).toBe(12.5);
  });

  it.each([["kind", "path"], ["fromCode", "90"], ["lengthKm", "0"], ["lengthKm", "far"], ["source", "somewhere"]])("names line and column of a wrong %s (%s)", (column, value) => {
    expect(() => parseCorridorRows([good, { ...good, [column]: value }])).toThrow(`corridors.csv, line 3, ${column}`);
  });
});

function prefecture(shortName: string): string {
  const row = rows.find((candidate) => [candidate.fromName, candidate.toName].includes(shortName));
  const code = row && (row.fromName === shortName ? row.fromCode : row.toCode);
  if (!code) throw new Error(`no section ends at ${shortName}`);
  return code;
}

function straightKm(row: CorridorRow): number {
  return greatCircleKm(seat(places, row.fromCode), seat(places, row.toCode));
}

function seat(list: CorridorPlace[], code: string): Seat {
  const found = (list === places ? byCode.get(code) : list.find((candidate) => candidate.code === code));
  if (!found || found.lon === null || found.lat === null) throw new Error(`no position for ${code}`);
  return { ...found, lon: found.lon, lat: found.lat };
}

function at(matrix: number[][], row: number, column: number): number {
  return matrix[row]?.[column] ?? NaN;
}

function place(code: string, name: string, lon: number, lat: number): CorridorPlace {
  return { code, name, lon, lat };
}

function section(kind: CorridorRow["kind"], fromCode: string, toCode: string, lengthKm: number): CorridorRow {
  return { kind, name: "road", fromCode, fromName: fromCode, toCode, toName: toCode, lengthKm, source: "found: small world" };
}
