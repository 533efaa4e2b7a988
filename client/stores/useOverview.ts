/** Headline figures and coverage, asked again every half minute; the figures of before stay when the server is away. */
import { computed, onScopeDispose, ref, shallowRef } from "vue";
import { api } from "../api.ts";
import { reasonOf } from "./reason.ts";

type Overview = Awaited<ReturnType<typeof api.overview.get.query>>;
type TownshipCoverage = Awaited<ReturnType<typeof api.coverage.byTownship.query>>[number];

const everyMs = 30_000;
const overview = shallowRef<Overview | null>(null);
const townships = shallowRef<TownshipCoverage[]>([]);
const failure = ref<string | null>(null);
/** Clock time of the last answer, as people read it. */
const seenAt = ref<string | null>(null);

async function refresh(): Promise<void> {
  try {
    const latest = await api.overview.get.query();
    if (latest.dataVersion !== overview.value?.dataVersion) townships.value = await api.coverage.byTownship.query();
    overview.value = latest;
    seenAt.value = new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
    failure.value = null;
  } catch (error) {
    failure.value = reasonOf(error);
  }
}

export function useOverview() {
  const timer = setInterval(() => void refresh(), everyMs);
  onScopeDispose(() => clearInterval(timer));
  void refresh();
  /** Expected and surveyed people of any region that contains townships of the ledger. */
  const coverageOf = (code: string) => {
    const sum = { expected: 0, surveyed: 0, silentVillages: 0 };
    for (const row of townships.value) {
      if (!row.township.startsWith(code)) continue;
      sum.expected += row.expected;
      sum.surveyed += row.surveyed;
      sum.silentVillages += row.silentVillages;
    }
    return sum;
  };
  return { overview, townships, failure, seenAt, refresh, coverageOf, empty: computed(() => overview.value?.people === 0) };
}
