/**
 * Names and numbers on paper, where nobody can point or zoom: every place gets its label, if there is room for it. Crowded ones stand farther off, at the end of
 * a thin line that crosses no other line, ring or label. Largest first.
 */
import { measuresFor } from "./density.ts";
import type { SceneInput } from "./input.ts";
import type { Mark, Point, TextMark } from "./marks.ts";
import { squareAround, type Obstacles } from "./obstacles.ts";
import { compare } from "./partition.ts";
import type { Place } from "./places.ts";
import { between, distance, grown, towards, type Rect } from "./plane.ts";
import { heavyWidth } from "./textWidth.ts";
import type { Theme } from "./theme.ts";

/** Bearings and distances (pixels from the outermost ring) that are tried. */
const angles = 24;
const distances = [3, 7, 14, 26, 44, 74, 112, 160, 215, 290] as const;
/** What each evil costs. Rings, other labels, panels and the sheet's edge are out of the question. */
const prices = { sample: 2.2, leaderOverRing: 30, distance: 0.12, leader: 5, underLeader: 8, sideways: 1.6 } as const;
const lineHeight = 1.12;
const ascent = 0.36;
/** A label nearer than this needs no line. */
const leaderFrom = 8;
const leaderWidth = 1.12;
/** Of the hub's radius: a square so large keeps off what would lie over the ring. */
const hubShare = 0.8;

type Leader = readonly [Point, Point];

interface LabelStyle {
  size: number;
  weight: 500 | 700;
}

interface Candidate {
  rect: Rect;
  anchor: "start" | "middle" | "end";
  leader: Leader | null;
  cost: number;
}

export function leaderLabelMarks(places: readonly Place[], input: SceneInput, theme: Theme, obstacles: Obstacles): Mark[] {
  const leaders: Leader[] = [];
  const ordered = places.filter((place) => !place.hub || place.internal !== null).sort((a, b) => b.moving - a.moving || compare(a.node.code, b.node.code));
  for (const { at, reach } of places.filter(({ hub }) => hub)) obstacles.addText(squareAround(at, reach * hubShare));
  const labels = ordered.slice(0, input.labelled).map((place): Label => ({ place, style: styleOf(place, input), best: null }));
  // Who comes later may stand in the way of a better place of who came first: so everybody looks again.
  for (let round = 0; round < rounds; round += 1) for (const label of labels) replace(label, input, obstacles, leaders);
  return labels.flatMap(({ place, style, best }) => (best ? [...leaderMarks(best, place, theme), labelMark(best, place, style, input, theme)] : []));
}

interface Label {
  place: Place;
  style: LabelStyle;
  best: Candidate | null;
}

const rounds = 3;
/** Where not every place needs a label, one that would cover signs is left out. */
const worth = 45;

function replace(label: Label, input: SceneInput, obstacles: Obstacles, leaders: Leader[]): void {
  const { place, style, best: before } = label;
  if (before) obstacles.removeText(before.rect);
  if (before?.leader) leaders.splice(leaders.indexOf(before.leader), 1);
  const [name, people] = wordsOf(place, input);
  const size = { width: heavyWidth(`${name} `, style.size, style.weight) + heavyWidth(people, style.size, 400) + 1, height: style.size * lineHeight };
  const best = bestOf(place, size, input.labelReach ?? Infinity, obstacles, leaders);
  label.best = best && (input.labelled === undefined || best.cost < worth) ? best : null;
  if (label.best) obstacles.addText(label.best.rect);
  if (label.best?.leader) leaders.push(label.best.leader);
}

/** Names of large flows are larger and bold: 8, 7.2 and 6.6 pt where the normal name has 7.2. */
function styleOf({ moving }: Place, input: SceneInput): LabelStyle {
  const { nameSize } = measuresFor(input);
  const seats = input.busSeats ?? 45;
  if (moving >= 10 * seats) return { size: nameSize * 1.11, weight: 700 };
  return { size: moving >= 5 * seats ? nameSize : nameSize * 0.92, weight: moving >= 5 * seats ? 700 : 500 };
}

/** A hub is labelled with those who stay within it: everybody else leads to it or from it. */
function wordsOf({ node, hub, internal, moving }: Place, { words }: SceneInput): readonly [name: string, people: string] {
  const people = hub && internal ? internal.people : moving;
  return [hub ? words.hub(moving, people)[0] ?? node.name : node.name, words.number(people)];
}

