/** Nodes in the plane: where they lie and how large their rings are. Every radius in pixels. */
import type { Movement } from "../../server/vocabulary.ts";
import { measuresFor, type Measures } from "./density.ts";
import { dodge } from "./dodge.ts";
import type { BusScale } from "./busScale.ts";
import { compare, stayingRegion, touches, type Partition } from "./partition.ts";
import type { SceneInput, SceneNode } from "./input.ts";
import type { Point } from "./marks.ts";

export interface Place {
  node: SceneNode;
  at: Point;
  /** The one home that all flows share: drawn as an open hub instead of a disc. */
  hub: boolean;
  /** Those who stay: of the place, or of the filter when the map shows the staying. */
  staying: number;
  disc: number;
  stayRing: number;
  dock: number;
  internal: { people: number; radius: number; width: number } | null;
  /** Heads end and shafts begin here. */
  reach: number;
  /** The outermost ring, a hot spot's included: labels begin outside. */
  outer: number;
  /** People of the flows that touch the place, drawn or not, and of its internal flow. */
  moving: number;
  /** Whether a drawn flow, an internal ring or the selection needs it. */
  busy: boolean;
  /** As it is without a selection: what others keep off, so that a click moves nothing but the selected. */
  usual: { busy: boolean; reach: number; outer: number };
  pinned: boolean;
  hovered: boolean;
}

const dockGap = 4;
const quietGap = 1.5;
/** Between a ring and the dotted ring of a hot spot. */
const hotRingGap = 7;
const internalGap = 2.5;
/** An internal ring is never thicker, or it would read as the node. */
const thickestRing = 4.2;

/** A place that nobody of those expected was followed up in. */
export function isSilent({ expected, surveyed }: SceneNode): boolean {
  return (expected ?? 0) > 0 && surveyed === 0;
}

/** Discs of the people at the place; every code once, larger first, ties by code. */
export function layOutPlaces(input: SceneInput, partition: Partition, scale: BusScale | null): Map<string, Place> {
  // The one home holds everybody: beside it every workplace would shrink to a dot.
  const home = singleHome(input);
  const hub = input.movement === "stay" ? undefined : home;
  const most = input.discMost ?? input.nodes.reduce((max, node) => (node.code === home ? max : Math.max(max, node.people, node.expected ?? 0)), 1);
  const moving = movingPeople(input);
  const staying = input.movement === "stay" ? stayingPeople(input) : null;
  const stayingAt = (node: SceneNode) => (staying ? (staying.get(node.code) ?? 0) : node.staying);
  const drawnAt = new Set(partition.drawn.flatMap((flow) => [flow.home, flow.work]));
  const usuallyDrawnAt = new Set(partition.drawn.slice(partition.promoted).flatMap((flow) => [flow.home, flow.work]));
  const ordered = [...input.nodes].sort((a, b) => b.people - a.people || compare(a.code, b.code));
  const places = new Map<string, Place>();
  for (const node of ordered) {
    if (places.has(node.code)) continue;
    const internal = partition.internal.get(node.code) ?? 0;
    const isHub = node.code === hub;
    const usuallyBusy = isHub || usuallyDrawnAt.has(node.code) || internal > 0 || (input.movement === "stay" && stayingAt(node) > 0);
    const busy = usuallyBusy || drawnAt.has(node.code);
    const pinned = isPinned(node, input);
    const radiiWhen = (state: Pick<Place, "busy" | "pinned">) => radii(node, stayingAt(node), input, most, { hub: isHub, ...state }, internal, scale);
    places.set(node.code, {
      node, at: input.project(node.lon, node.lat), hub: isHub,
      ...radiiWhen({ busy, pinned }),
      usual: { busy: usuallyBusy, ...reachOf(radiiWhen({ busy: usuallyBusy, pinned: false })) },
      staying: stayingAt(node),
      moving: node.moving ?? (input.movement === "stay" ? stayingAt(node) : (moving.get(node.code) ?? 0)),
      busy,
      pinned,
      hovered: input.hover?.kind === "region" && input.hover.region === node.code,
    });
  }
  for (const spot of input.hotSpots ?? []) {
    const place = placeContaining(spot.region, places);
    if (!place) continue;
    place.outer = place.reach + hotRingGap;
    place.usual.outer = place.usual.reach + hotRingGap;
  }
  return settle(places, measuresFor(input), input.movement);
}

