/** Coaches that have been sent off and have not arrived: where they should be by their timetable, counted from the moment they were reported to leave. */
import { computed, onScopeDispose, ref, type Ref } from "vue";
import type { TripRow } from "../components/charterRows.ts";
import { clockMinute, vehiclesAt } from "../scene/charterVehicles.ts";
import type { Ban } from "../scene/driven.ts";
import type { TripEvent } from "../stores/usePlanLife.ts";

const everyMs = 30_000;

interface LiveOf {
  rows: Ref<readonly TripRow[]>;
  lines: Ref<ReadonlyMap<string, readonly (readonly [number, number])[]>>;
  ban: Ref<Ban | null>;
  /** The newest event of each trip. */
  states: Ref<ReadonlyMap<string, TripEvent>>;
}

export function useLiveVehicles({ rows, lines, ban, states }: LiveOf) {
  const now = ref(Date.now());
  const timer = window.setInterval(() => { now.value = Date.now(); }, everyMs);
  onScopeDispose(() => clearInterval(timer));
  return computed(() => rows.value.flatMap((row) => {
    const event = states.value.get(row.id);
    if (event?.status !== "departed" || row.departMinute === null || row.arriveMinute === null) return [];
    const from = clockMinute(event.at);
    const to = from + row.arriveMinute - row.departMinute;
    const elapsed = Math.max(0, (now.value - Date.parse(event.at)) / 60_000);
    return vehiclesAt([{ id: row.id, people: row.people, from, to, line: lines.value.get(row.id) ?? [] }], Math.min(to, from + elapsed), ban.value);
  }));
}
