/** Reads one file in a worker thread, where a memory limit and a deadline can end it. */
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { DamagedArchive, ZipBomb } from "./workbookArchive.ts";
import { TooLarge, type PackedRows, type PackedSink } from "./workbookCells.ts";
import { readCsv, UnreadableText } from "./workbookCsv.ts";
import { kindOfFile } from "./workbookKind.ts";
import { NotAWorkbook, readXlsx } from "./workbookXlsx.ts";

export interface WorkerRequest {
  path: string;
  mostRows: number;
}

/** Sheets and their rows one after the other, then one last message: the end, or what is wrong with the file as a whole. */
export type WorkerMessage = { opened: string } | { rows: PackedRows } | WorkerAnswer;
export type WorkerAnswer = { ended: true } | { problem: string };

const { path, mostRows } = workerData as WorkerRequest; // workbook.ts starts this worker
const post = (message: WorkerMessage, buffers: ArrayBuffer[] = []) => parentPort?.postMessage(message, buffers);
const sink: PackedSink = {
  open: (name) => post({ opened: name }),
  rows: (rows) => post({ rows }, [rows.kinds.buffer, rows.values.buffer, rows.lengths.buffer] as ArrayBuffer[]), // SheetPacker makes plain ArrayBuffers
};
post(await read().catch((error: unknown): WorkerAnswer => ({ problem: sentenceOf(error) })));

async function read(): Promise<WorkerAnswer> {
  const file = await readFile(path);
  const found = kindOfFile(file);
  if ("problem" in found) return found;
  if (found.kind === "archive") await readXlsx(file, mostRows, sink);
  else readCsv(file, mostRows, sink);
  return { ended: true };
}

function sentenceOf(error: unknown): string {
  if (error instanceof NotAWorkbook || error instanceof TooLarge || error instanceof UnreadableText) return error.message;
  if (error instanceof ZipBomb) return "文件解压后大得不正常，可能是恶意文件，没有读取；请确认来源，用 Excel 打开后另存为新文件再导入。";
  if (error instanceof DamagedArchive) return "文件已损坏或没有传完整，无法读取；请重新拷贝，或用 Excel 打开修复后另存为 .xlsx 再导入。";
  return `文件内容不是正常的工作簿（${error instanceof Error ? error.message : String(error)}）；请用 Excel 打开后另存为 .xlsx 再导入。`;
}
