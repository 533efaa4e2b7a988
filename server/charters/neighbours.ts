/** Which groups are alike: near homes, near destinations, common days. Ruin takes neighbours out together, because they can change places. */
import type { Group, Instance } from "./instance.ts";

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
