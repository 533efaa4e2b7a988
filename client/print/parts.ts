/** What the parts of a sheet are made from. */
import type { SheetArithmetic } from "./arithmetic.ts";
import type { SheetFigures } from "./figures.ts";
import type { Grid } from "./grid.ts";
import type { MapPicture } from "./mapPicture.ts";
import type { BriefingMaterial } from "./material.ts";
import type { SheetNames } from "./names.ts";
import type { SheetWords } from "./sentence.ts";
import type { Say } from "./speech.ts";

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
