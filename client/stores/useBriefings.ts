/** The briefings that were made: a page of their list, and one of them with what has changed since. Of now, whatever moment the page shows. */
import { onScopeDispose, shallowRef, watch, type Ref } from "vue";
import type { BriefingOrigin } from "../../server/vocabulary.ts";
import { apiOfNow } from "../api.ts";
import { reasonOf } from "./reason.ts";

type Listed = Awaited<ReturnType<typeof apiOfNow.briefings.list.query>>;
export type MadeBriefing = Awaited<ReturnType<typeof apiOfNow.briefings.get.query>>;

/** Which of them are listed; null: all. */
export interface BriefingChoice {
  origin: BriefingOrigin | null;
  template: string | null;
  text: string;
  /** From 1. */
  page: number;
}

export const briefingsOnPage = 50;
/** Who types in the list waits until typing rests. */
const restMs = 250;

/** null while the first answer is on its way; the rows of before stay until others are there. Only the newest answer is shown. */
export function useBriefingList(choice: Ref<BriefingChoice>) {
  const listed = shallowRef<Listed | null>(null);
  const failure = shallowRef<string | null>(null);
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function load(): Promise<void> {
    clearTimeout(timer);
    const own = (asked += 1);
    try {
      const answer = await apiOfNow.briefings.list.query({ ...choice.value, limit: briefingsOnPage });
      if (own !== asked) return;
      listed.value = answer;
      failure.value = null;
    } catch (error) {
      if (own === asked) failure.value = reasonOf(error);
    }
  }
  watch(choice, (now, before) => {
    clearTimeout(timer);
    timer = setTimeout(() => void load(), now.text === before.text ? 0 : restMs);
  });
  onScopeDispose(() => { clearTimeout(timer); asked += 1; });
  void load();
  return { listed, failure, load };
}

/** null while it is on its way. Only the number asked for last is shown. */
export function useMadeBriefing(number: Ref<string>) {
  const briefing = shallowRef<MadeBriefing | null>(null);
  const failure = shallowRef<string | null>(null);

  async function load(): Promise<void> {
    const asked = number.value;
    try {
      const answer = await apiOfNow.briefings.get.query({ number: asked });
      if (asked !== number.value) return;
      briefing.value = answer;
      failure.value = null;
    } catch (error) {
      if (asked === number.value) failure.value = reasonOf(error);
    }
  }
  watch(number, () => { briefing.value = null; void load(); }, { immediate: true });
  return { briefing, failure, load };
}
