/** Sheet → SVG in millimetres, in the face of all papers or, where that is not installed, in the Chinese face there is. */
import type { Sheet } from "../../client/print/sheet.ts";
import { mapFonts, paintSvg } from "../../client/print/svgPainter.ts";
import { fontFamily } from "../papers/fonts.ts";

export function sheetSvg({ width, height, marks, words }: Sheet): string {
  return paintSvg({ marks }, { width, height, unit: "mm", ground: "#FFFFFF", title: words.title, fontFamily: `"${fontFamily}", ${mapFonts}` });
}
