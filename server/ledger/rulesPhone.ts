/** Rules about the numbers by which people are reached: the person's own, and the emergency contact's. */
import { isNothing } from "./cells.ts";
import type { Field } from "./headings.ts";
import type { Rule } from "./rule.ts";

const mobile = /^1[3-9]\d{9}$/;
const landline = /^(?:0\d{2,3})?\d{7,8}$/;
const separators = /[/、,，;；]/;
const contactName = /^[\p{Script=Han}·•・‧∙．.\s（）()、]{2,40}$/u;

const phoneFields = ["phone", "contactPhone"] as const satisfies Field[];
type PhoneField = (typeof phoneFields)[number];

export const phoneRules: Rule[] = [
  {
    code: "phoneMissing", severity: "warning", fields: ["phone"],
    check: (row) => (isNothing(row.phone) && row.wantsTransport ? "没有填写，但需要组织输送；请补填，以便通知发车。" : null),
    good: { phone: null, wantsTransport: "否" }, bad: { phone: null, wantsTransport: "是" },
  },
  {
    code: "phoneLandline", severity: "warning", fields: ["phone"],
    check: (row) => (landline.test(row.phone) ? "是固定电话，发不了短信；请尽量填写手机号。" : null),
    good: { phone: "13900000000", contactPhone: "0878-3123456" }, bad: { phone: "0878-3123456" },
  },
  {
    code: "phoneSeveral", severity: "warning", fields: phoneFields,
    check: (row, field) => {
      const phone = row[field as PhoneField];
      return separators.test(phone) && mobile.test(firstPhone(phone)) ? "填了几个号码，只采用第一个；请只留常用的一个。" : null;
    },
    good: { phone: "139 0000 0000" }, bad: { phone: "13900000000、13900000001" },
  },
  {
    code: "phoneInvalid", severity: "error", fields: phoneFields,
    check: (row, field) => {
      const phone = row[field as PhoneField];
      return isNothing(phone) || mobile.test(firstPhone(phone)) || landline.test(phone) ? null : "不是手机号（1 开头、第二位 3 至 9、共 11 位）；请核对。";
    },
    good: { phone: "+86 13900000000" }, bad: { phone: "1390000000" },
  },
  {
    code: "contactNameStrange", severity: "warning", fields: ["contactName"],
    check: (row) => (isNothing(row.contactName) || contactName.test(row.contactName) ? null : "不像姓名（应为两个以上汉字，可加关系，如“王芳（妻子）”）；请核对，该行仍已导入。"),
    good: { contactName: "阿依·沙玛（母亲）", contactPhone: "13900000002" }, bad: { contactName: "王芳1", contactPhone: "13900000002" },
  },
  {
    code: "contactPhoneMissing", severity: "warning", fields: ["contactPhone"],
    check: (row) => (!isNothing(row.contactName) && isNothing(row.contactPhone) && row.wantsTransport ? "没有填写，但填了紧急联系人，又需要组织输送；请补填电话。" : null),
    good: { contactName: "王芳 139 0000 0002" }, bad: { contactName: "王芳" },
  },
  {
    code: "contactPhoneOwn", severity: "warning", fields: ["contactPhone"], needs: ["phone"],
    check: (row) => (!isNothing(row.contactPhone) && firstPhone(row.contactPhone) === firstPhone(row.phone) ? "与本人电话相同，紧急时联系不到别人；请填写家人或工友的电话。" : null),
    good: { contactName: "王芳", contactPhone: "13900000001" }, bad: { contactName: "王芳", contactPhone: "139-0000-0000" },
  },
];

/** The first of several numbers in one cell. */
export function firstPhone(phone: string): string {
  return phone.split(separators)[0] ?? "";
}
