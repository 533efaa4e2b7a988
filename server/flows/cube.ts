/** The roll-up as it travels: Arrow columns (little endian), homes and workplaces by dictionary, everything else small integers. */
import { columnFromArray, dictionary, tableFromColumns, tableToIPC, uint16, uint32, uint8, utf8, type Column } from "@uwdata/flechette";
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
    home: codes(home), work: codes(work), movement: numbers(movement), day: numbers(day), mode: numbers(mode), intention: numbers(intention),
    organised: numbers(organised), industry: numbers(industry), people: numbers(people),
  });
  table.schema.metadata = new Map([
    ["baseDate", label.baseDate], ["dataVersion", String(label.dataVersion)], ["homeLevel", rows.grain.home], ["workLevel", rows.grain.work],
  ]);
  const bytes = tableToIPC(table, { format: "stream" });
  if (!bytes) throw new Error("the Arrow encoder answered nothing, expected bytes from its memory sink");
  return bytes;
}

/** The type follows from the array; without rows the encoder wants to be told. */
function numbers(values: Uint8Array | Uint16Array | Uint32Array): Column<number> {
  if (values.length > 0) return columnFromArray(values);
  return columnFromArray(values, values instanceof Uint8Array ? uint8() : values instanceof Uint16Array ? uint16() : uint32());
}

/** Two bytes a row as long as they suffice: a nation has 40,000 townships. The encoder cannot write a dictionary without rows. */
function codes(values: string[]): Column<string> {
  if (values.length === 0) return columnFromArray(values, utf8());
  const distinct = new Set(values).size;
  return columnFromArray(values, dictionary(utf8(), distinct < 65_536 ? uint16() : uint32()));
}
