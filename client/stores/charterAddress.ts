/** What is chosen on the charter screen as an address, and back. Pure. */
import { efforts, goBackIntentions, industries, travelModes, type Effort, type GoBackIntention, type Industry, type TravelMode } from "../../server/vocabulary.ts";
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
  /** Code of the chosen home county. */
  from: string | null;
  camera: Camera | null;
  /** Whose transport is planned next. */
  filter: CharterFilter;
}

export interface CharterFilter {
  homes: string[];
  works: string[];
  industries: Industry[];
  /** ISO dates, both included; null is all of them. */
  days: { from: string; to: string } | null;
  /** How they came home. */
  modes: TravelMode[];
  intentions: GoBackIntention[];
}

export const everybody: CharterFilter = { homes: [], works: [], industries: [], days: null, modes: [], intentions: [] };

/** Whether two filters let the same people through; the order of words says nothing. */
export function sameFilter(a: CharterFilter, b: CharterFilter): boolean {
  const words = ({ days, homes, works, industries: trades, modes, intentions }: CharterFilter) => JSON.stringify([days?.from, days?.to, ...[homes, works, trades, modes, intentions].map((list) => [...list].sort())]);
  return words(a) === words(b);
}

export const defaultEffort: Effort = 2;
export const noChoice: CharterChoice = { scenario: null, plan: null, effort: defaultEffort, day: null, trip: null, to: null, from: null, camera: null, filter: everybody };

export function charterQuery({ scenario, plan, effort, day, trip, to, from, camera, filter: { homes, works, industries: trades, days, modes, intentions } }: CharterChoice): Record<string, string> {
  const list = (words: readonly string[]) => (words.length > 0 ? words.join("_") : null);
  const words = { home: list(homes), work: list(works), industry: list(trades), mode: list(modes), intention: list(intentions), days: days ? `${days.from}_${days.to}` : null, scenario, plan, effort: effort === defaultEffort ? null : String(effort), day, trip, to, from, at: camera ? [camera.lon.toFixed(3), camera.lat.toFixed(3), camera.zoom.toFixed(2)].join("_") : null };
  return Object.fromEntries(Object.entries(words).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** An address that somebody edited by hand gives what can be understood of it. */
export function charterChoice(query: Partial<Record<string, unknown>>): CharterChoice {
  const word = (name: string, shape: RegExp) => (typeof query[name] === "string" && shape.test(query[name]) ? query[name] : null);
  const [lon = NaN, lat = NaN, zoom = NaN] = (word("at", /^[-\d._]+$/) ?? "").split("_").map(Number);
  const codes = (name: string) => word(name, /^\d{2,12}(_\d{2,12})*$/)?.split("_") ?? [];
  const several = <Word extends string>(name: string, known: readonly Word[]) => known.filter((one) => word(name, /^\w+$/)?.split("_").includes(one));
  const [since, until] = word("days", /^\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d$/)?.split("_") ?? [];
  return {
    filter: { homes: codes("home"), works: codes("work"), industries: several("industry", industries), modes: several("mode", travelModes), intentions: several("intention", goBackIntentions), days: since && until && since <= until ? { from: since, to: until } : null },
    scenario: word("scenario", /^[\w-]{1,60}$/), plan: word("plan", /^[\da-f-]{36}$/), trip: word("trip", /^[\w.-]{1,60}$/), to: word("to", /^\d{2,9}$/), from: word("from", /^\d{6}$/), day: word("day", /^\d{4}-\d\d-\d\d$/),
    effort: efforts.find((effort) => String(effort) === query["effort"]) ?? defaultEffort,
    camera: Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 2 && zoom <= 12 ? { lon, lat, zoom } : null,
  };
}
