/** Reading a ledger of 100,000 rows and judging it, against read-excel-file reading the same file. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import readExcelFile from "read-excel-file/node";
import { fieldHeadings, fields } from "../../server/ledger/headings.ts";
import { checkCharacterOf } from "../../server/ledger/idNumber.ts";
import { validateLedger } from "../../server/ledger/validate.ts";
import { readWorkbook } from "../../server/ledger/workbook.ts";
import { readRegionAliases, readRegionRows } from "../../server/regions/files.ts";
import { createGazetteer } from "../../server/regions/gazetteer.ts";
import { campaign2021 } from "../../server/vocabulary.ts";
import { workbookEntries, zip } from "../server/ledger/archives.ts";
import { goodRow } from "../server/ledger/world.ts";
import { median, printRows, type BenchRow } from "./report.ts";

const rows = 100_000;
/** Those of the notice: 29. */
const columns = fields.filter((field) => !["homePlace", "workPlace", "contactName", "contactPhone", "usesWheelchair"].includes(field));

export async function run(): Promise<BenchRow[]> {
  const directory = await mkdtemp(join(tmpdir(), "guitu-bench-reading-"));
  const path = join(directory, "ledger.xlsx");
  await writeFile(path, zip(workbookEntries({ sheetData: sheetData() })));
  const context = {
    gazetteer: createGazetteer(readRegionRows(), readRegionAliases()), importingRegions: ["5323"], campaign: campaign2021, today: "2021-02-09",
  };
  const { sheets } = await readWorkbook(path);
  const { records } = validateLedger(sheets, context);
  if (records.length !== rows) throw new Error(`${records.length} rows accepted, expected ${rows}`);
  const ours = await time(() => readWorkbook(path));
  const judging = await time(() => validateLedger(sheets, context));
  const theirs = await time(() => readExcelFile(path));
  await rm(directory, { recursive: true });
  return [
    { name: "十万行 × 29 列：读文件", value: ours, unit: "s" },
    { name: "  同一文件，read-excel-file", value: theirs, unit: "s" },
    { name: "十万行：校验", value: judging, unit: "s" },
  ];
}

async function time(work: () => unknown): Promise<number> {
  const seconds: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const begin = performance.now();
    await work();
    seconds.push((performance.now() - begin) / 1000);
  }
  return median(seconds);
}

function sheetData(): string {
  const heading = rowOf(1, columns.map((field) => fieldHeadings[field][0]));
  return heading + Array.from({ length: rows }, (_, index) => rowOf(index + 2, columns.map((field) => valueOf(field, index)))).join("");
}

function rowOf(row: number, values: readonly (string | number)[]): string {
  const cells = values.map((value, column) => {
    const address = `${column < 26 ? "" : "A"}${String.fromCharCode(65 + (column % 26))}${row}`;
    return typeof value === "number" ? `<c r="${address}"><v>${value}</v></c>` : `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
  });
  return `<row r="${row}">${cells.join("")}</row>`;
}

function valueOf(field: (typeof columns)[number], index: number): string | number {
  if (field === "idNumber") return idNumber(index);
  if (field === "phone") return String(13_900_000_000 + index);
  if (field === "name") return `李明${"甲乙丙丁戊己庚辛壬癸".charAt(index % 10)}`;
  return field in goodRow ? goodRow[field as keyof typeof goodRow] : "无"; // asked in the line itself
}

function idNumber(index: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const digits = `532326${1960 + (index % 40)}${two(1 + (Math.floor(index / 40) % 12))}${two(1 + (Math.floor(index / 480) % 28))}${two(Math.floor(index / 13_440))}0`;
  return digits + checkCharacterOf(digits);
}

if (process.argv[1]?.endsWith("bench/reading.ts")) printRows(await run());
