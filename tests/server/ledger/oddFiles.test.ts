/** Workbooks that are right, though not as Excel writes them: what LibreOffice, Java exporters and busy people make of them. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDirectory, unpackWhole } from "../../../server/ledger/workbookArchive.ts";
import { createUnpacker } from "../../../server/ledger/workbookCells.ts";
import { readCsv } from "../../../server/ledger/workbookCsv.ts";
import { isDayFormat } from "../../../server/ledger/workbookParts.ts";
import { readWorkbook, type RawCell, type RawSheet } from "../../../server/ledger/workbook.ts";
import { workbookEntries, zip, type Entry } from "./archives.ts";

let directory = "";
beforeAll(async () => { directory = await mkdtemp(join(tmpdir(), "guitu-odd-")); });
afterAll(async () => { await rm(directory, { recursive: true }); });

let files = 0;
async function sheetsOf(bytes: Buffer | string): Promise<RawSheet[]> {
  const path = join(directory, `${++files}.xlsx`);
  await writeFile(path, bytes);
  return (await readWorkbook(path)).sheets;
}

const cellsOf = async (sheetData: string, strings = "") => (await sheetsOf(zip(workbookEntries({ sheetData, strings }))))[0]?.rows;

describe("an odd workbook", () => {
  it("may end in empty rows down to Excel's last one, as LibreOffice writes them", async () => {
    expect(await cellsOf('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048575" ht="12.8"/><row r="1048576" ht="12.8"><c r="A1048576" s="1"/></row>')).toEqual([[1]]);
  });

  it("may have a cell in Excel's last row, but none below it", async () => {
    const rows = await cellsOf('<row r="1048576"><c r="A1048576"><v>1</v></c></row>');
    expect([rows?.length, rows?.at(-1)]).toEqual([1_048_576, [1]]);
    await expect(cellsOf('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')).rejects.toThrow(/行号超过 1,048,576/);
  });

  it("keeps a formula that nobody has worked out, and not one whose value is empty", async () => {
    expect(await cellsOf('<row><c r="A1"><f>B1&amp;"甲"</f></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1" t="str"><f>1</f><v>乙</v></c></row>')).toEqual([['=B1&"甲"', null, "乙"]]);
  });

  it("that points to a shared string which is not there is called damaged", async () => {
    await expect(cellsOf('<row><c r="A1" t="s"><v>1</v></c></row>', "<si><t>甲</t></si>")).rejects.toThrow(/已损坏/);
  });

  it("gives each of forty sheets its own shared strings", async () => {
    const sheets = Array.from({ length: 40 }, (_, index) => index + 1);
    const [workbook, , , shared] = workbookEntries({ strings: sheets.map((sheet) => `<si><t>人${sheet}</t></si>`).join("") });
    const entries: Entry[] = [
      { ...workbook!, bytes: `<workbook><sheets>${sheets.map((sheet) => `<sheet name="乡${sheet}" r:id="r${sheet}"/>`).join("")}</sheets></workbook>` }, // the first of five
      { name: "xl/_rels/workbook.xml.rels", bytes: `<Relationships>${sheets.map((sheet) => `<Relationship Id="r${sheet}" Target="/xl/worksheets/s${sheet}.xml"/>`).join("")}</Relationships>` },
      shared!, // the fourth of five
      ...sheets.map((sheet) => ({ name: `xl/worksheets/s${sheet}.xml`, bytes: `<worksheet><sheetData><row><c t="s"><v>${sheet - 1}</v></c><c t="s"><v>0</v></c></row></sheetData></worksheet>` })),
    ];
    expect(await sheetsOf(zip(entries))).toEqual(sheets.map((sheet) => ({ name: `乡${sheet}`, rows: [[`人${sheet}`, "人1"]] })));
  });
});

describe("an archive in the zip64 form", () => {
  const entries: Entry[] = [{ name: "甲.xml", bytes: "一".repeat(100) }, { name: "乙.xml", bytes: "二" }];

  it("is read, large or small", async () => {
    const archive = inZip64Form(zip(entries));
    const parts = readDirectory(archive);
    expect([...parts.keys()]).toEqual(["甲.xml", "乙.xml"]);
    expect(await Promise.all([...parts.values()].map(async (part) => String(await unpackWhole(archive, part))))).toEqual(["一".repeat(100), "二"]);
  });

  it("is damaged when its numbers are missing", () => {
    const archive = inZip64Form(zip(entries));
    archive.writeUInt16LE(2, archive.lastIndexOf(Buffer.from("乙.xml")) + Buffer.byteLength("乙.xml")); // another extra field
    expect(() => readDirectory(archive)).toThrow(/sizes are missing/);
  });
});

/** The same archive with sizes and places in 64 bits, as Java's exporters write them. */
function inZip64Form(archive: Buffer): Buffer {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const [count, start] = [archive.readUInt16LE(end + 10), archive.readUInt32LE(end + 16)];
  const listed: Buffer[] = [];
  for (let position = start; position < end; position += listed.at(-1)!.length - 28) { // one was pushed
    const header = Buffer.from(archive.subarray(position, position + 46 + archive.readUInt16LE(position + 28)));
    const extra = Buffer.alloc(28);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    for (const [index, at] of [24, 20, 42].entries()) {
      extra.writeBigUInt64LE(BigInt(header.readUInt32LE(at)), 4 + index * 8);
      header.writeUInt32LE(0xffffffff, at);
    }
    header.writeUInt16LE(28, 30);
    listed.push(Buffer.concat([header, extra]));
  }
  const directory = Buffer.concat(listed);
  const [record, locator, last] = [Buffer.alloc(56), Buffer.alloc(20), Buffer.from(archive.subarray(end))];
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(start), 48);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + directory.length), 8);
  last.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([archive.subarray(0, start), directory, record, locator, last]);
}

