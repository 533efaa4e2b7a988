/**
 * Cells on their way from the worker, some thousand rows at a time: columns of numbers, handed over without a copy, and one list of distinct strings a
 * sheet, because a ledger repeats its words (100,000 rows × 29 columns hold some 300,000 distinct ones).
 */
import { isoOfSerial } from "./cellDates.ts";
import type { RawCell } from "./rawWorkbook.ts";
import { DamagedArchive } from "./workbookArchive.ts";

const kinds = { empty: 0, text: 1, number: 2, boolean: 3, date: 4 } as const;

/** Most cells that one file may hold: 200,000 rows of 60 columns. */
const mostCells = 12_000_000;

/** Rows that are filled in one part: few enough to judge them in some 20 ms, and many enough that handing over costs nothing. */
const partRows = 2000;

/** The next rows of a sheet. */
export interface PackedRows {
  /** Strings that no earlier part of the sheet has. */
  strings: string[];
  kinds: Uint8Array;
  /** Index into the sheet's strings, number, 0 or 1, or Excel's serial day. */
  values: Float64Array;
  /** Cells of each row. */
  lengths: Int32Array;
}

/** Where packed rows go: a sheet is opened, and its parts follow in their order. */
export interface PackedSink {
  open(name: string): void;
  rows(part: PackedRows): void;
}

/** Why a sheet is given up; the message is a sentence for the user. */
export class TooLarge extends Error {}

/** Takes cells row by row, in any order of columns inside a row. */
export class SheetPacker {
  readonly #sink: PackedSink;
  #strings: string[] = [];
  /** Strings of all parts so far. */
  #stringCount = 0;
  readonly #indexes = new Map<string, number>();
  readonly #mostRows: number;
  readonly #shared: readonly string[];
  /** Per shared string: 1 + its place among the strings; 0 while no cell of this sheet has used it. */
  readonly #placesOfShared: Int32Array;
  #kinds = new Uint8Array(1 << 16);
  #values = new Float64Array(1 << 16);
  #lengths = new Int32Array(1 << 12);
  #row = 0;
  /** The first row of this part. */
  #from = 0;
  /** Rows of this part to the last one that is not empty: programs end a sheet with empty rows down to the 1,048,576th. */
  #rows = 0;
  #filledRows = 0;
  #cells = 0;
  #start = 0;
  #end = 0;

  /** Opens the sheet. `shared` are the strings that `shared()` is called with by index; the sheet takes along those that it uses. */
  constructor(name: string, mostRows: number, sink: PackedSink, shared: readonly string[] = []) {
    this.#sink = sink;
    this.#mostRows = mostRows;
    this.#shared = shared;
    this.#placesOfShared = new Int32Array(shared.length);
    sink.open(name);
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
    const row = this.#row - this.#from;
    while (row >= this.#lengths.length) this.#lengths = grow(this.#lengths, Int32Array);
    this.#lengths[row] = this.#end - this.#start;
    this.#rows = row + 1;
    this.#start = this.#end;
    if (this.#filledRows % partRows === 0) this.#handOver();
  }

  /** The last part: nothing may be put after it. */
  end(): void {
    this.#endRow();
    if (this.#rows > 0) this.#handOver();
  }

  #handOver(): void {
    this.#sink.rows({ strings: this.#strings, kinds: this.#kinds.slice(0, this.#end), values: this.#values.slice(0, this.#end), lengths: this.#lengths.slice(0, this.#rows) });
    this.#from += this.#rows;
    this.#cells += this.#end;
    this.#kinds.fill(0, 0, this.#end);
    this.#lengths.fill(0, 0, this.#rows);
    this.#strings = [];
    this.#rows = this.#start = this.#end = 0;
  }

  text(column: number, text: string): void {
    let index = this.#indexes.get(text);
    if (index === undefined) {
      index = this.#add(text);
      this.#indexes.set(text, index);
    }
    this.#put(column, kinds.text, index);
  }

  shared(column: number, index: number): void {
    const text = this.#shared[index];
    if (text === undefined) throw new DamagedArchive(`no shared string ${index} of ${this.#shared.length}`);
    if (text === "") return;
    const place = this.#placesOfShared[index] || (this.#placesOfShared[index] = this.#add(text) + 1);
    this.#put(column, kinds.text, place - 1);
  }

  number(column: number, value: number): void { this.#put(column, kinds.number, value); }
  boolean(column: number, value: boolean): void { this.#put(column, kinds.boolean, value ? 1 : 0); }
  /** A day as Excel counts it, from 1900. */
  serialDay(column: number, value: number): void { this.#put(column, kinds.date, value); }

  #add(text: string): number {
    this.#strings.push(text);
    return this.#stringCount++;
  }

  #put(column: number, kind: number, value: number): void {
    const at = this.#start + column;
    if (this.#cells + at >= mostCells) throw new TooLarge("单元格太多（超过 1,200 万个）；请删去台账以外的列和空白行，或拆成几个文件。");
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

/** Packed parts of one sheet, in their order → rows; equal strings and equal dates are one object. */
export function createUnpacker(): (part: PackedRows) => RawCell[][] {
  const strings: string[] = [];
  const dates = new Map<number, RawCell>();
  const dateOf = (serial: number): RawCell => {
    let date = dates.get(serial);
    if (date === undefined) dates.set(serial, (date = { date: isoOfSerial(Math.floor(serial)) }));
    return date;
  };
  return ({ strings: added, kinds: kindOf, values, lengths }) => {
    for (const text of added) strings.push(text);
    const rows: RawCell[][] = [];
    let at = 0;
    for (const length of lengths) {
      if (length === 0) {
        rows.push(noCells);
        continue;
      }
      const row: RawCell[] = [];
      for (const end = at + length; at < end; at++) {
        const [kind, value] = [kindOf[at], values[at] ?? 0];
        if (kind === kinds.text) row.push(strings[value] ?? null);
        else if (kind === kinds.empty) row.push(null);
        else row.push(kind === kinds.number ? value : kind === kinds.boolean ? value === 1 : dateOf(value));
      }
      rows.push(row);
    }
    return rows;
  };
}
