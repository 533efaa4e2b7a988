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
  /** Yuan a person, after what leaving on this day costs, and as if the cheapest gate were on the way. */
  worth: number;
  /** The same without what a gate may save. */
  plain: number;
  /** All or nobody. */
  whole: boolean;
}

/** People to one destination. */
export interface CityItems {
  /** Dearest first. */
  items: Item[];
  /** Yuan of each of the dearest people, one entry a person, at most as many as the largest vehicle takes. */
  people: Float64Array;
  worth: number;
}

/** Only people whom a coach could take at all: inside their window, worth more than leaving on this day costs. */
export function itemsByCity(instance: Instance, courses: Courses, demand: readonly Demand[], day: number, worth: Float64Array): Map<number, CityItems> {
  const placeOf = new Map(courses.pickupPlaces.map((place, index) => [place, index]));
  const rate = instance.problem.costs.detourPerPersonKm;
  const byCity = new Map<number, Item[]>();
  demand.forEach(({ group, people, whole }, row) => {
    if (day < group.firstDay || day > group.lastDay || !group.bases.includes(courses.base.index)) return;
    const left = (worth[row] as number) - dayCost(instance, group, day);
    const place = placeOf.get(group.from);
    if (left <= 1e-9 || place === undefined || (whole && people > courses.base.capacity)) return;
    const worthMost = left + rate * courses.shortcutKm(place, group.to);
    const item = { row, group, place, bit: 1 << place, drop: group.to, people, wheelchairs: whole ? group.wheelchairs : 0, worth: worthMost, plain: left, whole };
    const list = byCity.get(group.to);
    if (list) list.push(item);
    else byCity.set(group.to, [item]);
  });
  return new Map([...byCity].map(([city, list]) => [city, cityItems(list, courses.base.capacity)]));
}

function cityItems(list: Item[], capacity: number): CityItems {
  const items = list.sort((a, b) => b.worth - a.worth || a.row - b.row);
  const all = items.reduce((sum, item) => sum + item.people, 0);
  const people = new Float64Array(Math.min(capacity, all));
  let filled = 0;
  for (const item of items) {
    const next = Math.min(people.length, filled + item.people);
    people.fill(item.worth, filled, next);
    filled = next;
  }
  return { items, people, worth: people.reduce((sum, yuan) => sum + yuan, 0) };
}

const next = new Int32Array(64);

/** Worth of the dearest people of some cities together up to each capacity (ascending), as if everybody travelled for himself: a merge of sorted lists. */
export function dearestPeople(all: readonly CityItems[], which: Int32Array, capacities: readonly number[], into: Float64Array): void {
  next.fill(0, 0, which.length);
  let seated = 0;
  let worth = 0;
  for (let index = 0; index < capacities.length; index++) {
    const capacity = capacities[index] as number;
    while (seated < capacity) {
      let best = -1;
      let most = 0;
      for (let city = 0; city < which.length; city++) {
        const yuan = (all[which[city] as number] as CityItems).people[next[city] as number];
        if (yuan !== undefined && yuan > most) {
          most = yuan;
          best = city;
        }
      }
      if (best < 0) break;
      next[best] = (next[best] as number) + 1;
      worth += most;
      seated += 1;
    }
    into[index] = worth;
  }
}

/** Dearest first. */
export function mergedItems(cities: readonly CityItems[]): Item[] {
  if (cities.length === 1) return (cities[0] as CityItems).items;
  return cities.flatMap(({ items }) => items).sort((a, b) => b.worth - a.worth || a.row - b.row);
}

/** Worth of the dearest people of the tour's places up to each capacity (ascending), groups parted as if everybody travelled for himself. */
export function dearestOf(items: readonly Item[], mask: number, capacities: readonly number[], into: Float64Array): void {
  let seated = 0;
  let worth = 0;
  let which = 0;
  let capacity = capacities[0] as number; // a base has a fleet
  for (const item of items) {
    if (!(item.bit & mask)) continue;
    while (seated + item.people >= capacity) {
      into[which] = worth + (capacity - seated) * item.worth;
      which += 1;
      if (which === capacities.length) return;
      capacity = capacities[which] as number;
    }
    seated += item.people;
    worth += item.people * item.worth;
  }
  while (which < capacities.length) into[which++] = worth;
}
