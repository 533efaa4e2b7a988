/** The honest remainder: one dashed node in empty space for every flow that is not drawn, with their count and people. */
import { bowed, sampled, type Curve } from "./curves.ts";
import { arrowhead } from "./arrowheads.ts";
import { measuresFor } from "./density.ts";
import type { SceneInput } from "./input.ts";
import type { Mark, Point, TextMark } from "./marks.ts";
import { squareAround, type Obstacles } from "./obstacles.ts";
import type { Partition } from "./partition.ts";
import type { Place } from "./places.ts";
import { bearing, contains, distance, grown, towards, type Rect } from "./plane.ts";
import { textWidth } from "./textWidth.ts";
import type { Theme } from "./theme.ts";

const subject = { kind: "remainder" } as const;
/** Pixels between the candidates for its place. */
const grid = 24;
/** As far from the hub as looks related to it, and no farther. */
const hubDistance = 185;
/** Pixels between a text and the link. */
const clearance = 3;

/** Size of the node's text, and whither its link leads. */
interface Beside {
  width: number;
  height: number;
  linked: { hub: Place; homewards: boolean } | null;
}

export function remainderMarks(input: SceneInput, { remainder }: Partition, places: readonly Place[], obstacles: Obstacles, theme: Theme): Mark[] {
  if (remainder.flows === 0) return [];
  const size = measuresFor(input);
  const lines = input.words.remainder(remainder.flows, remainder.people, remainder.largest);
  const count = input.words.number(remainder.flows);
  const radius = Math.max(13, textWidth(count, size.numberSize) / 2 + 6) * Math.max(0.85, size.discFactor);
  const hub = places.find((place) => place.hub);
  const linked = hub ? { hub, homewards: input.movement === "return" } : null;
  const text = { width: Math.max(textWidth(lines[0], size.numberSize), textWidth(lines[1], size.smallSize)), height: size.numberSize * 2.7, linked };
  const at = emptySpot(radius, text, obstacles, places);
  const label = labelRect(at, radius, text);
  const curve = linked && linkCurve(linked, at, radius);
  obstacles.addText(squareAround(at, radius + 3));
  obstacles.addText(label);
  if (curve) obstacles.addFlows([{ curve, width: 1.4 }]);
  const colour = { return: theme.ramps.return[1], goBack: theme.ramps.goBack[1], stay: theme.stay }[input.movement];
  const pinned = input.selection?.kind === "remainder" || input.hover?.kind === "remainder";
  return [
    ...(curve ? link(curve, colour, theme) : []),
    {
      kind: "circle", layer: "node", key: "remainder", subject, people: remainder.people, centre: at, radius, fill: theme.ground,
      stroke: pinned ? theme.text1 : colour, strokeWidth: pinned ? 2 : 1.4, dash: [3.2, 2.6],
    },
    textLine("remainder:count", [at[0], at[1] + size.smallSize * 0.36], "middle", size.smallSize, count, theme.text1, 500, theme),
    textLine("remainder:title", [label.x, label.y + size.numberSize], "start", size.numberSize, lines[0], theme.text1, 500, theme),
    textLine("remainder:note", [label.x, label.y + size.numberSize * 2.35], "start", size.smallSize, lines[1], theme.text2, 400, theme),
  ];
}

function textLine(key: string, at: Point, anchor: TextMark["anchor"], size: number, text: string, colour: string, weight: 400 | 500, theme: Theme): TextMark {
  return { kind: "text", layer: "label", key, subject, at, anchor, size, runs: [{ text, colour, weight }], halo: { colour: theme.ground, width: 3 } };
}

/** Right of the node; with a link to a hub the first of the corners and sides that the link does not run through. */
function labelRect(at: Point, radius: number, { width, height, linked }: Beside): Rect {
  const beside = { x: at[0] + radius + 7, y: at[1] - height / 2, width, height };
  if (!linked) return beside;
  const points = sampled(linkCurve(linked, at, radius), 9);
  const [right, below] = [at[0] + radius * 0.75, at[1] + radius * 0.75];
  const [left, above] = [at[0] - radius * 0.75 - width, at[1] - radius * 0.75 - height];
  const corners = [[right, below], [left, below], [right, above], [left, above], [beside.x, beside.y], [at[0] - radius - 7 - width, beside.y]] as const;
  const rects = corners.map(([x, y]) => ({ x, y, width, height }));
  return rects.find((rect) => !points.some((point) => contains(grown(rect, clearance), point))) ?? beside;
}

/** The emptiest candidate, near the hub (or near the nodes when there is no hub); ties go to the first from the top left. */
function emptySpot(radius: number, text: Beside, obstacles: Obstacles, places: readonly Place[]): Point {
  const { view } = obstacles;
  const hub = text.linked?.hub;
  const centre = hub?.at ?? middleOf(places, view);
  let best: Point = [view.x + radius, view.y + radius];
  let least = Infinity;
  for (let y = view.y + radius + 8; y < view.y + view.height - radius; y += grid) {
    for (let x = view.x + radius + 8; x < view.x + view.width - radius; x += grid) {
      const away = Math.abs(distance([x, y], centre) - (hub ? hubDistance : 0)) * (hub ? 0.08 : 0.03);
      if (away >= least) continue;
      const cost = spotCost([x, y], radius, text, obstacles) + away;
      if (cost < least) [least, best] = [cost, [x, y]];
    }
  }
  return best;
}

function spotCost(at: Point, radius: number, text: Beside, obstacles: Obstacles): number {
  const label = labelRect(at, radius, text);
  const [left, top] = [Math.min(label.x, at[0] - radius), Math.min(label.y, at[1] - radius)];
  const [right, bottom] = [Math.max(label.x + label.width, at[0] + radius), Math.max(label.y + label.height, at[1] + radius)];
  const whole = grown({ x: left, y: top, width: right - left, height: bottom - top }, 14);
  if (obstacles.hitsPanel(whole) || obstacles.leavesView(whole)) return 10_000;
  const overText = obstacles.hitsText(whole) ? 400 : 0;
  return overText + obstacles.nodesUnder(whole) * 60 + obstacles.samplesUnder(whole) * 3;
}

function middleOf(places: readonly Place[], view: Rect): Point {
  if (places.length === 0) return [view.x + view.width / 2, view.y + view.height / 2];
  const sum = places.reduce<[number, number]>(([x, y], place) => [x + place.at[0], y + place.at[1]], [0, 0]);
  return [sum[0] / places.length, sum[1] / places.length];
}

/** From the node to the hub, or from the hub to it. */
function linkCurve({ hub, homewards }: NonNullable<Beside["linked"]>, at: Point, radius: number): Curve {
  const hubPort = towards(hub.at, bearing(hub.at, at), hub.reach);
  const ownPort = towards(at, bearing(at, hub.at), radius + 1);
  return homewards ? bowed(ownPort, hubPort, 0.12) : bowed(hubPort, ownPort, 0.12);
}

/** A dashed curve to or from the hub: it stands for many flows and claims no people of its own. */
function link(curve: Curve, colour: string, theme: Theme): Mark[] {
  const points = sampled(curve, 6, 0, 0.94);
  const { end } = curve;
  return [
    { kind: "path", layer: "flow", key: "remainder:halo", points, width: 4, colour: theme.land, opacity: 0.85 },
    { kind: "path", layer: "flow", key: "remainder:link", subject, points, width: 1.4, colour, dash: [4.5, 4] },
    { kind: "polygon", layer: "head", key: "remainder:head", subject, rings: [arrowhead(end, bearing(points.at(-2)!, end), 1.2)], fill: colour },
  ];
}
