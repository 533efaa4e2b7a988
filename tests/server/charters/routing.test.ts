/** Routing over a real HTTP server on the loopback address that speaks OSRM's words, and over servers that fail in one way each. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { openCorridors, readCorridorPlaces } from "../../../server/charters/corridorFiles.ts";
import { NoRouteError } from "../../../server/charters/corridors.ts";
import { createRouting, type RouteCache } from "../../../server/charters/routing.ts";

const corridors = openCorridors();
const places = readCorridorPlaces();
const chuxiong = "532301";
const guangzhou = "4401";
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

describe("without a routing server", () => {
  it("answers from the corridor network, as it was set up", async () => {
    const routing = createRouting({ corridors, places, url: null });
    const route = corridors.routeRoad(chuxiong, guangzhou);
    expect(await routing.table([chuxiong], [guangzhou])).toEqual({ distanceKm: [[route.distanceKm]], minutes: [[route.minutes]], source: "corridors", reason: null });
    expect(await routing.route([chuxiong, guangzhou])).toEqual({ distanceKm: route.distanceKm, minutes: route.minutes, line: corridors.routeLine(route.via), source: "corridors", reason: null });
  });

  it("goes through every stop in its order", async () => {
    const routing = createRouting({ corridors, places, url: null });
    const route = await routing.route([chuxiong, "5301", guangzhou]);
    expect(route.distanceKm).toBe(corridors.routeRoad(chuxiong, "5301").distanceKm + corridors.routeRoad("5301", guangzhou).distanceKm);
    expect(new Set(route.line.map(String)).size).toBe(route.line.length);
  });
});

describe("with a routing server", () => {
  it("answers kilometres and minutes of its table, rows from and columns to", async () => {
    const { url, asked } = await listen(osrm());
    const table = await createRouting({ corridors, places, url }).table([chuxiong, "532326"], [guangzhou, "3101", "5301"]);
    expect(table).toEqual({ distanceKm: [[1002, 1003, 1004], [2002, 2003, 2004]], minutes: [[102, 103, 104], [202, 203, 204]], source: "server", reason: null });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^\/table\/v1\/driving\/101\.5447,25\.044;101\.322,25\.7254;.*\?sources=0;1&destinations=2;3;4&annotations=duration,distance$/);
  });

  it("answers the line of its route", async () => {
    const { url, asked } = await listen(osrm());
    const route = await createRouting({ corridors, places, url: `${url}/` }).route([chuxiong, guangzhou]);
    expect(route).toEqual({ distanceKm: 1234.5, minutes: 900, line: [[101.5, 25], [105, 24], [113.2, 23.1]], source: "server", reason: null });
    expect(asked[0]).toMatch(/^\/route\/v1\/driving\/101\.5447,25\.044;[\d.]+,[\d.]+\?overview=simplified&geometries=geojson$/);
  });

  it("asks for a large table in blocks of fifty", async () => {
    const { url, asked } = await listen(osrm());
    const prefectures = places.filter(({ code }) => /^(44|33|32)..$/.test(code)).map(({ code }) => code);
    const townships = places.filter(({ code }) => /^5323\d{5}$/.test(code)).map(({ code }) => code);
    const table = await createRouting({ corridors, places, url }).table(townships, prefectures);
    expect([table.distanceKm.length, table.distanceKm[102]?.length, table.source]).toEqual([103, prefectures.length, "server"]);
    expect(asked).toHaveLength(3);
  });

  it("asks only for what the cache lacks", async () => {
    const { url, asked } = await listen(osrm());
    const routing = createRouting({ corridors, places, url, cache: memory() });
    const first = await routing.table([chuxiong], [guangzhou, "3101"]);
    expect(await routing.table([chuxiong], [guangzhou, "3101"])).toEqual(first);
    expect(asked).toHaveLength(1);
    const wider = await routing.table([chuxiong], [guangzhou, "5301"]);
    expect(asked[1]).toContain("sources=0&destinations=1&");
    expect(wider.distanceKm[0]?.[0]).toBe(first.distanceKm[0]?.[0]);
    await routing.route([chuxiong, guangzhou]);
    await routing.route([chuxiong, guangzhou]);
    expect(asked).toHaveLength(3);
  });

  it("fills the pairs that the server knows no road for and counts them", async () => {
    const { url } = await listen((_, response) => response.end(JSON.stringify({ code: "Ok", durations: [[600, null]], distances: [[10_000, null]] })));
    const table = await createRouting({ corridors, places, url }).table([chuxiong], ["5301", "4601"]);
    expect(table.source).toBe("server");
    expect(table.reason).toBe("the routing server knows no road for 1 of 2 pairs");
    expect(table.distanceKm).toEqual([[10, corridors.routeRoad(chuxiong, "4601").distanceKm]]);
  });

  it("takes the corridor network where the server knows no route", async () => {
    const { url } = await listen((_, response) => response.writeHead(400).end(JSON.stringify({ code: "NoRoute", message: "Impossible route between points" })));
    const route = await createRouting({ corridors, places, url }).route([chuxiong, guangzhou]);
    expect([route.source, route.reason]).toEqual(["corridors", "the routing server knows no road"]);
  });
});

describe("when the routing server fails", () => {
  const failures: [name: string, answer: Answer, reason: string, timeoutMs?: number][] = [
    ["hangs", () => undefined, "the routing server did not answer within 0.2 s", 200],
    ["stops in the middle", (_, response) => response.writeHead(200, { "content-length": "1000" }).write('{"code":'), "the routing server did not answer within 0.2 s", 200],
    ["hangs up", (request) => request.socket.destroy(), "the routing server cannot be reached"],
    ["breaks", (_, response) => response.writeHead(502).end("<html>Bad Gateway</html>"), "the routing server answered with status 502 and no JSON"],
    ["sends half an answer", (_, response) => response.end('{"code":"Ok"'), "the routing server answered with broken JSON"],
    ["refuses", (_, response) => response.writeHead(400).end('{"code":"TooBig","message":"Too many table coordinates"}'), "the routing server refused: TooBig (Too many table coordinates)"],
    ["speaks another tongue", (_, response) => response.end('{"code":"Ok","rows":[]}'), "the routing server's answer is not OSRM's: "],
  ];

  it.each(failures)("plans on the corridor network and says why: it %s", async (_, answer, reason, timeoutMs) => {
    const { url } = await listen(answer);
    const cache = memory();
    const routing = createRouting({ corridors, places, url, timeoutMs, cache });
    const table = await routing.table([chuxiong], [guangzhou]);
    expect(table.source).toBe("corridors");
    expect(table.reason).toContain(reason);
    expect(table.distanceKm).toEqual([[corridors.routeRoad(chuxiong, guangzhou).distanceKm]]);
    const route = await routing.route([chuxiong, guangzhou]);
    expect(route.source).toBe("corridors");
    expect(route.reason).toContain(reason);
    expect(cache.size()).toBe(0);
  });

  it("says that a table of the wrong size is none", async () => {
    const { url } = await listen((_, response) => response.end(JSON.stringify({ code: "Ok", durations: [[1]], distances: [[1]] })));
    const table = await createRouting({ corridors, places, url }).table([chuxiong], [guangzhou, "3101"]);
    expect([table.source, table.reason]).toEqual(["corridors", "the routing server answered a table of 1 rows, expected 1 × 2"]);
  });

  it("says that nobody listens", async () => {
    const { url } = await listen(osrm());
    await stops.pop()?.();
    const table = await createRouting({ corridors, places, url }).table([chuxiong], [guangzhou]);
    expect([table.source, table.reason]).toEqual(["corridors", "the routing server cannot be reached"]);
  });

  it("still names both ends where the corridor network has no road either", async () => {
    const { url } = await listen((_, response) => response.writeHead(500).end());
    await expect(createRouting({ corridors, places, url }).table([chuxiong], ["7100"])).rejects.toThrow(NoRouteError);
  });
});

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Row i, column j of a table: i × 1,000 + j km, i × 100 + j min, both counted in the positions of the request from one. */
function osrm(): Answer {
  return (request, response) => {
    const address = new URL(request.url ?? "", "http://localhost");
    if (address.pathname.startsWith("/route/")) {
      response.end(JSON.stringify({ code: "Ok", routes: [{ distance: 1_234_500, duration: 54_000, geometry: { type: "LineString", coordinates: [[101.5, 25], [105, 24], [113.2, 23.1]] } }] }));
      return;
    }
    const [rows, columns] = ["sources", "destinations"].map((name) => (address.searchParams.get(name) ?? "").split(";").map(Number));
    const table = (unit: number, step: number) => rows?.map((row) => columns?.map((column) => ((row + 1) * step + column) * unit));
    response.end(JSON.stringify({ code: "Ok", durations: table(60, 100), distances: table(1000, 1000) }));
  };
}

async function listen(answer: Answer): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  }));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }; // a TCP server has such an address
}

function memory(): RouteCache & { size(): number } {
  const entries = new Map<string, string>();
  return {
    get: async (keys) => new Map(keys.flatMap((key) => (entries.has(key) ? [[key, entries.get(key) ?? ""]] : []))),
    set: async (fresh) => fresh.forEach((value, key) => entries.set(key, value)),
    size: () => entries.size,
  };
}
