/** A problem in the form that the planner reckons with: places, groups and fleets by number, distances in flat arrays. */
import type { Problem } from "./problem.ts";

/** Vehicles of one kind at one base. */
export interface FleetEntry {
  index: number;
  /** Seats that may be filled under the load cap. */
  capacity: number;
  wheelchairPlaces: number;
  fixedCost: number;
  costPerDay: number;
  costPerKm: number;
  /** Vehicles on each day; Infinity without limit. */
  count: Float64Array;
}

/** Fleets that share start, end and service area: a trip of a base takes the cheapest fleet that fits. */
export interface Base {
  index: number;
  /** Place or -1. */
  start: number;
  end: number;
  serves: Uint8Array;
  fleets: FleetEntry[];
  capacity: number;
  wheelchairPlaces: number;
}

export interface Group {
  index: number;
  from: number;
  to: number;
  people: number;
  wheelchairs: number;
  firstDay: number;
  lastDay: number;
  preferredDay: number;
  /** Null: nothing was promised. */
  promisedDay: number | null;
  /** Yuan for leaving one of its people out. */
  price: number;
  /** How it may be parted: not at all, person by person, or household by household. */
  parting: "whole" | "people" | "households";
  households: { people: number; wheelchairs: number }[];
  /** Bases that may pick it up. */
  bases: number[];
}

export interface Instance {
  problem: Problem;
  size: number;
  /** Kilometres and minutes, row from × size + column to. */
  km: Float64Array;
  minutes: Float64Array;
  groups: Group[];
  bases: Base[];
}

export function createInstance(problem: Problem): Instance {
  const size = problem.places.length;
  const placeOf = new Map(problem.places.map((place, index) => [place.id, index]));
  const at = (id: string): number => {
    const index = placeOf.get(id);
    if (index === undefined) throw new Error(`no place ${id} in a parsed problem`);
    return index;
  };
  const km = problem.distanceKm ? flatten(problem.distanceKm) : greatCircles(problem);
  const minutes = problem.durationMinutes ? flatten(problem.durationMinutes) : km.map((distance) => (distance / problem.speedKmh) * 60);
  const bases = createBases(problem, at);
  const groups = problem.groups.map((group, index): Group => ({
    index,
    from: at(group.from),
    to: at(group.to),
    people: group.people,
    wheelchairs: group.wheelchairs,
    firstDay: group.firstDay,
    lastDay: group.lastDay,
    preferredDay: group.preferredDay ?? group.lastDay,
    promisedDay: group.promisedDay,
    price: priceOf(problem, group, km[at(group.from) * size + at(group.to)] ?? 0),
    parting: partingOf(problem, group),
    households: group.households ?? [],
    bases: bases.filter((base) => base.serves[at(group.from)]).map((base) => base.index),
  }));
  return { problem, size, km, minutes, groups, bases };
}

/** Yuan for one person who is left out. */
function priceOf({ costs }: Problem, { priority, promisedDay }: Problem["groups"][number], km: number): number {
  return priority * (costs.unservedPerPerson + costs.unservedPerPersonKm * km) + (promisedDay === null ? 0 : costs.changedDayPerPerson);
}

/** A group with wheelchairs and no list of households stays whole: nobody knows whose the wheelchairs are. */
function partingOf(problem: Problem, group: Problem["groups"][number]): Group["parting"] {
  const limit = problem.rules.keepTogetherUpTo;
  if (limit === null || group.people <= limit || group.people === 1) return "whole";
  if (!group.households) return group.wheelchairs > 0 ? "whole" : "people";
  if (group.households.length === 1) return "whole";
  return group.households.every((home) => home.people === 1 && home.wheelchairs === 0) ? "people" : "households";
}

function createBases(problem: Problem, at: (id: string) => number): Base[] {
  const types = new Map(problem.vehicleTypes.map((type) => [type.id, type]));
  const byKey = new Map<string, Base>();
  problem.fleets.forEach((fleet, index) => {
    const type = types.get(fleet.vehicleType);
    if (!type) throw new Error(`no vehicle type ${fleet.vehicleType} in a parsed problem`);
    const key = JSON.stringify([fleet.start, fleet.end, fleet.serves && [...fleet.serves].sort()]);
    let base = byKey.get(key);
    if (!base) {
      const serves = new Uint8Array(problem.places.length).fill(fleet.serves ? 0 : 1);
      fleet.serves?.forEach((id) => (serves[at(id)] = 1));
      base = { index: byKey.size, start: fleet.start === null ? -1 : at(fleet.start), end: fleet.end === null ? -1 : at(fleet.end), serves, fleets: [], capacity: 0, wheelchairPlaces: 0 };
      byKey.set(key, base);
    }
    const capacity = Math.floor((type.seats * problem.rules.loadCapPercent) / 100 + 1e-9);
    const count = Float64Array.from({ length: problem.days }, (_, day) => (Array.isArray(fleet.count) ? fleet.count[day] : fleet.count) ?? Infinity);
    base.fleets.push({ index, capacity, wheelchairPlaces: type.wheelchairPlaces, fixedCost: type.fixedCost, costPerDay: type.costPerDay, costPerKm: type.costPerKm, count });
    base.capacity = Math.max(base.capacity, capacity);
    base.wheelchairPlaces = Math.max(base.wheelchairPlaces, type.wheelchairPlaces);
  });
  return [...byKey.values()];
}

function flatten(matrix: number[][]): Float64Array {
  return Float64Array.from(matrix.flat());
}

/** Great circle on a sphere of 6,371 km × roadFactor. */
function greatCircles(problem: Problem): Float64Array {
  const size = problem.places.length;
  const km = new Float64Array(size * size);
  const radians = problem.places.map(({ lon, lat }) => [((lon ?? NaN) * Math.PI) / 180, ((lat ?? NaN) * Math.PI) / 180] as const);
  radians.forEach(([lonA, latA], a) => {
    radians.forEach(([lonB, latB], b) => {
      const half = Math.sin((latB - latA) / 2) ** 2 + Math.cos(latA) * Math.cos(latB) * Math.sin((lonB - lonA) / 2) ** 2;
      km[a * size + b] = a === b ? 0 : 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(half))) * problem.roadFactor;
    });
  });
  return km;
}
