/** A number at two moments. Pure. */
import type { MovingCount } from "../../cube/answer.ts";

export interface Changed {
  now: number;
  /** Null where there is no moment before. */
  before: number | null;
}

export interface ChangedPlace extends Changed {
  code: string;
}

export function changedOf<Moment>(now: Moment, before: Moment | null, read: (one: Moment) => number): Changed {
  return { now: read(now), before: before === null ? null : read(before) };
}

/** Every place of either moment, the strongest of now first; ties by the moment before, then by code. */
export function changedBy(now: readonly MovingCount[], before: readonly MovingCount[] | null): ChangedPlace[] {
  const places = new Map<string, ChangedPlace>();
  for (const { code, people } of now) places.set(code, { code, now: people, before: before === null ? null : 0 });
  for (const { code, people } of before ?? []) places.set(code, { code, now: places.get(code)?.now ?? 0, before: people });
  return [...places.values()].sort((a, b) => b.now - a.now || (b.before ?? 0) - (a.before ?? 0) || (a.code < b.code ? -1 : 1));
}

/** Zero where nothing is compared. */
export function difference({ now, before }: Changed): number {
  return before === null ? 0 : now - before;
}

/** The place that grew most and the one that shrank most; ties by code. Null where none did. */
export function extremes(places: readonly ChangedPlace[]): { grew: ChangedPlace | null; shrank: ChangedPlace | null } {
  const ranked = [...places].sort((a, b) => difference(b) - difference(a) || (a.code < b.code ? -1 : 1));
  const least = ranked.reduce<ChangedPlace | null>((found, place) => (found === null || difference(place) < difference(found) ? place : found), null);
  const most = ranked[0] ?? null;
  return { grew: most && difference(most) > 0 ? most : null, shrank: least && difference(least) < 0 ? least : null };
}
