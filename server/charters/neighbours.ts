/** Which groups are alike: near homes, near destinations, common days. Ruin takes neighbours out together, because they can change places. */
import type { Base, Group, Instance } from "./instance.ts";

/** For each group the numbers of its nearest groups with a common base, nearest first, ties by number. */
export function nearestGroups(instance: Instance, most: number): Int32Array[] {
  const scale = meanDistance(instance);
  const fellows = new Map<string, readonly Group[]>();
  return instance.groups.map((group) => {
    const bases = group.bases.join();
    const others = fellows.get(bases) ?? instance.groups.filter((other) => shareBase(group, other));
    fellows.set(bases, others);
    return nearestOf(instance, group, others, most, scale);
  });
}

/** In their order by insertion: few of many come nearer than the nearest so far. */
function nearestOf(instance: Instance, group: Group, others: readonly Group[], most: number, scale: number): Int32Array {
  const nearest = new Int32Array(most);
  const distances = new Float64Array(most).fill(Infinity);
  let found = 0;
  for (const other of others) {
    if (other === group) continue;
    const distance = unlikeness(instance, group, other, scale);
    if (distance >= (distances[most - 1] as number)) continue;
    let place = Math.min(found, most - 1);
    while (place > 0 && (distances[place - 1] as number) > distance) place -= 1;
    nearest.copyWithin(place + 1, place, most - 1);
    distances.copyWithin(place + 1, place, most - 1);
    nearest[place] = other.index;
    distances[place] = distance;
    found = Math.min(found + 1, most);
  }
  return nearest.slice(0, found);
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
