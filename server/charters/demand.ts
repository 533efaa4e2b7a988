/** From follow-ups to groups: who lives in one township, works in one prefecture and can leave on the same days goes together. No name and no number of a person comes out. */
import type { NotPlannableReason } from "../vocabulary.ts";
import { destinationOf, partsOf, type DemandHousehold, type Part, type Travellers } from "./demandParties.ts";

export interface DemandGroup {
  /** Home, destination, window, and a number where that is not yet one group: the same group has the same id as long as its window holds. */
  groupId: string;
  homeCode: string;
  /** Four digits; six inside the home prefecture, where the ledger says so. */
  workCode: string;
  people: number;
  /** Of all its households. */
  wheelchairs: number;
  firstDate: string;
  lastDate: string;
  /** Null for people who named no travelling group. */
  travelGroup: string | null;
  /** Largest first. */
  households: DemandHousehold[];
  /** Multiplies the price of leaving the group out; 1 when the planner says nothing. */
  priority?: number;
}

export interface Demand {
  /** By home, destination, first day, last day, travelling group; households that stand alone for their wheelchairs last. */
  groups: DemandGroup[];
  /** In the order of the reasons; people of groups + these = all people. */
  notPlannable: { reason: NotPlannableReason; people: number }[];
}

type Reaches = (homeCode: string, workCode: string) => boolean;

export function groupDemand(all: readonly Travellers[], reaches: Reaches): Demand {
  return traceDemand(all, reaches).demand;
}

/** The demand, and of each group the rows behind its households, in their order: with a row for each person the way back from a group to its people. */
export function traceDemand<Row extends Travellers>(all: readonly Row[], reaches: Reaches): { demand: Demand; membersOf: Map<string, Row[][]> } {
  const refused = new Map<NotPlannableReason, number>();
  const plannable: Row[] = [];
  for (const travellers of all) {
    const reason = reasonAgainst(travellers, reaches);
    if (reason === null) plannable.push(travellers);
    else refused.set(reason, (refused.get(reason) ?? 0) + travellers.people);
  }
  const traced = mergeStrangers(partsOf(plannable));
  const notPlannable = reasonsInOrder.flatMap((reason) => (refused.has(reason) ? [{ reason, people: refused.get(reason) ?? 0 }] : []));
  return { demand: { groups: traced.map(({ group }) => group), notPlannable }, membersOf: new Map(traced.map(({ group, members }) => [group.groupId, members])) };
}

const reasonsInOrder: NotPlannableReason[] = ["notGoing", "noWindow", "noDestination", "noRoad"];

function reasonAgainst({ goingBack, from, to, workRegion, homeTownship }: Travellers, reaches: Reaches): NotPlannableReason | null {
  if (!goingBack) return "notGoing";
  if (from === null && to === null) return "noWindow";
  if (workRegion === null || workRegion.length < 4) return "noDestination";
  return reaches(homeTownship, destinationOf(homeTownship, workRegion)) ? null : "noRoad";
}

/**
 * People without a travelling group who go the same way on the same days are one group; travelling groups stay by themselves. So does each
 * household with a wheelchair that named none: trains have no places for wheelchairs and coaches few, and strangers need not share in that.
 */
function mergeStrangers<Row>(parts: readonly Part<Row>[]): { group: DemandGroup; members: Row[][] }[] {
  const merged = new Map<string, Part<Row>>();
  for (const [index, part] of parts.flatMap(withWheelchairsAlone).entries()) {
    const key = [part.home, part.work, part.from, part.to, part.travelGroup === null && !isAlone(part) ? "" : `${index}`].join("|");
    const there = merged.get(key);
    if (there) there.households.push(...part.households);
    else merged.set(key, { ...part, households: [...part.households] });
  }
  const numbers = new Map<string, number>();
  return [...merged.values()].sort(comparePart).map((part) => {
    const name = [part.home, part.work, ...[part.from, part.to].map((day) => day.slice(5).replace("-", ""))].join("-");
    const number = (numbers.get(name) ?? 0) + 1;
    numbers.set(name, number);
    const homes = part.households.sort(compareHome);
    const sum = (key: keyof DemandHousehold) => homes.reduce((total, home) => total + home[key], 0);
    const group = {
      groupId: number === 1 ? name : `${name}-${number}`, homeCode: part.home, workCode: part.work, people: sum("people"), wheelchairs: sum("wheelchairs"),
      firstDate: part.from, lastDate: part.to, travelGroup: part.travelGroup, households: homes.map(({ people, wheelchairs }) => ({ people, wheelchairs })),
    };
    return { group, members: homes.map(({ members }) => members) };
  });
}

/** Alike people without a household stand in one part: with wheelchairs each of them is one of his own. */
function withWheelchairsAlone<Row>(part: Part<Row>): Part<Row>[] {
  return isAlone(part) ? part.households.map((home) => ({ ...part, households: [home] })) : [part];
}

function isAlone({ travelGroup, households }: Part<unknown>): boolean {
  return travelGroup === null && households.some(({ wheelchairs }) => wheelchairs > 0);
}

/** Those that stand alone come last, so that they change no other group's number. */
function comparePart(a: Part<unknown>, b: Part<unknown>): number {
  return compare(a.home, b.home) || compare(a.work, b.work) || compare(a.from, b.from) || compare(a.to, b.to) || Number(isAlone(a)) - Number(isAlone(b))
    || compare(a.travelGroup ?? "", b.travelGroup ?? "") || compareHome(a.households[0]!, b.households[0]!); // no part is empty
}

function compareHome(a: DemandHousehold, b: DemandHousehold): number {
  return b.people - a.people || b.wheelchairs - a.wheelchairs;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
