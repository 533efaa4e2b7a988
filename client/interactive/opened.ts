/** The content of a file, opened: what the page looks things up in. */
import { anyRegion, type MovementCells } from "./cells.ts";
import { unpackCells, type InteractiveContent } from "./content.ts";
import { dayColumns, type DayColumn } from "../cube/calendar.ts";
import { speech, type Say } from "../print/speech.ts";
import { unpackGeography, type Geography } from "../scene/geography.ts";
import { regionsFrom, type Region } from "../scene/regionList.ts";
import { regionName, tableName } from "../words/regionNames.ts";
import { sayInteractive } from "./speech.ts";

export interface OpenedFile {
  content: InteractiveContent;
  movements: readonly MovementCells[];
  regions: ReadonlyMap<string, Region>;
  geography: Geography;
  columns: readonly DayColumn[];
  /** The page's words, and those of the map, which are the sheet's. */
  say: Say;
  sayOnMap: Say;
  /** Short, and as lists write it; the code when nobody knows it. */
  shortName(code: string): string;
  listName(code: string): string;
  /** Counties that any movement has by themselves. */
  counties: readonly string[];
}

export function openFile(content: InteractiveContent): OpenedFile {
  const { language } = content;
  const regions = regionsFrom(content.regions);
  const named = (name: typeof regionName) => (code: string) => { const region = regions.get(code); return region ? name(region, language) : code; };
  return {
    content, regions, movements: unpackCells(content), geography: unpackGeography(content.boundaries, content.context), columns: dayColumns(content.campaign),
    say: sayInteractive(language), sayOnMap: speech(language), shortName: named(regionName), listName: named(tableName), counties: content.homes.filter((home) => home !== anyRegion),
  };
}
