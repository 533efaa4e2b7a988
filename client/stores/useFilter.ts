/** The filter, with undo and redo. One for the whole page. */
import { computed, shallowRef } from "vue";
import { emptyFilter, type FlowFilter } from "../../server/vocabulary.ts";

const filter = shallowRef<FlowFilter>(emptyFilter);
const past = shallowRef<FlowFilter[]>([]);
const future = shallowRef<FlowFilter[]>([]);
const mostSteps = 100;

/** Whether the state before the present gesture is remembered already. */
let gestureKept = false;

/** Replaces parts of the filter. `settled: false` continues a gesture, which is undone as one step; a settled change to the same filter begins one. */
function change(patch: Partial<FlowFilter>, { settled = true } = {}): void {
  const next = { ...filter.value, ...patch };
  const same = JSON.stringify(next) === JSON.stringify(filter.value);
  if (same) { gestureKept &&= !settled; return; }
  if (settled || !gestureKept) past.value = [...past.value, filter.value].slice(-mostSteps);
  gestureKept = true;
  future.value = [];
  filter.value = next;
}

/** What a link says: nothing to undo. */
function restore(opened: FlowFilter): void {
  filter.value = opened;
  past.value = [];
  future.value = [];
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
    change, restore, undo, redo,
    reset: () => change({ ...emptyFilter, movement: filter.value.movement }),
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    canReset: computed(() => JSON.stringify(filter.value) !== JSON.stringify({ ...emptyFilter, movement: filter.value.movement })),
  };
}
