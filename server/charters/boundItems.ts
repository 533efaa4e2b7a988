/** The people of one day as a coach could take them, by destination and dearest first, and what the dearest of them are worth. */
import type { Courses } from "./boundCourses.ts";
import type { Demand } from "./boundDemand.ts";
import type { Group, Instance } from "./instance.ts";
import { dayCost } from "./trips.ts";

/** People of one demand row. */
export interface Item {
  row: number;
  group: Group;
  /** Number of the base's pick-up place, and its bit. */
  place: number;
  bit: number;
  /** Place of the problem. */
  drop: number;
  people: number;
  wheelchairs: number;
  /** Yuan a person, after what leaving on this day costs; no ride makes it more. */
  worth: number;
  /** All or nobody. */
  whole: boolean;
}

/** People to one destination. */
export interface CityItems {
  /** Dearest first. */
  items: Item[];
  /** Yuan of the dearest people up to each capacity. */
  worth: Float64Array;
  /** The same of the people at each set of places that a tour runs over, up to the greatest capacity. */
  bySet: Float64Array;
}

/** The people of one base and day. */
export interface DayItems {
  /** By number of the base's cities. */
  cities: CityItems[];
  /** By place of the problem. */
  cityAt: (place: number) => CityItems;
  /** Makes the people of rows worth less by this share, in the duals too. */
  lower(rows: readonly number[], share: number): void;
}

/** `capacities` ascending. Only people whom a coach could take at all: inside their window, worth more than leaving on this day costs. */
export function dayItems(instance: Instance, courses: Courses, demand: readonly Demand[], day: number, capacities: readonly number[], worth: Float64Array): DayItems {
  const { pickupPlaces, cities, base: { index: base, capacity }, flat: { masks } } = courses;
  const placeOf = new Map(pickupPlaces.map((place, index) => [place, index]));
  const cityOf = new Map(cities.map((city, index) => [city, index]));
  const lists = cities.map((): Item[] => []);
  const itemOf = new Map<number, Item>();
  demand.forEach(({ group, people, whole }, row) => {
    if (day < group.firstDay || day > group.lastDay || !group.bases.includes(base)) return;
    const own = (worth[row] as number) - dayCost(instance, group, day);
    const place = placeOf.get(group.from);
    const list = lists[cityOf.get(group.to) ?? -1];
    if (own <= 1e-9 || place === undefined || !list || (whole && people > capacity)) return;
    const item = { row, group, place, bit: 1 << place, drop: group.to, people, wheelchairs: whole ? group.wheelchairs : 0, worth: own, whole };
    itemOf.set(row, item);
    list.push(item);
  });
  const answer: DayItems = {
    cityAt: (place) => answer.cities[cityOf.get(place) as number] as CityItems, // asked for cities of the base
    cities: lists.map((list) => cityItems(list, capacities, masks)),
    lower(rows, share) {
      const touched = new Set<number>();
      for (const row of rows) {
        const yuan = (worth[row] as number) * share;
        worth[row] = (worth[row] as number) - yuan;
        const item = itemOf.get(row) as Item; // only who is here today is lowered today
        item.worth -= yuan;
        touched.add(cityOf.get(item.drop) as number);
      }
      for (const city of touched) answer.cities[city] = cityItems((answer.cities[city] as CityItems).items.filter((item) => item.worth > 1e-9), capacities, masks);
    },
  };
  return answer;
}

function cityItems(list: Item[], capacities: readonly number[], masks: Int32Array): CityItems {
  const items = list.sort(byWorth);
  const bySet = new Float64Array(masks.length);
  const largest = capacities.slice(-1);
  for (let set = 0; set < masks.length && items.length > 0; set++) dearestOf(items, masks[set] as number, largest, bySet, set);
  return { items, worth: dearestOf(items, -1, capacities, new Float64Array(capacities.length)), bySet };
}

const next = new Int32Array(64);

/** Worth of the dearest people of some cities together up to each capacity (ascending), as if everybody travelled for himself: a merge of sorted lists. */
export function dearestPeople(all: readonly CityItems[], which: Int32Array, capacities: readonly number[], into: Float64Array): void {
  next.fill(0, 0, which.length);
  let seated = 0;
  let worth = 0;
  let room = 0;
  for (;;) {
    let dearest: Item | null = null;
    let at = -1;
    for (let city = 0; city < which.length; city++) {
      const item = (all[which[city] as number] as CityItems).items[next[city] as number];
      if (item && (!dearest || item.worth > dearest.worth)) {
        dearest = item;
        at = city;
      }
    }
    if (!dearest) break;
    next[at] = (next[at] as number) + 1;
    while (seated + dearest.people >= (capacities[room] as number)) {
      into[room] = worth + ((capacities[room] as number) - seated) * dearest.worth;
      room += 1;
      if (room === capacities.length) return;
    }
    seated += dearest.people;
    worth += dearest.people * dearest.worth;
  }
  while (room < capacities.length) into[room++] = worth;
}

/** People of some cities, dearest first. */
export function mergedItems(cities: readonly CityItems[]): readonly Item[] {
  return cities.map(({ items }): readonly Item[] => items).reduce(mergeTwo);
}

function mergeTwo(some: readonly Item[], others: readonly Item[]): readonly Item[] {
  const merged: Item[] = [];
  let other = 0;
  for (const item of some) {
    while (other < others.length && byWorth(others[other] as Item, item) < 0) merged.push(others[other++] as Item);
    merged.push(item);
  }
  while (other < others.length) merged.push(others[other++] as Item);
  return merged;
}

/** Dearest first, ties by row. */
function byWorth(a: Item, b: Item): number {
  return b.worth - a.worth || a.row - b.row;
}

/** Worth of the dearest people at the places of a mask up to each capacity (ascending), groups parted as if everybody travelled for himself; written from `at` on. */
export function dearestOf(items: readonly Item[], mask: number, capacities: readonly number[], into: Float64Array, at = 0): Float64Array {
  let seated = 0;
  let worth = 0;
  let which = 0;
  let capacity = capacities[0] as number; // a base has a fleet
  for (const item of items) {
    if (!(item.bit & mask)) continue;
    while (seated + item.people >= capacity) {
      into[at + which] = worth + (capacity - seated) * item.worth;
      which += 1;
      if (which === capacities.length) return into;
      capacity = capacities[which] as number;
    }
    seated += item.people;
    worth += item.people * item.worth;
  }
  while (which < capacities.length) into[at + which++] = worth;
  return into;
}
