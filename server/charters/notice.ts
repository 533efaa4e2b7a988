/** 接收地通知: what a receiving prefecture or county has to know of a plan: who arrives when and where, on what, and who employs them. No names of passengers. */
import { isWithin } from "../vocabulary.ts";
import { dateOf } from "./manifests.ts";
import type { Manifest, ManifestPassenger } from "./manifest.ts";

export interface Notice {
  regionName: string;
  people: number;
  arrivals: Arrival[];
  /** By day of arrival; null: the railway says when. The sum is `people`. */
  byDay: { date: string | null; runs: number; people: number }[];
  /** Most people first; null: the ledger does not say. The sum is `people` without those who cannot be shown. */
  employers: { employer: string | null; people: number }[];
  /** Seats whose people the viewer may not see or the ledger does not have. */
  unknown: number;
}

export interface Arrival {
  manifest: Manifest;
  place: string;
  /** Null where the railway says when. */
  date: string | null;
  /** Minutes after 00:00 of that date. */
  minute: number | null;
  people: number;
}

/** Null when nobody of the plan gets off there. Arrivals in the order of time, those without one last. */
export function noticeOf(manifests: readonly Manifest[], regionCode: string, regionName: string): Notice | null {
  const arrivals = manifests.flatMap((manifest) => arrivalsOf(manifest, regionCode));
  if (arrivals.length === 0) return null;
  arrivals.sort((a, b) => compare(a.date ?? "9", b.date ?? "9") || (a.minute ?? 0) - (b.minute ?? 0));
  const passengers = manifests.flatMap((manifest) => manifest.passengers.filter(getsOffIn(regionCode)));
  const employers = new Map<string | null, number>();
  for (const { person } of passengers) if (typeof person === "object") employers.set(person.employer, (employers.get(person.employer) ?? 0) + 1);
  return {
    regionName, people: passengers.length, arrivals, byDay: daysOf(arrivals), unknown: passengers.filter(({ person }) => typeof person === "string").length,
    employers: [...employers].map(([employer, people]) => ({ employer, people })).sort((a, b) => b.people - a.people || compare(a.employer ?? "\uffff", b.employer ?? "\uffff")),
  };
}

/** One for every place where somebody gets off, by code: their people are all passengers. */
export function noticesOf(manifests: readonly Manifest[]): Notice[] {
  const names = new Map(manifests.flatMap(({ passengers }) => passengers.map(({ leaves, leavesCode }) => [leavesCode, leaves] as const)));
  return [...names].sort(([a], [b]) => compare(a, b)).flatMap(([code, name]) => noticeOf(manifests.map((manifest) => ({ ...manifest, passengers: manifest.passengers.filter(({ leavesCode }) => leavesCode === code) })), code, name) ?? []);
}

const getsOffIn = (regionCode: string) => ({ leavesCode }: ManifestPassenger) => isWithin(leavesCode, regionCode);

function arrivalsOf(manifest: Manifest, regionCode: string): Arrival[] {
  const places = new Map<string, { place: string; people: number }>();
  for (const { leaves, leavesCode } of manifest.passengers.filter(getsOffIn(regionCode))) places.set(leavesCode, { place: leaves, people: (places.get(leavesCode)?.people ?? 0) + 1 });
  return [...places.values()].map(({ place, people }) => {
    const minute = manifest.stops.find(({ kind, name }) => kind === "drop" && name === place)?.arrive ?? null;
    return { manifest, place, people, date: minute === null ? null : dateOf(manifest.date, Math.floor(minute / 1440)), minute: minute === null ? null : minute % 1440 };
  });
}

function daysOf(arrivals: readonly Arrival[]): Notice["byDay"] {
  const days = new Map<string | null, { runs: Set<string>; people: number }>();
  for (const { date, manifest, people } of arrivals) {
    const day = days.get(date) ?? { runs: new Set(), people: 0 };
    days.set(date, { runs: day.runs.add(manifest.runId), people: day.people + people });
  }
  return [...days].map(([date, { runs, people }]) => ({ date, runs: runs.size, people }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
