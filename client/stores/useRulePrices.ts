/** What each rule of the open plan costs: reckoned by the server when somebody asks. */
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from "vue";
import { api } from "../api.ts";
import { reasonOf } from "./reason.ts";

export type Prices = Awaited<ReturnType<typeof api.charters.rulePrices.query>>;

const askedEveryMs = 700;

export function useRulePrices(planId: Ref<string | null>) {
  const answer = shallowRef<Prices | null>(null);
  const failure = ref<string | null>(null);
  let timer = 0;

  async function ask(): Promise<void> {
    const asked = planId.value;
    if (asked === null) return;
    failure.value = null;
    try {
      const got = await api.charters.rulePrices.query({ planId: asked });
      if (planId.value !== asked) return;
      answer.value = got;
      if (got.state === "running") timer = window.setTimeout(ask, askedEveryMs);
    } catch (error) {
      failure.value = reasonOf(error);
    }
  }
  watch(planId, () => { clearTimeout(timer); [answer.value, failure.value] = [null, null]; });
  onScopeDispose(() => clearTimeout(timer));
  return { answer, failure, ask, savings: computed(() => new Map(answer.value?.prices.map(({ rule, saving }) => [rule as string, saving]))) };
}
