/** Which panels are folded. One for the whole page. */
import { computed, shallowRef } from "vue";
import { panels, type Panel } from "./urlState.ts";

const folded = shallowRef<readonly Panel[]>([]);

/** In the order of `panels`, so that one state has one address. */
function fold(panel: Panel, away: boolean): void {
  folded.value = panels.filter((one) => (one === panel ? away : folded.value.includes(one)));
}

/** What a link says. */
function restore(opened: readonly Panel[]): void {
  folded.value = opened;
}

export function useFolds() {
  return { folded: computed(() => folded.value), isFolded: (panel: Panel) => folded.value.includes(panel), fold, restore };
}
