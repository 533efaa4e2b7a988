/** Places of demand: served share as a tint, those left out as a wedge, and a label with both. */
import type { CharterInput, CharterPlace, Journeys } from "./charterInput.ts";
import { wedge } from "./hatch.ts";
import type { Measures } from "./density.ts";
import { cheapestPosition, type Position } from "./labelPlacement.ts";
import type { Mark, Point, TextMark } from "./marks.ts";
import { squareAround, type Obstacles } from "./obstacles.ts";
import { textWidth } from "./textWidth.ts";
import type { Theme } from "./theme.ts";

export interface DemandNode {
  place: CharterPlace;
  at: Point;
  /** Homes are gathered here. */
  hub: boolean;
  served: number;
  unserved: number;
  journeys: Journeys;
  radius: number;
}

/** A wedge of fewer degrees looks like dirt; it is drawn this wide. */
const narrowestWedge = 0.03;
const lineHeight = 1.25;

/** Destinations with their demand; hubs with the demand that stays inside them. Without a place: not here. */
export function demandNodes({ parts, places, project, journeys }: CharterInput, { discFactor, pen }: Measures): DemandNode[] {
  const sums = new Map<string, { served: number; unserved: number; hub: boolean }>();
  const sumOf = (code: string, hub: boolean) => {
    const known = sums.get(code) ?? { served: 0, unserved: 0, hub };
    known.hub ||= hub;
    sums.set(code, known);
    return known;
  };
  for (const part of parts) {
    sumOf(part.hub, true);
    const sum = sumOf(part.work, part.work === part.hub);
    if (part.means === null) sum.unserved += part.people;
    else sum.served += part.people;
  }
  const most = Math.max(1, ...[...sums].filter(([, { hub }]) => !hub).map(([, { served, unserved }]) => served + unserved));
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([code, { served, unserved, hub }]) => {
    const place = places.get(code);
    if (!place) return [];
    const radius = (hub ? 13 : 4 + 8 * Math.sqrt((served + unserved) / most)) * discFactor * pen;
    return [{ place, at: project(place.lon, place.lat), hub, served, unserved, journeys: journeys?.get(code) ?? { underWay: 0, arrived: 0 }, radius }];
  });
}

/** The wedge carries the people left out: with the ribbons they add up to the demand. Those who have arrived follow it in full colour, those under way half. */
export function nodeMarks(nodes: readonly DemandNode[], theme: Theme, selected: string | null, { pen }: Pick<Measures, "pen">): Mark[] {
  return nodes.flatMap(({ place: { code }, at, hub, served, unserved, journeys: { underWay, arrived }, radius }): Mark[] => {
    const subject = { kind: "region", region: code } as const;
    const demand = served + unserved;
    const disc: Mark[] = [
      { kind: "circle", layer: "node", key: `node:${code}`, subject, centre: at, radius, fill: theme.land },
      { kind: "circle", layer: "node", key: `served:${code}`, subject, centre: at, radius, fill: theme.served, opacity: hub ? 0.12 : 0.28, ...(hub ? { people: served } : {}) },
    ];
    const left: Mark[] = unserved === 0 ? [] : [{ kind: "polygon", layer: "node", key: `unserved:${code}`, subject, rings: [wedge(at, radius, Math.max(narrowestWedge, unserved / demand))], fill: theme.unserved, people: unserved, opacity: hub ? 0.85 : 1 }];
    const said = (key: string, people: number, from: number, opacity: number): Mark[] => (people === 0 ? []
      : [{ kind: "polygon", layer: "node", key: `${key}:${code}`, subject, rings: [wedge(at, radius, people / demand, from / demand)], fill: theme.served, opacity }]);
    const ring: Mark = { kind: "circle", layer: "ring", key: `ring:${code}`, subject, centre: at, radius: radius + pen, stroke: code === selected ? theme.text1 : theme.dockRing, strokeWidth: (code === selected ? 2 : 1) * pen };
    return [...disc, ...said("arrived", arrived, unserved, 1), ...said("underWay", underWay, unserved + arrived, 0.6), ...left, ring];
  });
}

