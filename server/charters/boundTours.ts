/** All tours of pick-ups and all sequences of drops that rules allow, as lists. */
import type { Base, Instance } from "./instance.ts";

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

const mostTours = 3000;
const mostSequences = 60_000;

/** Null when there are too many. */
export function listTours({ problem, km, minutes, size }: Instance, base: Base, places: number[]): PickupTour[] | null {
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
  return complete ? [...best.values()].flat().sort((a, b) => a.mask - b.mask || a.gate - b.gate).map((tour, index) => ({ ...tour, index })) : null;
}

/** Null when there are too many. */
export function listSequences({ problem, km, size }: Instance, base: Base, gates: number[], cities: number[]): DropSequence[] | null {
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
