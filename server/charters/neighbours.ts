/** Which groups are alike: near homes, near destinations, common days. Ruin takes neighbours out together, because they can change places. */
import type { Base, Group, Instance } from "./instance.ts";

/** For each group the numbers of its nearest groups with a common base, nearest first, ties by number. */
export function nearestGroups(instance: Instance, most: number): Int32Array[] {
  const scale = meanDistance(instance);
  return instance.groups.map((group) => {
    const distances: number[] = [];
    const candidates: number[] = [];
    for (const other of instance.groups) {
      if (other === group || !shareBase(group, other)) continue;
      candidates.push(other.index);
      distances.push(unlikeness(instance, group, other, scale));
    }
    return smallest(candidates, distances, most);
  });
}

/** Kilometres between homes and between destinations, and a tenth of the mean distance for each day that windows lie apart. */
function unlikeness({ km, size }: Instance, a: Group, b: Group, scale: number): number {
  const apart = Math.max(0, a.firstDay - b.lastDay, b.firstDay - a.lastDay);
  return (km[a.from * size + b.from] as number) + (km[a.to * size + b.to] as number) + apart * scale * 0.1;
}

function shareBase(a: Group, b: Group): boolean {
  return a.bases.some((base) => b.bases.includes(base));
}

function meanDistance({ groups, km, size }: Instance): number {
  if (groups.length === 0) return 0;
  return groups.reduce((sum, group) => sum + (km[group.from * size + group.to] as number), 0) / groups.length;
}

function smallest(candidates: number[], distances: number[], most: number): Int32Array {
  const order = candidates.map((_, place) => place);
  if (order.length > most * 4) {
    // A threshold first: sorting all of them would be most of the work.
    const sample = Float64Array.from(distances).sort();
    const threshold = sample[most] as number; // longer than most
    const near = order.filter((place) => (distances[place] as number) <= threshold);
    near.sort((x, y) => (distances[x] as number) - (distances[y] as number) || x - y);
    return Int32Array.from(near.slice(0, most), (place) => candidates[place] as number);
  }
  order.sort((x, y) => (distances[x] as number) - (distances[y] as number) || x - y);
  return Int32Array.from(order.slice(0, most), (place) => candidates[place] as number);
}

/** Whether two places can be stops of one trip of a base at all, as far as two of them tell: row × size + column. */
export interface Company {
  pickups: Uint8Array;
  drops: Uint8Array;
}

/** Looked up before a route is tried: most pairs of destinations lie in different directions. */
export function companyOf(instance: Instance, base: Base): Company {
  const { km, size, groups, problem } = instance;
  const { maxPickupTourKm, maxDropDetour } = problem.rules;
  const own = groups.filter((group) => group.bases.includes(base.index));
  const gates = [...new Set(own.map((group) => group.from))];
  const cities = [...new Set(own.map((group) => group.to))];
  const way = (from: number, to: number) => km[from * size + to] as number;
  const company: Company = { pickups: new Uint8Array(size * size), drops: new Uint8Array(size * size) };
  for (const a of gates) for (const b of gates) company.pickups[a * size + b] = Number(maxPickupTourKm === null || a === b || Math.min(way(a, b), way(b, a)) <= maxPickupTourKm + 1e-6);
  const onTheWay = (gate: number, first: number, second: number) => way(gate, first) + way(first, second) <= (maxDropDetour ?? Infinity) * way(gate, second) + 1e-6;
  for (const a of cities) for (const b of cities) company.drops[a * size + b] = Number(maxDropDetour === null || a === b || gates.some((gate) => onTheWay(gate, a, b) || onTheWay(gate, b, a)));
  return company;
}