/** Largest first, hubs before all; a label that would cover another loses its second line, then is left out, but for the chosen place. */
export function nodeLabels(nodes: readonly DemandNode[], input: CharterInput, theme: Theme, obstacles: Obstacles, size: Measures): Mark[] {
  const demand = (node: DemandNode) => node.served + node.unserved;
  const rank = (node: DemandNode) => (node.place.code === input.selected ? 2 : node.hub ? 1 : 0);
  const ordered = [...nodes].sort((a, b) => rank(b) - rank(a) || demand(b) - demand(a) || (a.place.code < b.place.code ? -1 : 1));
  for (const { at, radius } of nodes) obstacles.addText(squareAround(at, radius));
  return ordered.flatMap((node, index): Mark[] => {
    const place = (lines: Run[][]) => ({ lines, position: placed(node, lines, obstacles, size) });
    const whole = place(linesOf(node, input, theme, index < mostTwoLines));
    const { lines, position } = whole.position.cost >= dropFrom && whole.lines.length > 1 && !node.hub ? place(whole.lines.slice(0, 1)) : whole;
    if (position.cost >= dropFrom && rank(node) === 0) return [];
    obstacles.addText(position.rect);
    const halo = obstacles.samplesUnder(position.rect) > 0 ? haloOnRibbons : haloOnLand;
    return lines.map((line, row) => textMark(node, line, row, position, size, theme, halo));
  });
}

function placed({ at, radius }: DemandNode, lines: Run[][], obstacles: Obstacles, { nameSize }: Measures): Position {
  const width = Math.max(...lines.map((line) => textWidth(line.map(({ text }) => text).join(""), nameSize)));
  return cheapestPosition(at, radius + 4, { width, height: lines.length * nameSize * lineHeight }, obstacles);
}

const mostTwoLines = 8;
/** Pixels of the land around the letters; on ribbons as strong as they are, so much that letters do not swim in them. */
const [haloOnLand, haloOnRibbons] = [3, 6];
/** Another text, a node or the edge lies under it. */
const dropFrom = 50;

type Run = TextMark["runs"][number];

function linesOf(node: DemandNode, { words }: CharterInput, theme: Theme, two: boolean): Run[][] {
  const { place, served, unserved, hub, journeys } = node;
  if (hub) return [[{ text: place.name, colour: theme.text1, weight: 700 }], ...(served + unserved > 0 ? [[{ text: words.hub(served, served + unserved), colour: theme.text2, weight: 400 } as const]] : [])];
  const first: Run[] = [{ text: `${place.name} `, colour: theme.text1, weight: 500 }, { text: words.shares(served, served + unserved), colour: served > 0 ? theme.served : theme.text2, weight: served > 0 ? 500 : 400 }];
  const second: Run[] = [
    ...(two && unserved > 0 ? [{ text: words.unserved(unserved), colour: theme.unserved, weight: 500 } as const] : []),
    ...(journeys.underWay + journeys.arrived > 0 ? [{ text: `${two && unserved > 0 ? " " : ""}${words.progress(journeys)}`, colour: theme.served, weight: 500 } as const] : []),
  ];
  return second.length > 0 ? [first, second] : [first];
}

function textMark({ place: { code } }: DemandNode, runs: Run[], row: number, { rect, anchor }: Position, { nameSize }: Measures, theme: Theme, halo: number): Mark {
  const x = anchor === "start" ? rect.x : anchor === "end" ? rect.x + rect.width : rect.x + rect.width / 2;
  const size = row === 0 ? nameSize : nameSize - 1;
  return { kind: "text", layer: "label", key: `label:${code}:${row}`, subject: { kind: "region", region: code }, at: [x, rect.y + nameSize * lineHeight * (row + 0.8)], anchor, size, runs, halo: { colour: theme.land, width: halo } };
}
