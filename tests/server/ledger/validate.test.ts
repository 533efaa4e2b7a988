import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, isBlank, textOf } from "../../../server/ledger/cells.ts";
import { fieldHeadings, fields } from "../../../server/ledger/headings.ts";
import type { Example } from "../../../server/ledger/rule.ts";
import { startValidation, validateLedger } from "../../../server/ledger/validate.ts";
import type { RawCell } from "../../../server/ledger/workbook.ts";
import { codesOf, context, goodRow, ledgerSheet, validateRows } from "./world.ts";

const second = { ...goodRow, name: "王芳", idNumber: "532301199501010004" };
const titles: RawCell[][] = [["楚雄州2021年春节农村劳动力回访工作台账（大姚县）　演示数据"], ["填报单位：大姚县　填报日期：2021年2月9日"]];

describe("a ledger", () => {
  it("becomes records that hold what the rows say", () => {
    const { records, rows, findings } = validateRows([goodRow]);
    expect([rows, findings]).toEqual([1, []]);
    expect(records).toEqual([{
      rowNumber: 2, name: "李明", idNumber: "532301199001010008", sex: "female", birthDate: "1990-01-01", phone: "13900000000", contactName: null, contactPhone: null,
      homeCounty: "532326", homeTownship: "532326101", homeVillage: "532326101201", household: "1201", employed: true, workRegion: "4419", workAddress: "长安镇",
      employer: "甲厂", post: "装配工", industry: "manufacturing", monthlyWageYuan: 4500, plan: "return", returnDate: "2021-02-08", returnMode: "train",
      returnVehicle: "G2882", goBackIntention: "yes", goBackFrom: "2021-02-20", goBackTo: "2021-02-25", wantsTransport: true, travelGroup: null,
      usesWheelchair: null, unemployedReason: null, wantsWork: null, wantsTraining: null,
    }]);
  });

  it("keeps the unemployed, with reason and wishes and without a workplace", () => {
    const unemployed: Example = {
      name: "张翠花", idNumber: goodRow.idNumber, homeTownship: "石羊镇", homeVillage: "郭家村", employed: "否", plan: "已在家", unemployedReason: "照顾家庭", wantsWork: "有", wantsTraining: "无",
    };
    expect(validateRows([unemployed]).records).toMatchObject([{ employed: false, workRegion: null, unemployedReason: "family", wantsWork: true, wantsTraining: false, plan: "home", goBackIntention: "undecided" }]);
  });

  it("holds whom to call in an emergency and who travels in a wheelchair, where the ledger says so", () => {
    const told = validateRows([
      { ...goodRow, contactName: "王 芳（妻子）", contactPhone: "+86 139-0000-0001", usesWheelchair: "是" }, { ...second, contactName: "无", contactPhone: "/", usesWheelchair: "否" },
      { ...goodRow, idNumber: "532301199201010002", contactName: "阿依・沙玛 13900000003", contactPhone: null, usesWheelchair: null },
    ]);
    expect([told.findings, told.records.map(({ contactName, contactPhone, usesWheelchair }) => [contactName, contactPhone, usesWheelchair])])
      .toEqual([[], [["王芳（妻子）", "13900000001", true], [null, null, false], ["阿依·沙玛", "13900000003", null]]]);
  });

  it("refuses a row whose emergency number cannot be one, as it does with the person's own, and takes a word for wheelchairs that nobody knows as none", () => {
    const wrong = validateRows([{ ...goodRow, contactName: "王芳", contactPhone: "1390000001" }, { ...second, usesWheelchair: "拐杖" }]);
    expect(wrong.findings).toMatchObject([
      { rowNumber: 2, column: "紧急联系电话", code: "phoneInvalid", severity: "error", value: "1390000001" }, { rowNumber: 3, column: "是否使用轮椅", code: "wordUnknown", severity: "warning" },
    ]);
    expect(wrong.records).toMatchObject([{ name: "王芳", usesWheelchair: null }]);
  });

  it("tells the day of the report and that the data are made up", () => {
    const sheet = ledgerSheet([goodRow]);
    const reading = validateLedger([{ ...sheet, rows: [...titles, ...sheet.rows] }], context);
    expect(reading).toMatchObject({ reportedOn: "2021-02-09", demo: true, headingRow: 3, titles, records: [{ rowNumber: 4 }] });
    expect(validateRows([goodRow])).toMatchObject({ reportedOn: null, demo: false });
  });

  it("says the same of a file that arrives in parts, wherever it is cut", () => {
    const sheet = ledgerSheet([goodRow, second, goodRow, { ...goodRow, plan: "？" }]);
    const notes = Array.from({ length: 40 }, (_, row): RawCell[] => (row === 39 ? ["说明"] : []));
    const other = { ...ledgerSheet([{ ...second, idNumber: "532301199201010002" }]), name: "第二张" };
    const sheets = [{ name: "封面", rows: notes }, { name: sheet.name, rows: [...titles, ...sheet.rows, ...notes] }, other, { name: "空", rows: [] }];
    const whole = validateLedger(sheets, context);
    expect([whole.records.length, whole.refusedRows.length, whole.rows]).toEqual([2, 3, 5]);
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (lengths) => {
      const validation = startValidation(context);
      for (const { name, rows } of sheets) {
        validation.open(name);
        for (let from = 0, part = 0; from < rows.length; from += lengths[part++ % lengths.length]!) validation.rows(rows.slice(from, from + lengths[part % lengths.length]!)); // inside the list
      }
      expect(validation.finish()).toEqual(whole);
    }), { numRuns: 50 });
  });

  it("refuses the later of two rows with the same ID number and names the earlier one", () => {
    const reading = validateRows([goodRow, second, { ...goodRow, plan: "就地过节", returnDate: null, returnMode: null, vehicle: null }]);
    expect(codesOf(reading)).toEqual(["idNumberTwice"]);
    expect(reading.findings[0]).toMatchObject({ rowNumber: 4, column: "身份证号", message: expect.stringContaining("第 2 行") });
    expect([reading.records.length, reading.refusedRows.length]).toEqual([2, 1]);
  });

  it("takes a row whose twin was refused for another reason", () => {
    expect(validateRows([{ ...goodRow, plan: "？" }, goodRow]).records).toMatchObject([{ rowNumber: 3 }]);
  });

  it("says one thing about one cell, and everything about one row", () => {
    expect(codesOf(validateRows([{ ...goodRow, idNumber: "12345", plan: "看票", wage: "很多" }]))).toEqual(["idNumberLength", "wageUnreadable", "planUnknown"]);
  });

  it("does not count empty rows, numbered empty rows, repeated headings and signatures", () => {
    const sheet = ledgerSheet([goodRow, second]);
    const headings = ["序号", ...(sheet.rows[0] ?? [])];
    const rows = [headings, [1, ...(sheet.rows[1] ?? [])], [], [2, null, " ", "/"], headings, [3, ...(sheet.rows[2] ?? [])], ["合计", "2人"], ["填报人：张明", null, null, "审核人：李明"]];
    const reading = validateLedger([{ name: "台账", rows }], context);
    expect([reading.rows, reading.records.length]).toEqual([2, 2]);
    expect(reading.findings.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([[5, "footerSkipped"], [7, "footerSkipped"], [8, "footerSkipped"]]);
  });

  it("refuses every row when a column is missing that every record needs", () => {
    const reading = validateLedger([ledgerSheet([goodRow, second], fields.filter((field) => field !== "idNumber"))], context);
    expect(codesOf(reading)).toEqual(["headingMissing"]);
    expect([reading.records.length, reading.refusedRows.length, reading.rows]).toEqual([0, 2, 2]);
  });

  it("says so when no sheet is a ledger, and loses no row", () => {
    const reading = validateLedger([{ name: "工资表", rows: [["工号", "金额"], ["1", 2], []] }], context);
    expect(codesOf(reading)).toEqual(["ledgerNotFound"]);
    expect([reading.headingRow, reading.rows, reading.refusedRows.length]).toEqual([0, 2, 2]);
  });

  it("gives the rows of a second ledger back in the order of the first one's columns", () => {
    const other = { name: "石羊镇", rows: [["星座", "身份证号", "姓名", "户籍乡镇", "春节安排"], ["双鱼", second.idNumber, second.name, "石羊镇", "返乡"]] };
    const reading = validateLedger([ledgerSheet([goodRow]), other, { name: "说明", rows: [["请如实填写"]] }], context);
    expect(codesOf(reading)).toEqual(["rowsInOtherSheet", "sheetIgnored"]);
    expect([reading.rows, reading.records.length]).toEqual([2, 1]);
    const [refused] = reading.refusedRows;
    expect(reading.headings.map((heading, column) => [heading, refused?.cells[column]]).filter(([, cell]) => cell))
      .toEqual([["姓名", second.name], ["身份证号", second.idNumber], ["户籍乡镇", "石羊镇"], ["春节安排", "返乡"], ["星座", "双鱼"]]);
  });
});

