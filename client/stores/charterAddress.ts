/** What is chosen on the charter screen as an address, and back. Pure. */
import { efforts, type Effort } from "../../server/vocabulary.ts";
import type { Camera } from "./urlState.ts";

export interface CharterChoice {
  scenario: string | null;
  plan: string | null;
  effort: Effort;
  /** ISO date. */
  day: string | null;
  trip: string | null;
  /** Code of the chosen destination. */
  to: string | null;
  camera: Camera | null;
}

export const defaultEffort: Effort = 2;
export const noChoice: CharterChoice = { scenario: null, plan: null, effort: defaultEffort, day: null, trip: null, to: null, camera: null };

export function charterQuery({ scenario, plan, effort, day, trip, to, camera }: CharterChoice): Record<string, string> {
  const words = { scenario, plan, effort: effort === defaultEffort ? null : String(effort), day, trip, to, at: camera ? [camera.lon.toFixed(3), camera.lat.toFixed(3), camera.zoom.toFixed(2)].join("_") : null };
  return Object.fromEntries(Object.entries(words).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** An address that somebody edited by hand gives what can be understood of it. */
export function charterChoice(query: Partial<Record<string, unknown>>): CharterChoice {
  const word = (name: string, shape: RegExp) => (typeof query[name] === "string" && shape.test(query[name]) ? query[name] : null);
  const [lon = NaN, lat = NaN, zoom = NaN] = (word("at", /^[-\d._]+$/) ?? "").split("_").map(Number);
  return {
    scenario: word("scenario", /^[\w-]{1,60}$/), plan: word("plan", /^[\da-f-]{36}$/), trip: word("trip", /^[\w.-]{1,60}$/), to: word("to", /^\d{2,9}$/), day: word("day", /^\d{4}-\d\d-\d\d$/),
    effort: efforts.find((effort) => String(effort) === query["effort"]) ?? defaultEffort,
    camera: Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 2 && zoom <= 12 ? { lon, lat, zoom } : null,
  };
}
