/** The maker's notes in the side column, above the number; they take rows of the table and height of the day chart, and never a figure. */
import type { Mark } from "../scene/marks.ts";
import { themes } from "../scene/theme.ts";
import { wrapped } from "./footer.ts";
import type { Grid } from "./grid.ts";
import { letters } from "./ink.ts";
import type { Say } from "./speech.ts";

const { text1, text2 } = themes.paper;

export interface Notes {
  /** Millimetres, the heading included; 0 without notes. */
  height: number;
  lines: readonly string[];
  size: number;
  step: number;
}

/** Points and millimetres from line to line: the usual ones, and those for long notes. */
const [usual, long] = [{ step: 3.2, lines: 8 }, { size: 6.4, step: 2.85 }];
const heading = 4.8;

export function notesOf(text: string, { side: { width }, type }: Grid): Notes {
  const at = (size: number) => text.split(/\r?\n/).filter((line) => line.trim() !== "").flatMap((line) => wrapped(line, width, size));
  const lines = at(type.notes);
  const fits = lines.length <= usual.lines;
  const [size, step] = fits ? [type.notes, usual.step] : [long.size, long.step];
  const set = fits ? lines : at(size);
  return { height: set.length === 0 ? 0 : heading + set.length * step + 1, lines: set, size, step };
}

/** How many places the table names beside notes: what the chart cannot give, the rows give, and the rest row gathers them. */
export function rankedBeside({ height }: Notes, { ranked, rowHeight }: Grid): number {
  return Math.max(Math.min(fewestRanked, ranked), ranked - Math.ceil(Math.max(0, height - spareOfChart) / rowHeight));
}
const fewestRanked = 2;
/** Millimetres by which a day chart may be lower than usual. */
const spareOfChart = 7;

/** From `y` down. */
export function notesMarks({ lines, size, step }: Notes, y: number, { side: { x }, type }: Grid, say: Say): Mark[] {
  if (lines.length === 0) return [];
  return [letters(say("notes"), [x, y + 3], { size: type.notes, colour: text1, weight: 700 }), ...lines.map((text, index) => letters(text, [x, y + heading + 2 + index * step], { size, colour: text2 }))];
}
