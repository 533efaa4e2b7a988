/** Rules about work: employed or not, wage, and words of the code lists. */
import { isBlank, isFormulaError, isNothing } from "./cells.ts";
import { fields, type Field } from "./headings.ts";
import { isEmployed, type LedgerRow } from "./ledgerRow.ts";
import type { Rule } from "./rule.ts";

/** Yuan a month; what lies outside is more likely a year's income or a slip of the pen. */
export const plausibleWage = { from: 300, to: 60_000 } as const;

/** Columns of code lists whose word may be missing from our list: the person counts all the same. */
const wordValues = {
  sex: (row) => row.sex, industry: (row) => row.industry, returnMode: (row) => row.mode, intention: (row) => row.intention,
  wantsTransport: (row) => row.wantsTransport, usesWheelchair: (row) => row.usesWheelchair, unemployedReason: (row) => row.unemployedReason, wantsWork: (row) => row.wantsWork,
  wantsTraining: (row) => row.wantsTraining,
} satisfies Partial<Record<Field, (row: LedgerRow) => unknown>>;
const wordFields = Object.keys(wordValues) as (keyof typeof wordValues)[]; // the keys of the literal above

const knownWords: Record<keyof typeof wordValues, string> = {
  sex: "男、女", industry: "制造业、建筑业、住宿餐饮业、批发零售业、交通运输业、居民服务业、农林牧渔业、采矿业、其他行业",
  returnMode: "火车、飞机、客车、自驾、专车专列、其他", intention: "是、否、未定", wantsTransport: "是、否", usesWheelchair: "是、否",
  unemployedReason: "照顾家庭、疾病或残疾、技能不足、正在找工作、其他", wantsWork: "是、否", wantsTraining: "是、否",
};

export const workRules: Rule[] = [
  {
    code: "formulaError", severity: "error", fields,
    check: (row, field) => (row.hasFormulaError && isFormulaError(row.text[field]) ? `是公式算不出来的“${row.text[field]}”；请改成确定的内容（复制后选择性粘贴为数值）。` : null),
    good: { post: "装配工" }, bad: { post: "#N/A" },
  },
  {
    code: "wordUnknown", severity: "warning", fields: wordFields,
    check: (row, field) => {
      if (!isWordField(field) || wordValues[field](row) !== undefined) return null;
      return `“${row.text[field]}”无法识别，按未填处理；可以填：${knownWords[field]}。`;
    },
    good: { industry: "建筑" }, bad: { industry: "航天业" },
  },
  {
    code: "employedUnknown", severity: "error", fields: ["employed"],
    check: (row) => (row.employed === undefined ? `“${row.text.employed}”看不出是否就业；请填“是”或“否”。` : null),
    good: { employed: "√" }, bad: { employed: "大概" },
  },
  {
    code: "employedMissing", severity: "error", fields: ["employed"],
    check: (row) => (row.employed === null && !row.statesWork && isNothing(row.text.unemployedReason) ? "没有填写，也没有务工信息可供判断；请填“是”或“否”。" : null),
    good: { employed: null },
    bad: { employed: null, workProvince: null, workCity: null, workCounty: null, workAddress: null, employer: null, post: null, industry: null, wage: null },
  },
  {
    code: "employedContradiction", severity: "error", fields: ["employed"],
    check: (row) => (row.employed === false && row.statesWork ? "填“否”，但同一行有务工地点、企业、岗位或工资；请核对后只保留一种。" : null),
    good: { employed: "是" }, bad: { employed: "否" },
  },
  {
    code: "unemployedReasonContradiction", severity: "warning", fields: ["unemployedReason"], needs: ["employed"],
    check: (row) => (row.unemployedReason && isEmployed(row) ? "填了原因，但该人已就业，原因未采用；请核对。" : null),
    good: { unemployedReason: "/" }, bad: { unemployedReason: "技能不足" },
  },
  {
    code: "wageUnreadable", severity: "warning", fields: ["wage"],
    check: (row) => (row.wage === undefined && !isBlank(row.text.wage) ? `“${row.text.wage}”不是一个金额，未采用；请填每月的元数，如 4500。` : null),
    good: { wage: "４,５００元" }, bad: { wage: "3000-4000" },
  },
  {
    code: "wageImplausible", severity: "warning", fields: ["wage"],
    check: (row) =>
      row.wage && (row.wage < plausibleWage.from || row.wage > plausibleWage.to)
        ? `不在每月 ${plausibleWage.from} 至 ${plausibleWage.to} 元之间，未采用；请核对是否写成了年收入或以万元为单位。` : null,
    good: { wage: 60_000 }, bad: { wage: 72_000 },
  },
];

function isWordField(field: Field): field is keyof typeof wordValues {
  return field in wordValues;
}
