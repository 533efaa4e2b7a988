/** The briefings that were made: their list, and one of them with what has changed since. Of now, whatever moment the page shows. */
import { shallowRef, watch, type Ref } from "vue";
import { apiOfNow } from "../api.ts";
import { reasonOf } from "./reason.ts";

type Briefings = Awaited<ReturnType<typeof apiOfNow.briefings.list.query>>;
export type MadeBriefing = Awaited<ReturnType<typeof apiOfNow.briefings.get.query>>;

const newest = 100;

export function useBriefingList() {
  const briefings = shallowRef<Briefings | null>(null);
  const failure = shallowRef<string | null>(null);

  async function load(): Promise<void> {
    try {
      briefings.value = await apiOfNow.briefings.list.query({ limit: newest });
      failure.value = null;
    } catch (error) {
      failure.value = reasonOf(error);
    }
  }
  void load();
  return { briefings, failure, load };
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
