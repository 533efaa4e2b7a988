/** The languages of the interface and of papers. */
export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];
