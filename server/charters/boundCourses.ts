/**
 * All tours of pick-ups and all sequences of drops that one coach of a base may drive: what the lower bound and the column generation need to know of the roads.
 * What a trip over both costs is reckoned as the trip itself would be (roads, rests, days, drivers), so that a bound made of it is tight.
 */
import { type Floors, listFloors } from "./boundFloors.ts";
import { type DropSequence, listSequences, listTours, type PickupTour } from "./boundTours.ts";
import type { Base, Instance } from "./instance.ts";
import { type Course, courseAsDriven } from "./routes.ts";

export interface Courses {
  base: Base;
  /** Pick-up places with demand; a tour's bits and a sequence's gates count through them. */
  pickupPlaces: number[];
  tours: PickupTour[];
  /** The tours in their order, by set of places: the same in flat arrays, for loops that run over all of them. */
  flat: FlatTours;
  /** Destinations with demand. */
  cities: number[];
  /** Destinations of each sequence as numbers of `cities`, `width` each (-1: none). */
  flatSequences: { cities: Int32Array; width: number };
  sequences: DropSequence[];
  /** Kilometres on board from a pick-up place (row) to a gate (column) at least, row × number of pick-up places + column. */
  toGateKm: Float64Array;
  /** Days and drivers of a tour with a sequence; null when a rule forbids it. */
  courseOf: (tour: PickupTour, sequence: DropSequence) => Course | null;
  /** What trips over each sequence cost at least. */
  floors: Floors;
}

export interface FlatTours {
  gate: Int32Array;
  km: Float64Array;
  /** Where the tours over each set of places begin; one entry more than there are sets. */
  firstOfSet: Int32Array;
  /** Of each set of places its mask, its stops and the least kilometres of a tour over it. */
  masks: Int32Array;
  setStops: Int32Array;
  setKm: Float64Array;
}

/** Null when there are too many to list: then a coarser bound has to do. */
export function listCourses(instance: Instance, base: Base, shortest: Float64Array): Courses | null {
  const groups = instance.groups.filter((group) => group.bases.includes(base.index));
  const pickupPlaces = [...new Set(groups.map((group) => group.from))].sort((a, b) => a - b);
  const cities = [...new Set(groups.map((group) => group.to))].sort((a, b) => a - b);
  if (pickupPlaces.length > 30) return null;
  const tours = listTours(instance, base, pickupPlaces);
  const sequences = tours && listSequences(instance, base, pickupPlaces, cities);
  if (!tours || !sequences) return null;
  const { size } = instance;
  const cityIndex = new Map(cities.map((city, index) => [city, index]));
  const approachKm = Float64Array.from(pickupPlaces, (_, gate) => tours.reduce((least, tour) => (tour.gate === gate ? Math.min(least, tour.km) : least), Infinity));
  return {
    base, pickupPlaces, cities, tours, sequences, flat: flatTours(tours), flatSequences: flatSequences(sequences, cityIndex),
    toGateKm: Float64Array.from(pickupPlaces.flatMap((from) => pickupPlaces.map((gate) => shortest[from * size + gate] as number))),
    courseOf: rememberedCourses(instance, base, pickupPlaces),
    floors: listFloors(instance, base, pickupPlaces, tours, sequences, approachKm),
  };
}

function flatTours(tours: PickupTour[]): FlatTours {
  const firsts = tours.flatMap(({ mask }, index) => (mask === tours[index - 1]?.mask ? [] : [index]));
  const firstOfSet = Int32Array.from([...firsts, tours.length]);
  return {
    gate: Int32Array.from(tours, ({ gate }) => gate), km: Float64Array.from(tours, ({ km }) => km), firstOfSet,
    masks: Int32Array.from(firsts, (first) => (tours[first] as PickupTour).mask), setStops: Int32Array.from(firsts, (first) => (tours[first] as PickupTour).places.length),
    setKm: Float64Array.from(firsts, (first, set) => tours.slice(first, firstOfSet[set + 1]).reduce((least, { km }) => Math.min(least, km), Infinity)),
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
