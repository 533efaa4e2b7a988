/** What a planner can turn: every number of the problem's rules and costs with its unit, limits and source. Keys are the names in problem.ts. */
import { z } from "zod";
import type { ParameterPart, ParameterSource, ParameterUnit } from "../vocabulary.ts";

export interface Parameter {
  /** Where in the problem the key stands. */
  part: ParameterPart;
  unit: ParameterUnit;
  default: number | null;
  /** Both included. */
  min: number;
  max: number;
  /** Whole numbers only. */
  whole: boolean;
  /** Whether null switches the rule off. */
  nullable: boolean;
  source: ParameterSource;
}

const whole = { whole: true, nullable: false };
const amount = { whole: false, nullable: false };
const limit = { whole: true, nullable: true };
const stops = { part: "rules", unit: "stops", source: "stopRules" } as const;
const driving = { part: "driving", source: "roadTransportRules" } as const;
const minutes = { ...driving, unit: "minutes", ...whole } as const;
const clock = { ...driving, unit: "minuteOfDay", min: 0, max: 1439, ...whole } as const;
const price = { part: "costs", source: "priceAssumption", min: 0, ...amount } as const;

export const parameters = {
  loadCapPercent: { part: "rules", unit: "percent", default: 100, min: 30, max: 100, source: "loadCap2021", ...amount },
  maxPickups: { ...stops, default: 4, min: 1, max: 12, ...limit },
  maxPickupTourKm: { part: "rules", unit: "km", default: 75, min: 0, max: 500, source: "stopRules", whole: false, nullable: true },
  maxDrops: { ...stops, default: 3, min: 1, max: 8, ...limit },
  maxDropDetour: { part: "rules", unit: "times", default: 1.15, min: 1, max: 3, source: "stopRules", whole: false, nullable: true },
  keepTogetherUpTo: { part: "rules", unit: "people", default: 20, min: 0, max: 500, source: "togetherWish", ...limit },
  trainsPerDay: { part: "rules", unit: "trains", default: 2, min: 0, max: 20, source: "railwayCharter", ...limit },
  fleetPercent: { part: "fleet", unit: "percent", default: 100, min: 0, max: 500, source: "fleetShare", ...amount },
  maxMinutesBeforeRest: { ...minutes, default: 240, min: 30, max: 480 },
  maxMinutesBeforeRestAtNight: { ...minutes, default: 120, min: 30, max: 480 },
  restMinutes: { ...minutes, default: 20, min: 1, max: 240 },
  driverMinutesPerDay: { ...minutes, default: 480, min: 60, max: 1440 },
  maxDrivers: { ...driving, unit: "drivers", default: 2, min: 1, max: 4, ...whole },
  banFromMinute: { ...clock, default: 120 },
  banToMinute: { ...clock, default: 300 },
  departureMinute: { ...clock, default: 420 },
  stopMinutes: { ...minutes, default: 10, min: 0, max: 120 },
  turnaroundMinutes: { ...minutes, default: 60, min: 0, max: 1440 },
  maxHoldDays: { ...driving, unit: "days", default: null, min: 1, max: 30, ...limit },
  unservedPerPerson: { part: "costs", unit: "yuanPerPerson", default: 100, min: 0, max: 100_000, source: "unservedWeight", ...amount },
  unservedPerPersonKm: { part: "costs", unit: "yuanPerPersonKm", default: 1, min: 0, max: 100, source: "unservedWeight", ...amount },
  earlyPerPersonDay: { ...price, unit: "yuanPerPersonDay", default: 10, max: 1000 },
  changedDayPerPerson: { ...price, unit: "yuanPerPerson", default: 100, max: 10_000, source: "promisedDay" },
  detourPerPersonKm: { ...price, unit: "yuanPerPersonKm", default: 0.1, max: 100 },
  secondDriverPerDay: { ...price, unit: "yuanPerDriverDay", default: 400, max: 10_000 },
  extraStop: { ...price, unit: "yuanPerStop", default: 100, max: 10_000 },
} as const satisfies Record<string, Parameter>;

export type ParameterKey = keyof typeof parameters;
export type ParameterValues = Record<ParameterKey, number | null>;
export const parameterKeys = Object.keys(parameters) as ParameterKey[]; // keys of a constant object

/** One field a key, and no other. */
function fields<Field extends z.ZodType>(fieldOf: (parameter: Parameter) => Field) {
  return z.strictObject(
    Object.fromEntries(parameterKeys.map((key) => [key, fieldOf(parameters[key])])) as Record<ParameterKey, Field>, // the keys are all of them
    { error: (issue) => (issue.code === "unrecognized_keys" ? `没有参数 ${issue.keys?.join("、")}` : undefined) },
  );
}

/** All parameters; one that is left out has its default. A bad one is refused with its name in the path. */
export const parameterValues: z.ZodType<ParameterValues, Partial<ParameterValues>> = fields(valueOf);
/** Some parameters, their limits not yet looked at. */
export const givenParameters = fields(() => z.number("应为数字或留空").nullable().optional());

function valueOf(parameter: Parameter): z.ZodDefault<z.ZodType<number | null, number | null>> {
  const { min, max } = parameter;
  const kind = parameter.whole ? "整数" : "数";
  const expected = parameter.nullable ? `应为 ${min} 至 ${max} 的${kind}，或留空表示不限` : `应为 ${min} 至 ${max} 的${kind}`;
  const number = z.number({ error: expected }).min(min, expected).max(max, expected);
  const right = parameter.whole ? number.int(expected) : number;
  return (parameter.nullable ? right.nullable() : right as z.ZodType<number | null, number | null>).default(parameter.default);
}
