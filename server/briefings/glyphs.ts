/** What the faces can draw: letters as outlines, and how wide a text is. */
import { create, type Font, type FontCollection, type PathCommand } from "fontkit";
import type { Mark, Point, TextMark } from "../../client/scene/marks.ts";
import { paperFont, type FontWeight } from "../papers/fonts.ts";

const opened = new Map<FontWeight, Font>();

/** Opened at the first letter and kept. */
export function fontOf(weight: FontWeight): Font {
  const known = opened.get(weight);
  if (known) return known;
  const font = create(paperFont(weight)) as Font | FontCollection;
  if (!("layout" in font)) throw new Error("the paper's face is a collection, expected a single face");
  opened.set(weight, font);
  return font;
}

/** Rings of a letter in the units of its face, y upwards; kept, for a sheet writes the same figures a thousand times. */
const rings = new Map<string, { rings: Point[][]; advance: number }>();
/** Straight pieces of one curve: at four times the usual size the largest letter still looks round. */
const piecesOfCurve = 7;

function ringsOf(letter: string, weight: FontWeight): { rings: Point[][]; advance: number } {
  const key = `${weight}${letter}`;
  const known = rings.get(key);
  if (known) return known;
  const { glyphs } = fontOf(weight).layout(letter);
  const found = { rings: glyphs.flatMap(({ path }) => flattened(path.commands)), advance: glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) };
  rings.set(key, found);
  return found;
}

function flattened(commands: readonly PathCommand[]): Point[][] {
  const found: Point[][] = [];
  let ring: Point[] = [];
  for (const { command, args } of commands) {
    const points = pairs(args);
    if (command === "moveTo") found.push(ring = [points[0]!]); // one point
    else if (command === "lineTo") ring.push(points[0]!);
    else if (command !== "closePath") ring.push(...curve([ring.at(-1)!, ...points])); // a curve follows a point
  }
  return found;
}

function pairs(args: readonly number[]): Point[] {
  return Array.from({ length: args.length / 2 }, (_, index) => [args[2 * index]!, args[2 * index + 1]!]); // x and y by turns
}

/** De Casteljau, for quadratic and cubic curves alike. */
function curve(control: readonly Point[]): Point[] {
  return Array.from({ length: piecesOfCurve }, (_, index) => {
    let points = control;
    const t = (index + 1) / piecesOfCurve;
    while (points.length > 1) points = points.slice(1).map(([x, y], before) => [points[before]![0] * (1 - t) + x * t, points[before]![1] * (1 - t) + y * t]);
    return points[0]!; // the last one left
  });
}

/** In the units of the face; kept apart from the outlines, which only halos and pictures want and which take ten times as long. */
const advances = new Map<string, number>();

function advanceOf(letter: string, weight: FontWeight): number {
  const key = `${weight}${letter}`;
  const advance = advances.get(key) ?? fontOf(weight).layout(letter).glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0);
  advances.set(key, advance);
  return advance;
}

export function widthIn(text: string, weight: FontWeight, size: number): number {
  const { unitsPerEm } = fontOf(weight);
  return [...text].reduce((sum, letter) => sum + (advanceOf(letter, weight) * size) / unitsPerEm, 0);
}

/** Where each run of a text begins. */
export function runStarts({ at: [x], anchor, size, runs }: TextMark): number[] {
  const widths = runs.map(({ text, weight }) => widthIn(text, weight, size));
  const width = widths.reduce((sum, one) => sum + one, 0);
  let start = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width;
  return widths.map((own) => (start += own) - own);
}

/** Every letter's rings in place. */
function lettersOf(mark: TextMark): { rings: Point[][]; colour: string }[] {
  const starts = runStarts(mark);
  return mark.runs.flatMap(({ text, weight, colour }, index) => {
    let x = starts[index]!; // one for every run
    const scale = mark.size / fontOf(weight).unitsPerEm;
    return [...text].map((letter) => {
      const { rings, advance } = ringsOf(letter, weight);
      const placed = rings.map((ring) => ring.map(([dx, dy]): Point => [x + dx * scale, mark.at[1] - dy * scale]));
      x += advance * scale;
      return { rings: placed, colour };
    });
  });
}

/** The halo of a text as lines around its letters. */
export function haloMarks(mark: TextMark): Mark[] {
  const { halo } = mark;
  if (!halo) return [];
  return lettersOf(mark).flatMap(({ rings }) => rings.map((ring): Mark => ({ kind: "path", layer: mark.layer, key: mark.key, points: [...ring, ring[0]!], width: halo.width, colour: halo.colour }))); // a ring has points
}

/** The same picture without text: every letter an area, for painters that have no face. */
export function outlined(marks: readonly Mark[]): Mark[] {
  return marks.flatMap((mark): Mark[] => {
    if (mark.kind !== "text") return [mark];
    const areas = lettersOf(mark).flatMap(({ rings, colour }): Mark[] => (rings.length === 0 ? [] : [{ kind: "polygon", layer: mark.layer, key: mark.key, rings, fill: colour }]));
    return [...haloMarks(mark), ...areas];
  });
}
