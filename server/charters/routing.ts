/** Distances, times and lines for planning: from a routing server where one is set, from the corridor network otherwise and whenever the server fails. */
import { z } from "zod";
import { positionOf, type CorridorPlace } from "./corridorPlaces.ts";
import type { Corridors, DistanceTable } from "./corridors.ts";
import { createRoutingServer, RoutingServerError, type Position, type RoutingServer, type ServerWay } from "./routingServer.ts";

export interface RoutingOrigin {
  source: "server" | "corridors";
  /** Why the corridor network stood in for the routing server, in part (`source` is "server") or altogether; null when all is as it was set up. A plan shows it. */
  reason: string | null;
}

export type RoutingTable = DistanceTable & RoutingOrigin;

export interface RoutingRoute extends RoutingOrigin {
  distanceKm: number;
  minutes: number;
  /** From the corridor network it runs from seat to seat: label it 示意. */
  line: Position[];
}

export interface Routing {
  /** Codes of any level; rows from, columns to. Rejects with a NoRouteError when neither server nor corridors know a road. */
  table(fromCodes: string[], toCodes: string[]): Promise<RoutingTable>;
  /** One way through all codes in their order, at least two. Rejects with a NoRouteError likewise. */
  route(codes: string[]): Promise<RoutingRoute>;
}

/** Answers of the routing server by key, both plain text; answers of the corridor network are never put there. */
export interface RouteCache {
  /** Those of the keys that it has. */
  get(keys: string[]): Promise<Map<string, string>>;
  set(entries: Map<string, string>): Promise<void>;
}

export interface RoutingOptions {
  corridors: Corridors;
  places: CorridorPlace[];
  /** Address of an OSRM-compatible server, up to before /table/v1; null uses the corridor network. */
  url: string | null;
  timeoutMs?: number;
  cache?: RouteCache;
}

const defaultTimeoutMs = 10_000;

export function createRouting({ corridors, places, url, timeoutMs = defaultTimeoutMs, cache = noCache }: RoutingOptions): Routing {
  const fallback = corridorRouting(corridors);
  if (url === null) return fallback;
  const server = cached(createRoutingServer(url, timeoutMs), url, cache);
  const byCode = new Map(places.map((place) => [place.code, place]));
  const locate = (code: string): Position => {
    const { lon, lat } = positionOf(byCode, code);
    return [lon, lat];
  };

  return {
    table: async (fromCodes, toCodes) => {
      const answer = await orReason(() => server.table(fromCodes.map(locate), toCodes.map(locate)));
      if ("reason" in answer) return { ...corridors.tableRoad(fromCodes, toCodes), source: "corridors", reason: answer.reason };
      return fillGaps(answer.value, fromCodes, toCodes, corridors);
    },
    route: async (codes) => {
      const answer = await orReason(() => server.route(codes.map(locate)));
      if (!("reason" in answer) && answer.value) return { ...answer.value, source: "server", reason: null };
      const reason = "reason" in answer ? answer.reason : "the routing server knows no road";
      return { ...(await fallback.route(codes)), reason };
    },
  };
}

function corridorRouting(corridors: Corridors): Routing {
  return {
    table: async (fromCodes, toCodes) => ({ ...corridors.tableRoad(fromCodes, toCodes), source: "corridors", reason: null }),
    route: async (codes) => {
      const legs = codes.slice(1).map((code, index) => corridors.routeRoad(codes[index] ?? code, code));
      const via = legs.flatMap((leg, index) => (index === 0 ? leg.via : leg.via.slice(1)));
      const sum = (part: "distanceKm" | "minutes") => legs.reduce((total, leg) => total + leg[part], 0);
      return { distanceKm: sum("distanceKm"), minutes: sum("minutes"), line: corridors.routeLine(via), source: "corridors", reason: null };
    },
  };
}

/** Pairs that the server knows no road for (its map may end at a strait) come from the corridor network, and the reason counts them. */
function fillGaps(ways: (ServerWay | null)[][], fromCodes: string[], toCodes: string[], corridors: Corridors): RoutingTable {
  let gaps = 0;
  const filled = ways.map((row, from) => row.map((way, to) => {
    if (way) return way;
    gaps += 1;
    return corridors.routeRoad(fromCodes[from] ?? "", toCodes[to] ?? "");
  }));
  return {
    distanceKm: filled.map((row) => row.map((way) => way.distanceKm)),
    minutes: filled.map((row) => row.map((way) => way.minutes)),
    source: "server",
    reason: gaps === 0 ? null : `the routing server knows no road for ${gaps} of ${fromCodes.length * toCodes.length} pairs`,
  };
}

/** A failure of the server is expected and becomes a reason; anything else is thrown on. */
async function orReason<Value>(work: () => Promise<Value>): Promise<{ value: Value } | { reason: string }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof RoutingServerError) return { reason: error.message };
    throw error;
  }
}

const noCache: RouteCache = { get: async () => new Map(), set: async () => undefined };

const storedWay = z.object({ distanceKm: z.number(), minutes: z.number() }).nullable();
const storedRoute = storedWay.unwrap().extend({ line: z.array(z.tuple([z.number(), z.number()])) }).nullable();

/** Asks the server only for what the cache lacks. Keys hold the server and the positions, so that a township that moves is asked for anew. */
function cached(server: RoutingServer, url: string, cache: RouteCache): RoutingServer {
  const keyOf = (service: string, positions: Position[]) => `${url} ${service} ${positions.map((position) => position.join(",")).join(" ")}`;
  return {
    table: async (from, to) => {
      const keys = from.map((start) => to.map((end) => keyOf("way", [start, end])));
      const known = await cache.get(keys.flat());
      const rows = indexes(from, (row) => keys[row]?.some((key) => !known.has(key)));
      const columns = indexes(to, (column) => keys.some((line) => !known.has(line[column] ?? "")));
      const asked = rows.length === 0 ? [] : await server.table(rows.map((row) => from[row]!), columns.map((column) => to[column]!)); // indexes of these lists
      const fresh = new Map(rows.flatMap((row, line) => columns.map((column, cell): [string, string] => [keys[row]?.[column] ?? "", JSON.stringify(asked[line]?.[cell] ?? null)])));
      if (fresh.size > 0) await cache.set(fresh);
      return keys.map((line) => line.map((key) => storedWay.parse(JSON.parse(fresh.get(key) ?? known.get(key) ?? "null"))));
    },
    route: async (through) => {
      const key = keyOf("route", through);
      const known = (await cache.get([key])).get(key);
      if (known !== undefined) return storedRoute.parse(JSON.parse(known));
      const route = await server.route(through);
      await cache.set(new Map([[key, JSON.stringify(route)]]));
      return route;
    },
  };
}

function indexes(list: unknown[], wanted: (index: number) => boolean | undefined): number[] {
  return list.map((_, index) => index).filter((index) => wanted(index));
}
