/** Dashes are cut into pieces here, so that every painter draws the same ones. */
import type { CircleMark, Mark, PathMark, Point } from "./marks.ts";
import { arc, between, distance } from "./plane.ts";

/** Every dashed mark as solid pieces; the first piece keeps the people, so that they are counted once. */
export function cutDashes(marks: readonly Mark[]): Mark[] {
  return marks.flatMap((mark) => {
    if (mark.kind === "path" && mark.dash) return cutPath(mark, mark.dash);
    if (mark.kind === "circle" && mark.dash) return cutCircle(mark, mark.dash);
    return [mark];
  });
}

function cutPath(path: PathMark, pattern: readonly [number, number]): PathMark[] {
  return pieces(path.points, pattern).map((points, index) => ({ ...path, points, dash: undefined, ...pieceIdentity(path, index) }));
}

function cutCircle({ stroke, strokeWidth, ...circle }: CircleMark, pattern: readonly [number, number]): Mark[] {
  // Stretched a little, so that the pattern closes on the circle.
  const around = 2 * Math.PI * circle.radius;
  const repeats = Math.max(3, Math.round(around / (pattern[0] + pattern[1])));
  const stretch = around / repeats / (pattern[0] + pattern[1]);
  const sweep = (pattern[0] * stretch) / circle.radius;
  const strokes = Array.from({ length: repeats }, (_, index): PathMark => ({
    kind: "path", layer: circle.layer, key: `${circle.key}:${index}`, width: strokeWidth ?? 1, colour: stroke ?? "none",
    points: arc(circle.centre, circle.radius, (index / repeats) * Math.PI * 2 - Math.PI / 2, sweep),
    ...(circle.subject ? { subject: circle.subject } : {}), ...(circle.opacity === undefined ? {} : { opacity: circle.opacity }),
  }));
  return [{ ...circle, dash: undefined }, ...(stroke ? strokes : [])];
}

function pieceIdentity(path: { key: string; people?: number }, index: number) {
  const key = index === 0 ? path.key : `${path.key}:${index}`;
  return index === 0 ? { key } : { key, people: undefined };
}

/** The parts of a line under the dashes. */
export function pieces(points: readonly Point[], [dash, gap]: readonly [number, number]): Point[][] {
  const found: Point[][] = [];
  let current: Point[] = points.length > 0 ? [points[0]!] : [];
  let drawing = true;
  let left = dash;
  for (let index = 1; index < points.length; index += 1) {
    let from = points[index - 1]!;
    const to = points[index]!;
    for (let rest = distance(from, to); rest > left; rest = distance(from, to)) {
      from = between(from, to, left / rest); // with nothing left the dash ended on the last point
      if (drawing) found.push(left > 0 ? [...current, from] : current);
      drawing = !drawing;
      current = [from];
      left = drawing ? dash : gap;
    }
    left -= distance(from, to);
    if (drawing) current.push(to);
  }
  if (drawing && current.length > 1) found.push(current);
  return found;
}
