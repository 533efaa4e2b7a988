/** Two saved plans side by side, asked for when somebody wants to see them. */
import { ref, shallowRef } from "vue";
import { api } from "../api.ts";
import { reasonOf } from "./reason.ts";

export type Comparison = Awaited<ReturnType<typeof api.charters.comparePlans.query>>;

export function useComparison() {
  const comparison = shallowRef<Comparison | null>(null);
  const failure = ref<string | null>(null);
  const open = ref(false);

  async function compare(before: string, after: string): Promise<void> {
    [open.value, comparison.value, failure.value] = [true, null, null];
    try {
      comparison.value = await api.charters.comparePlans.query({ before, after });
    } catch (error) {
      failure.value = reasonOf(error);
    }
  }
  return { comparison, failure, open, compare, close: () => { open.value = false; } };
}
