/** Rules about who it is: name, ID number, sex. */
import { isNothing } from "./cells.ts";
import { ageOn, birthDateOf, checksumHolds, sexOf } from "./idNumber.ts";
import type { Rule } from "./rule.ts";

const letters = /^\p{Script=Han}{2,20}$/u;
const lettersWithDots = /^\p{Script=Han}{1,20}(?:[·•・‧∙．.]\p{Script=Han}{1,20})+$/u;
const privateUse = /[\ue000-\uf8ff\ufffd?？□]/;

const asText = "请把这一列设为“文本”格式后重新填写";

export const personRules: Rule[] = [
  {
    code: "nameMissing", severity: "error", fields: ["name"],
    check: (row) => (isNothing(row.text.name) ? "没有填写；请填写姓名。" : null),
    good: { name: "张明" }, bad: { name: "　" },
  },
  {
    code: "nameStrange", severity: "warning", fields: ["name"],
    check: (row) => {
      const name = row.text.name.replace(/\s/g, "");
      if (letters.test(name) || lettersWithDots.test(name)) return null;
      if (privateUse.test(name)) return "有显示不出的字；请用国家标准生僻字重新输入。";
      return "不像姓名（应为两个以上汉字，少数民族姓名中间用“·”）；请核对，该行仍已导入。";
    },
    good: { name: "阿依·沙玛塝䶮" }, bad: { name: "张三1" },
  },
  {
    code: "idNumberMissing", severity: "error", fields: ["idNumber"],
    check: (row) => (isNothing(row.idNumber) ? "没有填写；没有身份证号就不能识别同一个人，请补填。" : null),
    good: { idNumber: " 53230119900105000ｘ" }, bad: { idNumber: null },
  },
  {
    code: "idNumberPrecisionLost", severity: "error", fields: ["idNumber"],
    check: (row) => (row.idPrecisionLost ? `被 Excel 当成了数字，第 16 位以后已经丢失，无法恢复；${asText}。` : null),
    good: { idNumber: "53230119900105000X" }, bad: { idNumber: 532301199001010000 },
  },
  {
    code: "idNumberOld", severity: "error", fields: ["idNumber"],
    check: (row) => (/^\d{15}$/.test(row.idNumber) ? "是 15 位的老号码，已停止使用；请按现在的居民身份证填写 18 位号码。" : null),
    good: { idNumber: "53230119900105000X" }, bad: { idNumber: "532301900101001" },
  },
  {
    code: "idNumberLength", severity: "error", fields: ["idNumber"],
    check: (row) => (row.idNumber.length === 18 ? null : `有 ${[...row.idNumber].length} 位，应为 18 位；请对照身份证补齐或删去多余的字符。`),
    good: { idNumber: "53230119900105000X" }, bad: { idNumber: "5323011990010100" },
  },
  {
    code: "idNumberCharacters", severity: "error", fields: ["idNumber"],
    check: (row) => (/^\d{17}[\dX]$/.test(row.idNumber) ? null : "应为 17 位数字加 1 位数字或 X；请检查是否把数字 0、1 写成了字母 O、I。"),
    good: { idNumber: "53230119900105000x" }, bad: { idNumber: "532301199OO1O1000X" },
  },
  {
    code: "idNumberProvince", severity: "error", fields: ["idNumber"],
    check: (row, _, { gazetteer }) => (gazetteer.byCode(row.idNumber.slice(0, 2)) ? null : "前两位不是任何省份的代码；请对照身份证核对。"),
    good: { idNumber: "53230119900105000X" }, bad: { idNumber: "993301199001010004" },
  },
  {
    code: "idNumberDate", severity: "error", fields: ["idNumber"],
    check: (row) => (birthDateOf(row.idNumber) === null ? "第 7 至 14 位不是真实的出生日期；请对照身份证核对。" : null),
    good: { idNumber: "53230119900105000X" }, bad: { idNumber: "532301199002300007" },
  },
  {
    code: "idNumberChecksum", severity: "error", fields: ["idNumber"],
    check: (row) => (checksumHolds(row.idNumber) ? null : "校验码不对，说明至少有一位写错了；请对照身份证逐位核对。"),
    good: { idNumber: "53230119900105000X" }, bad: { idNumber: "532301199001050001" },
  },
  {
    code: "idNumberAge", severity: "error", fields: ["idNumber"],
    check: (row, _, { today }) => {
      const age = ageOn(birthDateOf(row.idNumber) ?? today, today);
      return age >= 14 && age <= 90 ? null : `所示年龄为 ${age} 岁，不在 14 至 90 岁之间；请核对出生年份。`;
    },
    good: { idNumber: "53230119900105000X" }, bad: { idNumber: "532301192001010006" },
  },
  {
    code: "sexDisagrees", severity: "warning", fields: ["sex"], needs: ["idNumber"],
    check: (row) => (!row.sex || row.sex === (sexOf(row.idNumber) ?? row.sex) ? null : "与身份证号第 17 位不一致，已按身份证号导入；请核对。"),
    good: { sex: "女", idNumber: "532301199001010024" }, bad: { sex: "男", idNumber: "532301199001010024" },
  },
];
