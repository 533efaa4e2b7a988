/** What the planner changes of the demand by hand, kept in the scenario: groups left out of planning, parted, given other wheelchairs or a priority, and people whom no ledger names. Pure. */
import { z } from "zod";
import type { DemandGroup } from "./demand.ts";
import type { DemandHousehold } from "./demandParties.ts";

const groupId = z.string("应为组号").min(1, "应为组号").max(200, "应为组号");
const people = z.int("应为整数").min(1, "至少 1 人").max(500, "至多 500 人");
const date = z.iso.date("应为日期");

const added = z.strictObject({
  homeCode: z.string().regex(/^\d{9}$/, "应为 9 位乡镇代码"),
  workCode: z.string().regex(/^\d{4}(\d{2})?$/, "应为 4 位或 6 位行政区划代码"),
  people,
  wheelchairs: z.int("应为整数").min(0, "不能为负").max(20, "至多 20 个").default(0),
  firstDate: date,
  lastDate: date,
  note: z.string().trim().max(40, "至多 40 个字").default(""),
}).refine(({ firstDate, lastDate }) => firstDate <= lastDate, { error: "最晚日期早于最早日期", path: ["lastDate"] })
  .refine(({ wheelchairs, people: all }) => wheelchairs <= all, { error: "轮椅多于人数", path: ["wheelchairs"] });

export const demandEdits = z.strictObject({
  /** Ids of groups that are not planned. */
  excluded: z.array(groupId).max(5000, "至多 5000 组").default([]),
  /** So many people, in whole households, go as a group of their own. */
  parted: z.array(z.strictObject({ groupId, people })).max(500, "至多 500 组").default([]),
  /** Wheelchair places that a group needs, in the place of what the ledger says; 0 where it is wrong. */
  wheelchairs: z.array(z.strictObject({ groupId, count: z.int("应为整数").min(0, "不能为负").max(20, "至多 20 个") })).max(500, "至多 500 组").default([]),
  /** How much dearer leaving a group out is than leaving out others: 3 is three times. */
  priorities: z.array(z.strictObject({ groupId, priority: z.number("应为数字").min(0.1, "至少 0.1").max(10, "至多 10") })).max(500, "至多 500 组").default([]),
  added: z.array(added).max(500, "至多 500 条").default([]),
});
export type DemandEdits = z.output<typeof demandEdits>;
export const noEdits: DemandEdits = { excluded: [], parted: [], wheelchairs: [], priorities: [], added: [] };

/** A parted group's first part is `id/1`, the rest `id/2`. Members, where a group has them, go with their households. An id that the demand does not have (any more) changes nothing. */
export function applyEdits<Group extends DemandGroup & { members?: unknown[][] }>(groups: readonly Group[], { excluded, parted, wheelchairs, priorities }: DemandEdits): Group[] {
  const [out, sizes, chairs] = [new Set(excluded), new Map(parted.map((one) => [one.groupId, one.people])), new Map(wheelchairs.map((one) => [one.groupId, one.count]))];
  const ranks = new Map(priorities.map((one) => [one.groupId, one.priority]));
  return groups.filter(({ groupId: id }) => !out.has(id)).flatMap((group) => part(group, sizes.get(group.groupId) ?? null))
    .map((group) => {
      const priority = ranks.get(group.groupId);
      return { ...withWheelchairs(group, chairs.get(group.groupId) ?? group.wheelchairs), ...(priority === undefined ? {} : { priority }) };
    });
}

/** Those of the ledger stay with their households as far as the count goes; nobody knows whose the others are: they stand at the largest households. */
function withWheelchairs<Group extends DemandGroup>(group: Group, count: number): Group {
  let left = Math.min(count, group.people);
  const take = (most: number) => {
    const taken = Math.min(left, most);
    left -= taken;
    return taken;
  };
  const named = group.households.map((home) => ({ ...home, wheelchairs: take(home.wheelchairs) }));
  const households = named.map((home) => ({ ...home, wheelchairs: home.wheelchairs + take(home.people - home.wheelchairs) }));
  return { ...group, households, wheelchairs: Math.min(count, group.people) };
}

/** Households are taken in their order as long as they fit; a group that cannot be parted so stays whole. */
function part<Group extends DemandGroup & { members?: unknown[][] }>(group: Group, size: number | null): Group[] {
  if (size === null) return [group];
  let room = size;
  const first = new Set(group.households.flatMap(({ people }, index) => (people <= room ? [((room -= people), index)] : [])));
  if (first.size === 0 || first.size === group.households.length) return [group];
  const side = (number: 1 | 2): Group => {
    const kept = (_: unknown, index: number) => first.has(index) === (number === 1);
    const households = group.households.filter(kept);
    const sum = (key: keyof DemandHousehold) => households.reduce((total, home) => total + home[key], 0);
    return { ...group, groupId: `${group.groupId}/${number}`, households, people: sum("people"), wheelchairs: sum("wheelchairs"), ...(group.members ? { members: group.members.filter(kept) } : {}) };
  };
  return [side(1), side(2)];
}

/** Added people as groups, each person a household of one: nobody knows their families. */
export function addedGroups({ added: list }: DemandEdits): DemandGroup[] {
  return list.map(({ note, people: count, ...rest }, index) => ({ ...rest, groupId: `added-${index + 1}`, people: count, travelGroup: note || null, households: Array.from({ length: count }, (_, person) => ({ people: 1, wheelchairs: person < rest.wheelchairs ? 1 : 0 })) }));
}
