/** What is chosen on the charter screen: refs that the address bar follows, and that a link gives back. */
import { shallowRef, watch } from "vue";
import { useRouter } from "vue-router";
import { charterChoice, charterQuery, type CharterChoice } from "./charterAddress.ts";
import { useAddressBar } from "./useAddressBar.ts";

export function useCharterChoice() {
  const { write } = useAddressBar(useRouter(), "charters");
  const choice = shallowRef<CharterChoice>(charterChoice(Object.fromEntries(new URLSearchParams(location.search))));
  const choose = (patch: Partial<CharterChoice>) => { choice.value = { ...choice.value, ...patch }; };
  watch(choice, (chosen) => write(charterQuery(chosen)));
  return { choice, choose };
}
