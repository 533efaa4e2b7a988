/** Demand and plan → what the picture is composed from: who goes where by what, and the corridors that lead there. Pure. */
import { ancestorAt, codeLength, type TripStatus } from "../../server/vocabulary.ts";
import type { CharterCorridor, CharterMeans, CharterPart, CharterPlace, Journeys } from "./charterInput.ts";
import type { CharterPlan, PlannedGroup, Riding } from "./charterPlan.ts";
import type { Region } from "./regionList.ts";

type Line = CharterPlan["routes"][number]["line"];

/** Where the picture gathers homes and workplaces: provinces in the national view, cities closer by. A workplace in the hub's own province, or city, is inside. */
export function endsOf({ homeCode, workCode }: Pick<PlannedGroup, "homeCode" | "workCode">, near: boolean): { hub: string; work: string } {
  const hub = homeCode.slice(0, codeLength.prefecture);
  const level = near && workCode.length >= codeLength.prefecture ? "prefecture" : "province";
  const work = ancestorAt(workCode, level);
  return { hub, work: hub.startsWith(work) ? hub : work };
}

/** Everybody of the demand before there is a plan: nobody is served. */
export function partsOfDemand(demand: { rows: readonly PlannedGroup[] }, near: boolean): CharterPart[] {
  return gathered(demand.rows.map((group) => ({ ...endsOf(group, near), means: null, day: null, people: group.people })));
}

/** Passengers of coaches, trains and block seats, and those left out. */
export function partsOfPlan({ plan, problem }: Pick<CharterPlan, "plan" | "problem">, near: boolean): CharterPart[] {
  const groups = groupsOf(problem.groups);
  const part = (means: CharterMeans | null, day: number | null) => ({ group, people }: Riding): CharterPart => ({ ...endsOf(groups.get(group), near), means, day, people });
  return gathered([
    ...plan.trips.flatMap(({ passengers, day }) => passengers.map(part("coach", day))),
    ...plan.trains.flatMap(({ passengers, day }) => passengers.map(part("rail", day))),
    ...plan.blockSeats.flatMap(({ passengers }) => passengers.map(part("rail", null))),
    ...plan.unserved.map(part(null, null)),
  ]);
}

/** People of trips that have left or arrived, by the destination as the picture shows it. */
export function journeysOf({ plan, problem }: Pick<CharterPlan, "plan" | "problem">, statusOf: (trip: string) => TripStatus, near: boolean): Map<string, Journeys> {
  const groups = groupsOf(problem.groups);
  const found = new Map<string, Journeys>();
  for (const { id, passengers } of [...plan.trips, ...plan.trains]) {
    const status = statusOf(id);
    if (status !== "departed" && status !== "arrived") continue;
    for (const { group, people } of passengers) {
      const { work } = endsOf(groups.get(group), near);
      const { underWay, arrived } = found.get(work) ?? { underWay: 0, arrived: 0 };
      found.set(work, status === "arrived" ? { underWay, arrived: arrived + people } : { underWay: underWay + people, arrived });
    }
  }
  return found;
}

export interface Groups<Group extends PlannedGroup = PlannedGroup> {
  get(id: string): Group;
}

/** A group that a plan names is one of its problem's. */
export function groupsOf<Group extends PlannedGroup>(groups: readonly Group[]): Groups<Group> {
  const known = new Map(groups.map((group) => [group.groupId, group]));
  return {
    get(id) {
      const found = known.get(id);
      if (!found) throw new Error(`the plan names the group "${id}", the problem has ${known.size} others`);
      return found;
    },
  };
}

function gathered(parts: readonly CharterPart[]): CharterPart[] {
  const sums = new Map<string, CharterPart>();
  for (const part of parts) {
    const key = [part.hub, part.work, part.means, part.day].join(" ");
    sums.set(key, { ...part, people: part.people + (sums.get(key)?.people ?? 0) });
  }
  return [...sums.values()];
}

/** For each destination the way of the trip that takes most people there, up to where they get off. */
export function corridorsOf({ plan, problem, routes }: Pick<CharterPlan, "plan" | "problem" | "routes">, near: boolean): CharterCorridor[] {
  const groups = groupsOf(problem.groups);
  const lines = new Map(routes.map(({ tripId, line }) => [tripId, line]));
  const places = new Map(problem.places.map((place) => [place.code, place]));
  const best = new Map<string, CharterCorridor & { people: number }>();
  for (const trip of plan.trips) {
    const riding = new Map<string, { hub: string; work: string; people: number; drop: string }>();
    for (const { group, people } of trip.passengers) {
      const ends = endsOf(groups.get(group), near);
      const key = `${ends.hub} ${ends.work}`;
      riding.set(key, { ...ends, people: people + (riding.get(key)?.people ?? 0), drop: groups.get(group).workCode });
    }
    for (const [key, { hub, work, people, drop }] of riding) {
      const line = upTo(lines.get(trip.id) ?? [], places.get(drop));
      if (hub !== work && line.length > 1 && people > (best.get(key)?.people ?? 0)) best.set(key, { hub, work, line, people });
    }
  }
  return [...best.values()];
}

function upTo(line: Line, drop: { lon: number; lat: number } | undefined): Line {
  if (!drop) return line;
  const away = line.map(([lon, lat]) => Math.hypot(lon - drop.lon, lat - drop.lat));
  return line.slice(0, away.indexOf(Math.min(...away)) + 1);
}

/** Positions of hubs and destinations; a province stands at the city that most people go to. */
export function charterPlaces(groups: readonly PlannedGroup[], near: boolean, regions: ReadonlyMap<string, Region>, nameOf: (code: string) => string): Map<string, CharterPlace> {
  const cities = new Map<string, Map<string, number>>();
  const codes = new Set<string>();
  for (const group of groups) {
    const { hub, work } = endsOf(group, near);
    codes.add(hub).add(work);
    const city = group.workCode.slice(0, codeLength.prefecture);
    const people = cities.get(work) ?? new Map<string, number>();
    cities.set(work, people.set(city, (people.get(city) ?? 0) + group.people));
  }
  const places = new Map<string, CharterPlace>();
  for (const code of codes) {
    const largest = code.length === codeLength.province ? [...(cities.get(code) ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] : undefined;
    const at = [largest, code].flatMap((one) => (one === undefined ? [] : [regions.get(one)])).find((region) => region && region.lon !== null && region.lat !== null);
    if (at && at.lon !== null && at.lat !== null) places.set(code, { code, name: nameOf(code), lon: at.lon, lat: at.lat });
  }
  return places;
}