function bestOf(place: Place, size: { width: number; height: number }, reach: number, obstacles: Obstacles, leaders: readonly Leader[]): Candidate | null {
  let best: Candidate | null = null;
  for (const away of distances) {
    if (away > reach) break;
    if (best && away * prices.distance >= best.cost) break;
    for (let step = 0; step < angles; step += 1) {
      const candidate = candidateAt(place, (step * 2 * Math.PI) / angles, away, size);
      candidate.cost = costOf(candidate, place, step, away, obstacles, leaders);
      if (candidate.cost < (best?.cost ?? Infinity)) best = candidate;
    }
  }
  return best;
}

/** The label touches the end of its line with the side that faces the place. */
function candidateAt(place: Place, angle: number, away: number, { width, height }: { width: number; height: number }): Candidate {
  const from = towards(place.at, angle, place.outer);
  const end = towards(place.at, angle, place.outer + away);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const anchor = cos > 0.34 ? "start" : cos < -0.34 ? "end" : "middle";
  const x = anchor === "start" ? end[0] : anchor === "end" ? end[0] - width : end[0] - width / 2;
  const y = anchor === "middle" ? (sin < 0 ? end[1] - height : end[1]) : end[1] - height / 2 + (sin * height) / 2.4;
  return { rect: { x, y, width, height }, anchor, leader: away > leaderFrom ? [from, end] : null, cost: Infinity };
}

function costOf({ rect, leader }: Candidate, place: Place, step: number, away: number, obstacles: Obstacles, leaders: readonly Leader[]): number {
  if (obstacles.hitsText(kept(rect)) || obstacles.hitsPanel(rect) || obstacles.leavesView(grown(rect, 4))) return Infinity;
  if (leaders.some((other) => crossesRect(other, rect))) return Infinity;
  // Right and left read best; straight above and below last.
  const sideways = Math.abs(Math.sin((step * 2 * Math.PI) / angles)) * prices.sideways;
  if (obstacles.nodesUnder(grown(rect, 2), place) > 0) return Infinity;
  const own = obstacles.samplesUnder(rect) * prices.sample + away * prices.distance + sideways;
  return leader ? own + prices.leader + leaderCost(leader, place, obstacles, leaders) : own;
}

/** What another label keeps off: more to the sides, where two would read as one line. */
function kept({ x, y, width, height }: Rect): Rect {
  return { x: x - 5, y: y - 1.5, width: width + 10, height: height + 3 };
}

function leaderCost(leader: Leader, place: Place, obstacles: Obstacles, leaders: readonly Leader[]): number {
  if (leaders.some((other) => crosses(leader, other))) return Infinity;
  let cost = 0;
  const steps = Math.max(1, Math.ceil(distance(...leader) / 6));
  for (let step = 1; step < steps; step += 1) {
    const at = between(leader[0], leader[1], step / steps);
    const spot = squareAround(at, 3.6);
    if (obstacles.hitsText(squareAround(at, 2))) return Infinity;
    cost += obstacles.samplesUnder(spot) * prices.underLeader + obstacles.nodesUnder(spot, place) * prices.leaderOverRing;
  }
  return cost;
}

function crosses([a, b]: Leader, [c, d]: Leader): boolean {
  const side = (p: Point, q: Point, r: Point) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

function crossesRect(leader: Leader, { x, y, width, height }: Rect): boolean {
  const corners: Point[] = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
  return corners.some((corner, index) => crosses(leader, [corner, corners[(index + 1) % 4]!])); // four corners
}

function leaderMarks({ leader }: Candidate, { node }: Place, theme: Theme): Mark[] {
  return leader ? [{ kind: "path", layer: "ring", key: `leader:${node.code}`, points: [...leader], width: leaderWidth, colour: theme.text3 }] : [];
}

function labelMark({ rect, anchor }: Candidate, place: Place, { size, weight }: LabelStyle, input: SceneInput, theme: Theme): TextMark {
  const x = anchor === "start" ? rect.x : anchor === "end" ? rect.x + rect.width : rect.x + rect.width / 2;
  const [name, people] = wordsOf(place, input);
  return {
    kind: "text", layer: "label", key: `label:${place.node.code}`, subject: { kind: "region", region: place.node.code }, at: [x, rect.y + rect.height / 2 + size * ascent], anchor, size,
    runs: [{ text: name, colour: theme.text1, weight }, { text: ` ${people}`, colour: theme.text2, weight: 400 }], halo: { colour: theme.land, width: 3.2 },
  };
}
