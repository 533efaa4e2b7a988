/** The QR code of a sheet as marks: one bar for every run of dark modules, so that no seam shows between two of them. */
import type { Mark } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import { bar } from "./ink.ts";

/** Light modules that readers want around the code (ISO/IEC 18004: four). */
const margin = 4;
/** Black on white, whatever the theme: a code is read by machines. */
const [dark, light] = ["#000000", "#FFFFFF"];

/** In the square that is given, its margin included. */
export function codeMarks(modules: readonly (readonly boolean[])[], { x, y, width, height }: Rect): Mark[] {
  const module = width / (modules.length + 2 * margin);
  const runs = modules.flatMap((row, line) => darkRuns(row).map(([from, to]) => bar({ x: x + (from + margin) * module, y: y + (line + margin) * module, width: (to - from) * module, height: module }, dark)));
  return [bar({ x, y, width, height }, light), ...runs];
}

/** First and one past the last of every run. */
function darkRuns(row: readonly boolean[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  row.forEach((isDark, column) => {
    const last = runs.at(-1);
    if (isDark && last && last[1] === column) last[1] += 1;
    else if (isDark) runs.push([column, column + 1]);
  });
  return runs;
}
