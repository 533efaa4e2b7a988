/** What the faces can draw: outlines of letters, and letters that they lack. */
import { create, type Font, type FontCollection } from "fontkit";
import type { Mark } from "../../client/scene/marks.ts";
import { paperFont, type FontWeight } from "../papers/fonts.ts";

const opened = new Map<FontWeight, Font>();

function fontOf(weight: FontWeight): Font {
  const known = opened.get(weight);
  if (known) return known;
  const font = create(paperFont(weight)) as Font | FontCollection;
  if (!("layout" in font)) throw new Error("the paper's face is a collection, expected a single face");
  opened.set(weight, font);
  return font;
}

export interface GlyphOutline {
  /** SVG path around the baseline's beginning, y downwards. */
  path: string;
  offset: number;
}

/** Outlines of a text's letters at a size, each with its distance from the text's beginning. */
export function glyphOutlines(text: string, weight: FontWeight, size: number): GlyphOutline[] {
  const font = fontOf(weight);
  const scale = size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text);
  let offset = 0;
  return glyphs.map((glyph, index) => {
    const outline = { path: glyph.path.scale(scale, -scale).toSVG(), offset };
    offset += positions[index]!.xAdvance * scale; // a position for every glyph
    return outline;
  });
}

/** Characters that would be silent boxes, each once, in the order of their appearance. */
export function missingGlyphs(marks: readonly Mark[]): string[] {
  const missing = new Set<string>();
  for (const mark of marks) {
    if (mark.kind !== "text") continue;
    for (const { text, weight } of mark.runs) {
      for (const letter of text) if (!fontOf(weight).hasGlyphForCodePoint(letter.codePointAt(0)!)) missing.add(letter); // a letter of a text has a code
    }
  }
  return [...missing];
}
