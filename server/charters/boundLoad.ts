/** The best load of one coach, exactly: groups that stay together as a whole, the others person by person (knapsack by dynamic programming). */
import type { Item } from "./boundItems.ts";

export interface Load {
  row: number;
  people: number;
}

/** People who could come along on a course. */
export interface Rider {
  item: Item;
  /** Yuan a person on this course: detours differ from stop to stop. */
  worth: number;
}

/** A vehicle as the load sees it. */
export interface Room {
  capacity: number;
  wheelchairPlaces: number;
}

/** Reckons many loads with the same memory, of those who get on at the places of a mask. */
export interface Loader {
  /** Yuan of the best load of each room. */
  worth(riders: readonly Rider[], mask: number, into: Float64Array): void;
  /** The best load of one room. */
  load(riders: readonly Rider[], mask: number, room: Room): Load[];
}

export function createLoader(rooms: readonly Room[]): Loader {
  const capacity = Math.max(0, ...rooms.map((room) => room.capacity));
  const width = capacity + 1;
  const wheelchairPlaces = Math.max(0, ...rooms.map((room) => room.wheelchairPlaces));
  const best = new Float64Array(width * (wheelchairPlaces + 1));
  const singles = new Float64Array(width);

  /** Fills `singles` with the worth of the dearest 0, 1, 2 … people who may travel for themselves; says how many they are. */
  const fillSingles = (riders: readonly Rider[], mask: number): number => {
    let count = 0;
    for (const { item: { people }, worth } of dearestSingles(riders, mask)) {
      for (let person = 0; person < people && count < capacity; person++) {
        singles[count + 1] = (singles[count] as number) + worth;
        count += 1;
      }
    }
    return count;
  };

  /** How many of the people who travel for themselves fill a room best beside whole groups. */
  const bestSingles = (row: number, room: Room, count: number): { people: number; worth: number } => {
    let people = 0;
    let worth = best[row * width + room.capacity] as number;
    for (let some = 1; some <= Math.min(room.capacity, count); some++) {
      const yuan = (best[row * width + room.capacity - some] as number) + (singles[some] as number);
      if (yuan > worth) [people, worth] = [some, yuan];
    }
    return { people, worth };
  };

  return {
    worth(riders, mask, into) {
      const rows = riders.some(({ item }) => item.wheelchairs > 0 && item.bit & mask) ? wheelchairPlaces : 0;
      best.fill(0, 0, (rows + 1) * width);
      for (const { item, worth } of riders) if (item.whole && item.bit & mask) take(best, width, capacity, rows, item, worth * item.people);
      const count = fillSingles(riders, mask);
      rooms.forEach((room, index) => (into[index] = bestSingles(Math.min(rows, room.wheelchairPlaces), room, count).worth));
    },
    load(riders, mask, room) {
      const groups = riders.filter(({ item, worth }) => item.whole && item.bit & mask && item.people <= room.capacity && item.wheelchairs <= room.wheelchairPlaces && worth > 0);
      const rows = room.wheelchairPlaces;
      best.fill(0);
      const before: Float64Array[] = [];
      for (const { item, worth } of groups) {
        before.push(best.slice());
        take(best, width, room.capacity, rows, item, worth * item.people);
      }
      const singlesHere = bestSingles(rows, room, fillSingles(riders, mask)).people;
      return [...wholeGroups(groups, [...before, best.slice()], width, rows, room.capacity - singlesHere), ...takeSingles(dearestSingles(riders, mask), singlesHere)];
    },
  };
}

/** One more group that may come along, or not. */
function take(best: Float64Array, width: number, capacity: number, rows: number, { people, wheelchairs }: Item, worth: number): void {
  if (worth <= 0) return;
  for (let row = rows; row >= wheelchairs; row--) {
    const here = row * width;
    const without = (row - wheelchairs) * width - people;
    for (let seats = capacity; seats >= people; seats--) {
      const yuan = (best[without + seats] as number) + worth;
      if (yuan > (best[here + seats] as number)) best[here + seats] = yuan;
    }
  }
}

/** Goes back through the tables: a group came along where they differ. */
function wholeGroups(groups: readonly Rider[], tables: readonly Float64Array[], width: number, wheelchairs: number, seats: number): Load[] {
  const load: Load[] = [];
  let row = wheelchairs;
  let room = seats;
  for (let index = groups.length - 1; index >= 0; index--) {
    const cell = row * width + room;
    if ((tables[index + 1] as Float64Array)[cell] === (tables[index] as Float64Array)[cell]) continue;
    const { item } = groups[index] as Rider; // index runs through them
    load.push({ row: item.row, people: item.people });
    room -= item.people;
    row -= item.wheelchairs;
  }
  return load;
}

/** Who may travel for himself and is worth anything. */
function dearestSingles(riders: readonly Rider[], mask: number): Rider[] {
  return riders.filter(({ item, worth }) => !item.whole && item.bit & mask && worth > 0).sort((a, b) => b.worth - a.worth);
}

function takeSingles(riders: readonly Rider[], most: number): Load[] {
  const load: Load[] = [];
  let room = most;
  for (const { item } of riders) {
    if (room === 0) break;
    const people = Math.min(room, item.people);
    load.push({ row: item.row, people });
    room -= people;
  }
  return load;
}
