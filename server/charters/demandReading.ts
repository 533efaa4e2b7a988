/** The demand of a desk as rows with names. */
import type { Scoped } from "../database/database.ts";
import { groupDemand, type Demand } from "./demand.ts";
import { addedGroups, applyEdits, type DemandEdits } from "./demandEdits.ts";
import type { DemandFilter } from "./demandFilter.ts";
import { reaches } from "./demandRoads.ts";
import { readPositions, readTravellers } from "./queries.ts";
import type { DemandAnswer, DemandRow } from "./runAnswers.ts";

export async function readDemand(scoped: Scoped, filter: DemandFilter): Promise<Demand> {
  return groupDemand(await readTravellers(scoped, filter), reaches);
}

/** The demand as a scenario changes it by hand. */
export async function readEditedDemand(scoped: Scoped, filter: DemandFilter, edits: DemandEdits): Promise<Demand> {
  const demand = await readDemand(scoped, filter);
  return { ...demand, groups: [...applyEdits(demand.groups, edits), ...addedGroups(edits)] };
}

export async function nameRows(scoped: Scoped, { groups }: Demand): Promise<DemandRow[]> {
  const codes = [...new Set(groups.flatMap(({ homeCode, workCode }) => [homeCode, workCode]))];
  const names = new Map((await readPositions(scoped, codes)).map(({ code, name }) => [code, name]));
  return groups.map(({ groupId, homeCode, workCode, people, wheelchairs, firstDate, lastDate, travelGroup }) => ({
    groupId, homeCode, homeName: names.get(homeCode) ?? homeCode, workCode, workName: names.get(workCode) ?? workCode, people, wheelchairs, firstDate, lastDate, travelGroup,
  }));
}

export async function answerDemand(scoped: Scoped, filter: DemandFilter): Promise<DemandAnswer> {
  const demand = await readDemand(scoped, filter);
  const rows = await nameRows(scoped, demand);
  const byDay = new Map<string, number>();
  for (const { firstDate, people } of rows) byDay.set(firstDate, (byDay.get(firstDate) ?? 0) + people);
  const days = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, people]) => ({ date, people }));
  return {
    people: rows.reduce((sum, row) => sum + row.people, 0), groups: rows.length, firstDate: days[0]?.date ?? null,
    lastDate: rows.reduce<string | null>((last, row) => (last === null || row.lastDate > last ? row.lastDate : last), null),
    rows, byDay: days, notPlannable: demand.notPlannable,
  };
}

/** People that can be planned, by six-digit county. */
export function peopleByCounty({ groups }: Demand): Map<string, number> {
  const people = new Map<string, number>();
  for (const group of groups) people.set(group.homeCode.slice(0, 6), (people.get(group.homeCode.slice(0, 6)) ?? 0) + group.people);
  return people;
}
