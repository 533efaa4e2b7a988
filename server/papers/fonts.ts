/** The face of all papers: a full one, for a sixth of the characters in people's and villages' names is missing from those of the web. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export const fontWeights = [400, 500, 700] as const;
export type FontWeight = (typeof fontWeights)[number];

/** The family's name as the faces themselves say it: who draws by name must ask for this one. */
export const fontFamily = "Noto Sans S Chinese";
const files = { 400: "NotoSansHans-Regular.otf", 500: "NotoSansHans-Medium.otf", 700: "NotoSansHans-Bold.otf" } as const satisfies Record<FontWeight, string>;
const read = new Map<FontWeight, Buffer>();

export function fontPath(weight: FontWeight): string {
  const entry = createRequire(import.meta.url).resolve("@embedpdf/fonts-sc"); // the package exports no path of its fonts, only this file in dist/
  return join(dirname(entry), "..", "fonts", files[weight]);
}

/** Read at the first paper and kept: 8 MB a weight. */
export function paperFont(weight: FontWeight = 400): Buffer {
  const font = read.get(weight) ?? readFileSync(fontPath(weight));
  read.set(weight, font);
  return font;
}
