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
import { validateLedger, type LedgerReading } from "./validate.ts";
import { readWorkbook, type RawSheet } from "./workbook.ts";

export const importStages = ["reading", "checking", "storing"] as const;
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
  const { path, viewer, progress = () => {} } = request;
  const now = tools.now();
  progress("reading", 0, 0);
  const [sheets, fileHash] = await Promise.all([readWorkbook(path).then((workbook) => workbook.sheets), hashFile(path)]);
  progress("checking", 0, 0);
  const { reading, topTexts } = check(sheets.splice(0), tools, viewer, now);
  const stored = await storeReading(tools, reading, { topTexts, reread: async () => (await readWorkbook(path)).sheets }, {
    batch: {
      importId: request.importId ?? randomUUID(), fileName: request.fileName ?? basename(path), fileHash,
      reportedOn: reading.reportedOn ?? dayInShanghai(now), demo: reading.demo, importedBy: viewer.account,
    },
    viewer, dryRun: request.dryRun ?? false, progress: (done) => progress("storing", done, reading.records.length),
  });
  const { counts, reading: afterStoring } = stored;
  const hasFindings = afterStoring.findings.length > 0 || afterStoring.refusedRows.length > 0;
  if (hasFindings) await writeFindings(request.findingsPath, afterStoring);
  return { ...counts, findingsFile: hasFindings ? request.findingsPath : null };
}

/** The sheets end here: only refused rows keep their cells. */
function check(sheets: RawSheet[], { gazetteer, campaign }: ImportTools, viewer: Viewer, now: Date): { reading: LedgerReading; topTexts: string[] } {
  const reading = validateLedger(sheets, { gazetteer, importingRegions: viewer.scope, campaign, today: dayInShanghai(now) });
  const topTexts = sheets.flatMap((sheet) => sheet.rows.slice(0, 50)).flat().filter((cell) => typeof cell === "string");
  return { reading, topTexts };
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
