/** Theme, language and short figures: remembered on this computer. */
import { ref, watch, watchEffect } from "vue";
import { themes, themeNames, type ThemeName } from "../scene/theme.ts";
import { languages, words, type Language } from "../words/index.ts";
import { shortFigures } from "../words/numbers.ts";

const theme = ref<ThemeName>(remembered("theme", themeNames) ?? "night");
const language = ref<Language>(remembered("language", languages) ?? "zh-CN");
shortFigures.value = localStorage.getItem("guitu.shortFigures") === "1";

watchEffect(() => {
  const style = document.documentElement.style;
  for (const [name, colour] of Object.entries(themes[theme.value])) if (typeof colour === "string") style.setProperty(`--${kebab(name)}`, colour);
  document.documentElement.dataset["theme"] = theme.value;
});
watchEffect(() => {
  words.global.locale.value = language.value;
  document.documentElement.lang = language.value;
});
watch(theme, (value) => localStorage.setItem("guitu.theme", value));
watch(language, (value) => localStorage.setItem("guitu.language", value));
watch(shortFigures, (value) => localStorage.setItem("guitu.shortFigures", value ? "1" : "0"));

export function useAppearance() {
  return { theme, language, shortFigures };
}

/** An address may ask for a theme or a language (?theme=day&lang=en), as links in a briefing do. */
function remembered<Word extends string>(name: string, choices: readonly Word[]): Word | undefined {
  const asked = new URLSearchParams(location.search).get(name === "language" ? "lang" : name) ?? localStorage.getItem(`guitu.${name}`);
  return choices.find((choice) => choice === asked);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letters) => `-${letters.toLowerCase()}`);
}
