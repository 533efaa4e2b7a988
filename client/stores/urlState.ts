/** What the user chose as an address, and back. An address that somebody edited by hand gives what can be understood of it. */
import { emptyFilter, flowFilter, type FlowFilter } from "../../server/vocabulary.ts";

export interface Camera {
  lon: number;
  lat: number;
  zoom: number;
}

export interface UrlState {
  filter: FlowFilter;
  camera: Camera | null;
  /** Code of the selected region. */
  selected: string | null;
}

type Query = Record<string, string>;

export function toQuery({ filter, camera, selected }: UrlState): Query {
  const query: Query = { m: filter.movement };
  const lists = { home: filter.homes, work: filter.works, mode: filter.modes, go: filter.intentions, ind: filter.industries };
  for (const [name, values] of Object.entries(lists)) if (values.length > 0) query[name] = values.join(".");
  if (filter.days) query["d"] = `${filter.days.from}_${filter.days.to}`;
  if (filter.organised !== null) query["org"] = filter.organised ? "1" : "0";
  if (camera) query["at"] = [camera.lon.toFixed(3), camera.lat.toFixed(3), camera.zoom.toFixed(2)].join("_");
  if (selected) query["sel"] = selected;
  return query;
}

export function fromQuery(query: Partial<Record<string, unknown>>): UrlState {
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  const list = (name: string) => text(name).split(".").filter(Boolean);
  const [from, to] = text("d").split("_");
  const parts = {
    movement: text("m"), homes: list("home"), works: list("work"), modes: list("mode"), intentions: list("go"), industries: list("ind"),
    days: from && to && from <= to ? { from, to } : null,
    organised: text("org") === "" ? null : text("org") === "1",
  };
  const understood = Object.entries(parts).filter(([name, value]) => flowFilter.shape[name as keyof FlowFilter].safeParse(value).success);
  return { filter: { ...emptyFilter, ...Object.fromEntries(understood) }, camera: cameraFrom(text("at")), selected: /^\d{2,12}$/.test(text("sel")) ? text("sel") : null };
}

function cameraFrom(text: string): Camera | null {
  const [lon = NaN, lat = NaN, zoom = NaN] = text.split("_").map(Number);
  const sane = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 18;
  return text !== "" && sane ? { lon, lat, zoom } : null;
}
