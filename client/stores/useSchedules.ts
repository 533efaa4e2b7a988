/** Schedules and what became of their deliveries, of now whatever moment the page shows; asked again while something is under way. */
import { onScopeDispose, ref, shallowRef } from "vue";
import { TRPCClientError } from "@trpc/client";
import { apiOfNow } from "../api.ts";
import { reasonOf } from "./reason.ts";

type Answer = Awaited<ReturnType<typeof apiOfNow.schedules.list.query>>;
export type Schedule = Answer["schedules"][number];
export type SavedSchedule = Parameters<typeof apiOfNow.schedules.save.mutate>[0];
export type Delivery = Awaited<ReturnType<typeof apiOfNow.schedules.deliveries.query>>[number];
/** What is wrong, at which field of what was sent; null: not at one. */
export interface Fault { field: string | null; reason: string }

const newest = 200;
/** While something is on its way, and otherwise. */
const [soonMs, calmMs] = [3000, 20_000];

export function useSchedules() {
  const answer = shallowRef<Answer | null>(null);
  const deliveries = shallowRef<Delivery[] | null>(null);
  const [listFailure, deliveriesFailure] = [ref<string | null>(null), ref<string | null>(null)];
  const busy = ref(false);
  const fault = shallowRef<Fault | null>(null);

  async function load(): Promise<void> {
    const [list, sent] = await Promise.allSettled([apiOfNow.schedules.list.query(), apiOfNow.schedules.deliveries.query({ limit: newest })]);
    if (list.status === "fulfilled") answer.value = list.value;
    if (sent.status === "fulfilled") deliveries.value = sent.value;
    listFailure.value = list.status === "rejected" ? reasonOf(list.reason) : null;
    deliveriesFailure.value = sent.status === "rejected" ? reasonOf(sent.reason) : null;
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;
  async function follow(): Promise<void> {
    clearTimeout(timer);
    await load();
    clearTimeout(timer); // somebody else may have asked meanwhile
    if (!gone) timer = setTimeout(() => void follow(), deliveries.value?.some(({ state }) => state === "making" || state === "sending" || state === "due") ? soonMs : calmMs);
  }
  void follow();
  onScopeDispose(() => { gone = true; clearTimeout(timer); });

  /** Does it, then shows what is so; answers what the server said, null when it refused. */
  async function change<Said>(act: () => Promise<Said>): Promise<Said | null> {
    busy.value = true;
    fault.value = null;
    try {
      return await act();
    } catch (error) {
      fault.value = faultOf(error);
      return null;
    } finally {
      await follow();
      busy.value = false;
    }
  }
  return {
    answer, deliveries, listFailure, deliveriesFailure, busy, fault, load: follow,
    save: (schedule: SavedSchedule) => change(() => apiOfNow.schedules.save.mutate(schedule)),
    pause: (id: string, paused: boolean) => change(() => apiOfNow.schedules.pause.mutate({ id, paused })),
    remove: (id: string) => change(() => apiOfNow.schedules.remove.mutate({ id })),
    runNow: async (id: string, recipientId?: string) => (await change(async () => { await apiOfNow.schedules.runNow.mutate({ id, ...(recipientId === undefined ? {} : { recipientId }) }); return true; })) ?? false,
    retry: ({ scheduleId, recipientId, dueAt }: Delivery) => change(() => apiOfNow.schedules.retry.mutate({ scheduleId, recipientId, dueAt })),
  };
}

/** At a field its name is known: the sentence without it. */
function faultOf(error: unknown): Fault {
  const field = error instanceof TRPCClientError ? ((error.data as { field?: string | null } | null)?.field ?? null) : null;
  const reason = reasonOf(error);
  return { field, reason: field === null ? reason : reason.replace(/^参数 \S+ 不可用：|^\S+ cannot be used: /, "") };
}
