/** The parts of a problem that have no coach in common, each with all trips that its coaches can make. */
import { type Courses, listCourses, shortestWays } from "./boundCourses.ts";
import type { Base, Group, Instance } from "./instance.ts";

/** Groups whose bases share groups, directly or through others, with all trips that these can make. */
export interface CoachPart {
  groups: Group[];
  bases: Base[];
  /** Null when there are too many to list. */
  courses: Courses[] | null;
}

export function coachParts(instance: Instance): CoachPart[] {
  const shortest = shortestWays(instance.km, instance.size);
  return partsOf(instance).map((groups) => {
    const bases = instance.bases.filter((base) => groups.some((group) => group.bases.includes(base.index)));
    const courses = bases.map((base) => listCourses(instance, base, shortest)).filter((entry) => entry !== null);
    return { groups, bases, courses: courses.length < bases.length || courses.length === 0 ? null : courses };
  });
}

/** Groups that share bases, directly or through others. */
function partsOf({ groups, bases }: Instance): Group[][] {
  const owner = bases.map((_, index) => index);
  const find = (index: number): number => (owner[index] === index ? index : find(owner[index] as number));
  for (const group of groups) for (const base of group.bases) owner[find(base)] = find(group.bases[0] as number);
  const byOwner = new Map<number, Group[]>();
  for (const group of groups) {
    const key = group.bases.length === 0 ? -1 : find(group.bases[0] as number);
    byOwner.set(key, [...(byOwner.get(key) ?? []), group]);
  }
  return [...byOwner.values()];
}
