/** A ledger as a county files it: title rows, frozen headings, dates half as dates and half as text, and a sheet of expected workers. */
import ExcelJS from "exceljs";
import type { Random } from "./random.ts";
import { demoHeadings, type DemoRow } from "./row.ts";
import type { DemoVillage } from "./villages.ts";

interface CountyLedger {
  path: string;
  countyName: string;
  villages: readonly DemoVillage[];
  rows: Iterable<DemoRow>;
  /** Decides how each date is written. */
  random: Random;
}

const widths: Partial<Record<(typeof demoHeadings)[number], number>> = { 身份证号: 21, 联系电话: 13, 紧急联系人: 14, 紧急联系电话: 13, "户籍村（社区）": 18, 户号: 13, 务工详细地址: 20, 务工企业: 22, "车牌（航班、车次）号": 16, 姓名: 9, 性别: 6 };
const dates = new Set<string>(["返乡日期", "最早返岗日期", "最晚返岗日期"]);
const reportedOn = "2021年2月9日";

export async function writeCountyLedger({ path, countyName, villages, rows, random }: CountyLedger): Promise<number> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: true });
  const sheet = workbook.addWorksheet("回访工作台账", { views: [{ state: "frozen", ySplit: 3, xSplit: 1 }] });
  sheet.columns = demoHeadings.map((heading) => ({ width: widths[heading] ?? 11 }));
  const title = sheet.addRow([`楚雄州2021年春节农村劳动力回访工作台账（${countyName}）　演示数据`]);
  title.font = { bold: true, size: 16 };
  title.alignment = { horizontal: "center" };
  sheet.mergeCells(1, 1, 1, demoHeadings.length);
  sheet.addRow([`填报单位：${countyName}人力资源和社会保障局　　填报日期：${reportedOn}　　演示数据，人员均为虚构`]);
  sheet.mergeCells(2, 1, 2, demoHeadings.length);
  sheet.addRow([...demoHeadings]).font = { bold: true };
  let count = 0;
  for (const row of rows) {
    sheet.addRow(demoHeadings.map((heading) => cell(heading, row[heading], random))).commit();
    count += 1;
  }
  sheet.commit();
  writeExpected(workbook, villages);
  await workbook.commit();
  return count;
}

/** Seven of ten dates are Excel dates, the others text as people type it. */
function cell(heading: string, value: string, random: Random): string | number | Date | null {
  if (value === "") return null;
  if (heading === "月工资（元）" && /^\d+$/.test(value)) return Number(value);
  if (!dates.has(heading) || !/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  if (random.happens(0.7)) return new Date(`${value}T00:00:00Z`);
  const [year, month, day] = value.split("-").map(Number);
  return random.pick([`${year}/${month}/${day}`, `${month}月${day}日`, `${year}.${month}.${day}`, value]);
}

function writeExpected(workbook: ExcelJS.stream.xlsx.WorkbookWriter, villages: readonly DemoVillage[]): void {
  const sheet = workbook.addWorksheet("应访人数");
  sheet.columns = [{ width: 16 }, { width: 24 }, { width: 10 }];
  sheet.addRow(["乡镇", "村（社区）", "应访人数"]).font = { bold: true };
  for (const { township, village, expected } of villages) sheet.addRow([township, village, expected]).commit();
  sheet.commit();
}
