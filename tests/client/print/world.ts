/** A small nation on paper: two provinces side by side, two prefectures in the one, two cities in the other, and flows from the first. */
import type { FeatureCollection, MultiLineString, Polygon } from "geojson";
import { SolarDay } from "tyme4ts";
import { createCounter } from "../../../client/cube/counter.ts";
import type { Cube } from "../../../client/cube/decode.ts";
import { placesOf } from "../../../client/print/ledgerMaterial.ts";
import { lunarDate } from "../../../client/print/lunarDates.ts";
import { noOwnWords, type BriefingMaterial } from "../../../client/print/material.ts";
import type { Geography } from "../../../client/scene/geography.ts";
import { regionsFrom, type RegionTuple } from "../../../client/scene/regionList.ts";
import { codeOf } from "../../../server/briefings/code.ts";
import { campaign2021, emptyFilter, goBackIntentions, industries, noDay, rollupMovements, travelModes, type FlowFilter, type RollupMovement } from "../../../server/vocabulary.ts";

/** Days count from 25 January; null is no day. */
export interface Row {
  home: string;
  work: string;
  movement: RollupMovement;
  day: number | null;
  people: number;
}

export const rows: Row[] = [
  { home: "532301001", work: "4419", movement: "goBack", day: 25, people: 300 }, { home: "532302101", work: "4419", movement: "goBack", day: 26, people: 200 },
  { home: "532301001", work: "4403", movement: "goBack", day: 26, people: 90 }, { home: "532301001", work: "4401", movement: "goBack", day: null, people: 10 },
  { home: "532302101", work: "5301", movement: "goBack", day: 30, people: 460 }, { home: "532301001", work: "532302", movement: "goBack", day: 25, people: 70 },
  { home: "532301001", work: "", movement: "goBack", day: null, people: 5 }, { home: "532301001", work: "44", movement: "goBack", day: 25, people: 3 },
  { home: "532301001", work: "4419", movement: "stay", day: null, people: 120 }, { home: "532301001", work: "4419", movement: "return", day: 10, people: 100 },
  { home: "532302101", work: "5301", movement: "return", day: 12, people: 50 },
];

export function cubeOf(list: readonly Row[]): Cube {
  const [homes, works] = [[...new Set(list.map(({ home }) => home))], [...new Set(list.map(({ work }) => work))]];
  const column = (value: number) => Uint8Array.from(list, () => value);
  return {
    rows: list.length, baseDate: campaign2021.from, dataVersion: 1, homes, works, home: Uint16Array.from(list, ({ home }) => homes.indexOf(home)), work: Uint16Array.from(list, ({ work }) => works.indexOf(work)),
    movement: Uint8Array.from(list, ({ movement }) => rollupMovements.indexOf(movement)), mode: column(travelModes.indexOf("train")), intention: column(goBackIntentions.indexOf("yes")),
    organised: column(1), industry: column(industries.indexOf("manufacturing")), day: Uint16Array.from(list, ({ day }) => day ?? noDay), people: Uint32Array.from(list, ({ people }) => people),
  };
}

const regionRows: RegionTuple[] = [
  ["53", "云南省", "云南", "yunnan", 102.7, 25, "seat"], ["5323", "楚雄彝族自治州", "楚雄州", "chuxiongzhou", 101.5, 25, "seat"], ["5301", "昆明市", "昆明", "kunming", 102.8, 25, "seat"],
  ["532301", "楚雄市", "楚雄", "chuxiong", 101.5, 25, "seat"], ["44", "广东省", "广东", "guangdong", 113.3, 23.1, "seat"], ["4419", "东莞市", "东莞", "dongguan", 113.8, 23, "seat"],
  ["532301001", "鹿城镇", "鹿城镇", "luchengzhen", 101.55, 25.05, "seat"], ["532302", "禄丰市", "禄丰", "lufeng", 102.2, 25, "seat"], ["532302101", "金山镇", "金山镇", "jinshanzhen", 102.2, 25.1, "approximate"], ["4403", "深圳市", "深圳", "shenzhen", 114.1, 22.5, "seat"], ["4401", "广州市", "广州", "guangzhou", 113.3, 23.1, "seat"],
];

function box(code: string, west: number, south: number, east: number, north: number) {
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
  return { type: "Feature" as const, properties: { code }, geometry: { type: "Polygon", coordinates: [ring] } satisfies Polygon };
}

const collection = (...features: ReturnType<typeof box>[]): FeatureCollection => ({ type: "FeatureCollection", features });
const lines = (...coordinates: number[][][]): MultiLineString => ({ type: "MultiLineString", coordinates });

function geography(): Geography {
  const [yunnan, guangdong] = [box("53", 97, 21, 106, 29), box("44", 106, 21, 117, 29)];
  const counties = [box("532301", 101, 24.5, 102, 25.5), box("532302", 102, 24.5, 102.5, 25.5)];
  const chuxiong = box("5323", 101, 24.5, 102.5, 25.5);
  const none = collection();
  return {
    world: collection(box("", 60, 0, 140, 20)), rivers: none, provinces: collection(yunnan, guangdong), counties: collection(...counties), provinceBorders: lines([[106, 21], [106, 29]]),
    prefectureBorders: lines([[102.5, 24.5], [102.5, 25.5]]), countyBorders: lines(), outline: lines([[97, 21], [117, 21], [117, 29], [97, 29], [97, 21]]), dashLine: none,
    areas: new Map([yunnan, guangdong, chuxiong, ...counties].map((one) => [one.properties.code, one])),
  };
}

/** Of a slide: the same people by province. */
export const byProvince = { levels: { home: "prefecture", work: "province", workInside: "prefecture", inside: "5323" } } as const;

export function smallNation(filter: Partial<FlowFilter> = {}, change: Partial<BriefingMaterial> & { rows?: readonly Row[] } = {}): BriefingMaterial {
  const asked = { ...emptyFilter, movement: "goBack" as const, ...filter };
  const levels = { home: "prefecture", work: change.levels?.work ?? "prefecture", workInside: "prefecture", inside: "5323" } as const;
  const regions = change.regions ?? regionsFrom(regionRows);
  const counter = createCounter(cubeOf(change.rows ?? rows), placesOf([], { regions }));
  const count: BriefingMaterial["count"] = (filter, at) => ({ answer: counter.count(filter, at), series: counter.series(filter, at) });
  return {
    language: "zh-CN", filter: asked, campaign: campaign2021, asOf: "2021-02-09T18:00:00+08:00", number: "GT-5323-20210209-0001-7K", code: codeOf("https://guitu.example/briefings/GT-5323-20210209-0001-7K"), ownWords: noOwnWords, narrowedTo: [], ...count(asked, levels), count, before: null, reportedOn: "2021-02-09",
    coverage: [{ township: "532301001", expected: 1000, surveyed: 800, villages: 4, silentVillages: 1 }, { township: "532302101", expected: 700, surveyed: 700, villages: 2, silentVillages: 0 }],
    demo: true, seats: 45, regions, geography: geography(), lunarOf: (iso) => lunarDate(iso, { SolarDay }), approvalNumber: null, ...change, levels,
  };
}