describe("the sheet 应访人数", () => {
  const read = (...rows: RawCell[][]) => validateLedger([ledgerSheet([goodRow]), { name: "应访人数", rows }], context);

  it("gives the expected workers of each village", () => {
    const reading = read(["应访人数"], ["乡镇", "村（社区）", "应访人数"], ["石羊镇", "郭家村民委员会", 120], ["石羊", "柳树", "80人"], ["合计", null, 200]);
    expect(reading.expected).toEqual([{ homeCounty: "532326", homeTownship: "532326101", homeVillage: "532326101201", people: 120 }]);
    expect(reading.findings).toMatchObject([{ code: "expectedUnreadable", rowNumber: 4 }]);
  });

  it("looks for a township in the county of the ledger's rows: 东山镇 is in 永仁县, too", () => {
    expect(read(["乡镇", "村（社区）", "应访人数"], ["东山镇", "中屯村", 7]).expected).toMatchObject([{ homeCounty: "532326", people: 7 }]);
  });

  it("reports villages that nobody knows, and adds up a village that is named twice", () => {
    const reading = read(["乡镇", "村（社区）", "应访人数"], ["石羊镇", "无此村", 1], ["石羊镇", "柳树村", 30], ["石羊镇", "柳树村", 12]);
    expect(reading.expected).toMatchObject([{ people: 42 }]);
    expect(codesOf(reading)).toEqual(["expectedUnreadable", "expectedUnreadable"]);
  });
});

