/** What every page of every template is: painters and formats need no more. */
import type { Mark } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import type { Paragraph } from "./daily/paragraph.ts";
import type { BriefingMaterial } from "./material.ts";
import type { PagePlace } from "./parts.ts";
import type { SheetWords } from "./sentence.ts";
import type { SheetTable } from "./tables.ts";

export interface Sheet extends PagePlace {
  /** Millimetres. */
  width: number;
  height: number;
  marks: readonly Mark[];
  /** The map alone, with its legend, for formats that have title and table of their own. */
  map: { frame: Rect; marks: readonly Mark[] };
  words: SheetWords;
  /** The sum under the map, in one line. */
  sum: string;
  /** The figures, number by number, for worksheets. */
  tables: readonly SheetTable[];
  /** The written text, where the page has one. */
  paragraphs?: readonly Paragraph[];
  about: Pick<BriefingMaterial, "language" | "demo" | "number" | "approvalNumber" | "seats" | "code" | "ownWords"> & Pick<BriefingMaterial["filter"], "movement">;
}

/** What formats with texts of their own print of a sheet. */
export function aboutOf({ language, demo, number, approvalNumber, seats, code, ownWords, filter: { movement } }: BriefingMaterial): Sheet["about"] {
  return { language, demo, number, approvalNumber, seats, code, ownWords, movement };
}
