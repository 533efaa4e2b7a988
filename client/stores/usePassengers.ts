/** Who sits where in the open trip: asked only when somebody wants to see names, shown for every trip until they are put away. */
import { ref, shallowRef, watch, type Ref } from "vue";
import type { SeatedPassenger } from "../../server/vocabulary.ts";
import { askServer } from "../askServer.ts";
import { reasonOf } from "./reason.ts";

interface PassengerList { masked: boolean; passengers: SeatedPassenger[] }

/** `address` is that of the trip's manifest without its ending; null without a saved trip. */
export function usePassengers(address: Ref<string | null>) {
  const shown = ref(false);
  const list = shallowRef<PassengerList | null>(null);
  const failure = ref<string | null>(null);
  watch([address, shown], async ([asked, wanted]) => {
    [list.value, failure.value] = [null, null];
    if (asked === null || !wanted) return;
    const still = () => address.value === asked && shown.value;
    try {
      const response = await askServer(`${asked}.json`);
      const answer = (await response.json()) as PassengerList & { error?: string };
      if (still()) [list.value, failure.value] = response.ok ? [answer, null] : [null, answer.error ?? `HTTP ${response.status}`];
    } catch (error) {
      if (still()) failure.value = reasonOf(error);
    }
  });
  return { shown, list, failure };
}
