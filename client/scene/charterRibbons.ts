/** Served people as ribbons along their corridors: coach and rail, the chosen day strong. */
import { arrowhead, headLength } from "./arrowheads.ts";
import { keyOf, leftFirst, sideBySide, thinnedOut } from "./charterCorridors.ts";
import { charterMeans, type CharterInput, type CharterMeans, type CharterPart } from "./charterInput.ts";
import type { Mark, Point, Subject } from "./marks.ts";
import { bearing, between, distance } from "./plane.ts";
import type { Theme } from "./theme.ts";

/** Pixels a person for a plan of thousands; a small plan takes the widest step with which all of them side by side stay below the trunk. */
export const ribbonSteps = [0.2, 0.1, 0.05, 0.025, 0.0125] as const;
/** On a desk; elsewhere as many times more as its pen is thicker. */
const gap = 1.1;
const thinnest = 1.2;
const dimmed = 0.22;
const railDash = { width: 1.2, line: 7, gap: 5 };

export interface Ribbon {
  hub: string;
  work: string;
  means: CharterMeans;
  people: number;
  /** Departs on the chosen day, or no day is chosen. */
  strong: boolean;
}

export interface RibbonGround {
  /** Radius that a node keeps free of ribbons. */
  reachOf(code: string): number;
  pixelsPerPerson: number;
  pen: number;
  /** Nearer to a hub than this no ways are told apart, and so far before a disc every ribbon turns to it; as they come when left out. */
  calm?: { hub: number; disc: number };
}

/** `trunk` in pixels. */
export function pixelsPerPerson(people: number, trunk: number): number {
  return ribbonSteps.find((step) => people * step <= trunk) ?? ribbonSteps.at(-1)!;
}

/** One for each destination, means, and inside or outside the chosen day. */
export function ribbonsOf(parts: readonly CharterPart[], day: number | null): Ribbon[] {
  const found = new Map<string, Ribbon>();
  for (const { hub, work, means, people, day: leaves } of parts) {
    if (means === null || hub === work) continue;
    const strong = day === null || leaves === day;
    const key = `${hub} ${work} ${means} ${strong}`;
    const known = found.get(key);
    if (known) known.people += people;
    else found.set(key, { hub, work, means, people, strong });
  }
  return [...found.values()];
}

interface Drawn extends Ribbon {
  line: Point[];
  width: number;
}

export function ribbonMarks(ribbons: readonly Ribbon[], input: CharterInput, theme: Theme, ground: RibbonGround): { marks: Mark[]; lines: { points: readonly Point[]; width: number }[] } {
  const ways = waysOf(ribbons, input, ground);
  const drawn: Drawn[] = ribbons.flatMap((ribbon) => {
    const line = ways.get(wayKey(ribbon));
    return line ? [{ ...ribbon, line, width: Math.max(thinnest * ground.pen, ribbon.people * ground.pixelsPerPerson) }] : [];
  }).sort(inOrder);
  const lines = sideBySide(drawn, gap * ground.pen).map((line, index) => (ground.calm ? turnedTo(drawn[index]!, line, ground) : line)); // one line for each
  const marks: Mark[] = [];
  const heads: Mark[] = [];
  drawn.forEach((ribbon, index) => {
    const { shaft, head } = arrow(lines[index]!, ribbon.width, ground.reachOf(ribbon.work) + 1.5 * ground.pen, ground.pen); // one line for each
    const key = `ribbon:${ribbon.hub}:${ribbon.work}:${ribbon.means}:${ribbon.strong}`;
    const subject: Subject = { kind: "flow", home: ribbon.hub, work: ribbon.work };
    const look = { subject, opacity: ribbon.strong ? 1 : dimmed };
    marks.push({ kind: "path", layer: "flow", key, points: shaft, width: ribbon.width, colour: theme.plan[ribbon.means], people: ribbon.people, ...look });
    if (ribbon.means === "rail") marks.push({ kind: "path", layer: "flow", key: `${key}:dash`, points: shaft, width: railDash.width * ground.pen, colour: "#FFFFFF", dash: [railDash.line * ground.pen, railDash.gap * ground.pen], ...look });
    if (head.length > 0) heads.push({ kind: "polygon", layer: "head", key: `${key}:head`, rings: [head], fill: theme.plan[ribbon.means], ...look });
  });
  const edges = drawn.map((ribbon, index): Mark => ({ kind: "path", layer: "halo", key: `edge:${ribbon.hub}:${ribbon.work}:${ribbon.means}:${ribbon.strong}`, points: lines[index]!, width: ribbon.width + 2 * ground.pen, colour: theme.land, opacity: 0.9 }));
  return { marks: [...edges, ...marks, ...heads], lines: drawn.map(({ width }, index) => ({ points: lines[index]!, width })) };
}

