/** Manifests and notices as Excel files: one sheet a trip, a sheet of contents in front where there are several. */
import ExcelJS from "exceljs";
import type { Column } from "./paper.ts";
import { arrivalColumns, arrivalRow, dateWords, missingWords, passengerColumns, passengerRow, stopColumns, stopRow, timeWords, tripFacts } from "./manifestPapers.ts";
import { fileNameOf, type Manifest, type Notice } from "./manifests.ts";

const headingFill: ExcelJS.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFD3DEEA" } };

export async function manifestWorkbook(manifests: readonly Manifest[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  if (manifests.length > 1) addContents(workbook, manifests);
  for (const manifest of manifests) addManifest(workbook, manifest);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export async function noticeWorkbook(notice: Notice): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("接收通知");
  addTitle(sheet, `务工人员“点对点”输送接收通知　${notice.name}　${notice.people} 人`, arrivalColumns.length);
  addTable(sheet, arrivalColumns, notice.arrivals.map(arrivalRow));
  sheet.addRow([]);
  addTable(sheet, [{ title: "用工单位", width: 0 }, { title: "人数", width: 0, align: "right" }], notice.employers.map(({ name, people }) => [name, String(people)]));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addContents(workbook: ExcelJS.Workbook, manifests: readonly Manifest[]): void {
  const sheet = workbook.addWorksheet("目录");
  const columns: Column[] = ["趟", "出发日期", "发车", "出发地", "目的地", "车型", "车牌", "人数"].map((title, index) => ({ title, width: [30, 80, 60, 120, 120, 80, 80, 40][index] ?? 60 }));
  addTitle(sheet, "班次目录", columns.length);
  addTable(sheet, columns, manifests.map((one) => [one.number, dateWords(one.date), timeWords(one.stops[0]?.departMinute ?? null), one.from.join("、"), one.to.join("、"), one.vehicle, one.crew?.plate ?? "", String(one.passengers.length + one.missing)]));
  const total = sheet.addRow(["合计", "", "", "", "", "", "", manifests.reduce((sum, one) => sum + one.passengers.length + one.missing, 0)]);
  total.font = { bold: true };
}

function addManifest(workbook: ExcelJS.Workbook, manifest: Manifest): void {
  // Excel allows 31 characters and none of these in the name of a sheet.
  const sheet = workbook.addWorksheet(fileNameOf(manifest).replace(/[[\]]/g, "").slice(0, 31), { pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToHeight: 0 } });
  addTitle(sheet, `第 ${manifest.number} 趟　${manifest.from.join("、")} → ${manifest.to.join("、")}`, passengerColumns.length);
  for (const [word, value] of tripFacts(manifest)) sheet.addRow(["", word, "", value]);
  sheet.addRow([]);
  if (!manifest.rail) {
    addTable(sheet, stopColumns, manifest.stops.map(stopRow), false);
    sheet.addRow([]);
  }
  addTable(sheet, passengerColumns, manifest.passengers.map(passengerRow));
  if (manifest.missing > 0) sheet.addRow([missingWords(manifest)]);
}

function addTitle(sheet: ExcelJS.Worksheet, title: string, columns: number): void {
  const row = sheet.addRow([title]);
  sheet.mergeCells(row.number, 1, row.number, columns);
  row.font = { bold: true, size: 14 };
}

/** Numbers that are counted become numbers; phones and IDs stay text. */
function addTable(sheet: ExcelJS.Worksheet, columns: readonly Column[], rows: readonly (readonly string[])[], sized = true): void {
  const heading = sheet.addRow(columns.map(({ title }) => title));
  heading.font = { bold: true };
  heading.eachCell((cell) => { cell.fill = headingFill; });
  for (const values of rows) sheet.addRow(values.map((value, index) => (columns[index]?.align === "right" && value !== "" ? Number(value) : value)));
  if (sized) columns.forEach(({ width, title }, index) => { sheet.getColumn(index + 1).width = Math.max(sheet.getColumn(index + 1).width ?? 0, width / 5.2, title.length * 2 + 2); });
}
