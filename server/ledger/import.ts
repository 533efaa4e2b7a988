/**
 * A ledger file walks in: read → validated → stored county by county → findings written beside it. Every row comes out again:
 * accepted + unchanged + refused = rows of the file.
 */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import type { Viewer } from "../vocabulary.ts";
import { writeFindings } from "./findingsWorkbook.ts";
import { storeReading } from "./importReading.ts";
import type { ImportTools } from "./importTools.ts";
import { startValidation, type LedgerReading } from "./validate.ts";
import { readSheets, readWorkbook } from "./workbook.ts";

/** Rows are checked while the file is being read. */
export const importStages = ["reading", "storing"] as const;
export type ImportStage = (typeof importStages)[number];

export interface ImportRequest {
  path: string;
  /** As the user knows the file; the path's last part when not given. */
  fileName?: string;
  viewer: Viewer;
  /** The import's own key: the same key again answers what the first try stored. */
  importId?: string;
  /** Checks and counts everything, stores nothing. */
  dryRun?: boolean;
  /** Where findings go when there are any. */
  findingsPath: string;
  progress?: (stage: ImportStage, done: number, total: number) => void;
}

export interface ImportSummary {
  rows: number;
  accepted: number;
  unchanged: number;
  refused: number;
  warnings: number;
  findingsFile: string | null;
}

/** Throws UnreadableFile with one sentence when nothing can be read; then nothing is stored. */
export async function importLedger(tools: ImportTools, request: ImportRequest): Promise<ImportSummary> {
  const { path, fileName = basename(path), viewer, progress = () => {} } = request;
  const now = tools.now();
  progress("reading", 0, 0);
  const [{ reading, topTexts }, fileHash] = await Promise.all([readAndCheck({ path, fileName, viewer }, tools, now), hashFile(path)]);
  const stored = await storeReading(tools, reading, { topTexts, reread: async () => (await readWorkbook(path)).sheets }, {
    batch: {
      importId: request.importId ?? randomUUID(), fileName, fileHash,
      reportedOn: reading.reportedOn ?? dayInShanghai(now), demo: reading.demo, importedBy: viewer.account,
    },
    viewer, dryRun: request.dryRun ?? false, progress: (done) => progress("storing", done, reading.records.length),
  });
  const { counts, reading: afterStoring } = stored;
  const hasFindings = afterStoring.findings.length > 0 || afterStoring.refusedRows.length > 0;
  if (hasFindings) await writeFindings(request.findingsPath, afterStoring);
  return { ...counts, findingsFile: hasFindings ? request.findingsPath : null };
}

type LedgerSource = Required<Pick<ImportRequest, "path" | "fileName" | "viewer">>;

/**
 * Rows are judged here while a worker reads the next ones: an eighth less from file to database for 100,000 rows. Nothing is stored before
 * the last row was read; only refused rows keep their cells.
 */
async function readAndCheck({ path, fileName, viewer }: LedgerSource, { gazetteer, campaign }: ImportTools, now: Date): Promise<{ reading: LedgerReading; topTexts: string[] }> {
  const validation = startValidation({ gazetteer, importingRegions: viewer.scope, campaign, today: dayInShanghai(now) });
  const topTexts: string[] = [];
  let topRows = 0;
  await readSheets(path, {
    open(name) {
      topRows = 50;
      validation.open(name);
    },
    rows(rows) {
      for (const cell of rows.slice(0, topRows).flat()) if (typeof cell === "string") topTexts.push(cell);
      topRows = Math.max(0, topRows - rows.length);
      validation.rows(rows);
    },
  }, {}, fileName);
  return { reading: validation.finish(), topTexts };
}

/** The calendar day of an instant where the ledgers are written. */
export function dayInShanghai(instant: Date): string {
  return shanghaiDay.format(instant);
}
const shanghaiDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" });

async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
