/** Published vehicle-routing instances as charter problems: loads that may be split over trips, and fleets of several types. The JSON files beside this one name their sources. */
import { readFileSync } from "node:fs";
import { parseProblem, type Problem, type ProblemInput } from "../../../../server/charters/problem.ts";

export interface Published {
  name: string;
  problem: Problem;
  /** Least cost that anybody has published. */
  bestKnown: number;
}

/** Costs that count: F the fixed cost of a vehicle, D its own price of a distance; HVRP with counted vehicles, FSM without. */
export type FleetVariant = "HVRPD" | "HVRPFD" | "FSMF" | "FSMD" | "FSMFD";

interface SplitFile {
  places: Record<string, Point[]>;
  instances: { name: string; places: string; capacity: number; bestKnown: number; demands: number[] }[];
}

interface MixedFile {
  customers: Record<string, [number, number, number][]>;
  instances: { name: string; customers: string; types: [number, number, number, number | null][]; bestKnown: Partial<Record<FleetVariant, number>> }[];
}

type Point = [number, number];

/** Split-delivery instances: every load may be split, distances are whole numbers, vehicles without limit. */
export function splitDelivery(): Published[] {
  const file = read("splitDelivery.json") as SplitFile;
  return file.instances.map(({ name, places, capacity, bestKnown, demands }) => {
    const points = found(file.places, places);
    return { name, bestKnown, problem: routing(points, demands, (km) => Math.round(km), [[capacity, 0, 1, null]], 0) };
  });
}

/** Mixed-fleet instances of one variant: loads stay whole. */
export function mixedFleet(variant: FleetVariant): Published[] {
  const file = read("mixedFleet.json") as MixedFile;
  return file.instances.flatMap(({ name, customers, types, bestKnown }) => {
    const least = bestKnown[variant];
    if (least === undefined) return [];
    const rows = found(file.customers, customers);
    const fixed = variant === "HVRPFD" || variant === "FSMF" || variant === "FSMFD";
    const counted = variant.startsWith("HVRP");
    const own = types.map(([capacity, fixedCost, perKm, count]): [number, number, number, number | null] => [capacity, fixed ? fixedCost : 0, variant === "FSMF" ? 1 : perKm, counted ? count : null]);
    return [{ name: `${variant} ${name}`, bestKnown: least, problem: routing(rows.map(([x, y]) => [x, y]), rows.slice(1).map(([, , load]) => load), (km) => km, own, null) }];
  });
}

/** The first point is the depot. Groups are loads on their way to it. */
function routing(points: Point[], loads: number[], rounded: (km: number) => number, types: [number, number, number, number | null][], keepTogetherUpTo: number | null): Problem {
  const distanceKm = points.map(([x, y]) => points.map(([otherX, otherY]) => rounded(Math.hypot(x - otherX, y - otherY))));
  const input: ProblemInput = {
    places: points.map((_, index) => ({ id: `p${index}` })), distanceKm, durationMinutes: distanceKm,
    groups: loads.map((people, index) => ({ id: `g${index + 1}`, from: `p${index + 1}`, to: "p0", people })),
    vehicleTypes: types.map(([seats, fixedCost, costPerKm], index) => ({ id: `t${index}`, seats, fixedCost, costPerKm })),
    fleets: types.map(([, , , count], index) => ({ id: `f${index}`, vehicleType: `t${index}`, count, start: "p0", end: "p0" })),
    rules: { maxPickups: null, maxPickupTourKm: null, maxDrops: null, maxDropDetour: null, keepTogetherUpTo, driving: null },
    costs: { unservedPerPerson: 1_000_000 },
  };
  return parseProblem(input);
}

function found<Value>(table: Record<string, Value>, key: string): Value {
  const value = table[key];
  if (value === undefined) throw new Error(`no entry ${key} in a table of published instances`);
  return value;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
}
