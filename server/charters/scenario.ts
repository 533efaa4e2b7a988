/** A scenario: under which rules, at what prices and with which vehicles and trains a plan is made. */
import { z } from "zod";
import { countyCode } from "../vocabulary.ts";
import { demandEdits } from "./demandEdits.ts";
import { givenParameters, parameterValues } from "./scenarioParameters.ts";

/** The scenario that is always there; it is copied, not changed. */
export const standardScenarioId = "standard";

const yuan = z.number("应为数字").nonnegative("不能为负").max(10_000_000, "太大");
const amountOf = (most: number) => z.int("应为整数").min(0, "不能为负").max(most, `至多为 ${most}`);
const word = z.string().regex(/^[\w-]{1,40}$/, "应为 1 至 40 个字母、数字或连字符");
const seatCode = z.string().regex(/^\d{4}(\d{2})?$/, "应为 4 位或 6 位行政区划代码");

const vehicleType = z.strictObject({
  id: word,
  name: z.string().trim().min(1, "不能为空").max(40, "至多 40 个字"),
  seats: amountOf(100).min(1, "至少为 1"),
  wheelchairPlaces: amountOf(20).default(0),
  /** Yuan a trip, a day that the trip holds the vehicle, and a kilometre driven. */
  fixedCost: yuan.default(0),
  costPerDay: yuan,
  costPerKm: yuan,
});

/** Vehicles of one type in one county on each day; null without limit. */
const fleet = z.strictObject({ county: countyCode, vehicleType: word, count: amountOf(10_000).nullable() });

const train = z.strictObject({
  /** Codes of the two stations' towns: four digits for a prefecture's seat, six for a county's. */
  from: seatCode,
  to: seatCode,
  minPassengers: amountOf(5000).default(500),
  seatsPerCoach: amountOf(200).min(1, "至少为 1").default(118),
  maxCoaches: amountOf(20).min(1, "至少为 1").default(18),
  /** Yuan a run, and a seat and kilometre of rail; every seat of a coach is paid. */
  fixedCost: yuan.default(20_000),
  costPerSeatKm: yuan.default(0.13),
  /** How far people may live from the station, and work from the other one; yuan a person and kilometre. */
  feederFromMaxKm: yuan.default(200),
  feederToMaxKm: yuan.default(120),
  feederPerPersonKm: yuan.default(0.5),
});

const contentFields = {
  parameters: parameterValues,
  vehicleTypes: z.array(vehicleType).min(1, "至少要有一种车型").max(20, "至多 20 种车型"),
  fleets: z.array(fleet).max(2000, "至多 2000 行"),
  trains: z.array(train).max(100, "至多 100 列"),
  demandEdits: demandEdits.prefault({}),
};

/** What a scenario consists of; a refusal names the field, such as fleets.3.vehicleType. */
export const scenarioContent = z.strictObject(contentFields).superRefine(checkReferences);
export type ScenarioContent = z.output<typeof scenarioContent>;

export const scenarioId = z.union([z.uuid(), z.literal(standardScenarioId)], "应为方案编号");
export const savedScenarioId = z.uuid("应为已保存方案的编号；标准方案不能修改，请先复制");
export const scenarioName = z.string("应为文字").trim().min(1, "不能为空").max(80, "至多 80 个字");

/** With an id it changes that scenario. What is left out stays as it was, or is as in the standard scenario; the whole is then checked as a scenarioContent. */
export const scenarioInput = z.strictObject({
  id: savedScenarioId.optional(),
  name: scenarioName,
  parameters: givenParameters.default({}),
  vehicleTypes: contentFields.vehicleTypes.optional(),
  fleets: contentFields.fleets.optional(),
  trains: contentFields.trains.optional(),
  demandEdits: demandEdits.optional(),
});
export type ScenarioInput = z.output<typeof scenarioInput>;

type References = Pick<z.output<z.ZodObject<typeof contentFields>>, "vehicleTypes" | "fleets" | "trains">;

function checkReferences({ vehicleTypes, fleets, trains }: References, context: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  const types = new Set<string>();
  vehicleTypes.forEach(({ id }, index) => {
    if (types.has(id)) refuse(["vehicleTypes", index, "id"], `车型 ${id} 出现了两次`);
    types.add(id);
  });
  const seen = new Set<string>();
  fleets.forEach(({ county, vehicleType: type }, index) => {
    if (!types.has(type)) refuse(["fleets", index, "vehicleType"], `没有车型 ${type}`);
    if (seen.has(`${county} ${type}`)) refuse(["fleets", index, "county"], `${county} 的 ${type} 出现了两次`);
    seen.add(`${county} ${type}`);
  });
  const lines = new Set<string>();
  trains.forEach(({ from, to }, index) => {
    if (from === to) refuse(["trains", index, "to"], "起点和终点相同");
    if (lines.has(`${from} ${to}`)) refuse(["trains", index, "to"], `${from} 至 ${to} 的专列出现了两次`);
    lines.add(`${from} ${to}`);
  });
}

export interface Scenario extends ScenarioContent {
  /** A UUID, or "standard". */
  id: string;
  name: string;
  /** Never stored and never changed: copy it. */
  builtIn: boolean;
  /** ISO moment; null for the standard scenario. */
  changedAt: string | null;
}

const standardTypes: ScenarioContent["vehicleTypes"] = [
  { id: "coach37", name: "37 座客车", seats: 37, wheelchairPlaces: 0, fixedCost: 0, costPerDay: 1000, costPerKm: 3.9 },
  { id: "coach45", name: "45 座客车", seats: 45, wheelchairPlaces: 1, fixedCost: 0, costPerDay: 1200, costPerKm: 4.5 },
  { id: "coach55", name: "55 座客车", seats: 55, wheelchairPlaces: 2, fixedCost: 0, costPerDay: 1400, costPerKm: 5.1 },
];

/** Vehicles for 4,000 people; an assumption of the size that keeps coaches short around the peak only. */
const vehiclesFor4000 = { coach37: 8, coach45: 14, coach55: 10 } as Record<string, number>;

/** 广州、深圳、杭州、上海、苏州、宁波: where most of the workers go and an ordinary railway leads. */
const standardTrainCities = ["4401", "4403", "3301", "3101", "3205", "3302"];
/** 楚雄站. */
const standardStation = "5323";

/** The scenario to begin with: fleets in proportion to the people of each county who want transport. */
export function standardScenario(peopleByCounty: ReadonlyMap<string, number>): Scenario {
  const fleets = [...peopleByCounty].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([county, people]) =>
    standardTypes.map(({ id }) => ({ county, vehicleType: id, count: Math.max(1, Math.round((people / 4000) * (vehiclesFor4000[id] ?? 0))) })));
  const local = [...peopleByCounty.keys()].some((county) => county.startsWith(standardStation));
  return {
    id: standardScenarioId, name: "标准方案", builtIn: true, changedAt: null,
    ...scenarioContent.parse({ parameters: {}, vehicleTypes: standardTypes, fleets, trains: local ? standardTrainCities.map((to) => ({ from: standardStation, to })) : [] }),
  };
}
