/** What the open plan costs, taken apart. */
import { shallowRef, watch, type Ref } from "vue";
import { api } from "../api.ts";

export type PlanCosts = Awaited<ReturnType<typeof api.charters.planCosts.query>>;

/** Null until it is there; without it the screen shows sums alone. */
export function usePlanCosts(planId: Ref<string | null>) {
  const costs = shallowRef<PlanCosts | null>(null);
  watch(planId, async (asked) => {
    costs.value = null;
    if (asked === null) return;
    const answer = await api.charters.planCosts.query({ planId: asked }).catch(() => null);
    if (planId.value === asked) costs.value = answer;
  }, { immediate: true });
  return costs;
}
