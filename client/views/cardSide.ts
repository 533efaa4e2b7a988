/** On which side of the map a pinned card stands, so that what it speaks of stays in sight; and where its leader line begins. Pure. */
import { contains, grown, type Rect } from "../scene/plane.ts";
import type { Mark, Point, Subject } from "../scene/marks.ts";
import { touches } from "../scene/partition.ts";

export const cardSides = ["left", "right"] as const;
export type CardSide = (typeof cardSides)[number];

/** Covering the place itself is worse than covering any number of its flows' points. */
const coveredPlace = 10_000;
/** The right side must save this many points of flows, or the card stays left, where it always was. */
const advantage = 12;
/** Pixels around a place that belong to it: ring and name; and around the ends of its flows, which lie on rings. */
const around = { place: 30, end: 28 };
/** A covered end hides a place, too: as many points as this. */
const coveredEnd = 8;

/** All in the same pixels. `at`: the place or the flow's middle, null when it is nowhere; `flows`: points along each flow. */
export function cardSide(cards: Readonly<Record<CardSide, Rect>>, at: Point | null, flows: readonly (readonly Point[])[]): CardSide {
  const cost = (card: Rect) => (at && contains(grown(card, around.place), at) ? coveredPlace : 0) + flows.reduce((sum, points) => sum + costOfFlow(card, points), 0);
  return cost(cards.right) + advantage < cost(cards.left) ? "right" : "left";
}

function costOfFlow(card: Rect, points: readonly Point[]): number {
  const ends = [points[0], points.at(-1)].filter((end) => end && contains(grown(card, around.end), end)).length;
  return ends * coveredEnd + points.filter((point) => contains(card, point)).length;
}

/** Points along the drawn flows that a selection concerns, in the plane of the marks; about `each` of one flow, both ends among them. */
export function flowPoints(marks: readonly Mark[], selection: Subject | null, each = 16): Point[][] {
  return marks.flatMap((mark) => {
    if (mark.kind !== "path" || mark.subject?.kind !== "flow" || mark.people === undefined || !touches({ ...mark.subject, people: mark.people }, selection)) return [];
    const step = Math.max(1, Math.floor(mark.points.length / each));
    return [mark.points.filter((_, index) => index % step === 0 || index === mark.points.length - 1)];
  });
}

/** The middle of a drawn flow; null when it is not drawn. */
export function middleOfFlow(marks: readonly Mark[], home: string, work: string): Point | null {
  const shaft = marks.find((mark) => mark.kind === "path" && mark.key === `flow:${home}>${work}`);
  return shaft?.kind === "path" ? shaft.points[Math.floor(shaft.points.length / 2)] ?? null : null;
}
