/** One row of the demo ledger, in words. */

/** The headings of the ledger, in its order. */
export const demoHeadings = [
  "姓名", "身份证号", "性别", "联系电话", "户籍县市", "户籍乡镇", "户籍村（社区）", "户号", "是否就业", "务工省份", "务工城市", "务工县区", "务工详细地址", "务工企业", "就业岗位",
  "所属行业", "月工资（元）", "春节安排", "返乡日期", "出行方式", "车牌（航班、车次）号", "返岗意愿", "最早返岗日期", "最晚返岗日期", "是否需要组织输送", "同行小组", "未就业原因", "就业意愿", "培训意愿",
  "紧急联系人", "紧急联系电话", "是否使用轮椅",
] as const;
/** ISO dates; the writer decides how they look. */
export type DemoRow = Record<(typeof demoHeadings)[number], string>;
/** As drawn at first, before somebody is named to be called for the person (contacts.ts). */
export type DemoPerson = Omit<DemoRow, "紧急联系人" | "紧急联系电话" | "是否使用轮椅">;
