/** The text of a daily briefing on its screen: what the sheet writes, and what somebody wrote in its place. */
import { computed, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import { dailyParagraphs, type FlowFilter } from "../../server/vocabulary.ts";
import { ledgerAddress } from "../api.ts";
import { useWrittenParagraphs } from "../stores/useWrittenParagraphs.ts";
import type { Language } from "../words/language.ts";
import { briefingQuestion, mostLetters, noTexts, type BriefingLayout, type BriefingTexts } from "./briefingQuestion.ts";

export function useDailyParagraphs({ filter, layout, language, texts, version }: { filter: Ref<FlowFilter>; layout: Ref<BriefingLayout>; language: Ref<Language>; texts: Ref<BriefingTexts>; version: Ref<number | null> }) {
  const { t } = useI18n();
  const address = computed(() => (layout.value.template === "daily" ? ledgerAddress(`/api/briefings/paragraphs?${new URLSearchParams(briefingQuestion(filter.value, { template: "daily", before: layout.value.before }, language.value, noTexts)).toString()}`) : null));
  const { written, failure } = useWrittenParagraphs(address, version);
  /** None for other layouts. */
  const paragraphs = computed(() => (address.value === null ? [] : dailyParagraphs.map((name) => ({ name, label: t(`sheet.paragraphs.${name}`), text: texts.value[name], written: written.value[name] ?? "", most: mostLetters[name] }))));
  return { paragraphs, paragraphsFailure: failure };
}
