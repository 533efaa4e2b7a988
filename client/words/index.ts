/** The languages and the instance that components ask. */
import { createI18n } from "vue-i18n";
import { en } from "./en.ts";
import type { Language } from "./language.ts";
import { zhCN } from "./zh-CN.ts";

export { languages, type Language } from "./language.ts";

export const words = createI18n({ legacy: false, locale: "zh-CN" as Language, fallbackLocale: "zh-CN", messages: { "zh-CN": zhCN, en } });
