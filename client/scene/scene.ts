/** Flows, places and words → marks. The one door of this folder for screens and print; pure and deterministic. */
import { busSeats } from "../../server/vocabulary.ts";
import { baseMarks, lowCoverageMarks } from "./base.ts";
import { busScale } from "./busScale.ts";
import { cutDashes } from "./dashes.ts";
import { measuresFor } from "./density.ts";
import { flowMarks, layOutFlows } from "./flowMarks.ts";
import { heatMarks } from "./heat.ts";
import { hotSpotMarks } from "./hotSpots.ts";
import type { SceneInput, SceneNode } from "./input.ts";
import { internalRing } from "./internalRings.ts";
import { hubLabelMarks, labelMarks } from "./labels.ts";
import { leaderLabelMarks } from "./leaderLabels.ts";
import { layers, type Layer, type Mark, type Scene } from "./marks.ts";
import { Obstacles } from "./obstacles.ts";
import { partitionFlows, partitionStays } from "./partition.ts";
import { placeMarks, ringOpacity } from "./placeMarks.ts";
import { layOutPlaces, relatedCodes, singleHome, type Place } from "./places.ts";
import { remainderMarks } from "./remainder.ts";
import { themes } from "./theme.ts";

/** Marks in the order in which they are painted, dashes already cut. */
export function composeScene(input: SceneInput): Scene {
  const seats = input.busSeats ?? busSeats;
  const theme = themes[input.theme];
  const staying = input.movement === "stay";
  const nodes = new Map<string, SceneNode>(input.nodes.map((node) => [node.code, node]));
  const partition = staying ? partitionStays(input, nodes) : partitionFlows(input, nodes, seats);
  const scale = busScale({
    people: partition.drawn.slice(partition.promoted).map((flow) => flow.people), seats, density: input.density, widthFactor: measuresFor(input).widthFactor, theme: input.theme,
    direction: input.movement === "return" ? "return" : "goBack", multiplier: input.busMultiplier,
  });
  const places = layOutPlaces(input, partition, scale);
  const emptyHome = staying ? singleHome(input) : undefined;
  const { quietPlaces, remainderNode } = measuresFor(input);
  const shown = [...places.values()].filter((place) => (quietPlaces || place.usual.busy) && isShown(place, places, emptyHome));
  const layout = layOutFlows(partition, quietPlaces ? places : new Map(shown.map((place) => [place.node.code, place])), scale, input);
  const related = relatedCodes(input, partition);
  const view = input.view ?? { x: 0, y: 0, ...input.size };
  const obstacles = new Obstacles(view, input.obstacles ?? [], shown, layout.flows.filter((flow) => !flow.promoted));
  if (input.density === "paper") obstacles.addHeads(layout.flows);

  const marks: Mark[] = [
    ...baseMarks(input, theme), ...lowCoverageMarks(input, theme), ...heatMarks(input, theme),
    ...hotSpotMarks(input, places, obstacles, theme),
    ...flowMarks(layout, scale, theme, related !== null),
    ...shown.flatMap((place) => [
      ...placeMarks(place, input, theme, related),
      ...internalRing(place, layout.ports.get(place.node.code) ?? [], scale, ringOpacity(place, related)),
    ]),
    ...(input.labels === false || input.density === "paper" ? [] : hubLabelMarks(shown, input, theme, obstacles)),
    ...(remainderNode ? remainderMarks(input, partition, shown, obstacles, theme) : []),
    ...(input.labels === false ? [] : input.density === "paper" ? leaderLabelMarks(shown, input, theme, obstacles) : labelMarks(shown, input, theme, obstacles, layout.flows.filter((flow) => flow.promoted), related)),
  ];
  return { marks: inPaintingOrder(cutDashes(marks), input.density === "paper"), claim: partition.claim, legend: staying ? [] : scale.legend, weakest: partition.drawn.reduce((least, flow) => Math.min(least, flow.people), Infinity) };
}

/** Places with people or an expectation; a region that contains the hub is shown by the hub's ring, and a home that nobody stays at not at all. */
function isShown(place: Place, places: ReadonlyMap<string, Place>, emptyHome: string | undefined): boolean {
  if (place.busy || place.pinned) return true;
  if (place.node.code === emptyHome) return false;
  const hub = [...places.values()].find((candidate) => candidate.hub);
  if (hub && hub.node.code.startsWith(place.node.code)) return false;
  return place.node.people > 0 || (place.node.expected ?? 0) > 0;
}

/** Within a layer by kind, so that a painter changes its brush seldom; within a kind as composed. */
const kinds = ["circle", "polygon", "path", "text"] as const satisfies readonly Mark["kind"][];

/** Heads over rings, for paper: nobody zooms in where rings crowd. */
const underHeads: readonly Layer[] = layers.filter((layer) => layer !== "head").flatMap((layer) => (layer === "label" ? ["head", layer] : [layer]));

export function inPaintingOrder(marks: readonly Mark[], headsOnTop = false): Mark[] {
  const order = headsOnTop ? underHeads : layers;
  const trays: Mark[][] = order.flatMap(() => kinds.map(() => []));
  for (const mark of marks) trays[order.indexOf(mark.layer) * kinds.length + kinds.indexOf(mark.kind)]!.push(mark); // a tray for every layer and kind
  return trays.flat();
}
