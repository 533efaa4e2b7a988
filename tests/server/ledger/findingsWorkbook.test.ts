import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeFindings } from "../../../server/ledger/findingsWorkbook.ts";
import { validateLedger } from "../../../server/ledger/validate.ts";
import { readWorkbook, type RawCell } from "../../../server/ledger/workbook.ts";
import { codesOf, context, goodRow, ledgerSheet } from "./world.ts";

const titles: RawCell[][] = [["楚雄州2021年春节农村劳动力回访工作台账（大姚县）　演示数据"], ["填报单位：大姚县", "填报日期：2021年2月9日"]];
const other = { ...goodRow, name: "王芳", idNumber: "532301199501010004" };
const sheet = ledgerSheet([
  { ...goodRow, idNumber: "532301199001050001", phone: "1390000000", returnDate: 44224 },
  other,
  { ...goodRow, name: null, sex: "男" },
]);
const ledger = { ...sheet, rows: [...titles, ...sheet.rows] };

let directory = "";
beforeAll(async () => { directory = await mkdtemp(join(tmpdir(), "guitu-findings-")); });
afterAll(async () => { await rm(directory, { recursive: true }); });

describe("the findings workbook", () => {
  it("holds the refused rows as they were, under the same titles and headings", async () => {
    const reading = validateLedger([ledger], context);
    const path = join(directory, "as-they-were.xlsx");
    await writeFindings(path, reading);
    const [refused, list] = (await readWorkbook(path)).sheets;
    expect(refused?.rows[0]?.[0]).toBe(titles[0]?.[0]);
    expect(refused?.rows[2]).toEqual([...(sheet.rows[0] ?? []), "退回原因", "原行号"]);
    expect(refused?.rows.slice(3).map((row) => row.slice(0, -2))).toEqual([sheet.rows[1], sheet.rows[3]]);
    expect(refused?.rows.slice(3).map((row) => row.at(-1))).toEqual([4, 6]);
    expect(list?.rows.length).toBe(1 + reading.findings.length);
  });

  it("marks the wrong cells with a colour and the reason as a comment", async () => {
    const path = join(directory, "marked.xlsx");
    await writeFindings(path, validateLedger([ledger], context));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const row = workbook.worksheets[0]?.getRow(4);
    const marked = (sheet.rows[0] ?? []).filter((_, index) => row?.getCell(index + 1).note !== undefined);
    expect(marked).toEqual(["身份证号", "联系电话"]);
    expect(JSON.stringify(row?.getCell(2).note)).toContain("校验码不对");
    expect(row?.getCell(2).fill).toMatchObject({ fgColor: { argb: "FFFFC7CE" } });
    expect(row?.getCell(1).fill).not.toMatchObject({ pattern: "solid" });
  });

  it("is accepted whole once its cells are corrected", async () => {
    const path = join(directory, "corrected.xlsx");
    await writeFindings(path, validateLedger([ledger], context));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const rows = workbook.worksheets[0];
    set(rows, 4, 2, "53230119900105000X");
    set(rows, 4, 4, "13900000001");
    set(rows, 5, 1, "赵云");
    set(rows, 5, 3, "女");
    await workbook.xlsx.writeFile(path);
    const again = validateLedger((await readWorkbook(path)).sheets, context);
    expect(codesOf(again)).toEqual([]);
    expect([again.records.length, again.rows, again.demo, again.reportedOn]).toEqual([2, 2, true, "2021-02-09"]);
    expect(again.records[0]?.returnDate).toBe("2021-01-28");
  });
});

function set(sheet: ExcelJS.Worksheet | undefined, row: number, column: number, value: string): void {
  if (sheet) sheet.getRow(row).getCell(column).value = value;
}
