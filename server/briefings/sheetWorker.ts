/** Makes sheets in a worker thread, one after the other: a PDF takes two seconds of computing, in which the server would answer nobody. */
import { parentPort, workerData } from "node:worker_threads";
import { openAtlas, type BriefingGeography } from "./reading.ts";
import { makeSheet, type MadeSheet, type NoSheet, type SheetJob } from "./sheetMaking.ts";

export interface SheetRequest {
  id: number;
  job: SheetJob;
}

export type SheetReply = { id: number } & ({ made: MadeSheet | NoSheet } | { broken: string } | { done: number; pages: number });

const { geography } = workerData as { geography: BriefingGeography }; // sheetThread.ts starts this worker
const atlas = openAtlas(geography);
let last = Promise.resolve();

parentPort?.on("message", ({ id, job }: SheetRequest) => {
  last = last.then(async () => {
    const progress = (done: number, pages: number) => parentPort?.postMessage({ id, done, pages } satisfies SheetReply);
    const reply: SheetReply = await makeSheet(atlas, job, progress).then((made) => ({ id, made }), (error: unknown) => ({ id, broken: error instanceof Error ? error.stack ?? error.message : String(error) }));
    parentPort?.postMessage(reply);
  });
});
