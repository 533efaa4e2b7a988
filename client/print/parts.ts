/** What the parts of a sheet are made from. */
import type { Mark } from "../scene/marks.ts";
import type { SheetArithmetic } from "./arithmetic.ts";
import type { SheetFigures } from "./figures.ts";
import type { Grid } from "./grid.ts";
import type { MapPicture } from "./mapPicture.ts";
import type { BriefingMaterial } from "./material.ts";
import type { SheetNames } from "./names.ts";
import type { SheetWords } from "./sentence.ts";
import type { SideInput } from "./sideColumn.ts";
import type { Say } from "./speech.ts";
import type { SheetTable } from "./tables.ts";

/** Which page of how many. */
export interface PagePlace {
  page: number;
  pages: number;
}

export interface SheetParts {
  material: BriefingMaterial;
  grid: Grid;
  say: Say;
  names: SheetNames;
  words: SheetWords;
  figures: SheetFigures;
  arithmetic: SheetArithmetic;
  picture: MapPicture;
  place: PagePlace;
}

/** A table in the place of that of the workplaces, and what worksheets have of it. */
export interface BesideMap {
  marks(side: SideInput, y: number): { marks: Mark[]; height: number };
  table: SheetTable;
}
