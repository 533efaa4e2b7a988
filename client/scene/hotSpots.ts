/** Hot spots: a dotted ring with a faint fill around the place, and a square with the number that stands in the list. */
import { isWithin } from "../../server/vocabulary.ts";
import type { SceneHotSpot, SceneInput } from "./input.ts";
import type { Mark, Point } from "./marks.ts";
import type { Obstacles } from "./obstacles.ts";
import type { Place } from "./places.ts";
import type { Theme } from "./theme.ts";

const square = 15;
const ringGap = 7;
const freeRadius = 14;

interface Spot {
  spot: SceneHotSpot;
  at: Point;
  radius: number;
  /** How many squares stand beside the same ring already. */
  order: number;
}

export function hotSpotMarks(input: SceneInput, places: ReadonlyMap<string, Place>, obstacles: Obstacles, theme: Theme): Mark[] {
  const ranked = [...(input.hotSpots ?? [])].sort((a, b) => a.rank - b.rank);
  const beside = new Map<Place, number>();
  return ranked.flatMap((spot) => {
    const place = placeOf(spot.region, places);
    const order = place ? (beside.get(place) ?? 0) : 0;
    if (place) beside.set(place, order + 1);
    const at = place?.at ?? input.project(spot.lon, spot.lat);
    return marksOf({ spot, at, radius: place ? place.reach + ringGap : freeRadius, order }, obstacles, theme);
  });
}

function marksOf({ spot, at, radius, order }: Spot, obstacles: Obstacles, theme: Theme): Mark[] {
  const subject = { kind: "hotSpot", region: spot.region } as const;
  const index = Math.min(spot.rank, 3) - 1;
  const [colour, text] = [theme.hotSpots[index]!, theme.hotSpotText[index]!]; // ranks begin at 1
  const left = at[0] + radius * 0.42 + order * (square + 2);
  const top = at[1] - radius * 0.86 - square / 2;
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

/** The finest place that is or contains the region. */
function placeOf(region: string, places: ReadonlyMap<string, Place>): Place | undefined {
  let found: Place | undefined;
  for (const place of places.values()) {
    if (isWithin(region, place.node.code) && place.node.code.length > (found?.node.code.length ?? 0)) found = place;
  }
  return found;
}
