/** The small parts of an .xlsx: names and places of its sheets, shared strings, which styles show days. */
import type { SheetStyles } from "./workbookSheet.ts";
import { attributesOf, resolveEntities, scanXml, tagKey, type TagKey, type XmlReader } from "./workbookXml.ts";

/** Reads the attributes of chosen tags out of a small part. */
function tagsOf(bytes: Buffer, names: readonly string[]): { name: string; attributes: Record<string, string> }[] {
  const keys = new Map(names.map((name) => [tagKey(name), name]));
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const open = (tag: TagKey, source: Buffer, from: number, to: number): void => {
    const name = keys.get(tag);
    if (name !== undefined) found.push({ name, attributes: attributesOf(source, from, to) });
  };
  scanXml({ open, close: () => {}, text: () => {} })(bytes);
  return found;
}

export interface WorkbookContents {
  /** Visible or hidden, in the order of the tabs. */
  sheets: { name: string; relation: string }[];
  epochDays: number;
}

export function readContents(workbookXml: Buffer): WorkbookContents {
  const tags = tagsOf(workbookXml, ["sheet", "workbookPr"]);
  const counting = tags.find(({ name }) => name === "workbookPr")?.attributes["date1904"];
  return {
    sheets: tags.filter(({ name }) => name === "sheet").map(({ attributes }) => ({ name: attributes["name"] ?? "", relation: attributes["id"] ?? "" })),
    epochDays: counting === "1" || counting === "true" ? 1462 : 0,
  };
}

/** Relation → path inside the archive. */
export function readRelations(relationsXml: Buffer): Map<string, string> {
  return new Map(tagsOf(relationsXml, ["Relationship"]).map(({ attributes: { Id = "", Target = "" } }) => [Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`]));
}

/** ECMA-376 18.8.30: 14 to 17 and 22 everywhere, 27 to 36 and 50 to 58 in Chinese, Japanese and Korean Excel. */
function isBuiltInDay(format: number): boolean {
  return (format >= 14 && format <= 17) || format === 22 || (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
}

/** yyyy"年"m"月"d"日" is a day, h:mm:ss and 0.00 are not. */
export function isDayFormat(format: string): boolean {
  const signs = format.toLowerCase().replace(/"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/g, "");
  return signs !== "general" && (/[yd年]/.test(signs) || (signs.includes("m") && !/[hs]/.test(signs)));
}

export function readStyles(stylesXml: Buffer | null, epochDays: number): SheetStyles {
  const own = new Map<number, boolean>();
  const isDay: boolean[] = [];
  let inCells = false;
  const [format, cells, style] = ["numFmt", "cellXfs", "xf"].map(tagKey);
  const reader: XmlReader = {
    open(tag, bytes, from, to) {
      if (tag === cells) inCells = true;
      else if (tag === format) {
        const { numFmtId, formatCode = "" } = attributesOf(bytes, from, to);
        own.set(Number(numFmtId), isDayFormat(formatCode));
      } else if (tag === style && inCells) {
        const id = Number(attributesOf(bytes, from, to)["numFmtId"] ?? 0);
        isDay.push(own.get(id) ?? isBuiltInDay(id));
      }
    },
    close(tag) { if (tag === cells) inCells = false; },
    text() {},
  };
  if (stylesXml) scanXml(reader)(stylesXml);
  return { isDay, epochDays };
}

const [item, text, phonetic] = ["si", "t", "rPh"].map(tagKey);

/** Shared strings, in the order of their numbers; rich text is joined, reading aids are left out. */
export class SharedStrings implements XmlReader {
  readonly strings: string[] = [];
  #written = "";
  #isText = false;
  #isPhonetic = false;

  open(tag: TagKey): void {
    if (tag === text) this.#isText = !this.#isPhonetic;
    else if (tag === item) this.#written = "";
    else if (tag === phonetic) this.#isPhonetic = true;
  }

  close(tag: TagKey): void {
    if (tag === text) this.#isText = false;
    else if (tag === item) this.strings.push(resolveEntities(this.#written));
    else if (tag === phonetic) this.#isPhonetic = false;
  }

  text(bytes: Buffer, from: number, to: number): void {
    if (this.#isText) this.#written += bytes.toString("utf8", from, to);
  }
}
