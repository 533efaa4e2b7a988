/** A national map the size of a stamp: land and borders once, discs for each picture. Areas of discs are people, on one scale for all pictures. */
import { baseMarks } from "./base.ts";
import type { BaseMap } from "./input.ts";
import type { CircleMark, Mark, Point } from "./marks.ts";
import { distance } from "./plane.ts";
import { albersNation } from "./projections.ts";
import type { Theme } from "./theme.ts";

export const smallMap = { width: 216, height: 182 } as const;
const largest = 13;
const smallest = 0.9;
/** Points of a border nearer to each other than this are one, in pixels. */
const thinning = 0.7;
/** Islands smaller than this are drawn as their first points only, so that none vanishes. */
const leastPoints = 4;

const { project } = albersNation({ x: 4, y: 4, width: smallMap.width - 8, height: smallMap.height - 8 });

export interface PeopleAt {
  code: string;
  lon: number;
  lat: number;
  people: number;
}

/** Neighbours and rivers would only be noise at this size. */
export function smallBaseMarks(base: BaseMap, theme: Theme): Mark[] {
  return thinnedMarks(baseMarks({ base: { ...base, neighbours: [], rivers: [] }, project }, theme)).map((mark) => (mark.kind === "path" ? { ...mark, width: mark.width * 0.6 } : mark));
}

/** Areas and lines without the points that nobody sees apart. */
export function thinnedMarks(marks: readonly Mark[]): Mark[] {
  return marks.map((mark) => {
    if (mark.kind === "polygon") return { ...mark, rings: mark.rings.map(thinned) };
    return mark.kind === "path" ? { ...mark, points: thinned(mark.points) } : mark;
  });
}

/** Large discs below small ones. `most`: the people of the largest disc of all pictures. */
export function smallDiscMarks(places: readonly PeopleAt[], most: number, colour: string, theme: Theme): CircleMark[] {
  return places.filter(({ people }) => people > 0).toSorted((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1)).map(({ code, lon, lat, people }) => ({
    kind: "circle", layer: "node", key: `small:${code}`, people, centre: project(lon, lat), radius: Math.max(smallest, largest * Math.sqrt(people / most)),
    fill: colour, opacity: 0.78, stroke: theme.land, strokeWidth: 0.7,
  }));
}

export function thinned(points: readonly Point[]): Point[] {
  const kept = points.filter((_, index) => index === 0 || index === points.length - 1);
  const first = points[0];
  if (!first) return kept;
  const result: Point[] = [first];
  for (const point of points) if (distance(point, result.at(-1)!) >= thinning) result.push(point);
  return result.length >= leastPoints ? result : [...points.slice(0, leastPoints - 1), ...kept.slice(-1)];
}
