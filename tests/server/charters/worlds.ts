/** Small worlds for charter planning: three villages near a gate, three cities in a row, distances a person can add up. */
import { parseProblem, type Problem, type ProblemInput } from "../../../server/charters/problem.ts";

/** Kilometres along one road: 坡 −20, 坝 −10, 站 0 (base), 城 400, 港 440, 岛 900 (off the line by a detour of its own). */
const positions: Record<string, number> = { hill: -20, dam: -10, base: 0, city: 400, harbour: 440, island: 900 };

export function lineWorld(groups: ProblemInput["groups"], change: Partial<ProblemInput> = {}): Problem {
  const names = Object.keys(positions);
  const distanceKm = names.map((a) => names.map((b) => Math.abs((positions[a] ?? 0) - (positions[b] ?? 0))));
  return parseProblem({
    days: 3,
    places: names.map((id) => ({ id })),
    distanceKm,
    durationMinutes: distanceKm.map((row) => row.map((km) => km)),
    groups,
    vehicleTypes: [{ id: "coach", seats: 10, wheelchairPlaces: 1, costPerDay: 100, costPerKm: 1 }],
    fleets: [{ id: "fleet", vehicleType: "coach", count: 2, start: "base", end: "base" }],
    rules: { keepTogetherUpTo: 4 },
    costs: { unservedPerPerson: 500 },
    ...change,
  });
}

/** A group from the dam to the city on day 0, unless told otherwise. */
export function group(id: string, people: number, change: Partial<ProblemInput["groups"][number]> = {}): ProblemInput["groups"][number] {
  return { id, from: "dam", to: "city", people, firstDay: 0, lastDay: 0, ...change };
}
