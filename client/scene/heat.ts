/** Workers at their workplaces gathered in hexagons of equal size: where many are, whatever the borders. */
import type { SceneInput } from "./input.ts";
import type { Mark, Point } from "./marks.ts";
import { towards } from "./plane.ts";
import type { Theme } from "./theme.ts";

/** Centre to corner, in pixels. */
const hexagonRadius = 13;
const opacities = [0.16, 0.28, 0.42, 0.58, 0.74];

export function heatMarks(input: SceneInput, theme: Theme): Mark[] {
  const bins = hexagonBins((input.heat ?? []).map(({ lon, lat, people }) => ({ at: input.project(lon, lat), people })), hexagonRadius);
  const most = bins.reduce((max, bin) => Math.max(max, bin.people), 1);
  const hue = input.movement === "goBack" ? theme.goBack : input.movement === "stay" ? theme.stay : theme.return;
  return bins.map(({ key, centre, people }): Mark => ({
    kind: "polygon", layer: "heat", key: `heat:${key}`, people, fill: hue, rings: [hexagon(centre, hexagonRadius - 0.6)],
    opacity: opacities[Math.min(opacities.length - 1, Math.floor(Math.sqrt(people / most) * opacities.length))]!,
  }));
}

export interface HexagonBin {
  key: string;
  centre: Point;
  people: number;
}

/** Every point in exactly one hexagon (pointy top, anchored at the origin, so that panning moves none). Sorted by key. */
export function hexagonBins(points: readonly { at: Point; people: number }[], radius: number): HexagonBin[] {
  const width = Math.sqrt(3) * radius;
  const height = 1.5 * radius;
  const bins = new Map<string, HexagonBin>();
  for (const { at, people } of points) {
    if (people <= 0) continue;
    const { column, row } = nearestCell(at, width, height);
    const key = `${column}:${row}`;
    const bin = bins.get(key);
    if (bin) bin.people += people;
    else bins.set(key, { key, centre: centreOf(column, row, width, height), people });
  }
  return [...bins.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Hexagons are the points' nearest centres: try the rows above and below. */
function nearestCell(at: Point, width: number, height: number): { column: number; row: number } {
  const base = Math.round(at[1] / height);
  let best = { column: 0, row: base };
  let least = Infinity;
  for (let row = base - 1; row <= base + 1; row += 1) {
    const column = Math.round(at[0] / width - (row & 1) / 2);
    const [x, y] = centreOf(column, row, width, height);
    const away = (at[0] - x) ** 2 + (at[1] - y) ** 2;
    if (away < least) [least, best] = [away, { column, row }];
  }
  return best;
}

function centreOf(column: number, row: number, width: number, height: number): Point {
  return [(column + (row & 1) / 2) * width, row * height];
}

function hexagon(centre: Point, radius: number): Point[] {
  return Array.from({ length: 6 }, (_, corner) => towards(centre, Math.PI / 6 + (corner * Math.PI) / 3, radius));
}
