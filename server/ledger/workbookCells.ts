/**
 * Cells on their way from the worker: columns of numbers, handed over without a copy, and one list of distinct strings, because a ledger repeats its
 * words (100,000 rows × 29 columns hold some 300,000 distinct ones).
 */
import { isoOfSerial } from "./cellDates.ts";
import type { RawCell, RawSheet } from "./rawWorkbook.ts";
import { DamagedArchive } from "./workbookArchive.ts";

const kinds = { empty: 0, text: 1, number: 2, boolean: 3, date: 4 } as const;

/** Most cells that one file may hold: 200,000 rows of 60 columns. */
const mostCells = 12_000_000;

export interface PackedSheet {
  name: string;
  strings: string[];
  kinds: Uint8Array;
  /** Index into strings, number, 0 or 1, or Excel's serial day. */
  values: Float64Array;
  /** Cells of each row. */
  lengths: Int32Array;
}

/** Why a sheet is given up; the message is a sentence for the user. */
export class TooLarge extends Error {}

/** Takes cells row by row, in any order of columns inside a row. */
export class SheetPacker {
  readonly #strings: string[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #mostRows: number;
  readonly #shared: readonly string[];
  /** Per shared string: 1 + its place in #strings; 0 while no cell of this sheet has used it. */
  readonly #placesOfShared: Int32Array;
  #kinds = new Uint8Array(1 << 16);
  #values = new Float64Array(1 << 16);
  #lengths = new Int32Array(1 << 12);
  #row = 0;
  /** Rows to the last one that is not empty: programs end a sheet with empty rows down to the 1,048,576th. */
  #rows = 0;
  #filledRows = 0;
  #start = 0;
  #end = 0;

  /** `shared` are the strings that `shared()` is called with by index; the sheet takes along those that it uses. */
  constructor(mostRows: number, shared: readonly string[] = []) {
    this.#mostRows = mostRows;
    this.#shared = shared;
    this.#placesOfShared = new Int32Array(shared.length);
  }

  /** Cells come into `row` (0-based, larger than those before) from now on; rows that nothing was put into are empty. */
  openRow(row: number): void {
    this.#endRow();
    if (row >= 1 << 20) throw new TooLarge("行号超过 1,048,576，不是正常的工作表；请用 Excel 打开后另存为 .xlsx 再导入。");
    this.#row = row;
  }

  #endRow(): void {
    if (this.#end === this.#start) return;
    if (++this.#filledRows > this.#mostRows) throw new TooLarge(`行数超过 ${this.#mostRows.toLocaleString("en-US")} 行；请按乡镇拆成几个文件分别导入。`);
    while (this.#row >= this.#lengths.length) this.#lengths = grow(this.#lengths, Int32Array);
    this.#lengths[this.#row] = this.#end - this.#start;
    this.#rows = this.#row + 1;
    this.#start = this.#end;
  }

  text(column: number, text: string): void {
    let index = this.#indexes.get(text);
    if (index === undefined) {
      index = this.#strings.push(text) - 1;
      this.#indexes.set(text, index);
    }
    this.#put(column, kinds.text, index);
  }

  shared(column: number, index: number): void {
    const text = this.#shared[index];
    if (text === undefined) throw new DamagedArchive(`no shared string ${index} of ${this.#shared.length}`);
    if (text === "") return;
    const place = this.#placesOfShared[index] || (this.#placesOfShared[index] = this.#strings.push(text));
    this.#put(column, kinds.text, place - 1);
  }

  number(column: number, value: number): void { this.#put(column, kinds.number, value); }
  boolean(column: number, value: boolean): void { this.#put(column, kinds.boolean, value ? 1 : 0); }
  /** A day as Excel counts it, from 1900. */
  serialDay(column: number, value: number): void { this.#put(column, kinds.date, value); }

  pack(name: string): PackedSheet {
    this.#endRow();
    return {
      name, strings: this.#strings, kinds: this.#kinds.slice(0, this.#end), values: this.#values.slice(0, this.#end), lengths: this.#lengths.slice(0, this.#rows),
    };
  }

  #put(column: number, kind: number, value: number): void {
    const at = this.#start + column;
    if (at >= mostCells) throw new TooLarge("单元格太多（超过 1,200 万个）；请删去台账以外的列和空白行，或拆成几个文件。");
    while (at >= this.#kinds.length) {
      this.#kinds = grow(this.#kinds, Uint8Array);
      this.#values = grow(this.#values, Float64Array);
    }
    this.#kinds[at] = kind;
    this.#values[at] = value;
    if (at >= this.#end) this.#end = at + 1;
  }
}

function grow<Numbers extends Uint8Array | Int32Array | Float64Array>(numbers: Numbers, type: new (length: number) => Numbers): Numbers {
  const larger = new type(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

const noCells: RawCell[] = [];

/** Packed cells → rows; equal strings and equal dates are one object. */
export function unpack({ name, strings, kinds: kindOf, values, lengths }: PackedSheet): RawSheet {
  const dates = new Map<number, RawCell>();
  const dateOf = (serial: number): RawCell => {
    let date = dates.get(serial);
    if (date === undefined) dates.set(serial, (date = { date: isoOfSerial(Math.floor(serial)) }));
    return date;
  };
  const rows: RawCell[][] = [];
  let at = 0;
  for (const length of lengths) {
    if (length === 0) rows.push(noCells);
    else {
      const row: RawCell[] = [];
      for (const end = at + length; at < end; at++) {
        const [kind, value] = [kindOf[at], values[at] ?? 0];
        if (kind === kinds.text) row.push(strings[value] ?? null);
        else if (kind === kinds.empty) row.push(null);
        else row.push(kind === kinds.number ? value : kind === kinds.boolean ? value === 1 : dateOf(value));
      }
      rows.push(row);
    }
  }
  return { name, rows };
}
