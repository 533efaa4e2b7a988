/** Looks once a minute what is due, in the running server. One look at a time; between its steps every request is answered. */
import { deliverDue, type DeliveryTools } from "./delivering.ts";

export interface Scheduler {
  /** Looks now; asked while it looks, it looks once more. Never rejects. */
  wake(): Promise<void>;
  /** Begins nothing more, and waits a while for what is under way. */
  close(): Promise<void>;
}

/** The longest wait at the end of a process: what takes longer is found unfinished by the next one. */
const patienceMs = 15_000;

/** `everyMs` null: only when woken. */
export function createScheduler(tools: Omit<DeliveryTools, "stopping">, everyMs: number | null): Scheduler {
  const stop = new AbortController();
  let again = false;
  let looking: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    do {
      again = false;
      await deliverDue({ ...tools, stopping: () => stop.signal.aborted }).catch((error: unknown) => console.error("schedules:", error));
    } while (again && !stop.signal.aborted);
    looking = null;
  };
  const wake = (): Promise<void> => {
    if (stop.signal.aborted) return Promise.resolve();
    again = looking !== null;
    return (looking ??= look());
  };
  const timer = everyMs === null ? null : setInterval(() => void wake(), everyMs);
  timer?.unref();
  return {
    wake,
    close: async () => {
      stop.abort();
      if (timer) clearInterval(timer);
      if (looking) await Promise.race([looking, new Promise<void>((resolve) => { setTimeout(resolve, patienceMs).unref(); })]);
    },
  };
}
