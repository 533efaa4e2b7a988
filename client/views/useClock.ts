/** The moment that the charter map shows: a clock that is dragged or runs, over the days of the timeline. */
import { computed, onScopeDispose, ref, watch, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import { clockOf, dateOf, dayMinutes, type TripRow } from "../components/charterRows.ts";
import type { Ban } from "../scene/driven.ts";
import { vehiclesAt } from "../scene/charterVehicles.ts";
import { useAppearance } from "../stores/useAppearance.ts";
import { formatDay, formatPeople } from "../words/numbers.ts";

const stepMinutes = 30;
const tickMs = 150;

interface ClockOf {
  rows: Ref<readonly TripRow[]>;
  lines: Ref<ReadonlyMap<string, readonly (readonly [number, number])[]>>;
  span: Ref<{ from: number; to: number }>;
  ban: Ref<Ban | null>;
  firstDate: Ref<string>;
}

export function useClock({ rows, lines, span, ban, firstDate }: ClockOf) {
  const { t } = useI18n();
  const { language } = useAppearance();
  /** Minutes from the first midnight of the plan; null shows no coach. */
  const minute = ref<number | null>(null);
  const range = computed(() => ({ from: span.value.from * dayMinutes, to: (span.value.to + 1) * dayMinutes }));
  let timer = 0;
  const runs = ref(false);
  const stop = () => { clearInterval(timer); runs.value = false; };
  function tick(): void {
    const next = (minute.value ?? range.value.from) + stepMinutes;
    minute.value = next > range.value.to ? range.value.from : next;
  }
  function play(): void {
    if (runs.value) return stop();
    runs.value = true;
    timer = window.setInterval(tick, tickMs);
  }
  watch(range, ({ from, to }) => { if (minute.value !== null && (minute.value < from || minute.value > to)) minute.value = from; });
  onScopeDispose(stop);
  const moving = computed(() => rows.value.flatMap(({ id, people, means, day, departMinute, arriveMinute }) => (means === "rail" || departMinute === null || arriveMinute === null ? []
    : [{ id, people, from: day * dayMinutes + departMinute, to: day * dayMinutes + arriveMinute, line: lines.value.get(id) ?? [] }])));
  const vehicles = computed(() => (minute.value === null ? [] : vehiclesAt(moving.value, minute.value, ban.value)));
  return {
    minute, range, runs, play, vehicles, step: stepMinutes,
    set: (value: number | null) => { stop(); minute.value = value; },
    words: computed(() => (minute.value === null ? t("charters.clock.off") : t("charters.clock.on", {
      time: `${formatDay(dateOf(firstDate.value, Math.floor(minute.value / dayMinutes)), language.value)} ${clockOf(minute.value)}`, trips: vehicles.value.length, people: formatPeople(vehicles.value.reduce((sum, { people }) => sum + people, 0)),
    }))),
  };
}
