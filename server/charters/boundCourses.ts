/**
 * All sets of pick-ups and of drops that one coach of a base may serve, with the shortest way through each: what the lower bound needs to know of the roads.
 * Where a real trip could only be dearer (orders, detours on board, waiting), the cheaper figure stands here, so that the bound stays a bound.
 */
import type { Base, FleetEntry, Instance } from "./instance.ts";
import type { DrivingRules } from "./problem.ts";
import { drive, driversFor, startClock } from "./roadRules.ts";

/** Pick-ups in one tour that ends at a gate. */
export interface PickupSet {
  /** Bit i: the base's pick-up place i. */
  mask: number;
  size: number;
  gate: number;
  places: number[];
  /** From the start of the base to the gate over all of them. */
  km: number;
}

export interface DropSet {
  /** Places, ascending. */
  places: number[];
  /** By gate: kilometres from it over all drops to the base's end; Infinity where a rule forbids it. */
  km: Float64Array;
  holdDays: Uint8Array;
  drivers: Uint8Array;
}

export interface Courses {
  base: Base;
  /** Pick-up places with demand; a PickupSet's bits and a DropSet's gates count through them. */
  pickupPlaces: number[];
  pickupSets: PickupSet[];
  dropSets: DropSet[];
}

const mostPickupSets = 3000;
const mostDropSets = 60_000;

/** Null when there are too many to list: then a coarser bound has to do. */
export function listCourses(instance: Instance, base: Base, shortest: { km: Float64Array; minutes: Float64Array }): Courses | null {
  const groups = instance.groups.filter((group) => group.bases.includes(base.index));
  const pickupPlaces = [...new Set(groups.map((group) => group.from))].sort((a, b) => a - b);
  const cities = [...new Set(groups.map((group) => group.to))].sort((a, b) => a - b);
  if (pickupPlaces.length > 30) return null;
  const pickupSets = listPickups(instance, base, pickupPlaces, shortest.km);
  const dropSets = pickupSets && listDrops(instance, base, pickupPlaces, cities, shortest);
  return pickupSets && dropSets ? { base, pickupPlaces, pickupSets, dropSets } : null;
}

function listPickups({ problem, km, size }: Instance, base: Base, places: number[], shortest: Float64Array): PickupSet[] | null {
  const { maxPickups, maxPickupTourKm } = problem.rules;
  const best = new Map<number, PickupSet>();
  const most = Math.min(maxPickups ?? places.length, places.length);
  /** Goes on from a gate; false when there are too many. */
  const extend = (set: PickupSet, tour: number): boolean => {
    const key = set.mask * 32 + set.gate;
    const known = best.get(key);
    if (!known || set.km < known.km) best.set(key, set);
    if (best.size > mostPickupSets) return false;
    if (set.size === most) return true;
    return places.every((place, next) => {
      if (set.mask & (1 << next)) return true;
      const leg = km[(places[set.gate] as number) * size + place] as number;
      if (maxPickupTourKm !== null && tour + leg > maxPickupTourKm + 1e-6) return true;
      return extend({ mask: set.mask | (1 << next), size: set.size + 1, gate: next, places: [...set.places, next], km: set.km + leg }, tour + leg);
    });
  };
  const listed = places.every((place, index) => extend({ mask: 1 << index, size: 1, gate: index, places: [index], km: base.start < 0 ? 0 : (shortest[base.start * size + place] as number) }, 0));
  return listed ? [...best.values()] : null;
}

