/** Each drawn flow as halo, shaft and head: small ones first, the selected one last. */
import type { Flow } from "../../server/vocabulary.ts";
import { arrowAlong, headHalfWidth } from "./arrowheads.ts";
import { chooseBows, type Route } from "./avoidance.ts";
import type { BusScale, FlowStyle } from "./busScale.ts";
import { bowed, usualBow, type Curve } from "./curves.ts";
import type { SceneInput } from "./input.ts";
import type { Mark, Subject } from "./marks.ts";
import { touches, type Partition } from "./partition.ts";
import type { Place } from "./places.ts";
import { bearing, distance, towards } from "./plane.ts";
import { spreadPorts, type Port } from "./ports.ts";
import type { Theme } from "./theme.ts";
import { curveOf, untangled } from "./untangle.ts";

export interface DrawnFlow extends Route {
  flow: Flow;
  /** The route's width, more when it is selected. */
  drawnWidth: number;
  style: FlowStyle;
  curve: Curve;
  /** Drawn only because it is selected. */
  promoted: boolean;
  pinned: boolean;
  hovered: boolean;
}

export interface FlowLayout {
  flows: readonly DrawnFlow[];
  /** Bearings at which flows meet each place, by code. */
  ports: ReadonlyMap<string, readonly number[]>;
}

const dimmed = 0.42;

/** Curves from ring to ring. Flows come weakest first and leave so, except that the selected ones come last. */
export function layOutFlows(partition: Partition, places: ReadonlyMap<string, Place>, scale: BusScale, input: SceneInput): FlowLayout {
  const routes = partition.drawn.map((flow) => routeOf(flow, places, scale, input));
  const bows = chooseBows(routes, [...places.values()]);
  const { bearings, ports } = attach(routes, bows, partition.promoted);
  const laid = input.density === "paper" ? laidAround(routes, bows, bearings, [...places.values()]) : null;
  const drawn = routes.map((route, index): DrawnFlow => {
    const start = towards(route.from.at, bearings.get(`${route.key}:out`)!, route.from.reach); // attach() gives every route both ports
    const end = towards(route.to.at, bearings.get(`${route.key}:in`)!, route.to.reach);
    return { ...route, promoted: index < partition.promoted, curve: laid?.get(route.key) ?? bowed(start, end, bows.get(route.key)!) };
  });
  const rank = (flow: DrawnFlow) => (flow.pinned ? 2 : flow.hovered ? 1 : 0);
  return { flows: drawn.sort((a, b) => rank(a) - rank(b)), ports };
}

function routeOf(flow: Flow, places: ReadonlyMap<string, Place>, scale: BusScale, input: SceneInput) {
  const [home, work] = [places.get(flow.home)!, places.get(flow.work)!]; // the partition draws only flows with both nodes
  const pinned = touches(flow, input.selection);
  const hovered = touches(flow, input.hover);
  const style = scale.styleOf(flow.people);
  const drawnWidth = style.width + (pinned || hovered ? 0.7 : 0);
  const [from, to] = input.movement === "goBack" ? [home, work] : [work, home];
  return { key: `${flow.home}>${flow.work}`, flow, from, to, style, width: style.width, drawnWidth, pinned, hovered };
}

/** The curves of the flows of one home, untangled; null where they have several, or a place has more flows than one. */
function laidAround(routes: readonly Route[], bows: ReadonlyMap<string, number>, bearings: ReadonlyMap<string, number>, places: readonly Place[]): Map<string, Curve> | null {
  const hub = places.find((place) => place.hub);
  const others = routes.map(({ from, to }) => (from === hub ? to : from));
  if (!hub || new Set(others).size < routes.length || routes.some(({ from, to }) => from !== hub && to !== hub)) return null;
  const first = new Map(routes.map(({ key, from }) => [key, { bow: bows.get(key)!, port: bearings.get(`${key}:${from === hub ? "out" : "in"}`)! }])); // attach() and chooseBows() know every route
  const laid = untangled(routes, first, hub, places);
  return new Map(routes.map((route) => [route.key, curveOf(route, laid.get(route.key)!, hub)])); // one for each
}

/** Every flow's two ports, spread around each ring. The promoted, which come first, push the others only at the selected place itself. */
function attach(routes: readonly Route[], bows: ReadonlyMap<string, number>, promoted: number) {
  const byPlace = new Map<Place, Port[]>();
  const bearings = new Map<string, number>();
  const add = (place: Place, port: Port, guest: boolean) => {
    bearings.set(port.key, port.bearing);
    if (guest && !place.pinned) return;
    const ports = byPlace.get(place);
    if (ports) ports.push(port);
    else byPlace.set(place, [port]);
  };
  routes.forEach(({ key, from, to, width }, index) => {
    const lean = Math.atan(2 * (bows.get(key) ?? usualBow(distance(from.at, to.at))));
    const straight = bearing(from.at, to.at);
    add(from, { key: `${key}:out`, bearing: straight - lean, width: width + 1.2 }, index < promoted);
    add(to, { key: `${key}:in`, bearing: straight + Math.PI + lean, width: headHalfWidth(width) * 1.7 }, index < promoted);
  });
  const ports = new Map<string, number[]>();
  for (const [place, wanted] of byPlace) {
    const spread = spreadPorts(wanted, place.usual.reach);
    ports.set(place.node.code, [...spread.values()]);
    for (const [key, angle] of spread) bearings.set(key, angle);
  }
  return { bearings, ports };
}

/** Halo and shaft of one flow lie together, so that a strong flow's halo parts it from the weak ones below. */
export function flowMarks({ flows }: FlowLayout, scale: BusScale, theme: Theme, dimming: boolean): Mark[] {
  const shafts: Mark[] = [];
  const heads: Mark[] = [];
  for (const drawn of flows) {
    const { flow, key, drawnWidth: width, pinned, hovered } = drawn;
    const subject: Subject = { kind: "flow", home: flow.home, work: flow.work };
    const { shaft, head } = arrowAlong(drawn.curve, width);
    const colour = pinned ? scale.strongest.colour : drawn.style.colour;
    const opacity = pinned || hovered ? 1 : dimming ? dimmed : drawn.style.opacity;
    shafts.push(
      { kind: "path", layer: "flow", key: `halo:${key}`, subject, points: shaft, width: width + (pinned ? 4 : 3), colour: theme.land, opacity: dimming && !pinned ? dimmed : 0.85 },
      { kind: "path", layer: "flow", key: `flow:${key}`, subject, people: flow.people, points: shaft, width, colour, opacity },
    );
    heads.push({ kind: "polygon", layer: "head", key: `head:${key}`, subject, rings: [head], fill: colour, opacity });
  }
  return [...shafts, ...heads];
}
