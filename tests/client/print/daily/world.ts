/** The small nation with a daily briefing: two counties of three townships, an earlier day with fewer people, and villages that have not reported. */
import type { BriefingMaterial } from "../../../../client/print/material.ts";
import { regionsFrom, type RegionTuple } from "../../../../client/scene/regionList.ts";
import type { FlowFilter } from "../../../../server/vocabulary.ts";
import { smallNation, type Row } from "../world.ts";

const regions: RegionTuple[] = [
  ["53", "云南省", "云南", "yunnan", 102.7, 25, "seat"], ["5323", "楚雄彝族自治州", "楚雄州", "chuxiongzhou", 101.5, 25, "seat"], ["5301", "昆明市", "昆明", "kunming", 102.8, 25, "seat"],
  ["532301", "楚雄市", "楚雄", "chuxiong", 101.5, 25, "seat"], ["532302", "禄丰市", "禄丰", "lufeng", 102.1, 25.1, "seat"], ["532301001", "鹿城镇", "鹿城", "lucheng", 101.5, 25, "approximate"], ["532301102", "子午镇", "子午", "ziwu", 101.4, 24.9, "approximate"],
  ["532302101", "金山镇", "金山", "jinshan", 102.1, 25.1, "approximate"], ["44", "广东省", "广东", "guangdong", 113.3, 23.1, "seat"], ["4419", "东莞市", "东莞", "dongguan", 113.8, 23, "seat"], ["4403", "深圳市", "深圳", "shenzhen", 114.1, 22.5, "seat"],
  ["4401", "广州市", "广州", "guangzhou", 113.3, 23.1, "seat"],
];

/** Days count from 25 January; 14 is 8 February. Who returns, stays or is at home goes back as well. */
export const dailyRows: Row[] = [
  { home: "532301001", work: "4419", movement: "return", day: 14, people: 310 }, { home: "532301001", work: "4403", movement: "return", day: 13, people: 120 }, { home: "532302101", work: "5301", movement: "return", day: 15, people: 90 },
  { home: "532302101", work: "4401", movement: "return", day: null, people: 40 }, { home: "532301102", work: "532302", movement: "return", day: 16, people: 12 }, { home: "532301001", work: "", movement: "return", day: null, people: 3 },
  { home: "532301001", work: "4419", movement: "stay", day: null, people: 60 }, { home: "532302101", work: "4403", movement: "home", day: null, people: 25 }, { home: "532301102", work: "4401", movement: "undecided", day: null, people: 7 },
  { home: "532301001", work: "4419", movement: "goBack", day: 25, people: 300 }, { home: "532302101", work: "5301", movement: "goBack", day: 26, people: 110 }, { home: "532301001", work: "4403", movement: "goBack", day: null, people: 80 },
];
/** The same people a day earlier, as far as they had been reached. */
export const earlierRows: Row[] = [
  { home: "532301001", work: "4419", movement: "return", day: 13, people: 240 }, { home: "532301001", work: "4403", movement: "return", day: 13, people: 135 }, { home: "532302101", work: "4401", movement: "return", day: null, people: 40 },
  { home: "532301001", work: "4419", movement: "stay", day: null, people: 60 }, { home: "532302101", work: "4403", movement: "home", day: null, people: 20 }, { home: "532301001", work: "4419", movement: "goBack", day: 25, people: 280 },
];

const coverage = [
  { township: "532301001", expected: 600, surveyed: 493, villages: 4, silentVillages: 0 }, { township: "532301102", expected: 80, surveyed: 19, villages: 3, silentVillages: 2 }, { township: "532302101", expected: 200, surveyed: 155, villages: 2, silentVillages: 1 },
];
const coverageBefore = [{ township: "532301001", expected: 600, surveyed: 435, villages: 4, silentVillages: 1 }, { township: "532301102", expected: 80, surveyed: 0, villages: 3, silentVillages: 3 }, { township: "532302101", expected: 200, surveyed: 60, villages: 2, silentVillages: 1 }];
const silentVillages = [
  { village: "532301102201", name: "云龙村", township: "532301102", expected: 21 }, { village: "532301102202", name: null, township: "532301102", expected: 30 }, { village: "532302101201", name: "大塝村", township: "532302101", expected: 44 },
];

type Change = Partial<BriefingMaterial> & { rows?: readonly Row[] };

/** 9 February 18:00 against the day before. */
export function dailyNation(change: Change = {}, filter: Partial<FlowFilter> = {}, earlier: Change | null = {}): BriefingMaterial {
  const before = earlier === null ? null : smallNation({ movement: "return", ...filter }, { regions: regionsFrom(regions), rows: earlierRows, coverage: coverageBefore, asOf: "2021-02-08T18:00:00.000+08:00", ...earlier });
  return smallNation({ movement: "return", ...filter }, { regions: regionsFrom(regions), rows: dailyRows, coverage, silentVillages, before, asOf: "2021-02-09T18:00:00.000+08:00", ...change });
}
