/** A briefing sheet: every mark of one page in millimetres, and the figures that it prints. Painters draw it and decide nothing. */
import type { Mark } from "../scene/marks.ts";
import { arithmeticOf, type SheetArithmetic } from "./arithmetic.ts";
import { dayChartMarks } from "./dayChart.ts";
import { figuresOf, type SheetFigures } from "./figures.ts";
import { footerMarks, numberMarks } from "./footer.ts";
import { grids, type FlowTemplate, type Grid } from "./grid.ts";
import { headerMarks } from "./header.ts";
import { spotMarks } from "./hotSpotMarks.ts";
import { legendMarks, scaleMarks } from "./legend.ts";
import { mapPicture } from "./mapPicture.ts";
import type { BriefingMaterial } from "./material.ts";
import { namesOf, type SheetNames } from "./names.ts";
import { notesMarks, notesOf, rankedBeside, type Notes } from "./notes.ts";
import type { PagePlace, SheetParts } from "./parts.ts";
import { wordsOf } from "./sentence.ts";
import { aboutOf, type Sheet } from "./sheetOf.ts";
import { headlineMarks, tableMarks } from "./sideColumn.ts";
import { slideMarks, slideWords } from "./slide.ts";
import { speech } from "./speech.ts";
import { flowTables, type BesideMap } from "./tables.ts";

export type { Sheet } from "./sheetOf.ts";

/** One map of flows with its figures. */
export interface FlowSheet extends Sheet {
  figures: SheetFigures;
  arithmetic: SheetArithmetic;
  names: SheetNames;
}

const onlyPage: PagePlace = { page: 1, pages: 1 };

export function composeSheet(material: BriefingMaterial, template: FlowTemplate, place = onlyPage, beside: BesideMap | null = null): FlowSheet {
  const say = speech(material.language);
  const usual: Grid = grids[template];
  const notes = notesOf(template === "slide" ? "" : material.ownWords.notes, usual); // a slide has them as the speaker's (server/briefings/pptx.ts)
  const grid = { ...usual, ranked: rankedBeside(notes, usual) };
  const names = namesOf(material, say);
  const figures = figuresOf(material, grid.ranked);
  const words = template === "slide" ? slideWords(material, figures, names, say) : wordsOf(material, names, say);
  const { filter: { movement }, seats } = material;
  const picture = mapPicture(material, figures, grid, names, say);
  const arithmetic = arithmeticOf(picture, figures.people, movement, names, say);
  const parts: SheetParts = { material, grid, say, names, words, figures, arithmetic, picture, place };
  const map = [...picture.marks, ...scaleMarks(picture, grid, say), ...legendMarks(picture, movement, seats, names, grid, say), ...spotMarks(figures.hotSpots, names, grid, say)];
  const marks = [...map, ...(template === "slide" ? slideMarks(parts) : pageMarks(parts, notes, beside))];
  return {
    ...place, width: grid.width, height: grid.height, marks, map: { frame: grid.map, marks: map }, words, sum: arithmetic.line, tables: [...(beside ? [beside.table] : []), ...flowTables(parts)], about: aboutOf(material), figures, arithmetic, names,
  };
}

/** Millimetres that the code and the lines beside it take above the lower edge, and that the key figures take. */
const numberHeight = 31.5;
const headlineHeight = 39;

/** Everything around the map of a paper sheet. */
function pageMarks(parts: SheetParts, notes: Notes, beside: BesideMap | null): Mark[] {
  const { material, grid, say, names, words, figures, arithmetic, picture, place } = parts;
  const { movement, organised } = material.filter;
  const side = { figures, movement, organised: organised === true, seats: material.seats, language: material.language, names, grid, say };
  const tableAt = grid.map.y + headlineHeight;
  const table = beside ? beside.marks(side, tableAt) : tableMarks(side, tableAt);
  const numberAt = grid.height - numberHeight;
  const notesAt = numberAt - notes.height;
  const chartAt = Math.max(tableAt + table.height + 2.5, notesAt - mostChart);
  return [
    ...headerMarks(parts), ...headlineMarks(side, grid.map.y), ...table.marks,
    ...dayChartMarks({ ...side, campaign: material.campaign, lunarOf: material.lunarOf, plans: material.answer.totals }, chartAt, notesAt - 2),
    ...notesMarks(notes, notesAt, grid, say),
    ...footerMarks(material, arithmetic, picture, grid, say), ...numberMarks(material, words, numberAt, place.page, place.pages, grid, say),
  ];
}

/** A day chart is not taller than this. */
const mostChart = 60;
