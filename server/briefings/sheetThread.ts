/** The worker thread that makes sheets, as the server sees it: started with the first sheet, started anew when it has died. */
import { Worker } from "node:worker_threads";
import type { BriefingGeography, LedgerPicture } from "./reading.ts";
import type { MadeSheet, NoSheet, SheetJob } from "./sheetMaking.ts";
import type { SheetReply, SheetRequest } from "./sheetWorker.ts";

export interface SheetMaker {
  make(job: SheetJob, watched?: Watched): Promise<MadeSheet | NoSheet>;
  close(): Promise<void>;
}

/** Who waits for a sheet: told of its pages, and heard when it is not wanted any more. Then the making ends with SheetUnwanted. */
export interface Watched {
  progress?(done: number, pages: number): void;
  signal?: AbortSignal;
}

export class SheetUnwanted extends Error {
  /** For nobody: the connection is closed. */
  readonly statusCode = 499;
}

/** Megabytes; eleven pages with 500 flows each were made within 250. A limit that is near makes the worker tidy up sooner. */
export const heapMegabytes = 512;

interface Waiting {
  job: SheetJob;
  watched: Watched;
  resolve(made: MadeSheet | NoSheet): void;
  reject(error: Error): void;
}

/** Every ledger that was read has a name: the same object is the same ledger. */
const names = new WeakMap<LedgerPicture, number>();
let named = 0;

function nameOf(ledger: LedgerPicture): number {
  const name = names.get(ledger) ?? (named += 1);
  names.set(ledger, name);
  return name;
}

export function createSheetMaker(readGeography: () => BriefingGeography): SheetMaker {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let requests = 0;
  const start = (): Worker => {
    const started = new Worker(new URL("../worker.mjs", import.meta.url), {
      workerData: { module: new URL("./sheetWorker.ts", import.meta.url).href, geography: readGeography() }, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    const fail = (error: Error) => {
      if (worker === started) worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on("message", (reply: SheetReply) => {
      const asked = waiting.get(reply.id);
      if (!asked || !answer(started, asked, reply)) return;
      waiting.delete(reply.id);
      if (waiting.size === 0) started.unref(); // a process that ends does not wait for a worker without work
    });
    started.once("error", fail);
    started.once("exit", (code) => fail(new Error(`the worker that makes sheets ended with code ${code}`)));
    return started;
  };
  return {
    make: (job, watched = {}) => new Promise((resolve, reject) => {
      const own = worker ??= start();
      const id = requests += 1;
      waiting.set(id, { job, watched, resolve, reject });
      own.ref();
      const { ledger, before, ...rest } = job;
      own.postMessage({ id, job: rest, ledger: nameOf(ledger), before: before ? nameOf(before) : null } satisfies SheetRequest);
      const stop = () => { own.postMessage({ cancelled: id } satisfies SheetRequest); };
      if (watched.signal?.aborted) stop();
      else watched.signal?.addEventListener("abort", stop, { once: true });
    }),
    close: async () => { await worker?.terminate(); },
  };
}

/** Whether it was the last word about the sheet. */
function answer(worker: Worker, { job, watched, resolve, reject }: Waiting, reply: SheetReply): boolean {
  if ("done" in reply) { watched.progress?.(reply.done, reply.pages); return false; }
  if ("wanted" in reply) {
    const picture = [job.ledger, job.before].find((one) => one && nameOf(one) === reply.wanted);
    if (!picture) throw new Error(`the worker wants ledger ${reply.wanted}, which is not of its job`);
    worker.postMessage({ ledger: reply.wanted, picture } satisfies SheetRequest);
    return false;
  }
  if ("made" in reply) resolve(reply.made);
  else reject("stopped" in reply ? new SheetUnwanted("the sheet is not wanted any more") : new Error(reply.broken));
  return true;
}
