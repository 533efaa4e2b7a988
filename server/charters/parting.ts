/** Parting and joining the people of a group: between households only, and never a group that stays whole. */
import type { Group } from "./instance.ts";
import type { Part } from "./trips.ts";

export function wholeGroup(group: Group): Part {
  const households = group.parting === "households" ? group.households.map((_, index) => index) : null;
  return { group, people: group.people, wheelchairs: group.wheelchairs, households };
}

/** As many people of the part as fit into the room, and the rest; null when nobody can be taken apart from the others. */
export function takeFrom(part: Part, room: number, wheelchairRoom: number): { taken: Part; rest: Part } | null {
  const { group } = part;
  if (room <= 0 || group.parting === "whole") return null;
  if (group.parting === "people") {
    const people = Math.min(room, part.people - 1);
    if (people < 1) return null;
    return { taken: { ...part, people }, rest: { ...part, people: part.people - people } };
  }
  const largestFirst = [...(part.households ?? [])].sort((a, b) => sizeOf(group, b) - sizeOf(group, a) || a - b);
  const taken: number[] = [];
  const rest: number[] = [];
  let people = 0;
  let wheelchairs = 0;
  for (const index of largestFirst) {
    const home = group.households[index];
    if (!home) throw new Error(`group ${group.index} has no household ${index}`);
    if (people + home.people <= room && wheelchairs + home.wheelchairs <= wheelchairRoom) {
      taken.push(index);
      people += home.people;
      wheelchairs += home.wheelchairs;
    } else rest.push(index);
  }
  if (taken.length === 0 || rest.length === 0) return null;
  return { taken: partOf(group, taken), rest: partOf(group, rest) };
}

/** Adds a part to a list; people of the same group become one part. */
export function joinPart(parts: readonly Part[], added: Part): Part[] {
  const index = parts.findIndex((part) => part.group === added.group);
  if (index < 0) return [...parts, added];
  const joined = [...parts];
  joined[index] = joinTwo(parts[index] as Part, added); // found just before
  return joined;
}

export function joinTwo(a: Part, b: Part): Part {
  if (a.households && b.households) return partOf(a.group, [...a.households, ...b.households].sort((x, y) => x - y));
  return { ...a, people: a.people + b.people, wheelchairs: a.wheelchairs + b.wheelchairs };
}

function partOf(group: Group, households: number[]): Part {
  let people = 0;
  let wheelchairs = 0;
  for (const index of households) {
    people += group.households[index]?.people ?? 0;
    wheelchairs += group.households[index]?.wheelchairs ?? 0;
  }
  return { group, people, wheelchairs, households };
}

function sizeOf(group: Group, index: number): number {
  return group.households[index]?.people ?? 0;
}

/** The part without some of its people; null when nobody is left. */
export function without(part: Part, taken: Part): Part | null {
  if (taken.people >= part.people) return null;
  if (part.households) return partOf(part.group, part.households.filter((index) => !taken.households?.includes(index)));
  return { ...part, people: part.people - taken.people, wheelchairs: part.wheelchairs - taken.wheelchairs };
}