describe("a number format", () => {
  it.each([["[h]:mm", false], ["[mm]:ss", false], ["h:mm AM/PM", false], ["[Red]m/d", true], ["[$-F800]dddd, mmmm dd, yyyy", true], ["m\"月\"d\"日\"", true]])("%s shows a day: %s", (format, isDay) => {
    expect(isDayFormat(format)).toBe(isDay);
  });
});

describe("an odd csv", () => {
  it('loses the ="…" with which people keep long numbers as they are', async () => {
    expect((await sheetsOf('姓名,身份证号\n张明,="532301199001010008"\n李明,"=""53"""\n'))[0]?.rows).toEqual([["姓名", "身份证号"], ["张明", "532301199001010008"], ["李明", "53"]]);
  });
});

describe("any csv", () => {
  it("is read as it was written, whatever its cells hold", () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[甲",;\t\r\n= ]*$/));
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 }), fc.constantFrom("\n", "\r\n"), (rows, lineEnd) => {
      const text = rows.map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")).join(lineEnd);
      const read = rowsOf(`a,a,a,a,a,a,a,a${lineEnd}${text}`).slice(1);
      expect(read).toEqual(withoutEmptyEnds(rows));
    }));
  });

  it("keeps quotes inside a bare cell, and what follows a closing quote", () => {
    const rows = rowsOf('a"b"c,"d"e,"f\n1,,"x');
    expect(rows).toEqual([['a"b"c', "de", "f\n1,,x"]]);
  });
});

function rowsOf(text: string, mostRows = 100): RawCell[][] {
  const rows: RawCell[][] = [];
  const unpack = createUnpacker();
  readCsv(Buffer.from(text), mostRows, { open: () => {}, rows: (part) => rows.push(...unpack(part)) });
  return rows;
}

describe("a long sheet", () => {
  it("comes in parts that join without a seam: repeated words, gaps of empty rows, cells missing in the middle", () => {
    const expected = Array.from({ length: 9000 }, (_, row): RawCell[] => (row % 7 === 3 || (row > 3990 && row < 4700) ? [] : [`第${row % 600}厂`, null, `张${row}`]));
    const lines = expected.map((cells) => cells.map((cell) => cell ?? "").join(","));
    expect(rowsOf(lines.join("\n"), 9000)).toEqual(expected.slice(0, expected.findLastIndex((cells) => cells.length > 0) + 1));
  });
});

/** A csv cannot tell an empty cell from a missing one. */
function withoutEmptyEnds(rows: readonly string[][]): (string | null)[][] {
  const read = rows.map((cells) => cells.map((cell) => bare(cell)).slice(0, cells.findLastIndex((cell) => bare(cell) !== null) + 1));
  return read.slice(0, read.findLastIndex((cells) => cells.length > 0) + 1);
}

function bare(cell: string): string | null {
  const text = cell.startsWith('="') && cell.endsWith('"') && cell.length > 2 ? cell.slice(2, -1) : cell;
  return text === "" ? null : text;
}
