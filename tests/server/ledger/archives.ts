/** Small zip files and workbooks, right or wrong in one way. */
import { crc32, deflateRawSync } from "node:zlib";

export interface Entry {
  name: string;
  bytes: Buffer | string;
  /** What the directory says instead of the truth. */
  claims?: { size?: number; crc?: number; encrypted?: boolean };
}

export function zip(entries: readonly Entry[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claims = {} } of entries) {
    const plain = Buffer.from(bytes);
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26); // version, flags, method, time, date, crc, sizes, lengths: the same in both places
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(claims.encrypted ? 0x801 : 0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(claims.crc ?? crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims.size ?? plain.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14); // comment, disk, attributes
    const at = Buffer.alloc(4);
    at.writeUInt32LE(offset);
    const header = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name)]);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0", "latin1"), common, place.subarray(0, 10), at, Buffer.from(name)]));
    local.push(header, packed);
    offset += header.length + packed.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.reduce((sum, part) => sum + part.length, 0), 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, ...directory, Buffer.from("PK\x05\x06", "latin1"), end]);
}

export interface WorkbookParts {
  /** What stands inside <sheetData>. */
  sheetData?: string;
  /** What stands inside <sst>. */
  strings?: string;
  /** What stands inside <styleSheet>. */
  styles?: string;
  /** What stands before <sheets> in the workbook. */
  properties?: string;
}

export function workbookEntries({ sheetData = "", strings = "", styles = "", properties = "" }: WorkbookParts): Entry[] {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const relations = [["worksheet", "worksheets/sheet1.xml"], ["sharedStrings", "sharedStrings.xml"], ["styles", "styles.xml"]].map(([type, target], index) =>
    `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join("");
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return [
    { name: "xl/workbook.xml", bytes: `${head}<workbook ${main}>${properties}<sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>` },
    { name: "xl/_rels/workbook.xml.rels", bytes: `${head}<Relationships>${relations}</Relationships>` },
    { name: "xl/worksheets/sheet1.xml", bytes: `${head}<worksheet ${main}><sheetData>${sheetData}</sheetData></worksheet>` },
    { name: "xl/sharedStrings.xml", bytes: `${head}<sst ${main}>${strings}</sst>` },
    { name: "xl/styles.xml", bytes: `${head}<styleSheet ${main}>${styles}</styleSheet>` },
  ];
}

/** A compound file (OLE) whose directory names these streams. */
export function compoundFile(...streams: string[]): Buffer {
  return Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504), ...streams.map((name) => Buffer.concat([Buffer.from(name, "utf16le"), Buffer.alloc(64)]))]);
}
