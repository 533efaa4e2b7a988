/**
 * All tours of pick-ups and all sequences of drops that one coach of a base may drive: what the lower bound and the column generation need to know of the roads.
 * What a trip over both costs is reckoned as the trip itself would be (roads, rests, days, drivers), so that a bound made of it is tight.
 */
import { type Floors, listFloors } from "./boundFloors.ts";
import type { Base, Instance } from "./instance.ts";
import { type Course, courseAsDriven } from "./trips.ts";

/** Pick-ups in driving order; of several orders over the same places to the same gate the one with the shortest way, and further ones only when they take less time. */
export interface PickupTour {
  index: number;
  /** Bit i: the base's pick-up place i. */
  mask: number;
  /** Places in driving order, as numbers of the base's pick-up places; the last one is the gate. */
  places: number[];
  gate: number;
  /** From the start of the base to the gate. */
  km: number;
  minutes: number;
}

export interface DropSequence {
  index: number;
  /** Places of the problem in driving order. */
  places: number[];
  /** By gate: kilometres from it over all drops to the base's end; Infinity where a rule forbids it. */
  km: Float64Array;
}

export interface Courses {
  base: Base;
  /** Pick-up places with demand; a tour's bits and a sequence's gates count through them. */
  pickupPlaces: number[];
  tours: PickupTour[];
  /** Tours by gate, in the order of `tours`: the same in flat arrays, for loops that run over all of them. */
  flat: FlatTours;
  /** Destinations with demand. */
  cities: number[];
  /** Destinations of each sequence as numbers of `cities`, `width` each (-1: none). */
  flatSequences: { cities: Int32Array; width: number };
  sequences: DropSequence[];
  /** Kilometres on board from a pick-up place (row) to a gate (column) at least, row × number of pick-up places + column. */
  toGateKm: Float64Array;
  /** Kilometres that riding over the cheapest gate is shorter than the direct way to a place of the problem, at most: 0 where the distances are a metric. */
  shortcutKm: (place: number, drop: number) => number;
  /** Days and drivers of a tour with a sequence; null when a rule forbids it. */
  courseOf: (tour: PickupTour, sequence: DropSequence) => Course | null;
  /** What trips over each sequence cost at least. */
  floors: Floors;
}

export interface FlatTours {
  /** Where each gate's tours begin; one entry more than there are gates. */
  firstOfGate: Int32Array;
  stops: Int32Array;
  km: Float64Array;
  /** Of each tour the number of its set of places. */
  setOf: Int32Array;
  /** Of each set of places its mask, its stops and the least kilometres of a tour over it. */
  masks: Int32Array;
  setStops: Int32Array;
  setKm: Float64Array;
}

const mostTours = 3000;
const mostSequences = 60_000;

/** Null when there are too many to list: then a coarser bound has to do. */
export function listCourses(instance: Instance, base: Base, shortest: Float64Array): Courses | null {
  const groups = instance.groups.filter((group) => group.bases.includes(base.index));
  const pickupPlaces = [...new Set(groups.map((group) => group.from))].sort((a, b) => a - b);
  const cities = [...new Set(groups.map((group) => group.to))].sort((a, b) => a - b);
  if (pickupPlaces.length > 30) return null;
  const tours = listTours(instance, base, pickupPlaces);
  const sequences = tours && listSequences(instance, base, pickupPlaces, cities);
  if (!tours || !sequences) return null;
  const { km, size } = instance;
  const shortcuts = pickupPlaces.map((from) => cities.map((to) => pickupPlaces.reduce((most, gate) => Math.max(most, (km[from * size + to] as number) - (shortest[from * size + gate] as number) - (shortest[gate * size + to] as number)), 0)));
  const cityIndex = new Map(cities.map((city, index) => [city, index]));
  const approachKm = Float64Array.from(pickupPlaces, (_, gate) => tours.reduce((least, tour) => (tour.gate === gate ? Math.min(least, tour.km) : least), Infinity));
  return {
    base, pickupPlaces, cities, tours, sequences, flat: flatTours(tours, pickupPlaces.length), flatSequences: flatSequences(sequences, cityIndex),
    toGateKm: Float64Array.from(pickupPlaces.flatMap((from) => pickupPlaces.map((gate) => shortest[from * size + gate] as number))),
    shortcutKm: (place, drop) => shortcuts[place]?.[cityIndex.get(drop) ?? -1] ?? 0,
    courseOf: rememberedCourses(instance, base, pickupPlaces),
    floors: listFloors(instance, base, pickupPlaces, tours, sequences, approachKm),
  };
}

