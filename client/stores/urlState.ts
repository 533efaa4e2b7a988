/** What the user chose as an address, and back. An address that somebody edited by hand gives what can be understood of it. */
import { codeLength, emptyFilter, goBackIntentions, industries, movements, travelModes, type FlowFilter } from "../../server/vocabulary.ts";

export interface Camera {
  lon: number;
  lat: number;
  zoom: number;
}

/** Panels of the command screen that can be folded. */
export const panels = ["filter", "legend", "figures", "time"] as const;
export type Panel = (typeof panels)[number];

export interface UrlState {
  filter: FlowFilter;
  camera: Camera | null;
  /** Code of the selected region, or home-work of the selected flow. */
  selected: string | null;
  folded: readonly Panel[];
}

type Query = Record<string, string>;

export function toQuery({ filter, camera, selected, folded }: UrlState): Query {
  const query: Query = { m: filter.movement };
  const lists = { home: filter.homes, work: filter.works, mode: filter.modes, go: filter.intentions, ind: filter.industries };
  for (const [name, values] of Object.entries(lists)) if (values.length > 0) query[name] = values.join(".");
  if (filter.days) query["d"] = `${filter.days.from}_${filter.days.to}`;
  if (filter.organised !== null) query["org"] = filter.organised ? "1" : "0";
  if (camera) query["at"] = [camera.lon.toFixed(3), camera.lat.toFixed(3), camera.zoom.toFixed(2)].join("_");
  if (selected) query["sel"] = selected;
  if (folded.length > 0) query["fold"] = folded.join(".");
  return query;
}

export function fromQuery(query: Partial<Record<string, unknown>>): UrlState {
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  const list = (name: string) => [...new Set(text(name).split("."))];
  const known = <Word extends string>(words: readonly Word[], name: string) => words.filter((word) => list(name).includes(word));
  return {
    filter: {
      ...emptyFilter,
      movement: movements.find((word) => word === text("m")) ?? emptyFilter.movement,
      homes: list("home").filter(isCode), works: list("work").filter(isCode),
      modes: known(travelModes, "mode"), intentions: known(goBackIntentions, "go"), industries: known(industries, "ind"),
      days: daysFrom(text("d")), organised: text("org") === "1" ? true : text("org") === "0" ? false : null,
    },
    camera: cameraFrom(text("at")), selected: isSelection(text("sel")) ? text("sel") : null, folded: known(panels, "fold"),
  };
}

function isCode(text: string): boolean {
  return /^\d+$/.test(text) && Object.values(codeLength).some((length) => length === text.length);
}

function isSelection(text: string): boolean {
  const codes = text.split("-");
  return codes.length <= 2 && codes.every(isCode);
}

function daysFrom(text: string): FlowFilter["days"] {
  const [from = "", to = ""] = text.split("_");
  return isDate(from) && isDate(to) && from <= to ? { from, to } : null;
}

/** A day that exists: 2021-02-30 does not. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function cameraFrom(text: string): Camera | null {
  const [lon = NaN, lat = NaN, zoom = NaN] = text.split("_").map(Number);
  const sane = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 18;
  return text !== "" && sane ? { lon, lat, zoom } : null;
}
