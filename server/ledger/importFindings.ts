/** Findings as they are kept in the database: the sentence stays, the personal values lose their middle. */
import { maskIdNumber, maskName, maskNumbers } from "../access/masking.ts";
import type { Finding, FollowUpRecord } from "../vocabulary.ts";
import { fieldOf } from "./headings.ts";

/** Columns whose cells hold the name of a person; 紧急联系人电话 holds a number. */
const nameColumn = /姓名|户主|联系人/;

/** Masks the value and every mention of it in the message; phone and ID numbers are masked wherever they stand. */
export function maskFinding(finding: Finding): Finding {
  const { column, value, message } = finding;
  if (value === null) return { ...finding, message: maskNumbers(message) };
  const masked = column !== null && nameColumn.test(column) && fieldOf(column) !== "contactPhone" ? maskName(value) : maskNumbers(value);
  const mention = value.trim();
  return { ...finding, value: masked, message: maskNumbers(mention === "" ? message : message.replaceAll(mention, masked.trim())) };
}

/** The row is right in itself, but the prefecture knows the person already, in another county. */
export function registeredElsewhere(record: FollowUpRecord, column: string | null, holder: string): Finding {
  return {
    rowNumber: record.rowNumber, column, code: "registeredElsewhere", severity: "error", value: record.idNumber,
    message: `第 ${record.rowNumber} 行“${column ?? "身份证号"}”：${maskIdNumber(record.idNumber)} 已由${holder}登记；请与${holder}核实户籍，只由一方填报：确属本地的，请${holder}先删除该人员后再导入。`,
  };
}
