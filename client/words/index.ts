/** The languages and the instance that components ask. */
import { createI18n } from "vue-i18n";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];

export const words = createI18n({ legacy: false, locale: "zh-CN" as Language, fallbackLocale: "zh-CN", messages: { "zh-CN": zhCN, en } });