describe("whatever a sheet holds", () => {
  const cell: fc.Arbitrary<RawCell> = fc.oneof(
    fc.constant(null), fc.string(), fc.double(), fc.boolean(), fc.record({ date: fc.constant("2021-02-08") }),
    fc.constantFrom<RawCell>("是", "否", "返乡", "石羊镇", "大姚县", "#N/A", "合计", "姓名", "532301199001010008", "532301199501010004", "13900000000", "2月8日", "广东省", ...Object.values(goodRow)),
  );
  const row = fc.array(cell, { maxLength: fields.length + 2 });
  const patch = fc.dictionary(fc.constantFrom(...fields), cell, { maxKeys: 3 }).map((changes): RawCell[] => {
    const changed: Example = { ...goodRow, ...changes };
    return fields.map((field) => changed[field] ?? null);
  });
  const heading: RawCell[] = fields.map((field) => fieldHeadings[field][0]);
  const grids = fc.tuple(fc.array(row, { maxLength: 3 }), fc.boolean(), fc.array(fc.oneof(row, patch), { maxLength: 12 }))
    .map(([above, hasHeading, below]) => [...above, ...(hasHeading ? [heading] : []), ...below]);

  it("records and refused rows are all its rows, each once, and only the refused have errors", () => {
    fc.assert(fc.property(fc.array(grids, { minLength: 1, maxLength: 2 }), (sheets) => {
      const reading = validateLedger(sheets.map((rows, index) => ({ name: `表${index}`, rows })), context);
      expect(reading.records.length + reading.refusedRows.length).toBe(reading.rows);
      const own = [...reading.records, ...reading.refusedRows.filter(({ sheet }) => sheet === reading.sheetName)].map(({ rowNumber }) => rowNumber);
      expect(new Set(own).size).toBe(own.length);
      const wrong = new Set(reading.findings.filter(({ severity, column }) => severity === "error" && column !== null).map(({ rowNumber }) => rowNumber));
      for (const { rowNumber } of reading.records) expect(wrong.has(rowNumber)).toBe(false);
      if (reading.refusedRows.length > 0) expect(reading.findings.some(({ severity }) => severity === "error")).toBe(true);
    }), { numRuns: 300 });
  });

  it("every row that is not empty is a record, a refused row or a finding about a footer", () => {
    fc.assert(fc.property(fc.array(fc.oneof(row, patch), { maxLength: 12 }), (below) => {
      const reading = validateLedger([{ name: "台账", rows: [heading, ...below] }], context);
      const told = new Set([...reading.records, ...reading.refusedRows, ...reading.findings].map(({ rowNumber }) => rowNumber));
      if (reading.headingRow !== 1) return; // a generated row named more columns
      for (const [index, cells] of below.entries()) if (cells.some((value) => !isBlank(cleanText(textOf(value))))) expect(told.has(index + 2)).toBe(true);
    }), { numRuns: 300 });
  });
});
