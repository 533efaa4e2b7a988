/** The table of letters is that of the faces. */
import { describe, expect, it } from "vitest";
import { packedLetters, unpackLetters } from "../../../client/print/letters.ts";
import { paperFamily } from "../../../client/print/sheetSvg.ts";
import { fontOf } from "../../../server/briefings/glyphs.ts";
import { fontFamily, fontWeights } from "../../../server/papers/fonts.ts";

/** Every code of every weight. */
function codesOfFaces(): number[] {
  const [first = [], ...others] = fontWeights.map((weight) => fontOf(weight).characterSet);
  const sets = others.map((codes) => new Set(codes));
  return [...new Set(first)].filter((code) => sets.every((codes) => codes.has(code))).sort((a, b) => a - b);
}

function pack(codes: readonly number[]): string {
  const words: string[] = [];
  for (let [index, last] = [0, 0]; index < codes.length;) {
    const first = codes[index]!; // before the end
    let end = first;
    while (codes[index] === end) { index += 1; end += 1; }
    words.push((first - last).toString(36) + (end - 1 > first ? `-${(end - 1 - first).toString(36)}` : ""));
    last = end - 1;
  }
  return words.join(" ");
}

describe("the letters that sheets may have", () => {
  it("are those of the three faces", () => {
    const codes = codesOfFaces();
    expect(codes.length).toBeGreaterThan(30_000);
    expect(packedLetters.trim().replaceAll("\n", " ")).toBe(pack(codes));
    expect(unpackLetters(packedLetters).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))).toEqual(codes);
  });

  it("are named as the faces name themselves", () => {
    expect(paperFamily).toBe(fontFamily);
  });
});
