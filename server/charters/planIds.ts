/** Numbers of runs that last: what is nearly the same trip after planning again has the same number. */
import type { Plan } from "./plan.ts";

interface Run {
  id: string;
  day: number;
  fleet?: string;
  train?: string;
  passengers: { group: string; people: number }[];
}

/** The plan with ids of the earlier one where vehicle and day are the same and most people are; locked runs always keep theirs. New runs get numbers that were never used. */
export function keepIds(plan: Plan, before: Plan, locked: ReadonlySet<string>): Plan {
  return { ...plan, trips: renamed(plan.trips, before.trips, locked, "t"), trains: renamed(plan.trains, before.trains, locked, "r") };
}

function renamed<Kind extends Run>(runs: readonly Kind[], before: readonly Kind[], locked: ReadonlySet<string>, letter: string): Kind[] {
  const pairs = runs.flatMap((run, index) => before.filter((old) => old.day === run.day && old.fleet === run.fleet && old.train === run.train).map((old) => ({ index, id: old.id, shared: shared(run, old), most: Math.max(people(run), people(old)) })))
    .filter(({ id, shared: same, most }) => same > 0 && (locked.has(id) || same * 2 >= most))
    .sort((a, b) => Number(locked.has(b.id)) - Number(locked.has(a.id)) || b.shared / b.most - a.shared / a.most || a.index - b.index);
  const idOf = new Map<number, string>();
  const taken = new Set<string>();
  for (const { index, id } of pairs) {
    if (idOf.has(index) || taken.has(id)) continue;
    idOf.set(index, id);
    taken.add(id);
  }
  let last = Math.max(0, ...before.map(({ id }) => Number(id.slice(letter.length)) || 0));
  return runs.map((run, index) => ({ ...run, id: idOf.get(index) ?? `${letter}${++last}` }));
}

function people(run: Run): number {
  return run.passengers.reduce((sum, part) => sum + part.people, 0);
}

/** How many people of groups ride on both. */
function shared(a: Run, b: Run): number {
  const there = new Map(b.passengers.map((part) => [part.group, part.people]));
  return a.passengers.reduce((sum, part) => sum + Math.min(part.people, there.get(part.group) ?? 0), 0);
}
