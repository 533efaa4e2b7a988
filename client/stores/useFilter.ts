/** The filter, with undo and redo. One for the whole page. */
import { computed, shallowRef } from "vue";
import { emptyFilter, type FlowFilter } from "../../server/vocabulary.ts";

const filter = shallowRef<FlowFilter>(emptyFilter);
const past = shallowRef<FlowFilter[]>([]);
const future = shallowRef<FlowFilter[]>([]);
const mostSteps = 100;

/** Replaces parts of the filter. `remember: false` is for the steps of one gesture: only its beginning is worth undoing. */
function change(patch: Partial<FlowFilter>, { remember = true } = {}): void {
  const next = { ...filter.value, ...patch };
  if (JSON.stringify(next) === JSON.stringify(filter.value)) return;
  if (remember) past.value = [...past.value, filter.value].slice(-mostSteps);
  future.value = [];
  filter.value = next;
}

function undo(): void {
  const previous = past.value.at(-1);
  if (!previous) return;
  past.value = past.value.slice(0, -1);
  future.value = [filter.value, ...future.value];
  filter.value = previous;
}

function redo(): void {
  const [next, ...rest] = future.value;
  if (!next) return;
  past.value = [...past.value, filter.value];
  future.value = rest;
  filter.value = next;
}

export function useFilter() {
  return {
    filter: computed(() => filter.value),
    change, undo, redo,
    reset: () => change({ ...emptyFilter, movement: filter.value.movement }),
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    canReset: computed(() => JSON.stringify(filter.value) !== JSON.stringify({ ...emptyFilter, movement: filter.value.movement })),
  };
}
