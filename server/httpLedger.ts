/** POST /api/ledger: an uploaded ledger goes through the one importer, one file at a time; its findings can be fetched for an hour. */
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { importLedger, type ImportSummary } from "./ledger/import.ts";
import type { ImportTools } from "./ledger/importTools.ts";
import { ImportRefused } from "./ledger/importQueries.ts";
import { UnreadableFile } from "./ledger/workbook.ts";
import type { Viewer } from "./vocabulary.ts";

export const largestUploadBytes = 50 * 1024 * 1024;

export interface UploadSummary extends Omit<ImportSummary, "findingsFile"> {
  importId: string;
  fileName: string;
  /** Address of the workbook of findings; null when there is nothing to say. */
  findings: string | null;
}

export interface UploadPlace {
  tools: ImportTools;
  viewer: Viewer;
  /** Uploads lie here, readable by this user alone, while they are imported. */
  directory: string;
}

export function serveLedger(app: FastifyInstance, { tools, viewer, directory }: UploadPlace): void {
  const findings = new FindingsShelf();
  let last: Promise<unknown> = Promise.resolve();
  const oneAtATime = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  };
  app.register(async (uploads) => {
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    uploads.post("/api/ledger", async (request, reply) => {
      const question = uploadQuestion.safeParse({ ...(request.query as object), importId: request.headers["idempotency-key"] });
      if (!question.success) return reply.code(400).send({ error: `参数 ${String(question.error.issues[0]?.path[0])} 不可用：${question.error.issues[0]?.message}。` });
      try {
        return await inFolder(directory, (folder) => take(request, question.data, folder));
      } catch (error) {
        const status = refusalOf(error);
        if (status === 413) reply.header("connection", "close");
        if (status === null) throw error;
        return reply.code(status).send({ error: (error as Error).message }); // refusalOf knows its classes
      }
    });
  });
  const take = async (request: FastifyRequest, { name, dryRun, importId }: UploadQuestion, folder: string): Promise<UploadSummary> => {
    const path = join(folder, `ledger${/\.[a-z]{1,5}$/i.exec(name)?.[0] ?? ""}`);
    await receive(request, path);
    const findingsPath = join(folder, "findings.xlsx");
    const { findingsFile, ...counts } = await oneAtATime(() => importLedger(tools, { path, fileName: name, viewer, importId, dryRun: dryRun === "1", findingsPath }));
    if (findingsFile) findings.put(importId, await readFile(findingsFile));
    return { ...counts, importId, fileName: name, findings: findingsFile && `/api/ledger/${importId}/findings.xlsx` };
  };
  app.get<{ Params: { importId: string } }>("/api/ledger/:importId/findings.xlsx", async (request, reply) => {
    const workbook = findings.get(request.params.importId);
    if (!workbook) return reply.code(404).send({ error: "问题清单已过期；请重新导入该文件，未改动的行不会重复登记。" });
    return reply.type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").header("cache-control", "no-store")
      .header("content-disposition", `attachment; filename="findings.xlsx"; filename*=UTF-8''${encodeURIComponent("待修改清单.xlsx")}`).send(workbook);
  });
}

const uploadQuestion = z.object({
  name: z.string({ error: "应为文件名" }).trim().min(1, "应为文件名").max(200, "文件名过长").transform((name) => name.replace(/^.*[\\/]/, "")),
  dryRun: z.enum(["0", "1"], { error: "应为 0 或 1" }).default("0"),
  importId: z.uuid("Idempotency-Key 应为 UUID").default(() => randomUUID()),
});

type UploadQuestion = z.infer<typeof uploadQuestion>;

class TooLarge extends Error {}

function refusalOf(error: unknown): 403 | 413 | 422 | null {
  return error instanceof TooLarge ? 413 : error instanceof UnreadableFile ? 422 : error instanceof ImportRefused ? 403 : null;
}

/** A folder of its own while `work` runs; gone before anybody hears the result. */
async function inFolder<T>(directory: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(directory, "upload-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(request: FastifyRequest, path: string): Promise<void> {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > largestUploadBytes ? new TooLarge("文件超过 50 MB；请按乡镇拆分后分别导入。") : null, chunk);
    },
  });
  if (Number(request.headers["content-length"]) > largestUploadBytes) throw new TooLarge("文件超过 50 MB；请按乡镇拆分后分别导入。");
  await pipeline(request.body as NodeJS.ReadableStream, counted, createWriteStream(path, { mode: 0o600 })); // the parser above hands the stream on
}

/** Findings hold rows as people wrote them, so they are kept in memory only: the last twenty, for an hour. */
class FindingsShelf {
  readonly #workbooks = new Map<string, { workbook: Buffer; expires: NodeJS.Timeout }>();

  put(importId: string, workbook: Buffer): void {
    this.#drop(importId);
    this.#workbooks.set(importId, { workbook, expires: setTimeout(() => this.#drop(importId), 3_600_000).unref() });
    const [oldest] = this.#workbooks.keys();
    if (this.#workbooks.size > 20 && oldest) this.#drop(oldest);
  }

  get(importId: string): Buffer | undefined {
    return this.#workbooks.get(importId)?.workbook;
  }

  #drop(importId: string): void {
    clearTimeout(this.#workbooks.get(importId)?.expires);
    this.#workbooks.delete(importId);
  }
}
