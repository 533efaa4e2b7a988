/**
 * XML as workbooks hold it, read in chunks of bytes. Not a general parser: no DTD (a workbook has none), namespaces by their local name.
 * Measured on 100,000 rows × 29 columns: 2.0 s and 250 MB for the whole workbook; read-excel-file took 4.1 to 4.7 s and 500 to 820 MB, and left out
 * formula errors without a word.
 */

/** Tags are known by a number, so that no string is made for each of the millions of them. */
export type TagKey = number;

/** The key of a local name. */
export function tagKey(name: string): TagKey {
  let key = 0;
  for (let index = 0; index < name.length; index++) key = (Math.imul(key, 31) + name.charCodeAt(index)) | 0;
  return key;
}

export interface XmlReader {
  /** Attributes stand in bytes[from … to). */
  open(tag: TagKey, bytes: Buffer, from: number, to: number): void;
  close(tag: TagKey): void;
  /** Text, possibly in several pieces; entities are not resolved yet. */
  text(bytes: Buffer, from: number, to: number): void;
}

const [lt, gt, slash, space, colon, bang, question, bracket] = [60, 62, 47, 32, 58, 33, 63, 91];

/** Returns a function that takes the next chunk. Chunks are cut behind their last ">", the rest waits for the next one. */
export function scanXml(reader: XmlReader): (chunk: Buffer) => void {
  let rest: Buffer | null = null;
  return (chunk) => {
    const bytes = rest === null ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(gt) + 1;
    if (end === 0 && bytes.length > 1 << 20) throw new Error("no tag ends within a megabyte");
    rest = end < bytes.length ? Buffer.from(bytes.subarray(end)) : null;
    scanWhole(bytes, end, reader);
  };
}

function scanWhole(bytes: Buffer, end: number, reader: XmlReader): void {
  let position = 0;
  while (position < end) {
    if (bytes[position] !== lt) {
      let next = bytes.indexOf(lt, position);
      if (next < 0 || next > end) next = end;
      reader.text(bytes, position, next);
      position = next;
      continue;
    }
    const first = bytes[position + 1];
    let close = position + 1;
    while (bytes[close] !== gt) close++;
    if (first === bang && bytes[position + 2] === bracket) throw new Error("CDATA in a workbook");
    if (first !== bang && first !== question) readTag(bytes, position + 1, close, reader);
    position = close + 1;
  }
}

/** bytes[from … to) is what stands between the angle brackets. */
function readTag(bytes: Buffer, from: number, to: number, reader: XmlReader): void {
  const isClosing = bytes[from] === slash;
  let position = isClosing ? from + 1 : from;
  let key = 0;
  for (; position < to; position++) {
    const byte = bytes[position]!; // position < to ≤ length
    if (byte <= space || byte === slash) break;
    key = byte === colon ? 0 : (Math.imul(key, 31) + byte) | 0;
  }
  if (isClosing) return reader.close(key);
  const isEmpty = bytes[to - 1] === slash;
  reader.open(key, bytes, position, isEmpty ? to - 1 : to);
  if (isEmpty) reader.close(key);
}

/** Attributes as an object, by local name: for the few tags of the small parts. */
export function attributesOf(bytes: Buffer, from: number, to: number): Record<string, string> {
  const text = bytes.toString("utf8", from, to);
  return Object.fromEntries([...text.matchAll(/([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = "", double, single]) => [name, resolveEntities(double ?? single ?? "")]));
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** &lt; &#20320; and Excel's own _x000D_ for characters that XML does not allow. */
export function resolveEntities(text: string): string {
  const plain = text.includes("&")
    ? text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal?: string, hex?: string, name?: string) =>
        name ? entities[name] ?? all : codePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16), all))
    : text;
  return plain.includes("_x") ? plain.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : plain;
}

function codePoint(value: number, otherwise: string): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : otherwise;
}
