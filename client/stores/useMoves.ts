/** Changes by hand that are not saved yet: each is judged by the server as soon as it is made. */
import { computed, ref, shallowRef, watch, type Ref } from "vue";
import { api } from "../api.ts";
import { reasonOf } from "./reason.ts";

export type Move = Parameters<typeof api.charters.tryMoves.mutate>[0]["moves"][number];
export type Tried = Awaited<ReturnType<typeof api.charters.tryMoves.mutate>>;

export function useMoves(planId: Ref<string | null>) {
  const moves = shallowRef<Move[]>([]);
  const tried = shallowRef<Tried | null>(null);
  const failure = ref<string | null>(null);
  const busy = ref(false);

  /** The moves are shown when the server has judged them; a move that cannot be made is not kept. */
  async function judge(next: Move[]): Promise<void> {
    const asked = planId.value;
    if (asked === null || busy.value) return;
    failure.value = null;
    if (next.length === 0) return clear();
    busy.value = true;
    try {
      const answer = await api.charters.tryMoves.mutate({ planId: asked, moves: next });
      if (planId.value === asked) [moves.value, tried.value] = [next, answer];
    } catch (error) {
      failure.value = reasonOf(error);
    } finally {
      busy.value = false;
    }
  }
  function clear(): void {
    [moves.value, tried.value, failure.value] = [[], null, null];
  }
  /** The new plan's id, or null when it could not be saved. */
  async function save(name: string): Promise<string | null> {
    const asked = planId.value;
    if (asked === null || moves.value.length === 0) return null;
    try {
      return await api.charters.saveMoves.mutate({ planId: asked, moves: moves.value, name });
    } catch (error) {
      failure.value = reasonOf(error);
      return null;
    }
  }
  watch(planId, clear);
  return { moves, tried, failure, busy, count: computed(() => moves.value.length), add: (move: Move) => judge([...moves.value, move]), undo: () => judge(moves.value.slice(0, -1)), clear, save };
}
