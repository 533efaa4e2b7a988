/** Who leaves on each day, and who is left out by the first day on which they could have left. Pure. */
import { groupsOf } from "./charterParts.ts";
import type { CharterPlan } from "./charterPlan.ts";

export interface DepartureDay {
  date: string;
  people: number;
  unserved: number;
}
type Planned = Pick<CharterPlan, "plan" | "problem">;

/** 2021-02-13 and three days are 2021-02-16. */
export function dateOf(firstDate: string, day: number): string {
  return new Date(Date.parse(`${firstDate}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);
}

/** By date, days without anybody left out. */
export function leavingByDate({ plan, problem }: Planned): Map<string, Omit<DepartureDay, "date">> {
  const groups = groupsOf(problem.groups);
  const found = new Map<string, Omit<DepartureDay, "date">>();
  const add = (date: string, people: number, unserved: number) => { const { people: on, unserved: left } = found.get(date) ?? { people: 0, unserved: 0 }; found.set(date, { people: on + people, unserved: left + unserved }); };
  for (const { day, passengers } of [...plan.trips, ...plan.trains]) add(dateOf(problem.firstDate, day), passengers.reduce((sum, { people }) => sum + people, 0), 0);
  for (const { group, people } of plan.unserved) add(groups.get(group).firstDate, 0, people);
  return found;
}

/** The same days for all plans, from the first of any to the last of any, each plan's own in its list. */
export function daysSideBySide(plans: readonly Planned[]): DepartureDay[][] {
  const [first, last] = [plans.map(({ problem }) => problem.firstDate).sort()[0] ?? "", plans.map(({ problem }) => dateOf(problem.firstDate, problem.days - 1)).sort().at(-1) ?? ""];
  const dates = Array.from({ length: Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1 }, (_, index) => dateOf(first, index));
  return plans.map((one) => {
    const leaving = leavingByDate(one);
    return dates.map((date) => ({ date, ...leaving.get(date) ?? { people: 0, unserved: 0 } }));
  });
}
