/** The cells of one worksheet's XML. */
import type { SheetPacker } from "./workbookCells.ts";
import { resolveEntities, tagKey, type TagKey, type XmlReader } from "./workbookXml.ts";

const row = tagKey("row");
const cell = tagKey("c");
const value = tagKey("v");
const text = tagKey("t");
const inlineText = tagKey("is");
const phonetic = tagKey("rPh");
const formula = tagKey("f");
const [r, s, t] = ["r", "s", "t"].map((name) => name.charCodeAt(0));
const [space, equals] = [32, 61];

/** Excel's types of cells by the bytes of the attribute t. */
const types = Object.fromEntries(["s", "str", "inlineStr", "b", "e", "d", "n"].map((name) => [tagKey(name), name])) as Record<TagKey, CellType>; // the list's names
type CellType = "s" | "str" | "inlineStr" | "b" | "e" | "d" | "n";

export interface SheetStyles {
  /** Per style: whether it shows a number as a day. */
  isDay: boolean[];
  /** Days to add when the workbook counts from 1904. */
  epochDays: number;
}

/** Puts the cells into `packer`. An error value such as #N/A is kept as text, and so is a formula that nobody has worked out: nothing is lost in silence. */
export class SheetReader implements XmlReader {
  #row = -1;
  #column = -1;
  #type: CellType = "n";
  #style = 0;
  #written = "";
  #formula: string | null = null;
  #isFormula = false;
  /** Inside a <v>, or a <t> that is not a reading aid. */
  #isValue = false;
  #isInline = false;
  #isPhonetic = false;

  constructor(private readonly packer: SheetPacker, private readonly styles: SheetStyles) {}

  open(tag: TagKey, bytes: Buffer, from: number, to: number): void {
    if (tag === cell) this.#openCell(bytes, from, to);
    else if (tag === value) this.#openValue();
    else if (tag === row) this.#openRow(bytes, from, to);
    else if (tag === inlineText) this.#isInline = true;
    else if (tag === phonetic) this.#isPhonetic = true;
    else if (tag === text) this.#isValue = this.#isInline && !this.#isPhonetic;
    else if (tag === formula) this.#openFormula();
  }

  close(tag: TagKey): void {
    if (tag === cell) this.#closeCell();
    else if (tag === value || tag === text) this.#isValue = false;
    else if (tag === inlineText) this.#isInline = false;
    else if (tag === phonetic) this.#isPhonetic = false;
    else if (tag === formula) this.#isFormula = false;
  }

  text(bytes: Buffer, from: number, to: number): void {
    if (this.#isValue) this.#written += bytes.toString("utf8", from, to);
    else if (this.#isFormula) this.#formula += bytes.toString("utf8", from, to);
  }

  /** A formula that was worked out has a value, even an empty one. */
  #openValue(): void {
    this.#isValue = true;
    this.#formula = null;
  }

  #openFormula(): void {
    this.#isFormula = true;
    this.#formula = "=";
  }

  #openRow(bytes: Buffer, from: number, to: number): void {
    this.#row += 1;
    this.#column = -1;
    for (let position = from; position < to - 3; position++) {
      if (bytes[position] === r && bytes[position - 1] === space && bytes[position + 1] === equals) {
        const stated = Number.parseInt(bytes.toString("latin1", position + 3, Math.min(position + 11, to)), 10) - 1;
        if (stated >= this.#row) this.#row = stated;
        break;
      }
    }
    this.packer.openRow(this.#row);
  }

  /** Attributes are single letters: r="AB12" s="3" t="s". */
  #openCell(bytes: Buffer, from: number, to: number): void {
    this.#column += 1;
    this.#type = "n";
    this.#style = 0;
    this.#written = "";
    this.#formula = null;
    for (let position = from; position < to; position++) {
      if (bytes[position] !== equals) continue;
      const name = bytes[position - 1];
      const isLetter = bytes[position - 2] === space;
      const quote = bytes[position + 1]!; // an attribute's value follows
      const end = bytes.indexOf(quote, position + 2);
      if (end < 0 || end > to) return;
      if (isLetter && name === r) this.#column = columnOf(bytes, position + 2, end);
      else if (isLetter && name === s) this.#style = numberOf(bytes, position + 2, end);
      else if (isLetter && name === t) this.#type = types[keyOf(bytes, position + 2, end)] ?? "n";
      position = end;
    }
  }

  #closeCell(): void {
    const written = this.#written;
    if (this.#formula !== null && this.#column >= 0) return this.packer.text(this.#column, resolveEntities(this.#formula));
    if (written === "" || this.#column < 0) return;
    if (this.#type === "s") this.packer.shared(this.#column, Number(written));
    else if (this.#type === "b") this.packer.boolean(this.#column, written === "1");
    else if (this.#type === "n") this.#number(Number(written), written);
    else this.packer.text(this.#column, resolveEntities(written));
  }

  #number(number: number, written: string): void {
    if (Number.isNaN(number)) this.packer.text(this.#column, written);
    else if (this.styles.isDay[this.#style] && number >= 1 && number < 2_958_466) this.packer.serialDay(this.#column, number + this.styles.epochDays);
    else this.packer.number(this.#column, number);
  }
}

/** A → 0, Z → 25, AA → 26. */
function columnOf(bytes: Buffer, from: number, to: number): number {
  let column = 0;
  for (let position = from; position < to; position++) {
    const byte = bytes[position]!; // position < to
    if (byte < 65) break;
    column = column * 26 + (byte & 31);
  }
  return column - 1;
}

function numberOf(bytes: Buffer, from: number, to: number): number {
  let number = 0;
  for (let position = from; position < to; position++) number = number * 10 + bytes[position]! - 48; // position < to
  return number;
}

function keyOf(bytes: Buffer, from: number, to: number): TagKey {
  let key = 0;
  for (let position = from; position < to; position++) key = (Math.imul(key, 31) + bytes[position]!) | 0; // position < to
  return key;
}
