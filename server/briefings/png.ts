/** Sheet → PNG by resvg: no browser, and no face either. Letters come as outlines: resvg would open three faces of 8 MB for every text. */
import { Resvg } from "@resvg/resvg-js";
import type { Sheet } from "../../client/print/sheet.ts";
import { paintSvg } from "../../client/print/svgPainter.ts";
import type { Mark } from "../../client/scene/marks.ts";
import type { Rect } from "../../client/scene/plane.ts";
import { scaledMarks } from "../../client/scene/scaled.ts";
import { outlined } from "./glyphs.ts";

export const pngScales = [1, 2, 3, 4] as const;
export type PngScale = (typeof pngScales)[number];

/** Pixels to a millimetre at scale 1: 106 dots an inch; an A4 sheet at scale 2 is 2480 pixels wide. */
const pixelsPerMillimetre = 1240 / 297;
/** The painter rounds to hundredths: of tenths of a millimetre, that letters stay round. */
const enlarged = 10;

export function sheetPng({ width, height, marks }: Sheet, scale: PngScale): Buffer {
  return marksPng(marks, { x: 0, y: 0, width, height }, scale);
}

/** The map alone. */
export function mapPng({ map: { frame, marks } }: Sheet, scale: PngScale): Buffer {
  return marksPng(marks, frame, scale);
}

/** Some marks in their frame, in millimetres. */
export function marksPng(marks: readonly Mark[], { x, y, width, height }: Rect, scale: PngScale): Buffer {
  const svg = paintSvg({ marks: scaledMarks(outlined(marks), enlarged) }, { width: width * enlarged, height: height * enlarged, origin: [x * enlarged, y * enlarged], ground: "#FFFFFF" });
  return new Resvg(svg, { fitTo: { mode: "width", value: Math.round(width * pixelsPerMillimetre * scale) }, font: { loadSystemFonts: false } }).render().asPng();
}
