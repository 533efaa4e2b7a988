/** The South China Sea inset: the same base in a frame of its own, always on, because the main map ends above it. */
import type { BaseMap } from "./input.ts";
import type { Mark, Point } from "./marks.ts";
import type { Rect } from "./plane.ts";
import type { PlaneProjection } from "./projections.ts";
import type { Theme } from "./theme.ts";
import { baseMarks } from "./base.ts";
import { clipMark } from "./clip.ts";
import { textWidth } from "./textWidth.ts";

/** Degrees that the inset shows: from the coast of Guangdong to Zengmu Ansha, all dashes of the line. */
export const southChinaSea = { west: 105.6, east: 123.4, south: 2.6, north: 24.6 } as const;

/** Size of the frame in pixels. */
export const insetSize = { desk: { width: 118, height: 152 }, compact: { width: 92, height: 118 } } as const;

/** Marks of the inset in a frame; keys begin with "inset:". */
export function insetMarks(base: BaseMap, frame: Rect, name: string, theme: Theme, textSize: number, project: PlaneProjection["project"] = insetProjection(frame)): Mark[] {
  const inside = baseMarks({ base, project }, theme).flatMap((mark) => clipMark(mark, frame)).map((mark) => (mark.kind === "path" ? { ...mark, width: mark.width * 0.8 } : mark));
  const { x, y, width, height } = frame;
  const corners: Point[] = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
  const ground: Mark = { kind: "polygon", layer: "ground", key: "frameGround", rings: [corners], fill: theme.ground };
  const edge: Mark = { kind: "path", layer: "border", key: "frame", points: [...corners, corners[0]!], width: Math.max(1, theme.lines.border), colour: theme.border };
  const lines = linesWithin(name, width - 8, textSize);
  const labels = lines.map((text, index): Mark => ({
    kind: "text", layer: "label", key: index === 0 ? "name" : `name:${index}`, at: [x + width / 2, y + height - 8 - (lines.length - 1 - index) * textSize * 1.1], anchor: "middle", size: textSize,
    runs: [{ text, colour: theme.text2, weight: 400 }], halo: { colour: theme.ground, width: 3 },
  }));
  return [ground, ...inside, edge, ...labels].map((mark) => ({ ...mark, key: `inset:${mark.key}` }));
}

/** A name in as many lines as the frame is too narrow for; it breaks at spaces alone. */
function linesWithin(name: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Equirectangular, true at 14° N, fitted by height: at this size no projection shows a difference. */
export function insetProjection(frame: Rect): (lon: number, lat: number) => Point {
  const { west, east, south, north } = southChinaSea;
  const shrink = Math.cos((14 * Math.PI) / 180);
  const scale = Math.max(frame.width / ((east - west) * shrink), frame.height / (north - south));
  const middle = (west + east) / 2;
  return (lon, lat) => [frame.x + frame.width / 2 + (lon - middle) * shrink * scale, frame.y + (north - lat) * scale];
}
