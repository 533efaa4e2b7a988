/** Hot spots: a dotted ring with a faint fill around the place, and a square with the number that stands in the list. */
import type { SceneHotSpot, SceneInput } from "./input.ts";
import type { Mark, Point } from "./marks.ts";
import type { Obstacles } from "./obstacles.ts";
import { placeContaining, type Place } from "./places.ts";
import type { Theme } from "./theme.ts";

const square = 15;
const freeRadius = 14;

interface Spot {
  spot: SceneHotSpot;
  place: Place | undefined;
  at: Point;
  radius: number;
  /** How many squares stand beside the same ring already. */
  order: number;
}

export function hotSpotMarks(input: SceneInput, places: ReadonlyMap<string, Place>, obstacles: Obstacles, theme: Theme): Mark[] {
  const ranked = [...(input.hotSpots ?? [])].sort((a, b) => a.rank - b.rank);
  const hottest = ranked.filter((spot, index) => ranked.findIndex(({ region }) => region === spot.region) === index);
  const beside = new Map<Place, number>();
  return hottest.flatMap((spot) => {
    const place = placeContaining(spot.region, places);
    const order = place ? (beside.get(place) ?? 0) : 0;
    if (place) beside.set(place, order + 1);
    const at = place?.at ?? input.project(spot.lon, spot.lat);
    return marksOf({ spot, place, at, radius: place?.outer ?? freeRadius, order }, obstacles, theme);
  });
}

function marksOf({ spot, place, at, radius, order }: Spot, obstacles: Obstacles, theme: Theme): Mark[] {
  const subject = { kind: "hotSpot", region: spot.region } as const;
  const index = Math.min(spot.rank, 3) - 1;
  const [colour, text] = [theme.hotSpots[index]!, theme.hotSpotText[index]!]; // ranks begin at 1
  const [left, top] = squareCorner({ spot, place, at, radius, order }, obstacles);
  obstacles.addText({ x: left, y: top, width: square, height: square });
  const corners: Point[] = [[left, top], [left + square, top], [left + square, top + square], [left, top + square]];
  const ring: Mark[] = [
    { kind: "circle", layer: "hotSpot", key: `hot:${spot.region}`, subject, centre: at, radius, fill: colour, opacity: 0.12 },
    { kind: "circle", layer: "hotSpot", key: `hotRing:${spot.region}`, subject, centre: at, radius, stroke: colour, strokeWidth: 1.8, dash: [2, 2.8] },
  ];
  return [
    ...(order === 0 ? ring : []),
    { kind: "polygon", layer: "label", key: `hotSquare:${spot.region}`, subject, rings: [corners], fill: colour },
    { kind: "text", layer: "label", key: `hotNumber:${spot.region}`, subject, at: [left + square / 2, top + square / 2 + 4.2], anchor: "middle", size: 11.5, runs: [{ text: String(spot.rank), colour: text, weight: 700 }] },
  ];
}

/** Left upper corner of the square: on the ring at the upper right, or at the first other corner where no node lies. */
function squareCorner({ place, at, radius, order }: Spot, obstacles: Obstacles): Point {
  const corners = [[1, -1], [-1, -1], [1, 1], [-1, 1]].map(([dx, dy]): Point => [
    at[0] + dx! * (radius * 0.82 + order * (square + 2)) - square / 2, at[1] + dy! * radius * 0.82 - square / 2,
  ]);
  return corners.find(([x, y]) => obstacles.nodesUnder({ x, y, width: square, height: square }, place) === 0) ?? corners[0]!; // four corners
}
