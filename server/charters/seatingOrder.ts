/** Who is seated first: another order each time leads the search to other plans. */
import type { Instance } from "./instance.ts";
import { joinPart } from "./parting.ts";
import { type Random, shuffle } from "./random.ts";
import type { Part } from "./trips.ts";

/** Parts of the same group as one, in an order that is drawn by lot: at random, or the largest, the farthest, the nearest or those with the least choice of days first. The last part of the list is seated first. */
export function seatingOrder(instance: Instance, all: readonly Part[], random: Random): Part[] {
  const parts = all.reduce<Part[]>((merged, part) => joinPart(merged, part), []);
  shuffle(parts, random);
  const choice = random() * 11;
  if (choice < 4) return parts;
  if (choice < 7) return parts.sort((a, b) => a.people - b.people);
  if (choice < 9) return parts.sort((a, b) => far(instance, a) - far(instance, b));
  if (choice < 10) return parts.sort((a, b) => far(instance, b) - far(instance, a));
  return parts.sort((a, b) => windowOf(b) - windowOf(a));
}

function far({ km, size }: Instance, { group: { from, to } }: Part): number {
  return km[from * size + to] as number;
}

function windowOf({ group: { firstDay, lastDay } }: Part): number {
  return lastDay - firstDay;
}
