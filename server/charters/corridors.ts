/** Ways over the corridor network: coaches by road, trains by rail. Schematic (示意): distances are those of corridors.csv, lines run from seat to seat. */
import Graph from "graphology";
import shortestPath from "graphology-shortest-path";
import { createAccess, greatCircleKm, mountainRoadBetween, type Access, type CorridorPlace, type Seat } from "./corridorPlaces.ts";
import { railKinds, roadKinds, type CorridorKind, type CorridorRow } from "./corridorRows.ts";
import { sectionMinutes } from "./corridorSpeeds.ts";

export interface CorridorRoute {
  distanceKm: number;
  /** Under way without rests, stops or waiting for a train. */
  minutes: number;
  /** Codes from end to end, both included: seats of the network and, where an end lies beside it, that end. */
  via: string[];
}

/** Rows from, columns to, in the order that was asked for. */
export interface DistanceTable {
  distanceKm: number[][];
  minutes: number[][];
}

export interface Corridors {
  /** Fastest way of a coach between regions of any level. Throws a NoRouteError that names both ends. */
  routeRoad(fromCode: string, toCode: string): CorridorRoute;
  /**
   * Fastest way of a train between two seats with a station (a county seat counts for its prefecture's within 3 km). Throws a NoRouteError.
   * An ordinary train, as charter trains are, keeps to the ordinary railways.
   */
  routeRail(fromCode: string, toCode: string, train?: Train): CorridorRoute;
  /** All ways from many to many: one search for each seat that the origins join. Throws a NoRouteError for the first pair without one. */
  tableRoad(fromCodes: string[], toCodes: string[]): DistanceTable;
  /** Longitude and latitude of each place of a route, for drawing; label it 示意. */
  routeLine(via: string[]): [number, number][];
}

export const trains = ["any", "ordinary"] as const;
export type Train = (typeof trains)[number];

export class NoRouteError extends Error {}

type Network = Graph<Record<string, never>, { distanceKm: number; minutes: number }>;
/** Fastest way from one seat to every seat that it reaches. */
type Tree = Map<string, CorridorRoute>;

/** Beyond this, nobody drives from township to township over mountain roads: the longest pick-up tour is 75 km. */
const maxMountainRoadKm = 75;

/** Throws for a section that ends at a code without a position. */
export function createCorridors(rows: CorridorRow[], list: CorridorPlace[]): Corridors {
  const places = new Map(list.map((place) => [place.code, place]));
  const road = createWays(rows, roadKinds, places);
  const rail = { any: createWays(rows, railKinds, places), ordinary: createWays(rows, ["railway"], places) } satisfies Record<Train, Ways>;

  const routeRoad = (fromCode: string, toCode: string) => {
    const from = road.access(fromCode);
    const to = road.access(toCode);
    const route = from && to && joinRoad(from, to, road.from(from.seat).get(to.seat));
    return route ?? refuse("road", fromCode, toCode, places);
  };
  const routeRail = (fromCode: string, toCode: string, train: Train = "any") => {
    const from = rail[train].access(fromCode);
    const to = rail[train].access(toCode);
    const atStations = from?.distanceKm === 0 && to?.distanceKm === 0;
    return (atStations ? rail[train].from(from.seat).get(to.seat) : undefined) ?? refuse("railway", fromCode, toCode, places);
  };
  const tableRoad = (fromCodes: string[], toCodes: string[]): DistanceTable => {
    const routes = fromCodes.map((from) => toCodes.map((to) => routeRoad(from, to)));
    return { distanceKm: routes.map((row) => row.map((route) => route.distanceKm)), minutes: routes.map((row) => row.map((route) => route.minutes)) };
  };
  const routeLine = (via: string[]) => via.map((code): [number, number] => {
    const { lon, lat } = seatOf(code, places);
    return [lon, lat];
  });
  return { routeRoad, routeRail, tableRoad, routeLine };
}

/** One network with all that is asked of it. */
interface Ways {
  access(code: string): Access | null;
  from(seat: string): Tree;
}

function createWays(rows: CorridorRow[], kinds: readonly CorridorKind[], places: Map<string, CorridorPlace>): Ways {
  const network = createNetwork(rows, kinds);
  return { access: createAccess(places, seatsOf(network, places)), from: createTrees(network) };
}

function createNetwork(rows: CorridorRow[], kinds: readonly CorridorKind[]): Network {
  const network: Network = new Graph({ type: "undirected" });
  for (const row of rows) {
    if (!kinds.includes(row.kind)) continue;
    const minutes = sectionMinutes(row.kind, row.lengthKm);
    network.mergeNode(row.fromCode);
    network.mergeNode(row.toCode);
    const other = network.edge(row.fromCode, row.toCode);
    if (other !== undefined && network.getEdgeAttribute(other, "minutes") <= minutes) continue;
    network.mergeEdge(row.fromCode, row.toCode, { distanceKm: row.lengthKm, minutes });
  }
  return network;
}

function seatsOf(network: Network, places: Map<string, CorridorPlace>): Seat[] {
  return network.nodes().sort().map((code) => seatOf(code, places));
}

function seatOf(code: string, places: Map<string, CorridorPlace>): Seat {
  const place = places.get(code);
  if (!place || place.lon === null || place.lat === null) throw new Error(`no region with a position has the code "${code}"`);
  return { ...place, lon: place.lon, lat: place.lat };
}

/** Each tree is grown once, when somebody first asks from its seat. */
function createTrees(network: Network): (seat: string) => Tree {
  const trees = new Map<string, Tree>();
  return (seat) => {
    let tree = trees.get(seat);
    if (!tree) trees.set(seat, (tree = growTree(network, seat)));
    return tree;
  };
}

function growTree(network: Network, seat: string): Tree {
  const tree: Tree = new Map();
  for (const [target, via] of Object.entries(shortestPath.dijkstra.singleSource(network, seat, "minutes"))) {
    let distanceKm = 0;
    let minutes = 0;
    for (let step = 1; step < via.length; step += 1) {
      const section = network.getEdgeAttributes(via[step - 1], via[step]);
      distanceKm += section.distanceKm;
      minutes += section.minutes;
    }
    tree.set(target, { distanceKm, minutes, via });
  }
  return tree;
}

/** Access at both ends and the network between them, or the mountain road straight across where that is faster. */
function joinRoad(from: Access, to: Access, between: CorridorRoute | undefined): CorridorRoute | undefined {
  if (from.place.code === to.place.code) return { distanceKm: 0, minutes: 0, via: [from.place.code] };
  const beside = from.distanceKm > 0 || to.distanceKm > 0;
  const across = beside && greatCircleKm(from.place, to.place) <= maxMountainRoadKm ? mountainRoadBetween(from.place, to.place) : undefined;
  const minutes = between ? from.minutes + between.minutes + to.minutes : Infinity;
  if (across && across.minutes <= minutes) return { ...across, via: [from.place.code, to.place.code] };
  if (!between) return undefined;
  const via = [from.place.code, ...between.via, to.place.code].filter((code, index, all) => code !== all[index - 1]);
  return { distanceKm: from.distanceKm + between.distanceKm + to.distanceKm, minutes, via };
}

function refuse(network: string, fromCode: string, toCode: string, places: Map<string, CorridorPlace>): never {
  const [from, to] = [fromCode, toCode].map((code) => `${places.get(code)?.name ?? "unknown"} (${code})`);
  throw new NoRouteError(`no ${network} leads from ${from} to ${to} in the corridor network`);
}
