/** SVG → PNG by resvg: no browser, only the faces of the papers. */
import { Resvg } from "@resvg/resvg-js";
import type { Sheet } from "../../client/print/sheet.ts";
import { fontFamily, fontPath, fontWeights } from "../papers/fonts.ts";
import { sheetSvg } from "./svg.ts";

export const pngScales = [1, 2, 3, 4] as const;
export type PngScale = (typeof pngScales)[number];

/** Pixels to a millimetre at scale 1: 106 dots an inch; an A4 sheet at scale 2 is 2480 pixels wide. */
const pixelsPerMillimetre = 1240 / 297;

export function sheetPng(sheet: Sheet, scale: PngScale): Buffer {
  const resvg = new Resvg(sheetSvg(sheet), {
    fitTo: { mode: "width", value: Math.round(sheet.width * pixelsPerMillimetre * scale) },
    font: { loadSystemFonts: false, fontFiles: fontWeights.map(fontPath), defaultFontFamily: fontFamily },
  });
  return resvg.render().asPng();
}
