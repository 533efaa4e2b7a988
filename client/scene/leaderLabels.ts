/**
 * Names and numbers on paper, where nobody can point or zoom: every place gets its label. Crowded ones stand farther off, at the end of
 * a thin line that crosses no other line, ring or label. Largest first.
 */
import { measuresFor } from "./density.ts";
import type { SceneInput } from "./input.ts";
import type { Mark, Point, TextMark } from "./marks.ts";
import { squareAround, type Obstacles } from "./obstacles.ts";
import { compare } from "./partition.ts";
import type { Place } from "./places.ts";
import { between, distance, grown, towards, type Rect } from "./plane.ts";
import { textWidth } from "./textWidth.ts";
import type { Theme } from "./theme.ts";

/** Bearings and distances (pixels from the outermost ring) that are tried. */
const angles = 24;
const distances = [3, 10, 22, 44, 74, 112, 160, 215] as const;
/** What each evil costs. Other labels, panels and the sheet's edge are out of the question. */
const prices = { sample: 0.8, ring: 500, leaderOverRing: 90, distance: 0.12, leader: 5, underLeader: 5, sideways: 1.6 } as const;
const lineHeight = 1.12;
const ascent = 0.36;
/** A label nearer than this needs no line. */
const leaderFrom = 8;
const leaderWidth = 1.12;
/** Of the hub's radius: a square so large keeps off what would lie over the ring. */
const hubShare = 0.8;

interface Candidate {
  rect: Rect;
  anchor: "start" | "middle" | "end";
  leader: readonly [Point, Point] | null;
  cost: number;
}

export function leaderLabelMarks(places: readonly Place[], input: SceneInput, theme: Theme, obstacles: Obstacles): Mark[] {
  const leaders: (readonly [Point, Point])[] = [];
  const ordered = places.filter((place) => !place.hub || place.internal !== null).sort((a, b) => b.moving - a.moving || compare(a.node.code, b.node.code));
  for (const { at, reach } of places.filter(({ hub }) => hub)) obstacles.addText(squareAround(at, reach * hubShare));
  return ordered.flatMap((place) => {
    const style = styleOf(place, input);
    const [name, people] = wordsOf(place, input);
    const text = `${name} ${people}`;
    const size = { width: textWidth(text, style.size) + 1, height: style.size * lineHeight };
    const best = bestOf(place, size, obstacles, leaders);
    if (!best) return [];
    obstacles.addText(best.rect);
    if (best.leader) leaders.push(best.leader);
    return [...leaderMarks(best, place, theme), labelMark(best, place, style, input, theme)];
  });
}

/** Names of large flows are larger and bold: 8, 7.2 and 6.6 pt where the normal name has 7.2. */
function styleOf({ moving }: Place, input: SceneInput): { size: number; weight: 500 | 700 } {
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

function bestOf(place: Place, size: { width: number; height: number }, obstacles: Obstacles, leaders: readonly (readonly [Point, Point])[]): Candidate | null {
  let best: Candidate | null = null;
  for (const away of distances) {
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

function costOf({ rect, leader }: Candidate, place: Place, step: number, away: number, obstacles: Obstacles, leaders: readonly (readonly [Point, Point])[]): number {
  if (obstacles.hitsText(grown(rect, 1.5)) || obstacles.hitsPanel(rect) || obstacles.leavesView(grown(rect, 4))) return Infinity;
  if (leaders.some((other) => crossesRect(other, rect))) return Infinity;
  // Right and left read best; straight above and below last.
  const sideways = Math.abs(Math.sin((step * 2 * Math.PI) / angles)) * prices.sideways;
  const own = obstacles.samplesUnder(rect) * prices.sample + obstacles.nodesUnder(grown(rect, 2), place) * prices.ring + away * prices.distance + sideways;
  return leader ? own + prices.leader + leaderCost(leader, place, obstacles, leaders) : own;
}

function leaderCost(leader: readonly [Point, Point], place: Place, obstacles: Obstacles, leaders: readonly (readonly [Point, Point])[]): number {
  if (leaders.some((other) => crosses(leader, other))) return Infinity;
  let cost = 0;
  const steps = Math.max(1, Math.ceil(distance(...leader) / 6));
  for (let step = 1; step < steps; step += 1) {
    const spot = squareAround(between(leader[0], leader[1], step / steps), 2);
    if (obstacles.hitsText(spot)) return Infinity;
    cost += obstacles.samplesUnder(spot) * prices.underLeader + obstacles.nodesUnder(spot, place) * prices.leaderOverRing;
  }
  return cost;
}

function crosses([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const side = (p: Point, q: Point, r: Point) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

function crossesRect(leader: readonly [Point, Point], { x, y, width, height }: Rect): boolean {
  const corners: Point[] = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
  return corners.some((corner, index) => crosses(leader, [corner, corners[(index + 1) % 4]!])); // four corners
}

function leaderMarks({ leader }: Candidate, { node }: Place, theme: Theme): Mark[] {
  return leader ? [{ kind: "path", layer: "ring", key: `leader:${node.code}`, points: [...leader], width: leaderWidth, colour: theme.text3 }] : [];
}

function labelMark({ rect, anchor }: Candidate, place: Place, { size, weight }: { size: number; weight: 500 | 700 }, input: SceneInput, theme: Theme): TextMark {
  const x = anchor === "start" ? rect.x : anchor === "end" ? rect.x + rect.width : rect.x + rect.width / 2;
  const [name, people] = wordsOf(place, input);
  return {
    kind: "text", layer: "label", key: `label:${place.node.code}`, subject: { kind: "region", region: place.node.code }, at: [x, rect.y + rect.height / 2 + size * ascent], anchor, size,
    runs: [{ text: name, colour: theme.text1, weight }, { text: ` ${people}`, colour: theme.text2, weight: 400 }], halo: { colour: theme.land, width: 3.2 },
  };
}
