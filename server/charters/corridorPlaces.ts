/** Where a region code stands on the corridor network: on one of its seats, or beside it by a short road of its own. */
import { countyRoad, mountainRoad } from "./corridorSpeeds.ts";

export interface CorridorPlace {
  code: string;
  name: string;
  /** WGS-84; null when nobody knows where it is. */
  lon: number | null;
  lat: number | null;
}

export interface Seat extends CorridorPlace {
  lon: number;
  lat: number;
}

/** The way from a place to the network; 0 km when the place is one of its seats. */
export interface Access {
  place: Seat;
  /** Code of the seat on the network. */
  seat: string;
  distanceKm: number;
  minutes: number;
}

/** A seat this near its prefecture's is the same town. */
const sameTownKm = 3;
/** Farther from every corridor than this, a place is not joined to it by guessing. */
const maxAccessKm = 150;
/** Taiwan, Hong Kong, Macau and the islands of Sansha: no coach of the prefecture drives there. */
const withoutRoad = /^(71|81|82|4603)/;

/** Great circle on a sphere of 6,371 km. */
export function greatCircleKm(a: Seat, b: Seat): number {
  const radians = Math.PI / 180;
  const half = Math.sin(((b.lat - a.lat) * radians) / 2) ** 2
    + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(((b.lon - a.lon) * radians) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Mountain road straight from one place to another, for townships that one pick-up tour visits. */
export function mountainRoadBetween(a: Seat, b: Seat): { distanceKm: number; minutes: number } {
  return along(mountainRoad, greatCircleKm(a, b));
}

/**
 * Finds the access of a code of any level: a village goes by its township, a township without a position by its county, a county seat by its prefecture's when that is the same town.
 * Answers null when no corridor is near or none may be. Throws for a code that no list has. Each code is looked for once: a table asks for it in every row.
 */
export function createAccess(places: Map<string, CorridorPlace>, seats: Seat[]): (code: string) => Access | null {
  const bySeat = new Map(seats.map((seat) => [seat.code, seat]));
  const found = new Map<string, Access | null>();
  const find = (code: string): Access | null => {
    const place = positionOf(places, code);
    if (withoutRoad.test(code)) return null;
    const own = bySeat.get(place.code);
    if (own) return { place: own, seat: own.code, distanceKm: 0, minutes: 0 };
    return place.code.length === 9 ? accessOfTownship(place, find(code.slice(0, 6))) : accessOfCounty(place, seats);
  };
  return (code) => {
    let access = found.get(code);
    if (access === undefined) found.set(code, (access = find(code)));
    return access;
  };
}

function accessOfTownship(township: Seat, county: Access | null): Access | null {
  if (!county) return null;
  const road = mountainRoadBetween(township, county.place);
  return { place: township, seat: county.seat, distanceKm: road.distanceKm + county.distanceKm, minutes: road.minutes + county.minutes };
}

function accessOfCounty(place: Seat, seats: Seat[]): Access | null {
  // A prefecture of its own kind (4290 湖北直辖) has no seat: the nearest seat inside it stands for it.
  const inside = seats.filter((seat) => seat.code.startsWith(place.code.slice(0, 4)));
  const home = nearest(place, inside);
  if (home && (place.code.length === 4 || home.km <= sameTownKm)) return { place: home.seat, seat: home.seat.code, distanceKm: 0, minutes: 0 };
  const any = nearest(place, seats);
  if (!any || any.km > maxAccessKm) return null;
  return { place, seat: any.seat.code, ...along(countyRoad, any.km) };
}

/** Ties by code: the list of seats is sorted by it. */
function nearest(place: Seat, seats: Seat[]): { seat: Seat; km: number } | null {
  let best: { seat: Seat; km: number } | null = null;
  for (const seat of seats) {
    const km = greatCircleKm(place, seat);
    if (!best || km < best.km) best = { seat, km };
  }
  return best;
}

/** The place itself, or the smallest region around it that has a position. */
export function positionOf(places: Map<string, CorridorPlace>, code: string): Seat {
  if (!places.has(code)) throw new Error(`no region has the code "${code}"`);
  for (const length of [9, 6, 4]) {
    if (length > code.length) continue;
    const place = places.get(code.slice(0, length));
    if (place && place.lon !== null && place.lat !== null) return { ...place, lon: place.lon, lat: place.lat };
  }
  throw new Error(`the region ${code} has no position, nor has any region around it`);
}

function along(road: { detour: number; kmh: number }, km: number): { distanceKm: number; minutes: number } {
  const distanceKm = km * road.detour;
  return { distanceKm, minutes: (distanceKm / road.kmh) * 60 };
}
