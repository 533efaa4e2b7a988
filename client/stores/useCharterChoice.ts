/** What is chosen on the charter screen: refs that the address bar follows, and that a link gives back. */
import { shallowRef, watch } from "vue";
import { useRoute, useRouter } from "vue-router";
import { charterChoice, charterQuery, type CharterChoice } from "./charterAddress.ts";

const keep = ["renderer", "theme", "lang"] as const;

export function useCharterChoice() {
  const router = useRouter();
  const route = useRoute();
  const choice = shallowRef<CharterChoice>(charterChoice(Object.fromEntries(new URLSearchParams(location.search))));
  const choose = (patch: Partial<CharterChoice>) => { choice.value = { ...choice.value, ...patch }; };
  watch(choice, () => {
    if (route.name !== "charters") return;
    const kept = Object.fromEntries(keep.flatMap((name) => (typeof route.query[name] === "string" ? [[name, route.query[name]]] : [])));
    void router.replace({ query: { ...kept, ...charterQuery(choice.value) } });
  });
  return { choice, choose };
}
