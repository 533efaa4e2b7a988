/** The schedule that is being written on its screen: from the address, or one of the list. */
import { computed, ref, shallowRef } from "vue";
import { useI18n } from "vue-i18n";
import { draftOf, filterOf, formField, languageOf, newDraft, savedFrom, templateOf, type RecipientDraft, type ScheduleDraft } from "../components/scheduleDraft.ts";
import { readAddress } from "../stores/useAddress.ts";
import { useAppearance } from "../stores/useAppearance.ts";
import { useBriefingTexts } from "../stores/useBriefingTexts.ts";
import { useFilter } from "../stores/useFilter.ts";
import { useSchedules, type Schedule } from "../stores/useSchedules.ts";
import { briefingQuestion, layoutFrom, noTexts, textNames } from "./briefingQuestion.ts";

export function useScheduleDesk() {
  const { t } = useI18n();
  const { language: screenLanguage } = useAppearance();
  const { filter, restore } = useFilter();
  const opened = readAddress();
  if (opened) restore(opened.filter);
  const layout = layoutFrom(Object.fromEntries(new URLSearchParams(location.search)));
  const { texts } = useBriefingTexts(computed(() => layout.template), textNames);
  const schedules = useSchedules();
  /** What the briefing screen, from which the reader comes, would ask now. */
  const present = () => briefingQuestion(filter.value, { template: layout.template, before: null }, layout.language ?? screenLanguage.value, texts.value); // compared is with the run before
  const fresh = () => newDraft(present(), "");

  const draft = shallowRef<ScheduleDraft>(fresh());
  const kept = shallowRef<ScheduleDraft>(draft.value);
  const said = ref<string | null>(null);
  const changed = computed(() => JSON.stringify(draft.value) !== JSON.stringify(kept.value));
  function show(next: ScheduleDraft): void {
    draft.value = kept.value = next;
    said.value = schedules.fault.value = null;
  }
  const edit = (schedule: Schedule) => show(draftOf(schedule));
  const begin = () => show(fresh());

  async function save(): Promise<void> {
    said.value = null;
    const saved = await schedules.save(savedFrom(draft.value));
    const now = saved && schedules.answer.value?.schedules.find(({ id }) => id === saved.id);
    if (!now) return;
    edit(now);
    said.value = t("schedule.saved");
  }
  async function runNow(id: string, recipient?: RecipientDraft): Promise<void> {
    said.value = null;
    if (await schedules.runNow(id, recipient?.id ?? undefined)) said.value = t("schedule.ordered");
  }
  async function remove(id: string): Promise<void> {
    await schedules.remove(id);
    if (draft.value.id === id && schedules.fault.value === null) begin();
  }

  /** The filter of the map in place of the schedule's; texts, layout and language stay. */
  const otherFilter = computed(() => JSON.stringify(filterOf(draft.value.question)) !== JSON.stringify(filterOf(present())));
  function takeOver(): void {
    const { question } = draft.value;
    const own = Object.fromEntries(textNames.flatMap((name) => (question[name] === undefined ? [] : [[name, question[name]]])));
    draft.value = { ...draft.value, question: { ...briefingQuestion(filter.value, { template: templateOf(question), before: null }, languageOf(question), noTexts), ...own } };
  }

  const field = computed(() => formField(schedules.fault.value?.field ?? null));
  const faults = computed(() => (field.value === null ? {} : { [field.value]: schedules.fault.value?.reason ?? "" }));
  const failure = computed(() => (field.value === null || field.value === "recipients" ? schedules.fault.value?.reason ?? null : null));
  return { ...schedules, draft, changed, said, faults, failure, filter: computed(() => filterOf(draft.value.question)), sheetLanguage: computed(() => languageOf(draft.value.question)), otherFilter, edit, begin, save, runNow, remove, takeOver, screenLanguage };
}
