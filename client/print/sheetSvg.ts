/** Sheet → SVG in millimetres, in the face of all papers or, where that is not installed, in the Chinese face there is. */
import type { Sheet } from "./sheet.ts";
import { mapFonts, paintSvg } from "./svgPainter.ts";

/** The family's name as the faces of the papers themselves say it (server/papers/fonts.ts). */
export const paperFamily = "Noto Sans S Chinese";

export function sheetSvg({ width, height, marks, words }: Sheet): string {
  return paintSvg({ marks }, { width, height, unit: "mm", ground: "#FFFFFF", title: words.title, fontFamily: `"${paperFamily}", ${mapFonts}` });
}