/** The finest place that is or contains the region. */
export function placeContaining(region: string, places: ReadonlyMap<string, Place>): Place | undefined {
  for (let length = region.length; length > 0; length -= 1) {
    const place = places.get(region.slice(0, length));
    if (place) return place;
  }
  return undefined;
}

/** The hub, then regions before their parts, then the larger; a ring pinned or internal does not push its neighbours. */
function settle(places: Map<string, Place>, { headGap, hubGap }: Measures, movement: Movement): Map<string, Place> {
  const ordered = [...places.values()].sort((a, b) => Number(b.hub) - Number(a.hub) || a.node.code.length - b.node.code.length);
  const points = dodge(ordered.map(({ at, disc, dock, hub, usual }) => ({ at, radius: hub ? dock : disc + (usual.busy ? dockGap + 2 : quietGap), ...(movement === "stay" || headGap === 0 ? {} : { gap: hub ? hubGap : headGap }) })));
  ordered.forEach((place, index) => { place.at = points[index]!; }); // one point for each place
  return places;
}

function radii(node: SceneNode, staying: number, input: SceneInput, most: number, { hub, busy, pinned }: Pick<Place, "hub" | "busy" | "pinned">, internal: number, scale: BusScale | null) {
  const { discFactor: factor, hubRadius, discRadius } = measuresFor(input);
  const count = Math.max(node.people, node.expected ?? 0);
  const disc = hub ? 4.6 * factor : discRadius(count, most) * factor;
  const stayRing = staying > 0 ? disc * Math.sqrt(Math.min(1, staying / Math.max(node.people, staying))) : 0;
  // No head ends at a quiet place: it needs no ring to dock at. A silent one keeps its ring, to be seen.
  const dock = hub ? hubRadius * factor : disc + (busy || isSilent(node) ? dockGap : quietGap);
  const width = internal > 0 && scale ? Math.min(thickestRing, Math.max(1.8, scale.styleOf(internal).width)) : 0;
  const radius = hub ? dock * 0.7 : dock + internalGap + width / 2;
  const outer = width > 0 && !hub ? radius + width / 2 + 1.5 : dock;
  const pinnedGap = pinned && !hub ? 3 : 0;
  return { disc, stayRing, dock, internal: width > 0 ? { people: internal, radius, width } : null, reach: outer + pinnedGap, outer: outer + pinnedGap };
}

function reachOf({ reach, outer }: Pick<Place, "reach" | "outer">): Pick<Place, "reach" | "outer"> {
  return { reach, outer };
}

function isPinned(node: SceneNode, { selection }: SceneInput): boolean {
  if (!selection || selection.kind === "remainder" || selection.kind === "flow") return false;
  return selection.region === node.code;
}

/** The home that every flow shares, when there is one. */
export function singleHome({ flows, nodes }: SceneInput): string | undefined {
  const homes = new Set(flows.map((flow) => flow.home));
  const only = homes.size === 1 ? [...homes][0] : undefined;
  return only !== undefined && nodes.some((node) => node.code === only) ? only : undefined;
}

function movingPeople({ flows }: SceneInput): Map<string, number> {
  const moving = new Map<string, number>();
  const add = (code: string, people: number) => moving.set(code, (moving.get(code) ?? 0) + people);
  for (const flow of flows) {
    add(flow.home, flow.people);
    if (flow.work !== flow.home) add(flow.work, flow.people);
  }
  return moving;
}

/** In the stay movement the filter's flows say who stays where. */
function stayingPeople({ flows, nodes }: SceneInput): Map<string, number> {
  const codes = new Map(nodes.map((node) => [node.code, true]));
  const staying = new Map<string, number>();
  for (const flow of flows) {
    const region = stayingRegion(flow, codes);
    if (region !== undefined) staying.set(region, (staying.get(region) ?? 0) + flow.people);
  }
  return staying;
}

/** Places that the selection's flows touch stay bright. */
export function relatedCodes(input: SceneInput, partition: Partition): Set<string> | null {
  const { selection } = input;
  if (!selection || selection.kind === "remainder") return null;
  if (selection.kind === "internal") return new Set([selection.region]);
  const related = new Set(partition.drawn.filter((flow) => touches(flow, selection)).flatMap((flow) => [flow.home, flow.work]));
  if (selection.kind === "region" || selection.kind === "hotSpot") related.add(selection.region);
  return related;
}
