/** The address bar follows what the user chose, and a link opened gives it back. */
import { computed, watch, type Ref } from "vue";
import { useRouter } from "vue-router";
import { fromQuery, toQuery, type UrlState } from "./urlState.ts";
import { useAddressBar } from "./useAddressBar.ts";

const spoken = ["m", "at", "sel", "fold"] as const;

/** What the address says of filter, camera, selection and folded panels; null when it says nothing. */
export function readAddress(): UrlState | null {
  const query = Object.fromEntries(new URLSearchParams(location.search));
  return spoken.every((name) => query[name] === undefined) ? null : fromQuery(query);
}

/** `query` is what the address says, also before the bar says it. */
export function useAddress({ filter, camera, selected, folded }: { [Part in keyof UrlState]: Ref<UrlState[Part]> }): { query: Ref<Record<string, string>> } {
  const { write } = useAddressBar(useRouter(), "command");
  const query = computed(() => toQuery({ filter: filter.value, camera: camera.value, selected: selected.value, folded: folded.value }));
  watch(query, (words) => write(words));
  return { query };
}
