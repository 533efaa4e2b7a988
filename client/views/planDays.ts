/** Who leaves on each day, and who is left out by the first day on which they could have left. Pure. */
import { dateOf } from "../components/charterRows.ts";
import type { DepartureDay } from "../components/DepartureDays.vue";
import type { PlanAnswer } from "../stores/useCharters.ts";
import { groupsOf } from "./charterParts.ts";

type Planned = Pick<PlanAnswer, "plan" | "problem">;

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
