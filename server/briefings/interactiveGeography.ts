/** The boundaries of the interactive file: every province, of the homes' own province its prefectures, of their prefecture its counties; no more points than its maps show. */
import type { GeometryCollection, GeometryObject, Topology } from "topojson-specification";
import { ancestorAt } from "../vocabulary.ts";
import { thinnedLine, type GridPoint } from "./thinning.ts";

type Geometry = GeometryObject<{ code?: string }>;
type Arc = [x: number, y: number][];

/** Degrees: a third of a pixel on the national map of a wide screen, and half a pixel in its inset. A line keeps its ends, an island four points. */
const tolerance = 0.025;
/** Neighbours farther off are on no map. */
const near = { west: 45, east: 160, south: -12, north: 68 };

export interface Boundaries {
  boundaries: Topology;
  context: Topology;
}

/** `inside`: the homes' prefecture, empty when they lie in several. */
export function fileBoundaries({ boundaries, context }: Boundaries, inside: string): Boundaries {
  const isIn = (container: string) => (geometry: Geometry) => container !== "" && codeOf(geometry).startsWith(container);
  const world = lonLatBoxes(context);
  return {
    boundaries: subset(boundaries, { provinces: () => true, prefectures: isIn(ancestorAt(inside, "province")), counties: isIn(inside), dashLine: () => true }),
    context: subset(context, { world: (geometry) => arcsOf(geometry).some((arc) => world(arc)), rivers: () => false }),
  };
}

/** The geometries that are wanted, and of the lines only theirs; what neighbours share stays shared. */
function subset(topology: Topology, wanted: Record<string, (geometry: Geometry) => boolean>): Topology {
  const objects = Object.fromEntries(Object.entries(wanted).map(([name, keep]) => {
    const { geometries } = topology.objects[name] as GeometryCollection<{ code?: string }>; // each object of ours is a collection (client/scene/geography.ts)
    return [name, { type: "GeometryCollection" as const, geometries: geometries.filter(keep) }];
  }));
  const used = [...new Set(Object.values(objects).flatMap(({ geometries }) => geometries.flatMap(arcsOf)))].sort((a, b) => a - b);
  const numbers = new Map(used.map((arc, number) => [arc, number]));
  const renumber = (arcs: unknown): unknown => (Array.isArray(arcs) ? arcs.map(renumber) : numberOf(arcs as number, numbers)); // an arc list nests down to numbers
  const renumbered = Object.fromEntries(Object.entries(objects).map(([name, collection]) => [name, {
    ...collection, geometries: collection.geometries.map((geometry) => ({ type: geometry.type, ...("arcs" in geometry ? { arcs: renumber(geometry.arcs) } : {}), properties: codeOf(geometry) === "" ? {} : { code: codeOf(geometry) } })),
  }]));
  const [scale = 1] = topology.transform?.scale ?? [];
  return { type: "Topology", transform: topology.transform!, objects: renumbered as unknown as Topology["objects"], arcs: used.map((arc) => thinnedArc(topology.arcs[arc] as Arc, tolerance / scale)) }; // all of ours are quantised
}

function codeOf({ properties }: Geometry): string {
  return properties && "code" in properties ? properties.code ?? "" : "";
}

/** The same line from its other end has the number ~arc. */
function numberOf(arc: number, numbers: ReadonlyMap<number, number>): number {
  const number = numbers.get(arc < 0 ? ~arc : arc)!; // every arc of a kept geometry is used
  return arc < 0 ? ~number : number;
}

function arcsOf(geometry: Geometry): number[] {
  const flat = (arcs: unknown): number[] => (Array.isArray(arcs) ? arcs.flatMap(flat) : [(arcs as number) < 0 ? ~(arcs as number) : arcs as number]);
  return "arcs" in geometry ? flat(geometry.arcs) : [];
}

function thinnedArc(arc: Arc, gridTolerance: number): Arc {
  let [x, y] = [0, 0];
  const points = arc.map(([dx, dy]): GridPoint => [x += dx, y += dy]);
  let before: GridPoint = [0, 0];
  return thinnedLine(points, gridTolerance).map((point) => {
    const step: [number, number] = [point[0] - before[0], point[1] - before[1]];
    before = point;
    return step;
  });
}

/** Whether any point of an arc lies near China. */
function lonLatBoxes({ arcs, transform }: Topology): (arc: number) => boolean {
  const { scale: [scaleX, scaleY], translate: [left, top] } = transform!; // quantised
  return (arc) => {
    let [x, y] = [0, 0];
    return (arcs[arc] as Arc).some(([dx, dy]) => {
      const [lon, lat] = [(x += dx) * scaleX + left, (y += dy) * scaleY + top];
      return lon >= near.west && lon <= near.east && lat >= near.south && lat <= near.north;
    });
  };
}
