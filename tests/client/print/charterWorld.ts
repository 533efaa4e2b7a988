/** A small charter plan on paper: two coaches and a train from two counties to Guangdong and Kunming, somebody to Ürümqi, which the map does not reach, and eight people left out. */
import type { CharterMaterial, SheetPlan } from "../../../client/print/charterMaterial.ts";
import { regionsFrom } from "../../../client/scene/regionList.ts";
import { smallNation } from "./world.ts";

const group = (groupId: string, homeCode: string, workCode: string, people: number, firstDate = "2021-02-18") => ({ groupId, homeCode, workCode, people, firstDate, lastDate: "2021-02-22" });
const ways = {
  dongguan: [[101.5, 25], [102.8, 25], [108.3, 22.8], [113.8, 23]], kunming: [[101.5, 25], [102.8, 25]], urumqi: [[101.5, 25], [103.8, 36], [87.6, 43.8]],
} as const;

export const smallPlan: SheetPlan = {
  id: "0b5c1f6e-0000-4000-8000-000000000001", name: "第一次编制", scenarioId: "standard", scenarioName: "标准方案", madeAt: "2021-02-09T10:00:00+08:00", ledgerAt: "2021-02-09T09:30:00+08:00",
  cancelled: false, violationCount: 0, filter: { homes: [], works: [], days: { from: "2021-02-18", to: "2021-02-22" }, modes: [], intentions: [], industries: [] },
  totals: { people: 660, served: 652, unserved: 8, trips: 4, trains: 1, cost: 300_000, paid: 260_800, costPerHead: 400, bound: 285_000, gap: 0.05 }, baseline: { cost: 400_000, served: 600 },
  plan: {
    trips: [
      { id: "t1", day: 0, passengers: [{ group: "a", people: 40 }] }, { id: "t2", day: 1, passengers: [{ group: "a", people: 20 }, { group: "b", people: 20 }] },
      { id: "t3", day: 1, passengers: [{ group: "c", people: 20 }] }, { id: "t4", day: 3, passengers: [{ group: "d", people: 12 }] },
    ],
    trains: [{ id: "r1", day: 2, passengers: [{ group: "f", people: 540 }] }], blockSeats: [],
    unserved: [{ group: "e", people: 5, reason: "tooFew" }, { group: "b", people: 3, reason: "noVehicle" }],
  },
  problem: {
    places: [{ code: "4419", lon: 113.8, lat: 23 }, { code: "4403", lon: 114.1, lat: 22.5 }, { code: "5301", lon: 102.8, lat: 25 }, { code: "6501", lon: 87.6, lat: 43.8 }], firstDate: "2021-02-18", days: 6,
    groups: [group("a", "532301001", "4419", 60), group("b", "532302101", "4403", 23), group("c", "532301001", "5301", 20), group("d", "532302101", "6501", 12), group("e", "532302101", "4401", 5, "2021-02-20"), group("f", "532301001", "4419", 540)],
  },
  routes: [{ tripId: "t1", line: ways.dongguan }, { tripId: "t2", line: ways.dongguan }, { tripId: "t3", line: ways.kunming }, { tripId: "t4", line: ways.urumqi }],
  states: [{ tripId: "t1", status: "arrived" }, { tripId: "t2", status: "departed" }, { tripId: "r1", status: "confirmed" }],
};

export function smallCharters(change: Partial<CharterMaterial> = {}, plan: Partial<SheetPlan> = {}): CharterMaterial {
  const nation = smallNation();
  const far = regionsFrom([["65", "新疆维吾尔自治区", "新疆", "xinjiang", 87.6, 43.8, "seat"], ["6501", "乌鲁木齐市", "乌鲁木齐", "wulumuqi", 87.6, 43.8, "seat"]]);
  return { ...nation, regions: new Map([...nation.regions, ...far]), plan: { ...smallPlan, ...plan }, ...change };
}
