/** Hot spots: a dotted ring with a faint fill around the place, and a square with the number that stands in the list. */
import { measuresFor } from "./density.ts";
import type { SceneHotSpot, SceneInput } from "./input.ts";
import type { Mark, Point } from "./marks.ts";
import type { Obstacles } from "./obstacles.ts";
import { placeContaining, type Place } from "./places.ts";
import type { Theme } from "./theme.ts";

/** Of a screen's square, in its parts. */
const parts = { radius: 14 / 15, letters: 11.5 / 15, baseline: 4.2 / 15, ring: 1.8 / 15, dash: [2 / 15, 2.8 / 15] } as const;

interface Spot {
  spot: SceneHotSpot;
  place: Place | undefined;
  at: Point;
  radius: number;
  /** How many squares stand beside the same ring already. */
  order: number;
  square: number;
  /** Nothing moves: every corner may be tried. */
  still: boolean;
}

export function hotSpotMarks(input: SceneInput, places: ReadonlyMap<string, Place>, obstacles: Obstacles, theme: Theme): Mark[] {
  const ranked = [...(input.hotSpots ?? [])].sort((a, b) => a.rank - b.rank);
  const hottest = ranked.filter((spot, index) => ranked.findIndex(({ region }) => region === spot.region) === index);
  const beside = new Map<Place, number>();
  const { hotSquare: square } = measuresFor(input);
  return hottest.flatMap((spot) => {
    const place = placeContaining(spot.region, places);
    const order = place ? (beside.get(place) ?? 0) : 0;
    if (place) beside.set(place, order + 1);
    const at = place?.at ?? input.project(spot.lon, spot.lat);
    return marksOf({ spot, place, at, radius: place?.outer ?? square * parts.radius, order, square, still: input.density === "paper" }, obstacles, theme);
  });
}

function marksOf(of: Spot, obstacles: Obstacles, theme: Theme): Mark[] {
  const { spot, at, radius, order, square } = of;
  const subject = { kind: "hotSpot", region: spot.region } as const;
  const index = Math.min(spot.rank, 3) - 1;
  const [colour, text] = [theme.hotSpots[index]!, theme.hotSpotText[index]!]; // ranks begin at 1
  const [left, top] = squareCorner(of, obstacles);
  obstacles.addText({ x: left, y: top, width: square, height: square });
  const corners: Point[] = [[left, top], [left + square, top], [left + square, top + square], [left, top + square]];
  const ring: Mark[] = [
    { kind: "circle", layer: "hotSpot", key: `hot:${spot.region}`, subject, centre: at, radius, fill: colour, opacity: 0.12 },
    { kind: "circle", layer: "hotSpot", key: `hotRing:${spot.region}`, subject, centre: at, radius, stroke: colour, strokeWidth: square * parts.ring, dash: [square * parts.dash[0], square * parts.dash[1]] },
  ];
  return [
    ...(order === 0 ? ring : []),
    { kind: "polygon", layer: "label", key: `hotSquare:${spot.region}`, subject, rings: [corners], fill: colour },
    { kind: "text", layer: "label", key: `hotNumber:${spot.region}`, subject, at: [left + square / 2, top + square / 2 + square * parts.baseline], anchor: "middle", size: square * parts.letters, runs: [{ text: String(spot.rank), colour: text, weight: 700 }] },
  ];
}

/** Left upper corner of the square: on the ring at the upper right, or at the first other corner where no node lies; on paper, which stands still, where it hides least of flows and heads. */
function squareCorner({ place, at, radius, order, square, still }: Spot, obstacles: Obstacles): Point {
  const corners = (still ? around : diagonals).map(([dx, dy]): Point => [at[0] + dx * (radius + order * (square + 2)) - square / 2, at[1] + dy * radius - square / 2]);
  const rectAt = ([x, y]: Point) => ({ x, y, width: square, height: square });
  const free = corners.filter((corner) => obstacles.nodesUnder(rectAt(corner), place) === 0);
  if (!still || free.length === 0) return free[0] ?? corners[0]!; // there are corners
  const hides = (corner: Point) => obstacles.samplesUnder(rectAt(corner)) + (obstacles.hitsText(rectAt(corner)) ? 1000 : 0) + (obstacles.hitsPanel(rectAt(corner)) ? 1000 : 0);
  return free.reduce((best, corner) => (hides(corner) < hides(best) ? corner : best));
}

const diagonals: readonly Point[] = [[0.82, -0.82], [-0.82, -0.82], [0.82, 0.82], [-0.82, 0.82]];
/** Beside the ring on the right stands the name. */
const around: readonly Point[] = [[-0.82, -0.82], [-0.82, 0.82], [-1.15, 0], [0, -1.15], [0, 1.15]];
