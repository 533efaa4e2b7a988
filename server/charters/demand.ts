/** From follow-ups to groups: who lives in one township, works in one prefecture and can leave on the same days goes together. No name and no number of a person comes out. */
import type { NotPlannableReason } from "../vocabulary.ts";

/** People who are alike in everything that planning asks; a household's or a group's name is read here and goes no further than said below. */
export interface Travellers {
  homeTownship: string;
  homeVillage: string | null;
  household: string | null;
  workRegion: string | null;
  /** First and last acceptable day. */
  from: string | null;
  to: string | null;
  travelGroup: string | null;
  goingBack: boolean;
  people: number;
}

export interface DemandGroup {
  /** Home, destination, window, and a number where that is not yet one group: the same group has the same id as long as its window holds. */
  groupId: string;
  homeCode: string;
  /** Four digits; six inside the home prefecture, where the ledger says so. */
  workCode: string;
  people: number;
  /** The ledger does not ask for wheelchairs: always 0. */
  wheelchairs: number;
  firstDate: string;
  lastDate: string;
  /** Null for people who named no travelling group. */
  travelGroup: string | null;
  /** Sizes of those who may not be parted. */
  households: number[];
  /** Multiplies the price of leaving the group out; 1 when the planner says nothing. */
  priority?: number;
}

export interface Demand {
  /** By home, destination, first day, last day, travelling group. */
  groups: DemandGroup[];
  /** In the order of the reasons; people of groups + these = all people. */
  notPlannable: { reason: NotPlannableReason; people: number }[];
}

/** A household, a travelling group, or one person: never parted before the window is known. */
interface Party<Row> {
  members: Row[];
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
  const parts = partiesOf(plannable).flatMap(partByWindow);
  const traced = mergeStrangers(parts);
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

/** A coach goes to the seat of the prefecture; within the home prefecture to the county. */
export function destinationOf(homeTownship: string, workRegion: string): string {
  return workRegion.slice(0, workRegion.startsWith(homeTownship.slice(0, 4)) ? 6 : 4);
}

/** People with one household or one travelling group between them, within one township and one destination. */
function partiesOf<Row extends Travellers>(list: readonly Row[]): Party<Row>[] {
  const leader = list.map((_, index) => index);
  const find = (index: number): number => {
    while (leader[index] !== index) index = leader[index] = leader[leader[index] as number] as number; // indexes of the list
    return index;
  };
  const firstOf = new Map<string, number>();
  list.forEach((travellers, index) => {
    for (const tie of tiesOf(travellers)) {
      const other = firstOf.get(tie);
      if (other === undefined) firstOf.set(tie, index);
      else leader[Math.max(find(other), find(index))] = Math.min(find(other), find(index));
    }
  });
  const parties = new Map<number, Party<Row>>();
  list.forEach((travellers, index) => {
    const root = find(index);
    const party = parties.get(root);
    if (party) party.members.push(travellers);
    else parties.set(root, { members: [travellers] });
  });
  return [...parties.values()];
}

function tiesOf({ homeTownship, homeVillage, household, workRegion, travelGroup }: Travellers): string[] {
  const way = `${homeTownship}|${destinationOf(homeTownship, workRegion ?? "")}`;
  return [
    ...(household === null ? [] : [`${way}|household|${homeVillage}|${household}`]),
    ...(travelGroup === null ? [] : [`${way}|group|${travelGroup}`]),
  ];
}

/** Who may not be parted. */
interface Home<Row> {
  people: number;
  members: Row[];
}

interface Part<Row> {
  home: string;
  work: string;
  from: string;
  to: string;
  travelGroup: string | null;
  households: Home<Row>[];
}

/** One part for each run of members whose windows have a day in common, by first day; a stated day alone is a window of that day. */
function partByWindow<Row extends Travellers>({ members }: Party<Row>): Part<Row>[] {
  const windows = members.map((travellers) => ({ travellers, from: travellers.from ?? travellers.to ?? "", to: travellers.to ?? travellers.from ?? "" })); // one of the two is there
  windows.sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
  const parts: { from: string; to: string; members: Row[] }[] = [];
  for (const { travellers, from, to } of windows) {
    const last = parts.at(-1);
    if (last && from <= last.to) Object.assign(last, { from, to: to < last.to ? to : last.to, members: [...last.members, travellers] });
    else parts.push({ from, to, members: [travellers] });
  }
  const home = members[0]?.homeTownship ?? ""; // one home and one destination in a party, which is never empty
  const work = destinationOf(home, members[0]?.workRegion ?? "");
  return parts.map(({ from, to, members: together }) => ({
    home, work, from, to,
    travelGroup: together.map((travellers) => travellers.travelGroup).filter((name) => name !== null).sort(compare)[0] ?? null,
    households: householdsOf(together),
  }));
}

function householdsOf<Row extends Travellers>(members: readonly Row[]): Home<Row>[] {
  const homes = new Map<string, Home<Row>>();
  const alone: Home<Row>[] = [];
  for (const member of members) {
    const { homeVillage, household, people } = member;
    if (household === null) {
      alone.push(...Array.from({ length: people }, () => ({ people: 1, members: [member] })));
      continue;
    }
    const home = homes.get(`${homeVillage}|${household}`) ?? { people: 0, members: [] };
    homes.set(`${homeVillage}|${household}`, { people: home.people + people, members: [...home.members, member] });
  }
  return [...homes.values(), ...alone];
}

/** People without a travelling group who go the same way on the same days are one group; travelling groups stay by themselves. */
function mergeStrangers<Row>(parts: readonly Part<Row>[]): { group: DemandGroup; members: Row[][] }[] {
  const merged = new Map<string, Part<Row>>();
  for (const [index, part] of parts.entries()) {
    const key = [part.home, part.work, part.from, part.to, part.travelGroup === null ? "" : `${index}`].join("|");
    const there = merged.get(key);
    if (there) there.households.push(...part.households);
    else merged.set(key, { ...part, households: [...part.households] });
  }
  const sorted = [...merged.values()].sort((a, b) => compare(a.home, b.home) || compare(a.work, b.work) || compare(a.from, b.from) || compare(a.to, b.to)
    || compare(a.travelGroup ?? "", b.travelGroup ?? ""));
  const numbers = new Map<string, number>();
  return sorted.map((part) => {
    const name = [part.home, part.work, ...[part.from, part.to].map((day) => day.slice(5).replace("-", ""))].join("-");
    const number = (numbers.get(name) ?? 0) + 1;
    numbers.set(name, number);
    const homes = part.households.sort((a, b) => b.people - a.people);
    const group = {
      groupId: number === 1 ? name : `${name}-${number}`, homeCode: part.home, workCode: part.work, people: homes.reduce((sum, home) => sum + home.people, 0),
      wheelchairs: 0, firstDate: part.from, lastDate: part.to, travelGroup: part.travelGroup, households: homes.map(({ people }) => people),
    };
    return { group, members: homes.map(({ members }) => members) };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
