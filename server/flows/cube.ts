/** The roll-up as it travels: Arrow columns (little endian), homes and workplaces by dictionary, everything else small integers. */
import { columnFromArray, dictionary, tableFromColumns, tableToIPC, uint16, uint32, utf8, type Column } from "@uwdata/flechette";
import type { CubeRows } from "./queries.ts";

export interface CubeLabel {
  /** ISO date of day 0. */
  baseDate: string;
  dataVersion: number;
}

/** One record batch in the Arrow stream format; the schema's metadata carry base date, data version and the grain of both regions. */
export function encodeCube(rows: CubeRows, label: CubeLabel): Uint8Array {
  const { home, work, movement, day, mode, intention, organised, industry, people } = rows;
  const table = tableFromColumns({
    home: codes(home), work: codes(work), movement: columnFromArray(movement), day: columnFromArray(day), mode: columnFromArray(mode),
    intention: columnFromArray(intention), organised: columnFromArray(organised), industry: columnFromArray(industry), people: columnFromArray(people),
  });
  table.schema.metadata = new Map([
    ["baseDate", label.baseDate], ["dataVersion", String(label.dataVersion)], ["homeLevel", rows.grain.home], ["workLevel", rows.grain.work],
  ]);
  const bytes = tableToIPC(table, { format: "stream" });
  if (!bytes) throw new Error("the Arrow encoder answered nothing, expected bytes from its memory sink");
  return bytes;
}

/** Two bytes a row as long as they suffice: a nation has 40,000 townships. */
function codes(values: string[]): Column<string> {
  const distinct = new Set(values).size;
  return columnFromArray(values, dictionary(utf8(), distinct < 65_536 ? uint16() : uint32()));
}
