/** A briefing sheet: every mark of one page in millimetres, and the figures that it prints. Painters draw it and decide nothing. */
import type { Mark } from "../scene/marks.ts";
import { arithmeticOf, type SheetArithmetic } from "./arithmetic.ts";
import { dayChartMarks } from "./dayChart.ts";
import { figuresOf, type SheetFigures } from "./figures.ts";
import { footerMarks, numberMarks } from "./footer.ts";
import { grids, type Template } from "./grid.ts";
import { headerMarks } from "./header.ts";
import { legendMarks, scaleMarks } from "./legend.ts";
import { mapPicture } from "./mapPicture.ts";
import type { BriefingMaterial } from "./material.ts";
import { namesOf } from "./names.ts";
import { wordsOf, type SheetWords } from "./sentence.ts";
import { headlineMarks, tableMarks } from "./sideColumn.ts";
import { speech } from "./speech.ts";

export interface Sheet {
  /** Millimetres. */
  width: number;
  height: number;
  marks: readonly Mark[];
  words: SheetWords;
  figures: SheetFigures;
  arithmetic: SheetArithmetic;
}

export function composeSheet(material: BriefingMaterial, template: Template): Sheet {
  const grid = grids[template];
  const say = speech(material.language);
  const names = namesOf(material, say);
  const words = wordsOf(material, names, say);
  const figures = figuresOf(material);
  const { movement, organised } = material.filter;
  const picture = mapPicture(material, figures, grid, names, say);
  const arithmetic = arithmeticOf(picture.main, picture.province, figures.people, movement, names, say);
  const side = { figures, movement, organised: organised === true, seats: material.seats, language: material.language, names, grid, say };
  const { map } = grid;
  const tableAt = map.y + 39;
  const table = tableMarks(side, tableAt);
  const numberAt = grid.height - 31.5;
  const marks = [
    ...picture.marks,
    ...scaleMarks(picture, [map.x + 3.5, map.y + 10], grid, say),
    ...legendMarks(picture, [map.x + 66, map.y + 5], movement, material.seats, names, grid, say),
    ...headerMarks(words, figures, arithmetic, material.demo, grid, say),
    ...headlineMarks(side, map.y),
    ...table.marks,
    ...dayChartMarks({ ...side, campaign: material.campaign, lunarOf: material.lunarOf, plans: material.answer.totals }, tableAt + table.height + 2.5, numberAt - 2),
    ...footerMarks(material, arithmetic, picture.smallestDrawn, grid, say),
    ...numberMarks(material, words, numberAt, 1, 1, grid, say),
  ];
  return { width: grid.width, height: grid.height, marks, words, figures, arithmetic };
}
