/** Demand + scenario + roads → the problem that the planner solves. A place's id is its region code, a group's its groupId, a fleet's county-type. */
import type { DemandGroup } from "./demand.ts";
import { parseProblem, type Problem, type ProblemInput } from "./problem.ts";
import type { ScenarioContent } from "./scenario.ts";
import { parameterKeys, parameters } from "./scenarioParameters.ts";

export interface PlanPlace {
  code: string;
  name: string;
  lon: number;
  lat: number;
}

export interface ProblemRoads {
  /** Kilometres and minutes, rows from, columns to, in the order of placeCodesOf. */
  distanceKm: number[][];
  minutes: number[][];
  /** Kilometres of rail for an ordinary train. Throws where no railway leads: a scenario is not saved with such a train. */
  railKm(from: string, to: string): number;
}

/** Townships, destinations, stations and county seats that the demand and the scenario use, each once, by code. */
export function placeCodesOf(groups: readonly DemandGroup[], scenario: ScenarioContent): string[] {
  const counties = groups.map(({ homeCode }) => homeCode.slice(0, 6));
  const stations = scenario.trains.flatMap(({ from, to }) => [from, to]);
  return [...new Set([...groups.flatMap(({ homeCode, workCode }) => [homeCode, workCode]), ...counties, ...stations])].sort();
}

/** Groups must not be empty. */
export function problemOf(groups: readonly DemandGroup[], scenario: ScenarioContent & { name: string }, places: readonly PlanPlace[], roads: ProblemRoads): Problem {
  const firstDate = groups.reduce((first, group) => (group.firstDate < first ? group.firstDate : first), "9999-12-31");
  const dayOf = (date: string) => Math.round((Date.parse(date) - Date.parse(firstDate)) / 86_400_000);
  const last = Math.max(...groups.map((group) => dayOf(group.lastDate)));
  return parseProblem({
    name: scenario.name,
    firstDate,
    days: last + 1,
    places: places.map(({ code, name, lon, lat }) => ({ id: code, name, lon, lat })),
    distanceKm: rounded(roads.distanceKm),
    durationMinutes: rounded(roads.minutes),
    groups: groups.map((group) => ({
      id: group.groupId, from: group.homeCode, to: group.workCode, people: group.people, wheelchairs: group.wheelchairs,
      firstDay: dayOf(group.firstDate), lastDay: dayOf(group.lastDate), households: group.households, priority: group.priority ?? 1,
    })),
    vehicleTypes: scenario.vehicleTypes,
    fleets: fleetsOf(groups, scenario),
    trains: trainsOf(scenario, roads),
    rules: { ...part(scenario, "rules"), driving: part(scenario, "driving") },
    costs: part(scenario, "costs"),
  } satisfies Record<keyof Omit<ProblemInput, "format" | "origin" | "roadFactor" | "speedKmh" | "blockSeats">, unknown>);
}

/** Each county's vehicles start and end at its seat and pick up in its own townships. */
function fleetsOf(groups: readonly DemandGroup[], { fleets, parameters: { fleetPercent } }: ScenarioContent): ProblemInput["fleets"] {
  const townships = [...new Set(groups.map(({ homeCode }) => homeCode))].sort();
  return fleets.flatMap(({ county, vehicleType, count }) => {
    const serves = townships.filter((code) => code.startsWith(county));
    return serves.length === 0 ? [] : [{ id: `${county}-${vehicleType}`, vehicleType, count: count === null ? null : Math.round((count * (fleetPercent ?? 100)) / 100), start: county, end: county, serves }];
  });
}

function trainsOf({ trains }: ScenarioContent, { railKm }: ProblemRoads): ProblemInput["trains"] {
  return trains.map((train) => {
    const { from, to, minPassengers, seatsPerCoach, maxCoaches, fixedCost, costPerSeatKm, feederPerPersonKm: costPerPersonKm } = train;
    return {
      id: `${from}-${to}`, from, to, minPassengers, seatsPerCoach, maxCoaches, fixedCost, costPerCoach: Math.round(seatsPerCoach * costPerSeatKm * railKm(from, to)),
      feederFrom: { costPerPersonKm, maxKm: train.feederFromMaxKm }, feederTo: { costPerPersonKm, maxKm: train.feederToMaxKm },
    };
  });
}

function part(scenario: ScenarioContent, name: "rules" | "driving" | "costs"): Record<string, number | null> {
  return Object.fromEntries(parameterKeys.filter((key) => parameters[key].part === name).map((key) => [key, scenario.parameters[key]]));
}

/** To 100 metres and six seconds: a saved problem is a third smaller. */
function rounded(matrix: number[][]): number[][] {
  return matrix.map((row) => row.map((value) => Math.round(value * 10) / 10));
}
