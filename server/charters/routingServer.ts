/** A routing server that speaks OSRM's HTTP protocol (table and route services, version 1); its profile should be that of a coach. */
import { z } from "zod";

/** Longitude and latitude, WGS-84. */
export type Position = [lon: number, lat: number];

export interface ServerWay {
  distanceKm: number;
  minutes: number;
}

export interface RoutingServer {
  /** Rows from, columns to; null where the server knows no road. Rejects with a RoutingServerError. */
  table(from: Position[], to: Position[]): Promise<(ServerWay | null)[][]>;
  /** One way through all positions; null when the server knows no road. Rejects with a RoutingServerError. */
  route(through: Position[]): Promise<(ServerWay & { line: Position[] }) | null>;
}

/** The server did not answer, not in time, or not in OSRM's words; the message can be shown. */
export class RoutingServerError extends Error {}

/** osrm-routed takes 100 positions a table unless it is told otherwise (--max-table-size). */
const tableSide = 50;

const cells = z.array(z.array(z.number().nonnegative().nullable()));
const tableAnswer = z.object({ code: z.literal("Ok"), durations: cells, distances: cells });
const routeAnswer = z.object({
  code: z.literal("Ok"),
  routes: z.array(z.object({
    distance: z.number().nonnegative(),
    duration: z.number().nonnegative(),
    geometry: z.object({ type: z.literal("LineString"), coordinates: z.array(z.tuple([z.number(), z.number()])).min(2) }),
  })).min(1),
});
const refusal = z.object({ code: z.string(), message: z.string().optional() });

/** `url` is what stands before /table/v1/…; each request ends after `timeoutMs`. */
export function createRoutingServer(url: string, timeoutMs: number): RoutingServer {
  const base = url.replace(/\/+$/, "");

  const table = async (from: Position[], to: Position[]) => {
    const ways: (ServerWay | null)[][] = from.map(() => []);
    for (let row = 0; row < from.length; row += tableSide) {
      for (let column = 0; column < to.length; column += tableSide) {
        const block = await tableBlock(from.slice(row, row + tableSide), to.slice(column, column + tableSide));
        block.forEach((line, index) => ways[row + index]?.push(...line));
      }
    }
    return ways;
  };

  const tableBlock = async (from: Position[], to: Position[]) => {
    const sources = from.map((_, index) => index).join(";");
    const destinations = to.map((_, index) => from.length + index).join(";");
    const answer = await ask(`${base}/table/v1/driving/${written([...from, ...to])}?sources=${sources}&destinations=${destinations}&annotations=duration,distance`, timeoutMs);
    const { durations, distances } = read(tableAnswer, answer);
    for (const matrix of [durations, distances]) {
      if (matrix.length !== from.length || matrix.some((line) => line.length !== to.length)) {
        throw new RoutingServerError(`the routing server answered a table of ${matrix.length} rows, expected ${from.length} × ${to.length}`);
      }
    }
    return durations.map((line, row) => line.map((seconds, column) => wayOf(distances[row]?.[column] ?? null, seconds)));
  };

  const route = async (through: Position[]) => {
    const answer = await ask(`${base}/route/v1/driving/${written(through)}?overview=simplified&geometries=geojson`, timeoutMs);
    if (refusal.safeParse(answer).data?.code === "NoRoute") return null;
    const found = read(routeAnswer, answer).routes[0];
    return found ? { distanceKm: found.distance / 1000, minutes: found.duration / 60, line: found.geometry.coordinates } : null;
  };

  return { table, route };
}

function wayOf(metres: number | null, seconds: number | null): ServerWay | null {
  return metres === null || seconds === null ? null : { distanceKm: metres / 1000, minutes: seconds / 60 };
}

/** OSRM answers 400 with a code and a message, too, so the body is read whatever the status. */
async function ask(address: string, timeoutMs: number): Promise<unknown> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
    const text = await response.text();
    if (!text.startsWith("{")) throw new RoutingServerError(`the routing server answered with status ${response.status} and no JSON`);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof RoutingServerError) throw error;
    if (error instanceof DOMException && error.name === "TimeoutError") throw new RoutingServerError(`the routing server did not answer within ${timeoutMs / 1000} s`, { cause: error });
    if (error instanceof SyntaxError) throw new RoutingServerError("the routing server answered with broken JSON", { cause: error });
    throw new RoutingServerError("the routing server cannot be reached", { cause: error });
  }
}

function read<Answer>(schema: z.ZodType<Answer>, answer: unknown): Answer {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const refused = refusal.safeParse(answer).data;
  if (refused && refused.code !== "Ok") throw new RoutingServerError(`the routing server refused: ${refused.code}${refused.message ? ` (${refused.message})` : ""}`);
  throw new RoutingServerError(`the routing server's answer is not OSRM's: ${parsed.error.issues[0]?.path.join(".") ?? ""} ${parsed.error.issues[0]?.message ?? ""}`);
}

/** Six decimals are a decimetre. */
function written(positions: Position[]): string {
  return positions.map(([lon, lat]) => `${Number(lon.toFixed(6))},${Number(lat.toFixed(6))}`).join(";");
}