/** Each corridor in pixels, thinned out together with the others; a straight line where no road is known. */
function waysOf(ribbons: readonly Ribbon[], { corridors, places, project }: CharterInput, { reachOf, calm }: RibbonGround): Map<string, Point[]> {
  const keys = [...new Set(ribbons.map(wayKey))];
  const known = new Map(corridors.map((corridor) => [wayKey(corridor), corridor.line]));
  const found = keys.flatMap((key) => {
    const [hub = "", work = ""] = key.split(" ");
    const [from, to] = [places.get(hub), places.get(work)];
    if (!from || !to) return [];
    const [start, end] = [project(from.lon, from.lat), project(to.lon, to.lat)];
    const between = (known.get(key) ?? []).map(([lon, lat]) => project(lon, lat)).filter((point) => distance(point, start) > Math.max(reachOf(hub), calm?.hub ?? 0) && distance(point, end) > reachOf(work) + 3);
    return [{ key, line: withoutRepeats([start, ...between, end]) }];
  });
  const lines = thinnedOut(found.map(({ line }) => line));
  return new Map(found.map(({ key }, index) => [key, lines[index]!]));
}

/** Beside the others to its end, then straight to the disc: a head that ends beside a disc points at nothing. */
function turnedTo({ line: way, work }: Drawn, line: readonly Point[], { reachOf, calm }: RibbonGround): Point[] {
  const kept = cutFromEnd(line, reachOf(work) + (calm?.disc ?? 0));
  return kept.length > 1 ? [...kept, way.at(-1)!] : [...line]; // a way has two ends
}

function wayKey({ hub, work }: { hub: string; work: string }): string {
  return `${hub} ${work}`;
}

function withoutRepeats(line: Point[]): Point[] {
  return line.filter((point, index) => index === 0 || keyOf(point) !== keyOf(line[index - 1]!));
}

/** Left to right on the way out; within one destination coach before rail, strong before dim. Ties by code. */
function inOrder(a: Drawn, b: Drawn): number {
  return (a.line === b.line ? 0 : leftFirst(a.line, b.line)) || (a.work < b.work ? -1 : a.work > b.work ? 1 : 0)
    || charterMeans.indexOf(a.means) - charterMeans.indexOf(b.means) || Number(b.strong) - Number(a.strong);
}

/** The head ends on the ring of the destination; the shaft ends inside it. */
function arrow(line: readonly Point[], width: number, reach: number, pen: number): { shaft: Point[]; head: Point[] } {
  const headWidth = Math.min(width, 9 * pen);
  const tip = cutFromEnd(line, reach);
  const length = headLength(headWidth);
  const shaft = cutFromEnd(tip, length * 0.72);
  const from = shaft.at(-1);
  const to = tip.at(-1);
  return from && to && shaft.length > 1 ? { shaft, head: arrowhead(to, bearing(from, to), headWidth) } : { shaft: [...tip], head: [] };
}

/** The line without its last pixels; never less than its first stretch's beginning. */
export function cutFromEnd(line: readonly Point[], pixels: number): Point[] {
  const kept = [...line];
  let left = pixels;
  while (kept.length > 1) {
    const last = kept.at(-1)!;
    const before = kept.at(-2)!;
    const length = distance(before, last);
    if (length > left) return [...kept.slice(0, -1), between(last, before, left / length)];
    left -= length;
    kept.pop();
  }
  return kept;
}
