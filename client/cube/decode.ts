/** The roll-up as the browser holds it: one typed array a column, as it came over the wire. */
import { tableFromIPC, type Column } from "@uwdata/flechette";

export interface Cube {
  rows: number;
  /** ISO date of day 0. */
  baseDate: string;
  dataVersion: number;
  /** Distinct region codes; `home` and `work` hold indices into them. A workplace of "" is not known. */
  homes: string[];
  works: string[];
  home: Uint16Array;
  work: Uint16Array;
  /** Indices into the vocabulary's lists: rollupMovements, travelModes, goBackIntentions, industries. */
  movement: Uint8Array;
  mode: Uint8Array;
  intention: Uint8Array;
  /** 1: wants organised transport. */
  organised: Uint8Array;
  industry: Uint8Array;
  /** Days since baseDate; noDay where there is no date. */
  day: Uint16Array;
  people: Uint32Array;
}

/** Reads the Arrow stream of /api/flows.arrow. Throws when a column is missing. */
export function decodeCube(bytes: Uint8Array): Cube {
  const table = tableFromIPC(bytes);
  const column = (name: string): Column<unknown> => {
    const found = table.getChild(name) as Column<unknown> | undefined; // undefined for an unknown name, although the types deny it
    if (!found) throw new Error(`the cube has no column "${name}", it has ${table.schema.fields.map((field) => field.name).join(", ")}`);
    return found;
  };
  const bytesOf = (name: string) => Uint8Array.from(column(name).toArray() as ArrayLike<number>);
  const home = indexed(column("home"));
  const work = indexed(column("work"));
  return {
    rows: table.numRows,
    baseDate: table.schema.metadata?.get("baseDate") ?? "",
    dataVersion: Number(table.schema.metadata?.get("dataVersion") ?? 0),
    homes: home.codes, home: home.index, works: work.codes, work: work.index,
    movement: bytesOf("movement"), mode: bytesOf("mode"), intention: bytesOf("intention"), organised: bytesOf("organised"), industry: bytesOf("industry"),
    day: Uint16Array.from(column("day").toArray() as ArrayLike<number>),
    people: Uint32Array.from(column("people").toArray() as ArrayLike<number>),
  };
}

/** Distinct codes in order of appearance, and the index of each row. */
function indexed(column: Column<unknown>): { codes: string[]; index: Uint16Array } {
  const codes: string[] = [];
  const places = new Map<string, number>();
  const index = new Uint16Array(column.length);
  let row = 0;
  for (const value of column) {
    const code = String(value);
    let place = places.get(code);
    if (place === undefined) {
      place = codes.push(code) - 1;
      places.set(code, place);
    }
    index[row++] = place;
  }
  if (codes.length > 65_535) throw new Error(`a cube with ${codes.length} regions on one side, expected at most 65,535`);
  return { codes, index };
}
