/** The worker thread that makes sheets, as the server sees it: started with the first sheet, started anew when it has died. */
import { Worker } from "node:worker_threads";
import type { BriefingGeography } from "./reading.ts";
import type { MadeSheet, NoSheet, Progress, SheetJob } from "./sheetMaking.ts";
import type { SheetReply, SheetRequest } from "./sheetWorker.ts";

export interface SheetMaker {
  make(job: SheetJob, progress?: Progress): Promise<MadeSheet | NoSheet>;
  close(): Promise<void>;
}

/** Megabytes; the sheet of a prefecture takes a quarter. */
const heapMegabytes = 2048;

interface Waiting {
  resolve(made: MadeSheet | NoSheet): void;
  reject(error: Error): void;
  progress: Progress;
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
      if ("done" in reply) return asked?.progress(reply.done, reply.pages);
      waiting.delete(reply.id);
      if (waiting.size === 0) started.unref(); // a process that ends does not wait for a worker without work
      if ("made" in reply) asked?.resolve(reply.made);
      else asked?.reject(new Error(reply.broken));
    });
    started.once("error", fail);
    started.once("exit", (code) => fail(new Error(`the worker that makes sheets ended with code ${code}`)));
    return started;
  };
  return {
    make: (job, progress = () => {}) => new Promise((resolve, reject) => {
      worker ??= start();
      const id = requests += 1;
      waiting.set(id, { resolve, reject, progress });
      worker.ref();
      worker.postMessage({ id, job } satisfies SheetRequest);
    }),
    close: async () => { await worker?.terminate(); },
  };
}
