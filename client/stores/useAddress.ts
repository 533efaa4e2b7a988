/** The address bar follows what the user chose, and a link opened gives it back. */
import { watch, type Ref } from "vue";
import { useRoute, useRouter } from "vue-router";
import { fromQuery, toQuery, type Camera, type UrlState } from "./urlState.ts";
import type { FlowFilter } from "../../server/vocabulary.ts";

/** What the address says of filter, camera and selection; null when it says nothing. */
export function readAddress(): UrlState | null {
  const query = Object.fromEntries(new URLSearchParams(location.search));
  return query["m"] === undefined && query["at"] === undefined && query["sel"] === undefined ? null : fromQuery(query);
}

export function useAddress(filter: Ref<FlowFilter>, camera: Ref<Camera | null>, selected: Ref<string | null>): void {
  const router = useRouter();
  const route = useRoute();
  const keep = ["renderer", "theme", "lang"] as const;
  watch([filter, camera, selected], () => {
    const kept = Object.fromEntries(keep.flatMap((name) => (typeof route.query[name] === "string" ? [[name, route.query[name]]] : [])));
    void router.replace({ query: { ...kept, ...toQuery({ filter: filter.value, camera: camera.value, selected: selected.value }) } });
  });
}
