/** Every figure of a charter sheet, by the same functions as the screen's: map, tables, chart and every export print these. Pure. */
import { tripStatuses, type TripStatus } from "../../server/vocabulary.ts";
import { endsOf, groupsOf, type Groups } from "../scene/charterParts.ts";
import type { CharterPlan, PlannedRun, Riding } from "../scene/charterPlan.ts";
import { dateOf, leavingByDate, type DepartureDay } from "../scene/planDays.ts";
import { savingShare } from "../scene/planFigures.ts";
import { destinationRows, homeRows, type PlaceRow } from "../scene/planPlaces.ts";
import type { SheetPlan } from "./charterMaterial.ts";

export interface Destination extends PlaceRow {
  /** Runs whose people go mostly there, so that the column adds up to all runs. */
  coaches: number;
  trains: number;
  /** Dates of departure of anybody who goes there; null when nobody leaves on a known day. */
  first: string | null;
  last: string | null;
}

export interface CharterFigures {
  demand: number;
  served: number;
  unserved: number;
  onCoaches: number;
  onTrains: number;
  /** On block seats of scheduled trains, which have no day of the plan. */
  onBlockSeats: number;
  coaches: number;
  trains: number;
  destinations: Destination[];
  homes: PlaceRow[];
  /** From the first to the last day with anybody. */
  days: DepartureDay[];
  peakDay: DepartureDay | null;
  states: Record<TripStatus, { runs: number; people: number }>;
  reasons: { reason: string; people: number }[];
  /** More than the spreadsheet's way, as a share; null where there is none to compare with. */
  saving: number | null;
}

/** Throws when passengers, people left out and the plan's own totals disagree: such a sheet must not be printed. */
export function charterFigures(saved: SheetPlan): CharterFigures {
  const { plan, problem, totals, baseline } = saved;
  const groups = groupsOf(problem.groups);
  const [onCoaches, onTrains, onBlockSeats] = [riding(plan.trips), riding(plan.trains), riding(plan.blockSeats)];
  const [demand, unserved] = [sum(problem.groups), sum(plan.unserved)];
  const served = onCoaches + onTrains + onBlockSeats;
  if (served + unserved !== demand || served !== totals.served || demand !== totals.people) {
    throw new Error(`the plan has ${served} passengers and ${unserved} left out, expected ${totals.served} and ${totals.people - totals.served} of ${demand}`);
  }
  const days = daysOf(saved);
  return {
    demand, served, unserved, onCoaches, onTrains, onBlockSeats, coaches: plan.trips.length, trains: plan.trains.length,
    destinations: destinationsOf(saved, groups), homes: homeRows(problem.groups, plan), days,
    peakDay: days.reduce<DepartureDay | null>((most, day) => (day.people > (most?.people ?? 0) ? day : most), null),
    states: statesOf(saved), reasons: reasonsOf(plan), saving: baseline && savingShare(totals.cost, baseline.cost),
  };
}

function destinationsOf({ plan, problem }: CharterPlan, groups: Groups): Destination[] {
  const found = new Map<string, Omit<Destination, keyof PlaceRow>>();
  const of = (code: string) => { const known = found.get(code) ?? { coaches: 0, trains: 0, first: null, last: null }; found.set(code, known); return known; };
  const count = (runs: readonly PlannedRun[], means: "coaches" | "trains") => {
    for (const { day, passengers } of runs) {
      const date = dateOf(problem.firstDate, day);
      const people = new Map<string, number>();
      for (const part of passengers) { const work = provinceOf(part, groups); people.set(work, (people.get(work) ?? 0) + part.people); }
      const [mostly] = [...people].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      if (mostly) of(mostly[0])[means] += 1;
      for (const work of people.keys()) {
        const one = of(work);
        [one.first, one.last] = [one.first === null || date < one.first ? date : one.first, one.last === null || date > one.last ? date : one.last];
      }
    }
  };
  count(plan.trips, "coaches");
  count(plan.trains, "trains");
  return destinationRows(problem.groups, plan).map((row) => ({ ...row, ...of(row.code) }));
}

function provinceOf({ group }: Riding, groups: Groups): string {
  return groups.get(group).workCode.slice(0, 2);
}

function daysOf(saved: CharterPlan): DepartureDay[] {
  const leaving = leavingByDate(saved);
  const all = Array.from({ length: saved.problem.days }, (_, day) => { const date = dateOf(saved.problem.firstDate, day); return { date, people: 0, unserved: 0, ...leaving.get(date) }; });
  const busy = ({ people, unserved }: DepartureDay) => people + unserved > 0;
  const [first, last] = [all.findIndex(busy), all.findLastIndex(busy)];
  return first === -1 ? [] : all.slice(first, last + 1);
}

function statesOf({ plan, states }: SheetPlan): CharterFigures["states"] {
  const said = new Map(states.map(({ tripId, status }) => [tripId, status]));
  const found = Object.fromEntries(tripStatuses.map((status) => [status, { runs: 0, people: 0 }])) as CharterFigures["states"]; // a key for every status
  for (const { id, passengers } of [...plan.trips, ...plan.trains]) {
    const state = found[said.get(id) ?? "planned"];
    state.runs += 1;
    state.people += sum(passengers);
  }
  return found;
}

/** Most people first. */
function reasonsOf({ unserved }: CharterPlan["plan"]): CharterFigures["reasons"] {
  const people = new Map<string, number>();
  for (const { reason = "unknown", people: count } of unserved) people.set(reason, (people.get(reason) ?? 0) + count);
  return [...people].map(([reason, count]) => ({ reason, people: count })).sort((a, b) => b.people - a.people || (a.reason < b.reason ? -1 : 1));
}

/** Where the homes of a plan are gathered, as on the map; sorted. */
export function hubsOf({ problem }: CharterPlan): string[] {
  return [...new Set(problem.groups.map((group) => endsOf(group, false).hub))].sort();
}

function riding(runs: readonly { passengers: readonly Riding[] }[]): number {
  return runs.reduce((total, { passengers }) => total + sum(passengers), 0);
}

function sum(list: readonly { people: number }[]): number {
  return list.reduce((total, { people }) => total + people, 0);
}
