/** Who goes together whatever happens: households and travelling groups of one way, parted only where they have no day in common. */

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
  usesWheelchair: boolean;
  people: number;
}

/** Who may not be parted. */
export interface DemandHousehold {
  people: number;
  /** How many of them travel in a wheelchair. */
  wheelchairs: number;
}

export interface Home<Row> extends DemandHousehold {
  members: Row[];
}

/** Members of a household or a travelling group with a day in common. */
export interface Part<Row> {
  home: string;
  work: string;
  from: string;
  to: string;
  travelGroup: string | null;
  households: Home<Row>[];
}

/** A household, a travelling group, or one person: never parted before the window is known. */
interface Party<Row> {
  members: Row[];
}

/** In the order of the people. */
export function partsOf<Row extends Travellers>(all: readonly Row[]): Part<Row>[] {
  return partiesOf(all).flatMap(partByWindow);
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
    const { homeVillage, household, people, usesWheelchair } = member;
    if (household === null) {
      alone.push(...Array.from({ length: people }, () => ({ people: 1, wheelchairs: usesWheelchair ? 1 : 0, members: [member] })));
      continue;
    }
    const home = homes.get(`${homeVillage}|${household}`) ?? { people: 0, wheelchairs: 0, members: [] };
    homes.set(`${homeVillage}|${household}`, { people: home.people + people, wheelchairs: home.wheelchairs + (usesWheelchair ? people : 0), members: [...home.members, member] });
  }
  return [...homes.values(), ...alone];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
