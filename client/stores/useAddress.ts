/** The address bar follows what the user chose, and a link opened gives it back. */
import { watch, type Ref } from "vue";
import { useRoute, useRouter } from "vue-router";
import { fromQuery, toQuery, type UrlState } from "./urlState.ts";

const spoken = ["m", "at", "sel", "fold"] as const;

/** What the address says of filter, camera, selection and folded panels; null when it says nothing. */
export function readAddress(): UrlState | null {
  const query = Object.fromEntries(new URLSearchParams(location.search));
  return spoken.every((name) => query[name] === undefined) ? null : fromQuery(query);
}

export function useAddress({ filter, camera, selected, folded }: { [Part in keyof UrlState]: Ref<UrlState[Part]> }): void {
  const router = useRouter();
  const route = useRoute();
  const keep = ["renderer", "theme", "lang"] as const;
  watch([filter, camera, selected, folded], () => {
    const kept = Object.fromEntries(keep.flatMap((name) => (typeof route.query[name] === "string" ? [[name, route.query[name]]] : [])));
    void router.replace({ query: { ...kept, ...toQuery({ filter: filter.value, camera: camera.value, selected: selected.value, folded: folded.value }) } });
  });
}