function flatTours(tours: PickupTour[], gates: number): FlatTours {
  const setStops = new Map(tours.map(({ mask, places }) => [mask, places.length]));
  const numberOf = new Map([...setStops.keys()].map((mask, number) => [mask, number]));
  const setKm = new Float64Array(numberOf.size).fill(Infinity);
  const setOf = Int32Array.from(tours, ({ mask }) => numberOf.get(mask) as number); // every tour has a mask
  tours.forEach(({ km }, tour) => (setKm[setOf[tour] as number] = Math.min(km, setKm[setOf[tour] as number] as number)));
  return {
    firstOfGate: Int32Array.from({ length: gates + 1 }, (_, gate) => tours.filter((tour) => tour.gate < gate).length), stops: Int32Array.from(tours, (tour) => tour.places.length), km: Float64Array.from(tours, (tour) => tour.km),
    setOf, masks: Int32Array.from(setStops.keys()), setStops: Int32Array.from(setStops.values()), setKm,
  };
}

function flatSequences(sequences: DropSequence[], cityIndex: Map<number, number>): Courses["flatSequences"] {
  const width = sequences.reduce((most, { places }) => Math.max(most, places.length), 1);
  const cities = new Int32Array(sequences.length * width).fill(-1);
  sequences.forEach(({ places }, index) => cities.set(places.map((place) => cityIndex.get(place) as number), index * width)); // sequences run over these cities
  return { cities, width };
}

function rememberedCourses(instance: Instance, base: Base, pickupPlaces: number[]): Courses["courseOf"] {
  const known: Map<number, Course | null>[] = [];
  const maxHoldDays = instance.problem.rules.driving?.maxHoldDays ?? Infinity;
  return (tour, sequence) => {
    const ofSequence = (known[sequence.index] ??= new Map());
    const remembered = ofSequence.get(tour.index);
    if (remembered !== undefined) return remembered;
    const course = courseAsDriven(instance, { base, day: 0, pickups: tour.places.map((place) => pickupPlaces[place] as number), drops: sequence.places });
    const allowed = course.holdDays > maxHoldDays ? null : course;
    ofSequence.set(tour.index, allowed);
    return allowed;
  };
}

function listTours({ problem, km, minutes, size }: Instance, base: Base, places: number[]): PickupTour[] | null {
  const { maxPickups, maxPickupTourKm } = problem.rules;
  const best = new Map<number, PickupTour[]>();
  const most = Math.min(maxPickups ?? places.length, places.length);
  let listed = 0;
  const remember = (tour: PickupTour) => {
    const key = tour.mask * 32 + tour.gate;
    const known = best.get(key) ?? [];
    if (known.some((other) => other.km <= tour.km && other.minutes <= tour.minutes)) return;
    const left = known.filter((other) => other.km < tour.km || other.minutes < tour.minutes);
    listed += left.length + 1 - known.length;
    best.set(key, [...left, tour]);
  };
  /** Goes on from a gate; false when there are too many. */
  const extend = (tour: PickupTour, driven: number): boolean => {
    remember(tour);
    if (listed > mostTours) return false;
    if (tour.places.length === most) return true;
    const at = places[tour.gate] as number;
    return places.every((place, next) => {
      if (tour.mask & (1 << next)) return true;
      const leg = km[at * size + place] as number;
      if (maxPickupTourKm !== null && driven + leg > maxPickupTourKm + 1e-6) return true;
      return extend({ index: 0, mask: tour.mask | (1 << next), places: [...tour.places, next], gate: next, km: tour.km + leg, minutes: tour.minutes + (minutes[at * size + place] as number) }, driven + leg);
    });
  };
  const way = (matrix: Float64Array, place: number) => (base.start < 0 ? 0 : (matrix[base.start * size + place] as number));
  const complete = places.every((place, index) => extend({ index: 0, mask: 1 << index, places: [index], gate: index, km: way(km, place), minutes: way(minutes, place) }, 0));
  return complete ? [...best.values()].flat().sort((a, b) => a.gate - b.gate).map((tour, index) => ({ ...tour, index })) : null;
}

function listSequences({ problem, km, size }: Instance, base: Base, gates: number[], cities: number[]): DropSequence[] | null {
  const { maxDrops, maxDropDetour } = problem.rules;
  const sequences = new Map<string, DropSequence>();
  const most = Math.min(maxDrops ?? cities.length, cities.length);
  const extend = (gate: number, path: number[], way: number): boolean => {
    const last = path[path.length - 1] as number; // never empty
    const key = path.join();
    let sequence = sequences.get(key);
    if (!sequence) sequences.set(key, (sequence = { index: sequences.size, places: path, km: new Float64Array(gates.length).fill(Infinity) }));
    if (sequences.size > mostSequences) return false;
    sequence.km[gate] = way + (base.end < 0 ? 0 : (km[last * size + base.end] as number));
    if (path.length === most) return true;
    return cities.every((city) => {
      if (path.includes(city)) return true;
      const next = way + (km[last * size + city] as number);
      if (maxDropDetour !== null && next > maxDropDetour * (km[(gates[gate] as number) * size + city] as number) + 1e-6) return true;
      return extend(gate, [...path, city], next);
    });
  };
  return gates.every((place, gate) => cities.every((city) => extend(gate, [city], km[place * size + city] as number))) ? [...sequences.values()] : null;
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
