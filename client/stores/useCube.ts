/** The counting thread: opened when there is data, opened again when the data version changes, asked whenever filter or levels change. */
import { onScopeDispose, ref, shallowRef, watch, type Ref } from "vue";
import type { FlowFilter } from "../../server/vocabulary.ts";
import type { CountLevels, CubeAnswer, Series } from "../cube/answer.ts";
import { ledgerAddress } from "../api.ts";
import { screenLanguage } from "../askServer.ts";
import { createCubeClient } from "../cube/client.ts";
import type { PlaceTuple } from "../cube/protocol.ts";
import { reasonOf } from "./reason.ts";

interface CubeQuestion {
  dataVersion: Ref<number | null>;
  filter: Ref<FlowFilter>;
  levels: Ref<CountLevels>;
  places: () => PlaceTuple[];
}

export function useCube({ dataVersion, filter, levels, places }: CubeQuestion) {
  const client = createCubeClient(new Worker(new URL("../cube/worker.ts", import.meta.url), { type: "module" }));
  const answer = shallowRef<CubeAnswer | null>(null);
  /** What the answer counts: the filter may have moved on meanwhile. */
  const answered = shallowRef<{ filter: FlowFilter; levels: CountLevels } | null>(null);
  const failure = ref<string | null>(null);
  let open: Promise<unknown> | null = null;

  async function count(): Promise<void> {
    if (!open) return;
    const asked = { filter: filter.value, levels: levels.value };
    try {
      await open;
      const latest = await client.count(asked.filter, asked.levels);
      if (!latest) return;
      answered.value = asked;
      answer.value = latest;
      failure.value = null;
    } catch (error) {
      failure.value = reasonOf(error);
    }
  }
  function reopen(): void {
    if (dataVersion.value === null) return;
    open = client.open(ledgerAddress("/api/flows.arrow"), places(), screenLanguage());
    void count();
  }
  /** The people of the filter day by day; null while there is no cube, or when a later question was asked. */
  async function series(): Promise<Series | null> {
    if (!open) return null;
    await open;
    return client.series(filter.value, levels.value);
  }
  watch(dataVersion, reopen, { immediate: true });
  watch([filter, levels], () => void count());
  onScopeDispose(() => client.close());
  return { answer, answered, failure, series, retry: reopen };
}
