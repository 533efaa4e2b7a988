/** Source, 审图号, what is not drawn, the sum; and the place of number and code. */
import type { Mark } from "../scene/marks.ts";
import { themes } from "../scene/theme.ts";
import type { SheetArithmetic } from "./arithmetic.ts";
import { codeMarks } from "./code.ts";
import type { Grid } from "./grid.ts";
import { fittingSize, letters, stroke, widthOf } from "./ink.ts";
import type { MapPicture } from "./mapPicture.ts";
import type { BriefingMaterial } from "./material.ts";
import type { SheetWords } from "./sentence.ts";
import type { Say } from "./speech.ts";

const { text1, text2 } = themes.paper;

export function footerMarks({ seats, approvalNumber }: BriefingMaterial, sum: SheetArithmetic, { smallestDrawn, full }: Pick<MapPicture, "smallestDrawn" | "full">, grid: Grid, say: Say): Mark[] {
  const { margin, type } = grid;
  const width = grid.map.width;
  const notDrawn = sum.flowsGathered === 0 ? "" : smallestDrawn >= seats && !full ? say("notDrawn", { seats }) : say("notDrawnAny", { flows: sum.flowsDrawn });
  const lines = [
    say("source", { ledger: say("ledger") }),
    `${notDrawn}${say("moved")}${say("approval", { number: approvalNumber ?? say("pending") })}`,
  ];
  const fitted = (text: string) => fittingSize(text, type.notes, width);
  return [
    ...lines.map((text, index) => letters(text, [margin, grid.footerAt[index]!], { size: fitted(text), colour: text2 })), // three baselines in every grid
    letters(sum.line, [margin, grid.footerAt[2]!], { size: fitted(sum.line), colour: text1, weight: 500 }),
  ];
}

/** Millimetres of the square that the QR code takes, at the right end. */
export const codeSize = 21;

/** Between the rule at `y` and the lower margin. */
export function numberMarks({ number, code }: Pick<BriefingMaterial, "number" | "code">, words: SheetWords, y: number, page: number, pages: number, grid: Grid, say: Say): Mark[] {
  const { x, width } = grid.side;
  const { type } = grid;
  const note = say("numberNote", { asOf: words.asOf });
  const room = width - codeSize - 3;
  return [
    stroke([[x, y], [x + width, y]], 0.35, text1),
    letters(say("number"), [x, y + 4.6], { size: type.notes, colour: text2 }),
    letters(number ?? say("numberPending"), [x, y + 8.6], { size: type.heading, colour: text1, weight: 500 }),
    ...(number ? wrapped(note, room, type.notes).map((text, index) => letters(text, [x, y + 13 + index * 3.2], { size: type.notes, colour: text2 })) : []),
    ...(code ? codeMarks(code, { x: x + width - codeSize, y: y + 2, width: codeSize, height: codeSize }) : []),
    letters(say("page", { page, pages }), [x, y + 22.6], { size: type.notes, colour: text2 }),
  ];
}

/** Lines of at most so many millimetres: Chinese breaks anywhere but before a closing mark, other words at spaces. */
export function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = [""];
  for (const word of text.match(/[!-ɏ]+ ?|./gu) ?? []) {
    const last = lines.at(-1)!; // begins with one
    if (widthOf(last + word, size) <= width || last === "" || /^[），。；、：)]/.test(word)) lines[lines.length - 1] = last + word;
    else lines.push(word.trimStart());
  }
  return lines;
}
