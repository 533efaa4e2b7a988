/** Makes sheets in a worker thread, one after the other: a PDF takes two seconds of computing, in which the server would answer nobody. */
import { parentPort, workerData } from "node:worker_threads";
import { openAtlas, type BriefingGeography, type LedgerPicture } from "./reading.ts";
import { makeSheet, type MadeSheet, type NoSheet, type SheetJob } from "./sheetMaking.ts";

/** A ledger is named in the job and sent once, when the worker does not have it (any more). */
export type SheetRequest =
  | { id: number; job: Omit<SheetJob, "ledger" | "before">; ledger: number; before: number | null }
  | { ledger: number; picture: LedgerPicture }
  | { cancelled: number };

export type SheetReply = { id: number } & ({ made: MadeSheet | NoSheet } | { broken: string } | { done: number; pages: number } | { stopped: true } | { wanted: number });

/** Ledgers that are kept decoded, the ones asked for last; a comparison takes two. */
const mostLedgers = 3;

class Stopped extends Error {}

const { geography } = workerData as { geography: BriefingGeography }; // sheetThread.ts starts this worker
const atlas = openAtlas(geography);
const ledgers = new Map<number, LedgerPicture>();
const awaited = new Map<number, (picture: LedgerPicture) => void>();
const cancelled = new Set<number>();
let last = Promise.resolve();

const say = (reply: SheetReply) => parentPort?.postMessage(reply);

/** Lets a message in: one that stops the making waits behind the page that is composed. */
const nextTurn = () => new Promise<void>((resolve) => { setImmediate(resolve); });

async function ledgerOf(id: number, ledger: number): Promise<LedgerPicture> {
  const picture = ledgers.get(ledger) ?? await new Promise<LedgerPicture>((resolve) => { awaited.set(ledger, resolve); say({ id, wanted: ledger }); });
  ledgers.delete(ledger);
  ledgers.set(ledger, picture);
  for (const oldest of ledgers.keys()) if (ledgers.size > mostLedgers) ledgers.delete(oldest);
  return picture;
}

async function answer({ id, job, ledger, before }: Extract<SheetRequest, { job: unknown }>): Promise<SheetReply> {
  const stopIfAsked = () => { if (cancelled.has(id)) throw new Stopped(); };
  try {
    await nextTurn();
    stopIfAsked();
    const whole: SheetJob = { ...job, ledger: await ledgerOf(id, ledger), ...(before === null ? {} : { before: await ledgerOf(id, before) }) };
    const made = await makeSheet(atlas, whole, async (done, pages) => {
      say({ id, done, pages });
      await nextTurn();
      stopIfAsked();
    });
    return { id, made };
  } catch (error) {
    if (error instanceof Stopped) return { id, stopped: true };
    return { id, broken: error instanceof Error ? error.stack ?? error.message : String(error) };
  } finally {
    cancelled.delete(id);
  }
}

parentPort?.on("message", (request: SheetRequest) => {
  if ("cancelled" in request) cancelled.add(request.cancelled);
  else if ("picture" in request) awaited.get(request.ledger)?.(request.picture);
  else last = last.then(async () => { say(await answer(request)); });
});
