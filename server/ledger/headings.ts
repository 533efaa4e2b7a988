/** Which column holds what: headings as people write them → fields. Order free, title rows above, one or two rows of headings. Pure. */
import { cleanText, textOf } from "./cells.ts";
import type { RawCell } from "./rawWorkbook.ts";

/** Every field of the ledger with its headings: the first is the one we write ourselves. */
export const fieldHeadings = {
  name: ["姓名", "人员姓名", "务工人员姓名", "劳动力姓名", "名字"],
  idNumber: ["身份证号", "身份证号码", "公民身份号码", "身份证", "证件号码", "证件号"],
  sex: ["性别"],
  phone: ["联系电话", "电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "本人电话"],
  contactName: ["紧急联系人", "紧急联系人姓名", "应急联系人", "应急联系人姓名", "紧急联系人及电话", "紧急联系人和电话", "紧急联系人姓名及电话", "紧急联系人及联系电话"],
  contactPhone: [
    "紧急联系电话", "紧急联系人电话", "紧急联系人联系电话", "紧急联系人手机", "紧急联系人手机号", "紧急联系人手机号码", "紧急联系人电话号码", "紧急联系人联系方式", "紧急联系方式", "应急联系电话", "应急联系人电话",
    "应急联系人联系电话",
  ],
  homeCounty: ["户籍县市", "户籍县", "户籍县市区", "县市", "所属县市", "县市区", "县"],
  homeTownship: ["户籍乡镇", "乡镇", "所属乡镇", "乡镇街道", "户籍乡镇街道"],
  homeVillage: ["户籍村（社区）", "户籍村", "村（社区）", "村委会（社区）", "村委会", "行政村", "村", "户籍村委会", "所属村"],
  homePlace: ["户籍地址", "户籍地", "户籍所在地", "家庭住址", "家庭地址", "户籍"],
  household: ["户号", "户编号", "家庭编号", "户主", "户主姓名"],
  employed: ["是否就业", "就业状态", "就业情况", "是否务工", "是否已就业"],
  workProvince: ["务工省份", "务工省", "就业省份", "就业省", "务工地省份"],
  workCity: ["务工城市", "务工市", "务工州市", "就业城市", "就业州市", "务工地州市", "务工地市"],
  workCounty: ["务工县区", "务工县", "务工县市区", "就业县区", "就业县市区"],
  workPlace: ["务工地点", "务工地", "就业地点", "就业地", "务工所在地", "外出务工地点"],
  workAddress: ["务工详细地址", "详细地址", "务工地址", "就业详细地址", "就业地址"],
  employer: ["务工企业", "务工单位", "就业企业", "企业名称", "单位名称", "就业单位", "用工单位", "务工企业名称"],
  post: ["就业岗位", "岗位", "工种", "务工岗位", "从事工种", "职业"],
  industry: ["所属行业", "行业", "从事行业", "务工行业"],
  wage: ["月工资（元）", "月工资", "工资", "月收入", "工资收入", "月工资收入", "月薪", "月均工资", "月收入（元）", "工资收入（元/月）"],
  plan: ["春节安排", "是否返乡", "春节去向", "返乡意愿", "春节是否返乡", "春节返乡情况"],
  returnDate: ["返乡日期", "返乡时间", "计划返乡时间", "返乡计划日期", "拟返乡时间", "预计返乡时间"],
  returnMode: ["出行方式", "返乡方式", "返乡出行方式", "交通方式", "交通工具"],
  vehicle: ["车牌（航班、车次）号", "车牌号（航班号、列车号）", "车牌航班列车号", "车次", "车次航班号", "车牌号", "航班号", "列车号", "车次（航班）号", "车牌号航班号车次", "车牌号航班号列车号"],
  intention: ["返岗意愿", "是否返岗", "节后是否返岗", "返岗意向"],
  goBackFrom: ["最早返岗日期", "返岗日期", "返岗时间", "计划返岗时间", "最早返岗时间", "预计返岗时间"],
  goBackTo: ["最晚返岗日期", "最迟返岗日期", "最晚返岗时间", "最迟返岗时间"],
  wantsTransport: ["是否需要组织输送", "是否需要输送", "是否需要专车专列", "组织输送", "是否需要点对点输送", "是否需要包车", "是否需要专车", "是否需要专列"],
  travelGroup: ["同行小组", "同行人", "小组", "同行分组"],
  usesWheelchair: ["是否使用轮椅", "使用轮椅", "是否需要轮椅", "需要轮椅", "轮椅", "是否乘坐轮椅", "是否坐轮椅", "轮椅需求", "是否需要轮椅位", "无障碍需求", "是否有无障碍需求", "有无无障碍需求", "是否需要无障碍座位"],
  unemployedReason: ["未就业原因", "未就业的原因", "失业原因"],
  wantsWork: ["就业意愿", "是否有就业意愿", "有无就业意愿"],
  wantsTraining: ["培训意愿", "是否有培训意愿", "有无培训意愿", "是否愿意参加培训"],
} as const;
export type Field = keyof typeof fieldHeadings;
export const fields = Object.keys(fieldHeadings) as Field[]; // the keys of the literal above

/** Columns and the second sheet that our own findings workbook adds. */
export const reasonHeading = "退回原因";
export const originalRowHeading = "原行号";
export const findingsSheetName = "问题清单";

/** Columns that say nothing about the person. */
const ignoredHeadings = ["序号", "编号", reasonHeading, originalRowHeading];

export interface Headings {
  /** 1-based row of the headings (the lower one of two), as Excel shows it. */
  row: number;
  /** How many rows the headings take: 1, or 2 when groups stand above ("户籍地" over "县市 | 乡镇 | 村"). */
  height: 1 | 2;
  /** Per column: the heading as the file spells it. */
  labels: string[];
  /** Per column: the field, "ignored", or null for a heading that we do not know. */
  columns: (Field | "ignored" | null)[];
}

/** Headings stand among the first rows of a sheet, or nowhere. */
export const searchedRows = 30;
const fewestFields = 3;

/** The row (or two rows) that names most fields; null when no row names at least three of them. */
export function findHeadings(rows: readonly RawCell[][]): Headings | null {
  let best: Headings | null = null;
  for (let index = 0; index < Math.min(rows.length, searchedRows); index++) {
    const lower = labelsOf(rows[index]);
    const single = headingsAt(index + 1, 1, lower);
    const double = index > 0 ? headingsAt(index + 1, 2, joinLabels(labelsOf(rows[index - 1]), lower)) : single;
    for (const candidate of [single, double]) if (countFields(candidate) > Math.max(countFields(best), fewestFields - 1)) best = candidate;
  }
  return best;
}

function headingsAt(row: number, height: 1 | 2, labels: string[]): Headings {
  return { row, height, labels, columns: labels.map(fieldOf) };
}

function countFields(headings: Headings | null): number {
  return new Set(headings?.columns.filter((column) => column !== null && column !== "ignored")).size;
}

function labelsOf(row: readonly RawCell[] | undefined): string[] {
  return (row ?? []).map((cell) => cleanText(textOf(cell)));
}

/** Group and column as one heading. A group spans the empty cells to its right, as merged cells are stored. */
function joinLabels(upper: string[], lower: string[]): string[] {
  let group = "";
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const [above, below] = [upper[column] ?? "", lower[column] ?? ""];
    if (above !== "") group = above;
    if (below === "") return above;
    return [group + below, below].find((label) => fieldOf(label) !== null) ?? group + below;
  });
}

const fieldsByHeading = new Map<string, Field | "ignored">();
for (const field of fields) for (const heading of fieldHeadings[field]) fieldsByHeading.set(bare(heading), field);
for (const heading of ignoredHeadings) fieldsByHeading.set(heading, "ignored");

/** The field of a heading; hints in brackets may differ ("春节安排（返乡/就地过节/已在家/未定）"). */
export function fieldOf(label: string): Field | "ignored" | null {
  return fieldsByHeading.get(bare(label)) ?? fieldsByHeading.get(bare(label.replace(/[（(【[].*?[）)】\]]/g, ""))) ?? null;
}

function bare(label: string): string {
  return label.replace(/[\s*＊：:、，,。.\-—_/／（）()【】[\]“”"]/g, "");
}
