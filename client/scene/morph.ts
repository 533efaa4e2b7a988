/**
 * From one picture to the next: marks of the same key glide from their old width, radius, place, colour and opacity to the new ones,
 * new marks appear out of nothing, old ones are gone at once. Pure: the clock belongs to the painter's owner.
 */
import type { CircleMark, Mark, PathMark, Point, PolygonMark } from "./marks.ts";

/** Layers whose marks glide: the ground never moves, and words are read, not watched. */
const gliding: ReadonlySet<Mark["layer"]> = new Set(["hotSpot", "flow", "head", "node", "ring"]);

/** Pictures between `before` and `after` by a share from 0 to 1; null when nothing that glides differs. Share 1 is `after` itself. */
export function morph(before: readonly Mark[], after: readonly Mark[]): ((share: number) => readonly Mark[]) | null {
  const known = new Map(before.map((mark) => [keyOf(mark), mark]));
  const steps = after.map((mark) => (glides(mark) ? stepOf(known.get(keyOf(mark)), mark) : null));
  if (before.length === 0 || steps.every((step) => step === null)) return null;
  return (share) => (share >= 1 ? after : after.map((mark, index) => steps[index]?.(easeOut(share)) ?? mark));
}

/** The remainder looks for a new empty place far off, and its words are there at once: so is its node. */
function glides({ layer, key }: Mark): boolean {
  return gliding.has(layer) && !key.startsWith("remainder");
}

function easeOut(share: number): number {
  return 1 - (1 - share) ** 3;
}

/** A key is one mark's within a picture; dashes are cut into marks of their own. */
function keyOf(mark: Mark): string {
  return `${mark.kind}:${mark.key}`;
}

type Step = (share: number) => Mark;

function stepOf(from: Mark | undefined, to: Mark): Step | null {
  if (!from || from.kind !== to.kind) return to.kind === "text" ? null : (share) => ({ ...to, opacity: (to.opacity ?? 1) * share });
  if (same(from, to)) return null;
  if (from.kind === "path" && to.kind === "path") return (share) => pathBetween(from, to, share);
  if (from.kind === "circle" && to.kind === "circle") return (share) => circleBetween(from, to, share);
  if (from.kind === "polygon" && to.kind === "polygon") return (share) => polygonBetween(from, to, share);
  return null;
}

/** What glides is equal; people and subjects are the new picture's in any case. */
function same(from: Mark, to: Mark): boolean {
  if ((from.opacity ?? 1) !== (to.opacity ?? 1)) return false;
  if (from.kind === "path" && to.kind === "path") return from.width === to.width && from.colour === to.colour && samePoints(from.points, to.points);
  if (from.kind === "circle" && to.kind === "circle") return from.radius === to.radius && from.fill === to.fill && from.stroke === to.stroke && from.strokeWidth === to.strokeWidth && samePoints([from.centre], [to.centre]);
  if (from.kind === "polygon" && to.kind === "polygon") return from.fill === to.fill && from.rings.length === to.rings.length && from.rings.every((ring, index) => samePoints(ring, to.rings[index]!)); // of equal length
  return true;
}

function samePoints(from: readonly Point[], to: readonly Point[]): boolean {
  return from.length === to.length && from.every(([x, y], index) => x === to[index]![0] && y === to[index]![1]); // of equal length
}

function pathBetween(from: PathMark, to: PathMark, share: number): PathMark {
  return { ...to, points: pointsBetween(from.points, to.points, share), width: between(from.width, to.width, share), colour: colourBetween(from.colour, to.colour, share), opacity: opacityBetween(from, to, share) };
}

function circleBetween(from: CircleMark, to: CircleMark, share: number): CircleMark {
  return {
    ...to, centre: pointBetween(from.centre, to.centre, share), radius: between(from.radius, to.radius, share), opacity: opacityBetween(from, to, share),
    ...(to.fill && from.fill ? { fill: colourBetween(from.fill, to.fill, share) } : {}), ...(to.stroke && from.stroke ? { stroke: colourBetween(from.stroke, to.stroke, share) } : {}),
    ...(to.strokeWidth === undefined ? {} : { strokeWidth: between(from.strokeWidth ?? to.strokeWidth, to.strokeWidth, share) }),
  };
}

function polygonBetween(from: PolygonMark, to: PolygonMark, share: number): PolygonMark {
  return { ...to, rings: to.rings.map((ring, index) => pointsBetween(from.rings[index] ?? ring, ring, share)), fill: colourBetween(from.fill, to.fill, share), opacity: opacityBetween(from, to, share) };
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function pointBetween(from: Point, to: Point, share: number): Point {
  return [between(from[0], to[0], share), between(from[1], to[1], share)];
}

/** A line that got more or fewer points is walked along in the same shares of its length. */
function pointsBetween(from: readonly Point[], to: readonly Point[], share: number): readonly Point[] {
  if (from.length < 2) return to;
  return to.map((point, index) => {
    const at = to.length < 2 ? 0 : (index / (to.length - 1)) * (from.length - 1);
    const [before, after] = [from[Math.floor(at)]!, from[Math.ceil(at)]!]; // 0 to the last
    return pointBetween(pointBetween(before, after, at - Math.floor(at)), point, share);
  });
}

function opacityBetween(from: Mark, to: Mark, share: number): number {
  return between(from.opacity ?? 1, to.opacity ?? 1, share);
}

/** Of two colours #RRGGBB; anything else changes at once. */
function colourBetween(from: string, to: string, share: number): string {
  if (from === to || !/^#[\dA-F]{6}$/i.test(from) || !/^#[\dA-F]{6}$/i.test(to)) return to;
  const channels = [1, 3, 5].map((at) => Math.round(between(Number.parseInt(from.slice(at, at + 2), 16), Number.parseInt(to.slice(at, at + 2), 16), share)));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
