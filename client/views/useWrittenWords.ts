/** What the sheet writes of itself about a filter, in its own words: shown where nobody wrote anything else. */
import { computed, type Ref } from "vue";
import { campaign2021, type FlowFilter } from "../../server/vocabulary.ts";
import { lunarOf } from "../components/lunar.ts";
import { dailySentence } from "../print/daily/dailySentence.ts";
import type { Template } from "../print/grid.ts";
import { noOwnWords } from "../print/material.ts";
import { namesOf } from "../print/names.ts";
import { wordsOf } from "../print/sentence.ts";
import { speech } from "../print/speech.ts";
import { useRegions } from "../stores/useRegions.ts";
import type { Language } from "../words/language.ts";
import { homePrefecture } from "./homePrefecture.ts";

/** null until names, calendar and coverage are there. The subtitle is in the sheet's language, the sentence in the reader's. */
export function useWrittenWords(asked: { filter: Ref<FlowFilter>; layout: Ref<{ template: Template }>; sheet: Ref<Language>; screen: Ref<Language>; townships: Ref<readonly { township: string; surveyed: number }[]> }) {
  const { regions } = useRegions();
  return computed(() => {
    const inside = homePrefecture(asked.townships.value);
    const calendar = lunarOf(campaign2021.from);
    if (regions.value.size === 0 || inside === "" || !calendar) return null;
    const worded = (language: Language) => {
      const say = speech(language);
      const filter = asked.filter.value;
      const names = namesOf({ regions: regions.value, language, filter, levels: { home: "prefecture", work: "prefecture", workInside: "prefecture", inside } }, say);
      return { say, names, material: { filter, language, campaign: campaign2021, asOf: campaign2021.from, ownWords: noOwnWords, lunarOf: (iso: string) => lunarOf(iso) ?? calendar } }; // once there, it knows every day
    };
    const [sheet, screen] = [worded(asked.sheet.value), worded(asked.screen.value)];
    if (asked.layout.value.template === "daily") return { subtitle: sheet.names.homes, sentence: dailySentence(screen.material.filter, screen.names.homes, screen.material.language, screen.names, screen.say) };
    return { subtitle: wordsOf(sheet.material, sheet.names, sheet.say).subtitle, sentence: wordsOf(screen.material, screen.names, screen.say).sentence };
  });
}
