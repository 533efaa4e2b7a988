/** A plan's trips and trains as rows, and its people left out by reason. Pure. */
import { codeLength } from "../../server/vocabulary.ts";
import { tripNumber, type TripPassengers, type TripRow, type TripStop } from "../components/charterRows.ts";
import type { UnservedReasonRow } from "../components/unservedRows.ts";
import { unservedReasons } from "../components/unservedRows.ts";
import type { PlanAnswer } from "../stores/useCharters.ts";
import { groupsOf } from "../scene/charterParts.ts";

type Answer = Pick<PlanAnswer, "plan" | "problem">;
type Riding = { group: string; people: number }[];

/** Coaches and trains by day and time of departure; ties by id. The names are short ones. */
export function tripRows({ plan, problem }: Answer, nameOf: (code: string) => string): TripRow[] {
  const groups = groupsOf(problem.groups);
  const fleets = new Map(problem.fleets.map((fleet) => [fleet.id, fleet]));
  const types = new Map(problem.vehicleTypes.map((type) => [type.id, type]));
  const trains = new Map(problem.trains.map((train) => [train.id, train]));
  const passengersOf = (riding: Riding): TripPassengers[] => riding.map(({ group, people }) => {
    const { homeCode, workCode, wheelchairs, travelGroup, firstDate, lastDate } = groups.get(group);
    return { group, home: homeCode, work: workCode, people, wheelchairs, travelGroup, firstDate, lastDate };
  });
  const coachRows = plan.trips.map(({ id, fleet, day, stops, passengers, drivers, holdDays, km = null, cost = null }): Omit<TripRow, "number"> => {
    const type = types.get(fleets.get(fleet)?.vehicleType ?? "");
    const riding = passengersOf(passengers);
    const called = stops.map(({ place, kind, arriveMinute = null, departMinute = null }): TripStop => ({
      code: place, name: nameOf(place), kind, arriveMinute, departMinute,
      people: sum(riding.filter((part) => (kind === "pickup" ? part.home : part.work) === place)),
    }));
    return {
      id, means: "coach", vehicle: type?.name ?? fleet, coaches: 0, fleet, day, drivers, holdDays, km, cost, stops: called, passengers: riding, people: sum(riding), seats: type?.seats ?? 0,
      from: unique(called.filter(({ kind }) => kind === "pickup").map(({ code }) => nameOf(code.slice(0, codeLength.county)))), to: called.filter(({ kind }) => kind === "drop").map(({ name }) => name),
      works: unique(riding.map(({ work }) => work)), departMinute: called[0]?.departMinute ?? null, arriveMinute: called.at(-1)?.arriveMinute ?? null,
    };
  });
  const trainRows = plan.trains.map(({ id, train, day, coaches, passengers, cost = null }): Omit<TripRow, "number"> => {
    const riding = passengersOf(passengers);
    const { from = "", to = "" } = trains.get(train) ?? {};
    return {
      id, means: "rail", vehicle: "", coaches, fleet: null, day, drivers: 0, holdDays: 1, km: null, cost, stops: [], passengers: riding, people: sum(riding), seats: 0,
      from: [nameOf(from)], to: [nameOf(to)], works: unique(riding.map(({ work }) => work)), departMinute: null, arriveMinute: null,
    };
  });
  return [...trainRows, ...coachRows].sort((a, b) => a.day - b.day || (a.departMinute ?? 0) - (b.departMinute ?? 0) || (a.id < b.id ? -1 : 1)).map((row) => ({ ...row, number: tripNumber(row.id) }));
}

/** Largest first; within a reason the largest groups first. */
export function unservedRows({ plan, problem }: Answer): UnservedReasonRow[] {
  const groups = groupsOf(problem.groups);
  return unservedReasons.map((reason): UnservedReasonRow => {
    const left = plan.unserved.filter((part) => (part.reason ?? "unknown") === reason).map(({ group, people, paysFrom = null, roomOnDay = null }) => {
      const { homeCode: home, workCode: work, firstDate, lastDate } = groups.get(group);
      return { group, home, work, people, firstDate, lastDate, paysFrom, roomOnDay };
    }).sort((a, b) => b.people - a.people || (a.group < b.group ? -1 : 1));
    return { reason, people: sum(left), groups: left };
  }).filter(({ people }) => people > 0).sort((a, b) => b.people - a.people);
}

function sum(list: readonly { people: number }[]): number {
  return list.reduce((total, { people }) => total + people, 0);
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
