import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Group } from "../../../server/charters/instance.ts";
import { createLoader, type Rider } from "../../../server/charters/boundLoad.ts";

const item = fc.record({ people: fc.integer({ min: 1, max: 7 }), wheelchairs: fc.integer({ min: 0, max: 1 }), worth: fc.integer({ min: -5, max: 60 }), whole: fc.boolean(), place: fc.integer({ min: 0, max: 2 }) });
/** Nobody asks who they are. */
const group: Group = { index: 0, from: 0, to: 0, people: 1, wheelchairs: 0, firstDay: 0, lastDay: 0, preferredDay: 0, promisedDay: null, price: 0, parting: "whole", households: [], bases: [] };
const riders = fc.array(item, { maxLength: 7 }).map((list): Rider[] => list.map(({ worth, ...one }, row) => ({ worth, item: { ...one, row, group, bit: 1 << one.place, drop: 0, worth, plain: worth, wheelchairs: one.whole ? one.wheelchairs : 0 } })));
const rooms = [{ capacity: 6, wheelchairPlaces: 0 }, { capacity: 13, wheelchairPlaces: 2 }];

/** By trying everything: each whole group or not, each other group with any number of its people. */
function bestByTrying(list: readonly Rider[], capacity: number, wheelchairs: number): number {
  const [first, ...rest] = list;
  if (!first) return 0;
  const { item: { whole, people: all, wheelchairs: places }, worth } = first;
  const choices = whole ? [0, all] : Array.from({ length: all + 1 }, (_, people) => people);
  return Math.max(...choices.map((people) => (people > capacity || (people > 0 && places > wheelchairs) ? -Infinity : people * worth + bestByTrying(rest, capacity - people, wheelchairs - (people > 0 ? places : 0)))));
}

describe("the best load of a coach", () => {
  it("is worth as much as the best that trying everything finds, in every room", () => {
    fc.assert(fc.property(riders, fc.integer({ min: 1, max: 7 }), (list, mask) => {
      const worth = new Float64Array(rooms.length);
      createLoader(rooms).worth(list, mask, worth);
      expect([...worth]).toEqual(rooms.map(({ capacity, wheelchairPlaces }) => bestByTrying(list.filter(({ item: { bit } }) => bit & mask), capacity, wheelchairPlaces)));
    }));
  });

  it("fits: seats, wheelchair places, whole groups, and it is worth what it was said to be", () => {
    fc.assert(fc.property(riders, fc.constantFrom(0, 1), (list, which) => {
      const room = rooms[which] as (typeof rooms)[number];
      const loader = createLoader(rooms);
      const worth = new Float64Array(rooms.length);
      loader.worth(list, 7, worth);
      const load = loader.load(list, 7, room);
      const of = (row: number) => list[row] as Rider;
      expect(load.reduce((sum, { row, people }) => sum + people * of(row).worth, 0)).toBe(worth[which]);
      expect(load.reduce((sum, { people }) => sum + people, 0)).toBeLessThanOrEqual(room.capacity);
      expect(load.reduce((sum, { row }) => sum + of(row).item.wheelchairs, 0)).toBeLessThanOrEqual(room.wheelchairPlaces);
      for (const { row, people } of load) expect(of(row).item.whole ? people === of(row).item.people : people <= of(row).item.people).toBe(true);
    }));
  });
});
