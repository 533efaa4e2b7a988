/** The tables that a full count leaves behind, all of people. Runs of rows whose kind the filter refuses are not looked at. */
import { rollupMovements, type FlowFilter } from "../../server/vocabulary.ts";
import type { Cube } from "./decode.ts";
import type { Grouping } from "./grouping.ts";
import { kindCount, kinds, refusals, refusedBy, regionRefusals } from "./kinds.ts";
import type { Layout } from "./layout.ts";

export interface Tally {
  grouping: Grouping;
  /** Running sums over the days, day-major: [day × pairs + pair]; the last column includes the undated. A brush reads two columns in the order of memory. */
  byDay: Uint32Array;
  columns: number;
  /** People of every kind and day column inside the regions of the filter: [kind × columns + column]. */
  byKind: Uint32Array;
  /** People of every kind, all days. */
  kindPeople: Uint32Array;
  /** For each kind the bits of the dimensions of the filter that refuse it. */
  refused: Uint8Array;
  homes: PlaceTally;
  works: PlaceTally;
}

/** By home or workplace; every filter but movement, days, mode and organised transport. */
export interface PlaceTally {
  people: Uint32Array;
  staying: Uint32Array;
}

export type PlaceTallies = Pick<Tally, "homes" | "works">;

function emptyPlaces(length: number): PlaceTally {
  return { people: new Uint32Array(length), staying: new Uint32Array(length) };
}

/** Which finest homes and workplaces the filter takes; null when it takes all. */
type Regions = { home: Uint8Array; work: Uint8Array } | null;

const stay = rollupMovements.indexOf("stay");
const goBack = rollupMovements.indexOf("goBack");

/** `places` are those of an earlier count that asked the same of them; `everybody` are the tables by kind without any filter of regions. */
export function tallyRows(cube: Cube, layout: Layout, grouping: Grouping, everybody: KindTally, filter: FlowFilter, places: PlaceTallies | null): Tally {
  const regions: Regions = filter.homes.length + filter.works.length === 0 ? null : {
    home: regionRefusals(cube.homes, filter.homes, refusedBy.home), work: regionRefusals(cube.works, filter.works, refusedBy.work),
  };
  const tally: Tally = {
    grouping, columns: layout.columns,
    byDay: new Uint32Array(grouping.pairs.length * layout.columns),
    ...(regions ? tallyKinds(layout, regions) : everybody), refused: refusals(filter),
    ...(places ?? { homes: emptyPlaces(grouping.homes.length), works: emptyPlaces(grouping.works.length) }),
  };
  const { refused } = tally;
  for (let kind = 0; kind < kindCount; kind++) {
    if (layout.starts[kind] === layout.starts[kind + 1]) continue;
    if (refused[kind] === 0) addFlows(tally, layout, kind, regions);
    const counted = kinds[kind]!.movement !== goBack && (refused[kind]! & (refusedBy.industry | refusedBy.intention)) === 0;
    if (counted && !places) addPlaces(tally, layout, kind, regions);
  }
  runningSums(tally.byDay, grouping.pairs.length);
  return tally;
}

export type KindTally = Pick<Tally, "byKind" | "kindPeople">;

/** People of every kind and day column, over the rows that the regions take. */
export function tallyKinds({ starts, home, work, column, people, columns }: Layout, regions: Regions): KindTally {
  const byKind = new Uint32Array(kindCount * columns);
  const kindPeople = new Uint32Array(kindCount);
  for (let kind = 0; kind < kindCount; kind++) {
    for (let row = starts[kind]!; row < starts[kind + 1]!; row++) {
      if (regions && (regions.home[home[row]!]! | regions.work[work[row]!]!) !== 0) continue;
      byKind[kind * columns + column[row]!]! += people[row]!;
      kindPeople[kind]! += people[row]!;
    }
  }
  return { byKind, kindPeople };
}

function addFlows({ grouping, byDay }: Tally, { starts, home, work, column, people }: Layout, kind: number, regions: Regions): void {
  const { homeOf, workOf, pairOf, works } = grouping;
  const width = works.length;
  const pairs = grouping.pairs.length;
  for (let row = starts[kind]!; row < starts[kind + 1]!; row++) {
    if (regions && (regions.home[home[row]!]! | regions.work[work[row]!]!) !== 0) continue;
    byDay[column[row]! * pairs + pairOf[homeOf[home[row]!]! * width + workOf[work[row]!]!]!]! += people[row]!;
  }
}

function addPlaces({ grouping, homes, works }: Tally, { starts, home, work, people }: Layout, kind: number, regions: Regions): void {
  const { homeOf, workOf } = grouping;
  const [atHome, atWork] = kinds[kind]!.movement === stay ? [homes.staying, works.staying] : [homes.people, works.people];
  for (let row = starts[kind]!; row < starts[kind + 1]!; row++) {
    if (regions && (regions.home[home[row]!]! | regions.work[work[row]!]!) !== 0) continue;
    atHome[homeOf[home[row]!]!]! += people[row]!;
    atWork[workOf[work[row]!]!]! += people[row]!;
  }
}

function runningSums(byDay: Uint32Array, pairs: number): void {
  for (let cell = pairs; cell < byDay.length; cell++) byDay[cell]! += byDay[cell - pairs]!;
}
