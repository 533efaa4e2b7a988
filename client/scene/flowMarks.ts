/** Each drawn flow as halo, shaft and head: small ones first, the selected one last. */
import type { Flow } from "../../server/vocabulary.ts";
import { arrowAlong, headHalfWidth } from "./arrowheads.ts";
import { chooseBows, type Route } from "./avoidance.ts";
import type { BusScale, FlowStyle } from "./busScale.ts";
import { bowed, usualBow, type Curve } from "./curves.ts";
import type { SceneInput } from "./input.ts";
import type { Mark, Subject } from "./marks.ts";
import { touches } from "./partition.ts";
import type { Place } from "./places.ts";
import { bearing, distance, towards } from "./plane.ts";
import { spreadPorts, type Port } from "./ports.ts";
import type { Theme } from "./theme.ts";

export interface DrawnFlow extends Route {
  flow: Flow;
  style: FlowStyle;
  curve: Curve;
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
export function layOutFlows(flows: readonly Flow[], places: ReadonlyMap<string, Place>, scale: BusScale, input: SceneInput): FlowLayout {
  const routes = flows.map((flow) => routeOf(flow, places, scale, input));
  const bows = chooseBows(routes, [...places.values()]);
  const { bearings, ports } = attach(routes, bows);
  const drawn = routes.map((route): DrawnFlow => {
    const start = towards(route.from.at, bearings.get(`${route.key}:out`)!, route.from.reach); // attach() gives every route both ports
    const end = towards(route.to.at, bearings.get(`${route.key}:in`)!, route.to.reach);
    return { ...route, curve: bowed(start, end, bows.get(route.key)!) };
  });
  const rank = (flow: DrawnFlow) => (flow.pinned ? 2 : flow.hovered ? 1 : 0);
  return { flows: drawn.sort((a, b) => rank(a) - rank(b)), ports };
}

function routeOf(flow: Flow, places: ReadonlyMap<string, Place>, scale: BusScale, input: SceneInput) {
  const [home, work] = [places.get(flow.home)!, places.get(flow.work)!]; // the partition draws only flows with both nodes
  const pinned = touches(flow, input.selection);
  const hovered = touches(flow, input.hover);
  const style = scale.styleOf(flow.people);
  const width = style.width + (pinned || hovered ? 0.7 : 0);
  const [from, to] = input.movement === "goBack" ? [home, work] : [work, home];
  return { key: `${flow.home}>${flow.work}`, flow, from, to, style, width, pinned, hovered };
}

/** Every flow's two ports, spread around each ring. */
function attach(routes: readonly Route[], bows: ReadonlyMap<string, number>) {
  const byPlace = new Map<Place, Port[]>();
  const add = (place: Place, port: Port) => {
    const ports = byPlace.get(place);
    if (ports) ports.push(port);
    else byPlace.set(place, [port]);
  };
  for (const { key, from, to, width } of routes) {
    const lean = Math.atan(2 * (bows.get(key) ?? usualBow(distance(from.at, to.at))));
    const straight = bearing(from.at, to.at);
    add(from, { key: `${key}:out`, bearing: straight - lean, width: width + 1.2 });
    add(to, { key: `${key}:in`, bearing: straight + Math.PI + lean, width: headHalfWidth(width) * 1.7 });
  }
  const bearings = new Map<string, number>();
  const ports = new Map<string, number[]>();
  for (const [place, wanted] of byPlace) {
    const spread = spreadPorts(wanted, place.reach);
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
    const { flow, key, width, pinned, hovered } = drawn;
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
