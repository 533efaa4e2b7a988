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
/** Pixels around a place that belong to it: ring and name. */
const around = 30;

/** All in the same pixels. `at`: the place or the flow's middle; null when it is nowhere. */
export function cardSide(cards: Readonly<Record<CardSide, Rect>>, at: Point | null, flows: readonly Point[]): CardSide {
  const cost = (card: Rect) => (at && contains(grown(card, around), at) ? coveredPlace : 0) + flows.filter((point) => contains(card, point)).length;
  return cost(cards.right) + advantage < cost(cards.left) ? "right" : "left";
}

/** Points of the drawn flows that a selection concerns, in the plane of the marks; at most `each` of one flow. */
export function flowPoints(marks: readonly Mark[], selection: Subject | null, each = 16): Point[] {
  return marks.flatMap((mark) => {
    if (mark.kind !== "path" || mark.subject?.kind !== "flow" || mark.people === undefined || !touches({ ...mark.subject, people: mark.people }, selection)) return [];
    const step = Math.max(1, Math.floor(mark.points.length / each));
    return mark.points.filter((_, index) => index % step === 0);
  });
}

/** The middle of a drawn flow; null when it is not drawn. */
export function middleOfFlow(marks: readonly Mark[], home: string, work: string): Point | null {
  const shaft = marks.find((mark) => mark.kind === "path" && mark.key === `flow:${home}>${work}`);
  return shaft?.kind === "path" ? shaft.points[Math.floor(shaft.points.length / 2)] ?? null : null;
}
