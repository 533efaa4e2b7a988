/** A ledger file → raw cells. Every reason why a file cannot be read is one clear sentence. */
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Worker } from "node:worker_threads";
import type { RawSheet, RawWorkbook, SheetTaker } from "./rawWorkbook.ts";
import { createUnpacker } from "./workbookCells.ts";
import type { WorkerAnswer, WorkerMessage, WorkerRequest } from "./workbookWorker.ts";

export type { RawCell, RawSheet, RawWorkbook, SheetTaker } from "./rawWorkbook.ts";

/** Message: one sentence that says what is wrong with the file and what to do. */
export class UnreadableFile extends Error {
  override name = "UnreadableFile";
}

export interface ReadLimits {
  megabytes: number;
  /** Rows that are not empty, in each sheet. */
  rows: number;
  deadlineSeconds: number;
  /** Heap of the worker thread. */
  heapMegabytes: number;
}

/** Above the 200,000 rows of a ledger there is room for titles and headings. */
export const ledgerLimits: ReadLimits = { megabytes: 50, rows: 200_030, deadlineSeconds: 60, heapMegabytes: 512 };

/** .xlsx, or .csv in UTF-8, UTF-16 or GB18030; what a file is, its content says, not its name. Throws UnreadableFile. */
export async function readWorkbook(path: string, limits: Partial<ReadLimits> = {}): Promise<RawWorkbook> {
  const sheets: RawSheet[] = [];
  await readSheets(path, {
    open: (name) => sheets.push({ name, rows: [] }),
    rows: (rows) => { for (const row of rows) sheets.at(-1)?.rows.push(row); },
  }, limits);
  return { sheets };
}

/**
 * The same, told while it is being read. What was told is worth nothing when this throws UnreadableFile in the end.
 * `name`: what the user calls the file, where an upload lies under another name.
 */
export async function readSheets(path: string, taker: SheetTaker, limits: Partial<ReadLimits> = {}, name = basename(path)): Promise<void> {
  const within = { ...ledgerLimits, ...limits };
  const size = await sizeOf(path, name);
  if (size > within.megabytes * 1_000_000) {
    throw new UnreadableFile(`“${name}”有 ${(size / 1_000_000).toFixed(1)} MB，超过 ${within.megabytes} MB 的上限；请删去图片和无关的工作表，或按乡镇拆成几个文件。`);
  }
  const answer = await readInWorker(path, within, taker);
  if ("problem" in answer) throw new UnreadableFile(`“${name}”无法导入：${answer.problem}`);
}

async function sizeOf(path: string, name: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new UnreadableFile(missing ? `找不到文件“${path}”；请检查路径。` : `无法打开“${name}”：${error instanceof Error ? error.message : String(error)}。`, { cause: error });
  }
  throw new UnreadableFile(`“${name}”不是文件；请选择 .xlsx 或 .csv 格式的台账。`);
}

function readInWorker(path: string, limits: ReadLimits, taker: SheetTaker): Promise<WorkerAnswer> {
  const request: WorkerRequest = { path, mostRows: limits.rows };
  const worker = new Worker(new URL("../worker.mjs", import.meta.url), {
    workerData: { module: new URL("./workbookWorker.ts", import.meta.url).href, ...request },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  });
  return new Promise<WorkerAnswer>((resolve, reject) => {
    const deadline = setTimeout(() => resolve({ problem: `读了 ${limits.deadlineSeconds} 秒还没有读完，已停止；请删去无关的工作表和格式，或按乡镇拆成几个文件。` }), limits.deadlineSeconds * 1000);
    worker.once("exit", () => clearTimeout(deadline));
    const hear = listener(taker, resolve);
    worker.on("message", (message: WorkerMessage) => {
      try {
        hear(message);
      } catch (error) {
        reject(error);
      }
    });
    worker.once("error", (error: Error & { code?: string }) => {
      if (error.code !== "ERR_WORKER_OUT_OF_MEMORY") return reject(error);
      resolve({ problem: "内容太多，超过了读取允许的内存；请删去无关的工作表，或按乡镇拆成几个文件。" });
    });
  }).finally(() => {
    worker.removeAllListeners("message");
    void worker.terminate();
  });
}

/** Hands the rows of each sheet on as they come. */
function listener(taker: SheetTaker, end: (answer: WorkerAnswer) => void): (message: WorkerMessage) => void {
  let unpack = createUnpacker();
  return (message) => {
    if ("opened" in message) {
      unpack = createUnpacker();
      taker.open(message.opened);
    } else if ("rows" in message) taker.rows(unpack(message.rows));
    else end(message);
  };
}
