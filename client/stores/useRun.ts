/** One run of the planner: started, asked after, stopped. It goes on when the screen is left, and is found again. */
import { TRPCClientError } from "@trpc/client";
import { computed, onScopeDispose, ref, shallowRef } from "vue";
import type { Effort } from "../../server/vocabulary.ts";
import { api } from "../api.ts";
import type { CharterFilter } from "./charterAddress.ts";
import { reasonOf } from "./reason.ts";

export type Run = Awaited<ReturnType<typeof api.charters.run.query>>;

const askedEveryMs = 500;
const run = shallowRef<Run | null>(null);
const startedAt = ref(0);
const seconds = ref(0);
const failure = ref<string | null>(null);
const starting = ref(false);
/** What was heard while it ran: seconds since the start, yuan. */
const history = shallowRef<{ seconds: number; cost: number | null; bound: number | null }[]>([]);

/** `ended` hears of each run that ended while the screen was open. */
export function useRun(ended: (run: Run) => void) {
  let timer = 0;
  let open = true;
  const running = computed(() => starting.value || run.value?.state === "running");

  async function start(scenarioId: string, effort: Effort, filter: CharterFilter, earlierPlanId?: string): Promise<void> {
    failure.value = null;
    starting.value = true;
    [startedAt.value, seconds.value, history.value] = [Date.now(), 0, []];
    try {
      const { runId } = await api.charters.startRun.mutate({ scenarioId, effort, filter, ...(earlierPlanId === undefined ? {} : { earlierPlanId }) });
      run.value = { runId, scenarioId, state: "running", progress: 0, cost: null, bound: null, served: null, message: null, planId: null };
      timer = window.setTimeout(ask, askedEveryMs);
    } catch (error) {
      failure.value = reasonOf(error);
    } finally {
      starting.value = false;
    }
  }
  async function ask(): Promise<void> {
    const asked = run.value?.runId;
    if (asked === undefined) return;
    try {
      const answer = await api.charters.run.query({ runId: asked });
      if (run.value?.runId !== asked) return;
      run.value = answer;
      failure.value = null;
      const sinceStart = (Date.now() - startedAt.value) / 1000;
      seconds.value = Math.round(sinceStart);
      if (answer.cost !== null) history.value = [...history.value, { seconds: sinceStart, cost: answer.cost, bound: answer.bound }];
      if (answer.state !== "running") return open ? ended(answer) : undefined;
    } catch (error) {
      // A server that answers knows no such run any more; one that does not answer is asked again.
      if (error instanceof TRPCClientError && error.data && run.value) return void (run.value = { ...run.value, state: "failed", message: error.message });
      failure.value = reasonOf(error);
    }
    if (open) timer = window.setTimeout(ask, askedEveryMs);
  }
  async function cancel(): Promise<void> {
    if (!run.value) return;
    try {
      await api.charters.cancelRun.mutate({ runId: run.value.runId });
    } catch (error) {
      failure.value = reasonOf(error);
    }
  }
  if (run.value?.state === "running") void ask();
  onScopeDispose(() => { open = false; clearTimeout(timer); });
  return { run, running, seconds, failure, history, start, cancel };
}
