/** What clerks really write: some of it is wrong and comes back, some of it only looks unusual and must be understood. */
import type { Random } from "./random.ts";
import type { DemoPerson } from "./row.ts";

type Slip = (row: DemoPerson, random: Random) => void;

const fullWidth = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const otherDigit = (digit: string) => String((Number(digit) + 3) % 10);

/** Refused by the importer. */
export const errors: Slip[] = [
  (row) => { row.身份证号 = row.身份证号.slice(0, 15) + otherDigit(row.身份证号[15] ?? "0") + row.身份证号.slice(16); },
  (row) => { row.身份证号 = row.身份证号.slice(0, 17); },
  (row) => { row.联系电话 = row.联系电话.slice(0, 10); },
  (row) => { row.户籍乡镇 = `${row.户籍乡镇.slice(0, 1)}阳镇`; },
  (row) => { row.春节安排 = ""; },
  (row) => { if (row.最早返岗日期 && row.最晚返岗日期 && row.最早返岗日期 < row.最晚返岗日期) [row.最早返岗日期, row.最晚返岗日期] = [row.最晚返岗日期, row.最早返岗日期]; },
  (row) => { if (row.返乡日期) row.返乡日期 = "2021-05-01"; },
  (row) => { if (row.春节安排 === "就地过节") row.返乡日期 = "2021-02-06"; },
];

/** Unusual, and understood. */
export const spellings: Slip[] = [
  (row) => { row.联系电话 = fullWidth(row.联系电话); },
  (row) => { row.姓名 = row.姓名.length === 2 ? `${row.姓名[0]}　${row.姓名[1]}` : row.姓名; },
  (row) => { row["月工资（元）"] = row["月工资（元）"] && Number(row["月工资（元）"]).toLocaleString("en-US"); },
  (row) => { row.返乡日期 = row.返乡日期 && `${Number(row.返乡日期.slice(5, 7))}月${Number(row.返乡日期.slice(8))}日`; },
  (row) => { row.返乡日期 = row.返乡日期 === "2021-02-08" ? "腊月二十七" : row.返乡日期 && row.返乡日期.replaceAll("-", "/"); },
  (row) => { row.户籍乡镇 = row.户籍乡镇.replace(/[镇乡]$/, ""); },
  (row) => { row.务工城市 = row.务工城市.replace(/市$/, ""); },
  (row) => { row.是否就业 = row.是否就业 === "是" ? "√" : "×"; },
];

/** About one row in a hundred is wrong, one more is unusual. */
export function slip(row: DemoPerson, random: Random): void {
  if (random.happens(0.011)) random.pick(errors)(row, random);
  else if (random.happens(0.012)) random.pick(spellings)(row, random);
}
