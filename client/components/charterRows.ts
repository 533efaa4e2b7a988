/** What the timeline, the drawer and the list of people left out show of a plan. Days are counted from the first day of the plan, minutes from its midnight. */
import { dayMinutes } from "../scene/driven.ts";
import type { CharterMeans } from "../scene/charterInput.ts";

export interface TripStop {
  code: string;
  name: string;
  kind: "pickup" | "drop";
  people: number;
  arriveMinute: number | null;
  departMinute: number | null;
}

export interface TripPassengers {
  group: string;
  home: string;
  work: string;
  people: number;
  wheelchairs: number;
  travelGroup: string | null;
  firstDate: string;
  lastDate: string;
}

export interface TripRow {
  id: string;
  /** As people call it: 12, or Z1 for a train. It lasts when the plan is made again. */
  number: string;
  means: CharterMeans;
  /** 45 座客车; empty for trains. */
  vehicle: string;
  coaches: number;
  /** Which vehicles it is one of, by county and type; null for trains. */
  fleet: string | null;
  day: number;
  from: readonly string[];
  to: readonly string[];
  /** Codes of the destinations' cities. */
  works: readonly string[];
  people: number;
  seats: number;
  drivers: number;
  holdDays: number;
  /** Minutes of the departure day; null when nobody knows. */
  departMinute: number | null;
  arriveMinute: number | null;
  km: number | null;
  cost: number | null;
  stops: readonly TripStop[];
  passengers: readonly TripPassengers[];
}

export { dayMinutes, driven } from "../scene/driven.ts";
export { dateOf } from "../scene/planDays.ts";

/** t12 is 12, r1 is Z1: a train. */
export function tripNumber(id: string): string {
  return id.replace(/^t/, "").replace(/^r/, "Z");
}

/** 1,630 minutes are 03:10 of the next day: the clock alone. */
export function clockOf(minute: number): string {
  const within = ((Math.round(minute) % dayMinutes) + dayMinutes) % dayMinutes;
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
}
