/** The briefing that is being written: filter and layout from the address, texts from this computer, its sheet composed here. */
import { computed, ref, shallowRef, watch } from "vue";
import { useRouter } from "vue-router";
import { ledgerAddress } from "../api.ts";
import { readAddress } from "../stores/useAddress.ts";
import { useAddressBar } from "../stores/useAddressBar.ts";
import { useAppearance } from "../stores/useAppearance.ts";
import { useBriefingFiles, type FileWish } from "../stores/useBriefingFiles.ts";
import { useBriefingList, type BriefingChoice } from "../stores/useBriefings.ts";
import { useBriefingTexts } from "../stores/useBriefingTexts.ts";
import { useFilter } from "../stores/useFilter.ts";
import { useMoment } from "../stores/useMoment.ts";
import { useOverview } from "../stores/useOverview.ts";
import { useComposedSheets, type DraftAsked } from "../stores/composedSheet.ts";
import { useSheetPicture } from "../stores/useSheetPicture.ts";
import { toQuery } from "../stores/urlState.ts";
import { comparing } from "../print/formats.ts";
import { earlierBy } from "../words/days.ts";
import { choiceFrom, choiceQuery } from "./briefingChoice.ts";
import { briefingQuestion, compares, layoutFrom, layoutQuery, noTexts, ownWords, pageQuery, textNames, type BriefingLayout } from "./briefingQuestion.ts";

export function useBriefing() {
  const { language: screenLanguage } = useAppearance();
  const { filter, restore } = useFilter();
  const { moment } = useMoment();
  const known = useOverview();
  const opened = readAddress();
  if (opened) restore(opened.filter);
  const layout = shallowRef<BriefingLayout>(layoutFrom(Object.fromEntries(new URLSearchParams(location.search))));
  const language = computed(() => layout.value.language ?? screenLanguage.value);
  const lay = (patch: Partial<BriefingLayout>) => {
    const isChosen = patch.template === undefined || comparing[patch.template] !== "maybe"; // the daily briefing begins with the last one
    const next = { ...layout.value, ...(isChosen ? {} : { before: null }), ...patch };
    layout.value = compares(next.template) && next.before === null ? { ...next, before: earlierBy(1, moment ?? new Date().toISOString()) } : next;
    page.value = 1;
  };
  /** Of a sheet of several pages. */
  const page = ref(1);
  lay({});
  const { texts, write, clear } = useBriefingTexts(computed(() => layout.value.template), textNames);

  /** The map as it was left, with this filter. */
  const mapQuery = computed(() => toQuery({ camera: null, selected: null, folded: [], ...opened, filter: filter.value }));
  const { write: writeAddress } = useAddressBar(useRouter(), "briefings");
  watch(filter, () => { page.value = 1; }); // other homes have other pages
  const choice = shallowRef<BriefingChoice>(choiceFrom(Object.fromEntries(new URLSearchParams(location.search))));
  watch([mapQuery, layout, choice], () => writeAddress({ ...mapQuery.value, ...layoutQuery(layout.value), ...choiceQuery(choice.value) }), { immediate: true });

  const question = computed(() => briefingQuestion(filter.value, layout.value, language.value, texts.value));
  const version = computed(() => known.overview.value?.dataVersion ?? null);
  const asked = computed((): DraftAsked => {
    const { template, before, plan } = layout.value;
    const addressOf = (file: string, fields: Record<string, string>) => ledgerAddress(`/api/briefings/preview.${file}?${new URLSearchParams({ ...fields, ...pageQuery(page.value) }).toString()}`);
    return {
      sheet: { template, filter: filter.value, before: comparing[template] === "never" ? null : before, plan: template === "charters" ? plan : null, language: language.value, ownWords: ownWords(template, texts.value), page: page.value },
      material: addressOf("json", briefingQuestion(filter.value, layout.value, language.value, noTexts)), drawn: addressOf("svg", question.value),
    };
  });
  const preview = useSheetPicture(asked, useComposedSheets(), version);

  /** The title that the first page wrote itself; empty while it has somebody's. */
  const writtenTitle = ref("");
  watch(preview.picture, (shown) => {
    if (shown?.asked.sheet.page === 1) writtenTitle.value = shown.asked.sheet.ownWords.title === "" ? shown.title : "";
    if (shown && page.value > shown.pages) page.value = shown.pages; // a shorter text has fewer pages
  });

  const files = useBriefingFiles();
  const list = useBriefingList(choice);
  /** Other briefings have other pages. */
  const choose = (patch: Partial<BriefingChoice>) => { choice.value = { ...choice.value, page: 1, ...patch }; };
  const kept = shallowRef<{ sheet: string; number: string } | null>(null);
  const sheet = computed(() => JSON.stringify([question.value, version.value]));
  /** Of the sheet as it stands now. */
  const number = computed(() => (kept.value?.sheet === sheet.value ? kept.value.number : null));

  /** The same sheet in another format keeps its number. */
  async function numberOf(): Promise<string | null> {
    if (number.value !== null) return number.value;
    const own = sheet.value;
    const given = await files.keep(moment === null ? question.value : { ...question.value, asOf: moment });
    if (given !== null) kept.value = { sheet: own, number: given };
    return given;
  }
  async function make(wish: FileWish): Promise<void> {
    await files.fetchFile(wish, numberOf);
    await list.load();
  }
  return { ...known, filter, moment, version, layout, language, texts, write, clear, mapQuery, preview, writtenTitle, files, list, choice, choose, number, make, lay, page };
}
