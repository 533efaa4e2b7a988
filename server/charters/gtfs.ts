/** A plan's coaches as a GTFS feed (gtfs.org/schedule/reference): stops, routes, trips, times, dates, shapes. Pure: tables as rows of text. */
import type { Plan } from "./plan.ts";

export interface GtfsPlan {
  plan: Plan;
  /** ISO date of day 0. */
  firstDate: string;
  /** Positions WGS-84. */
  places: readonly { id: string; name: string; lon: number; lat: number }[];
  /** Of each trip its way along the corridors. */
  routes: readonly { tripId: string; line: readonly (readonly [number, number])[] }[];
  /** Seats' own name of a fleet: 45 座客车. */
  vehicleOf: (fleet: string) => string;
  /** ISO moment. */
  madeAt: string;
}

export type GtfsTable = readonly [heading: readonly string[], ...rows: (readonly (string | number)[])[]];

/** The timetable's own zone; everybody lives in it. */
const zone = "Asia/Shanghai";
const coach = 3;
const [regular, none] = [0, 1];

/** File name without .txt → table. Throws one sentence where a trip stops at an unknown place or has no times: no trip is left out in silence. Trains are left out: the railway sets their times, and GTFS does not know a trip without any. */
export function gtfsTables({ plan, firstDate, places, routes, vehicleOf, madeAt }: GtfsPlan): Record<string, GtfsTable> {
  const place = new Map(places.map((one) => [one.id, one]));
  const nameOf = (id: string) => place.get(id)?.name ?? id;
  for (const { id, stops } of plan.trips) {
    for (const { place: code, arriveMinute, departMinute } of stops) {
      if (!place.has(code)) throw new Error(`trip ${id}: stop "${code}" is no place of the problem`);
      if (arriveMinute === undefined || departMinute === undefined) throw new Error(`trip ${id}: stop "${code}" has no times`);
    }
  }
  const trips = [...plan.trips].sort((a, b) => (a.id < b.id ? -1 : 1)); // readers expect the rows of a trip, and of a shape, in the order of ids
  const dateOf = (day: number) => new Date(Date.parse(firstDate) + day * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "");
  const ends = ({ stops }: Plan["trips"][number]) => ({ from: (stops[0]?.place ?? "").slice(0, 6), to: stops.at(-1)?.place ?? "" });
  const routeId = (trip: Plan["trips"][number]) => `${ends(trip).from}-${ends(trip).to}`;
  const lines = new Map(routes.map(({ tripId, line }) => [tripId, line]));
  const shaped = trips.filter(({ id }) => (lines.get(id)?.length ?? 0) >= 2);
  const hasShape = new Set(shaped.map(({ id }) => id));
  const byRoute = new Map(trips.map((trip) => [routeId(trip), trip]));
  const days = [...new Set(trips.map(({ day }) => day))].sort((a, b) => a - b);
  const dates = days.map(dateOf);
  return {
    agency: [["agency_id", "agency_name", "agency_url", "agency_timezone", "agency_lang"], ["guitu", "务工人员点对点输送", "https://example.org/guitu", zone, "zh"]],
    stops: [["stop_id", "stop_name", "stop_lat", "stop_lon"], ...[...new Set(trips.flatMap(({ stops }) => stops.map(({ place: id }) => id)))].sort().map((id) => [id, nameOf(id), (place.get(id)?.lat ?? 0).toFixed(6), (place.get(id)?.lon ?? 0).toFixed(6)])],
    routes: [["route_id", "agency_id", "route_long_name", "route_type"], ...[...byRoute].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, trip]) => [id, "guitu", `${nameOf(ends(trip).from)} — ${nameOf(ends(trip).to)}`, coach])],
    trips: [["route_id", "service_id", "trip_id", "trip_headsign", "trip_short_name", "shape_id"], ...trips.map((trip) => [routeId(trip), dateOf(trip.day), trip.id, nameOf(ends(trip).to), `第 ${trip.id.slice(1)} 趟 ${vehicleOf(trip.fleet)}`, hasShape.has(trip.id) ? trip.id : ""])],
    stop_times: [["trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence", "pickup_type", "drop_off_type"], ...trips.flatMap(({ id, stops }) => stops.map(({ place: stop, kind, arriveMinute = 0, departMinute = 0 }, index) => (
      [id, timeOf(arriveMinute), timeOf(departMinute), stop, index + 1, kind === "pickup" ? regular : none, kind === "drop" ? regular : none])))],
    calendar_dates: [["service_id", "date", "exception_type"], ...dates.map((date) => [date, date, 1])],
    shapes: [["shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence"], ...shaped.flatMap(({ id }) => (lines.get(id) ?? []).map(([lon, lat], index) => [id, lat.toFixed(6), lon.toFixed(6), index + 1]))],
    feed_info: [["feed_publisher_name", "feed_publisher_url", "feed_lang", "feed_start_date", "feed_end_date", "feed_version"], ["归途", "https://example.org/guitu", "zh", dates[0] ?? dateOf(0), dates.at(-1) ?? dateOf(0), madeAt]],
  };
}

/** 1,630 minutes are 27:10:00: GTFS counts on past midnight. */
function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`;
}

/** RFC 4180 with CRLF, UTF-8 without a mark. */
export function gtfsCsv(table: GtfsTable): string {
  const cell = (value: string | number) => (/[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  return table.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
