/** Locks and what happened to the trips of the open plan, asked again every few seconds: what one desk says, all see. */
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from "vue";
import type { LockKind } from "../../server/vocabulary.ts";
import { api } from "../api.ts";
import { reasonOf } from "./reason.ts";

export type Lock = Awaited<ReturnType<typeof api.charters.locks.query>>[number];
export type TripEvent = Awaited<ReturnType<typeof api.charters.tripEvents.query>>[number];
export type SaidEvent = Omit<Parameters<typeof api.charters.sayTripEvent.mutate>[0], "planId" | "person">;

const askedEveryMs = 5000;
const personKey = "guitu.person";

export function usePlanLife(planId: Ref<string | null>) {
  const locks = shallowRef<Lock[]>([]);
  const events = shallowRef<TripEvent[]>([]);
  const failure = ref<string | null>(null);
  /** Who works at this desk: stands beside everything that is said. */
  const person = ref(remembered());
  watch(person, (name) => remember(name));

  async function load(): Promise<void> {
    const asked = planId.value;
    if (asked === null) return void ([locks.value, events.value] = [[], []]);
    try {
      const answers = await Promise.all([api.charters.locks.query({ planId: asked }), api.charters.tripEvents.query({ planId: asked })]);
      if (planId.value === asked) [locks.value, events.value, failure.value] = [...answers, null];
    } catch (error) {
      failure.value = reasonOf(error);
    }
  }
  /** Whether it was done; `failure` says why not. */
  async function change(done: (asked: string) => Promise<unknown>): Promise<boolean> {
    const asked = planId.value;
    if (asked === null) return false;
    failure.value = null;
    try {
      await done(asked);
      await load();
      return true;
    } catch (error) {
      failure.value = reasonOf(error);
      return false;
    }
  }
  const timer = window.setInterval(() => { if (!document.hidden && failure.value === null) void load(); }, askedEveryMs);
  onScopeDispose(() => clearInterval(timer));
  watch(planId, load, { immediate: true });
  /** The newest event of each trip. */
  const states = computed(() => new Map(events.value.map((event) => [event.tripId, event])));
  return {
    locks, events, states, failure, person,
    isLocked: (kind: LockKind, target: string) => locks.value.some((lock) => lock.kind === kind && lock.target === target),
    setLock: (kind: LockKind, target: string, locked: boolean) => change((asked) => api.charters.setLock.mutate({ planId: asked, kind, target, locked, person: person.value })),
    say: (event: SaidEvent) => change((asked) => api.charters.sayTripEvent.mutate({ ...event, planId: asked, person: person.value })),
  };
}

/** A browser may forbid to remember: then the name is asked for again. */
function remembered(): string {
  try {
    return localStorage.getItem(personKey) ?? "";
  } catch {
    return "";
  }
}

function remember(name: string): void {
  try {
    localStorage.setItem(personKey, name);
  } catch {
    // Nothing to do: the name holds until the page is left.
  }
}
