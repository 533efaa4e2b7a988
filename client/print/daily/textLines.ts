/** Paragraphs → lines and pages: headings stay with their text, the first line is indented where that is usual. Pure. */
import { wrapped } from "../footer.ts";
import type { Say } from "../speech.ts";
import type { Paragraph } from "./paragraph.ts";

export interface TextLine {
  text: string;
  kind: "heading" | "body";
  /** Millimetres from the left edge. */
  indent: number;
  /** Millimetres from the top of its page's text to the baseline. */
  at: number;
}

export interface TextPage {
  lines: readonly TextLine[];
}

/** Points; the largest at which the text stands on one page is taken, else the second. */
const sizes = [10.5, 10, 9.5, 9, 8.5, 8];
/** Millimetres a point, above a heading. */
const gap = 0.26;

export interface TextPlace {
  /** Millimetres. */
  width: number;
  /** Of the first page and of the others. */
  height: number;
  laterHeight: number;
  /** In letters of the text. */
  indent: number;
  /** Millimetres a point, from line to line. */
  step: number;
}

export function textPages(paragraphs: readonly Paragraph[], place: TextPlace, say: Say): { pages: TextPage[]; size: number } {
  const several = sizes[1]!; // a list of six
  for (const size of sizes) {
    const pages = pagesAt(size, paragraphs, place, say);
    if (pages.length === 1) return { pages, size };
  }
  return { pages: pagesAt(several, paragraphs, place, say), size: several };
}

function pagesAt(size: number, paragraphs: readonly Paragraph[], place: TextPlace, say: Say): TextPage[] {
  const pages: TextLine[][] = [[]];
  let at = 0;
  const { step } = place;
  const room = () => (pages.length === 1 ? place.height : place.laterHeight);
  const begin = () => { pages.push([]); at = 0; };
  const add = (text: string, kind: TextLine["kind"], indent: number) => {
    at += size * (kind === "heading" && at > 0 ? step + gap : step);
    pages.at(-1)!.push({ text, kind, indent, at }); // begins with one
  };
  for (const { heading, text } of paragraphs) {
    const lines = linesOf(text, place, size);
    const beside = Math.min(2, lines.length); // no heading and no single line at the foot of a page
    if (at + size * (gap + step * (1 + beside)) > room()) begin();
    add(heading, "heading", 0);
    lines.forEach(({ text: own, indent }) => {
      if (at + size * step > room()) {
        begin();
        add(say("daily.continued", { heading }), "heading", 0);
      }
      add(own, "body", indent);
    });
  }
  return pages.map((lines) => ({ lines }));
}

/** Two spaces as wide as letters stand for the indentation while the text is broken: the painter gets none. */
function linesOf(text: string, { width, indent }: TextPlace, size: number): { text: string; indent: number }[] {
  const space = "　".repeat(indent);
  return text.split(/\r?\n/).filter((one) => one.trim() !== "").flatMap((one) => withoutHangingBrackets(wrapped(`${space}${one.trim()}`, width, size)).map((line, index) => (index === 0
    ? { text: line.slice(indent), indent: indent * size * millimetresPerPoint } : { text: line, indent: 0 })));
}
const millimetresPerPoint = 25.4 / 72;

/** An opening mark goes with what it opens. */
function withoutHangingBrackets(lines: readonly string[]): string[] {
  const kept = [...lines];
  for (let index = 0; index + 1 < kept.length; index += 1) {
    const [, own = "", hanging = ""] = /^(.*?)([（“]*)$/u.exec(kept[index]!) ?? []; // below the length
    kept[index] = own;
    kept[index + 1] = `${hanging}${kept[index + 1]!}`;
  }
  return kept;
}
