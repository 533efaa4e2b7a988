/** Who is on which run, and in which seat. Deterministic: the same plan and ledger give everybody the same seat. */
import type { Passengers, Plan } from "./plan.ts";
import type { Problem } from "./problem.ts";

/** A place of the plan for one person; null when the ledger has nobody for it. */
export type Place<Person> = Person | null;

/**
 * The people of each entry of the plan's runs and of those left out, household by household. `membersOf` gives the people of each group by
 * household in the order of the problem's; where they do not agree with it, people are taken in their order and places beyond them stay empty.
 */
export function allotPeople<Person>(plan: Plan, groups: Problem["groups"], membersOf: ReadonlyMap<string, Person[][]>): Map<Passengers, Place<Person>[]> {
  const entries = [...plan.trips, ...plan.trains, ...plan.blockSeats].flatMap(({ passengers }) => passengers).concat(plan.unserved);
  const byGroup = new Map<string, Passengers[]>();
  for (const entry of entries) byGroup.set(entry.group, [...byGroup.get(entry.group) ?? [], entry]);
  const allotted = new Map<Passengers, Place<Person>[]>();
  for (const group of groups) allotGroup(homesOf(group, membersOf.get(group.id) ?? []), byGroup.get(group.id) ?? [], allotted);
  return allotted;
}

function homesOf<Person>({ people, households }: Problem["groups"][number], members: Person[][]): Place<Person>[][] {
  const sizes = households?.map((home) => home.people) ?? Array.from({ length: people }, () => 1);
  if (members.length === sizes.length && members.every((home, index) => home.length === sizes[index])) return members;
  const line = members.flat();
  let next = 0;
  return sizes.map((size) => Array.from({ length: size }, () => line[next++] ?? null));
}

/** Entries that name their households take them; the others share the rest in the order of the plan. */
function allotGroup<Person>(homes: Place<Person>[][], entries: Passengers[], allotted: Map<Passengers, Place<Person>[]>): void {
  const named = new Set(entries.flatMap(({ households }) => households ?? []));
  const rest = homes.flatMap((home, index) => (named.has(index) ? [] : home));
  let next = 0;
  for (const entry of entries) {
    const places = entry.households ? entry.households.flatMap((index) => homes[index] ?? []) : rest.slice(next, (next += entry.people));
    allotted.set(entry, Array.from({ length: entry.people }, (_, index) => places[index] ?? null));
  }
}

export interface Vehicle {
  /** Seats in a coach of the road or of the train, and how many of them may be filled. */
  seatsPerCoach: number;
  mostPerCoach: number;
  /** Null on the road. */
  coaches: number | null;
}

/** Names of so many seats, one after the other, so that who stands together in the list sits together. Without a seat left: 无座. */
export function seatNames({ seatsPerCoach, mostPerCoach, coaches }: Vehicle, people: number): string[] {
  return Array.from({ length: people }, (_, index) => {
    if (coaches === null) return index < seatsPerCoach ? `${index + 1}` : "无座";
    const coach = Math.floor(index / mostPerCoach);
    return coach < coaches ? `${String(coach + 1).padStart(2, "0")}车${index % mostPerCoach + 1}号` : "无座";
  });
}
