/** Rules about the file as a whole: its headings, its sheets, and persons that stand in it twice. */
import type { Severity } from "../vocabulary.ts";
import { fieldHeadings, type Field, type Headings } from "./headings.ts";

/** A rule about the headings; `good` and `bad` are rows of headings. */
export interface HeadingRule {
  code: string;
  severity: Severity;
  /** One notice for each heading that is wrong; `column` is the heading as the file spells it, null for one that is not there. */
  check(headings: Headings): { column: string | null; message: string }[];
  good: readonly string[];
  bad: readonly string[];
}

/** One of each must be there: without it no row can be believed. */
const required: readonly (readonly Field[])[] = [["name"], ["idNumber"], ["homeTownship", "homePlace"], ["plan"]];
const enough = ["姓名", "身份证号", "户籍乡镇", "春节安排"];

export const headingRules: HeadingRule[] = [
  {
    code: "headingMissing", severity: "error",
    check: ({ columns }) =>
      required.filter((anyOf) => !anyOf.some((field) => columns.includes(field)))
        .map((anyOf) => ({ column: null, message: `没有“${anyOf.map((field) => fieldHeadings[field][0]).join("”或“")}”这一列，全部行都没有导入；请补上这一列，或改正表头的写法。` })),
    good: enough, bad: ["姓名", "身份证号", "户籍乡镇", "联系电话"],
  },
  {
    code: "headingDuplicate", severity: "error",
    check: ({ columns, labels }) =>
      columns.flatMap((column, index) => column !== null && column !== "ignored" && columns.indexOf(column) < index
        ? [{ column: labels[index] ?? null, message: `“${labels[index]}”与前面的“${labels[columns.indexOf(column)]}”是同一列内容，全部行都没有导入；请只保留一列。` }] : []),
    good: [...enough, "联系电话"], bad: [...enough, "联系电话", "手机号"],
  },
  {
    code: "headingUnknown", severity: "warning",
    check: ({ columns, labels }) =>
      columns.flatMap((column, index) => column === null && labels[index]
        ? [{ column: labels[index] ?? null, message: `“${labels[index]}”不是台账的列，这一列的内容没有导入；写法有误的请改正，多余的可不理会。` }] : []),
    good: [...enough, "序号"], bad: [...enough, "星座"],
  },
];

/** The codes of what validate.ts finds by itself, beside the rules that are asked for each row. */
export const fileNotices = {
  ledgerNotFound: "error", sheetIgnored: "warning", rowsInOtherSheet: "error", footerSkipped: "warning", idNumberTwice: "error",
  expectedUnreadable: "warning",
} as const satisfies Record<string, Severity>;