function listDrops(instance: Instance, base: Base, gates: number[], cities: number[], shortest: { km: Float64Array; minutes: Float64Array }): DropSet[] | null {
  const { problem, km, minutes, size } = instance;
  const { maxDrops, maxDropDetour } = problem.rules;
  const sets = new Map<string, DropSet & { minutes: Float64Array; last: Int32Array }>();
  const most = Math.min(maxDrops ?? cities.length, cities.length);
  const extend = (gate: number, path: number[], way: number, time: number): boolean => {
    const last = path[path.length - 1] as number; // never empty
    const key = [...path].sort((a, b) => a - b).join();
    let set = sets.get(key);
    if (!set) {
      set = { places: [...path].sort((a, b) => a - b), km: new Float64Array(gates.length).fill(Infinity), minutes: new Float64Array(gates.length).fill(Infinity), last: new Int32Array(gates.length), holdDays: new Uint8Array(gates.length), drivers: new Uint8Array(gates.length) };
      sets.set(key, set);
    }
    if (sets.size > mostDropSets) return false;
    const total = way + (base.end < 0 ? 0 : (shortest.km[last * size + base.end] as number));
    set.km[gate] = Math.min(set.km[gate] as number, total);
    if (time < (set.minutes[gate] as number)) {
      set.minutes[gate] = time;
      set.last[gate] = last;
    }
    if (path.length === most) return true;
    return cities.every((city) => {
      if (path.includes(city)) return true;
      const next = way + (km[last * size + city] as number);
      const direct = km[(gates[gate] as number) * size + city] as number;
      if (maxDropDetour !== null && next > maxDropDetour * direct + 1e-6) return true;
      return extend(gate, [...path, city], next, time + (minutes[last * size + city] as number));
    });
  };
  const listed = gates.every((place, gate) => cities.every((city) => extend(gate, [city], km[place * size + city] as number, minutes[place * size + city] as number)));
  if (!listed) return null;
  const approach = gates.map((place) => (base.start < 0 ? 0 : (shortest.minutes[base.start * size + place] as number)));
  for (const set of sets.values()) {
    gates.forEach((_, gate) => {
      const back = base.end < 0 ? null : Math.min(...set.places.map((city) => shortest.minutes[city * size + base.end] as number));
      const { holdDays, drivers } = leastCrew(problem.rules.driving, (approach[gate] as number) + (set.minutes[gate] as number), back);
      set.holdDays[gate] = Math.min(255, holdDays);
      set.drivers[gate] = drivers;
      const most = problem.rules.driving?.maxHoldDays ?? null;
      if (most !== null && holdDays > most) set.km[gate] = Infinity;
    });
  }
  return [...sets.values()].filter((set) => set.km.some((value) => value < Infinity));
}

/** Days and drivers that no trip of so many minutes can go below: as fast as with all drivers, as cheap as with those it must have. */
function leastCrew(rules: DrivingRules | null, minutesOut: number, minutesBack: number | null): { holdDays: number; drivers: number } {
  if (!rules || minutesOut === Infinity) return { holdDays: 1, drivers: 1 };
  const clock = startClock(rules);
  drive(clock, minutesOut, rules.maxDrivers, rules);
  clock.minute += 2 * rules.stopMinutes;
  if (minutesBack !== null) {
    clock.minute += rules.turnaroundMinutes;
    drive(clock, minutesBack, rules.maxDrivers, rules);
  }
  return { holdDays: Math.floor((clock.minute - 1e-6) / 1440) + 1, drivers: driversFor(minutesOut, rules) };
}

/** Yuan that a trip over these stops costs at least. */
export function leastCost(instance: Instance, fleet: FleetEntry, pickups: PickupSet, drops: DropSet): number {
  const { secondDriverPerDay, extraStop } = instance.problem.costs;
  const gate = pickups.gate;
  const holdDays = drops.holdDays[gate] as number;
  return fleet.fixedCost + (fleet.costPerDay + secondDriverPerDay * ((drops.drivers[gate] as number) - 1)) * holdDays
    + fleet.costPerKm * (pickups.km + (drops.km[gate] as number)) + extraStop * (pickups.size + drops.places.length - 2);
}

/** Shortest ways between all places (Floyd and Warshall): the given matrix may be no metric. */
export function shortestWays(matrix: Float64Array, size: number): Float64Array {
  const way = matrix.slice();
  for (let over = 0; over < size; over++) {
    for (let from = 0; from < size; from++) {
      const first = way[from * size + over] as number;
      for (let to = 0; to < size; to++) {
        const through = first + (way[over * size + to] as number);
        if (through < (way[from * size + to] as number)) way[from * size + to] = through;
      }
    }
  }
  return way;
}
