/**
 * Importing a ledger of 100,000 rows on PostgreSQL, against only reading the file, and its database part against COPY of the very same rows
 * into the very same indexed tables.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import readExcelFile from "read-excel-file/node";
import { createPersonalFields } from "../../server/access/personal.ts";
import { openDatabase, type Database } from "../../server/database/database.ts";
import { rollUpCounty } from "../../server/flows/rollupQueries.ts";
import { importLedger } from "../../server/ledger/import.ts";
import type { ImportTools } from "../../server/ledger/importTools.ts";
import { storeReading } from "../../server/ledger/importReading.ts";
import { validateLedger } from "../../server/ledger/validate.ts";
import { readWorkbook } from "../../server/ledger/workbook.ts";
import { readRegionAliases, readRegionRows } from "../../server/regions/files.ts";
import { createGazetteer } from "../../server/regions/gazetteer.ts";
import { loadRegions } from "../../server/regions/load.ts";
import { campaign2021, type Viewer } from "../../server/vocabulary.ts";
import { writeLedgerFile } from "./ledgerFile.ts";
import { printRows, type BenchRow } from "./report.ts";

const rows = 100_000;
const viewer: Viewer = { account: "bench", role: "administrator", scope: ["5323"] };

export async function run(): Promise<BenchRow[]> {
  const cluster = process.env.GUITU_TEST_POSTGRES;
  if (!cluster) throw new Error("GUITU_TEST_POSTGRES is not set: run this by npm run bench -- import");
  const directory = await mkdtemp(join(tmpdir(), "guitu-bench-import-"));
  const [first, second] = [join(directory, "first.xlsx"), join(directory, "second.xlsx")];
  await writeLedgerFile(first, rows, 1);
  await writeLedgerFile(second, rows, 2);
  try {
    const reading = { library: await best(() => readExcelFile(first)), ours: await best(() => readWorkbook(first)) };
    const whole = await twice(() => inFreshDatabase(cluster, directory, async (tools) => {
      const importFile = (path: string) => seconds(() => importLedger(tools, { path, viewer, findingsPath: join(directory, "findings.xlsx") }));
      return { fresh: await importFile(first), changed: await importFile(second), unchanged: await importFile(second) };
    }));
    const parts = await twice(() => inFreshDatabase(cluster, directory, async (tools, url) => ({ ...await storeBoth(tools, first, second), copy: await copySeconds(url) })));
    return [...importRows(reading, whole), ...databaseRows(parts)];
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** The better of two runs, on both sides of every comparison: the machine may be busy with something else in one of them. */
async function best(work: () => Promise<unknown>): Promise<number> {
  return Math.min(await seconds(work), await seconds(work));
}

async function twice<Figures extends Record<string, number>>(work: () => Promise<Figures>): Promise<Figures> {
  const [one, two] = [await work(), await work()];
  return Object.fromEntries(Object.entries(one).map(([name, value]) => [name, Math.min(value, two[name] ?? value)])) as Figures; // the same names
}

function importRows(reading: { library: number; ours: number }, whole: { fresh: number; changed: number; unchanged: number }): BenchRow[] {
  const ratio = whole.fresh / reading.library;
  return [
    { name: "十万行：只读文件（read-excel-file）", value: reading.library, unit: "s" },
    { name: "  只读文件（归途自己的读法）", value: reading.ours, unit: "s" },
    { name: "十万行：从文件到数据库（新登记）", value: whole.fresh, unit: "s" },
    { name: "  为只读文件（read-excel-file）的", value: ratio, unit: "倍", target: "≤ 2", ok: ratio <= 2 },
    { name: "  全部有变化时", value: whole.changed, unit: "s" },
    { name: "  全部未变时", value: whole.unchanged, unit: "s" },
  ];
}

function databaseRows({ fresh, changed, copy }: { fresh: number; changed: number; copy: number }): BenchRow[] {
  const share = (copy / fresh) * 100;
  return [
    { name: "十万行：数据库部分（登记、加密、汇总）", value: fresh, unit: "s" },
    { name: "  全部有变化时（旧记录封存）", value: changed, unit: "s" },
    { name: "  COPY 同样的行到同样的表", value: copy, unit: "s" },
    { name: "  数据库部分达到 COPY 速度的", value: share, unit: "%", target: "≥ 30", ok: share >= 30 },
  ];
}

async function inFreshDatabase<T>(cluster: string, dataDirectory: string, work: (tools: ImportTools, url: string) => Promise<T>): Promise<T> {
  const name = `guitu_bench_${randomUUID().replaceAll("-", "")}`;
  const admin = postgres(cluster, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  const database = await openDatabase({ databaseUrl: url.href, dataDirectory });
  try {
    await loadRegions(database);
    return await work(toolsOf(database), url.href);
  } finally {
    await database.close();
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  }
}

function toolsOf(database: Database): ImportTools {
  return {
    database, gazetteer: createGazetteer(readRegionRows(), readRegionAliases()), seals: createPersonalFields(Buffer.alloc(32, 7)), campaign: campaign2021,
    rollUp: rollUpCounty, now: () => new Date(),
  };
}

/** Only what comes after validation: identify, seal, store, supersede, roll up. */
async function storeBoth(tools: ImportTools, first: string, second: string): Promise<{ fresh: number; changed: number }> {
  const storing = async (path: string) => {
    const reading = validateLedger((await readWorkbook(path)).sheets, { gazetteer: tools.gazetteer, importingRegions: viewer.scope, campaign: campaign2021, today: "2021-02-09" });
    if (reading.records.length !== rows) throw new Error(`${reading.records.length} rows are right, expected ${rows}: ${reading.findings[0]?.message}`);
    const batch = { importId: randomUUID(), fileName: "bench.xlsx", fileHash: path, reportedOn: "2021-02-09", demo: true, importedBy: "bench" };
    return seconds(() => storeReading(tools, reading, { topTexts: [], reread: async () => [] }, { batch, viewer, dryRun: false, progress: () => {} }));
  };
  const fresh = await storing(first);
  const changed = await storing(second);
  return { fresh, changed };
}

/** What the first import left in the tables is taken out as text and put back by COPY, in one transaction, with all indexes and checks. */
async function copySeconds(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const tables = ["worker_identity", "household", "worker", "follow_up"];
  try {
    await sql`delete from follow_up where superseded_at is not null`;
    const texts = new Map<string, Buffer>();
    for (const table of tables) {
      const out = new PassThrough();
      const chunks: Buffer[] = [];
      out.on("data", (chunk: Buffer) => chunks.push(chunk));
      await pipeline(await sql.unsafe(`copy ${table} to stdout`).readable(), out);
      texts.set(table, Buffer.concat(chunks));
    }
    await sql.unsafe(`truncate ${tables.join(", ")}`);
    return await seconds(() => sql.begin(async (transaction) => {
      for (const table of tables) {
        const into = await transaction.unsafe(`copy ${table} from stdin`).writable();
        await pipeline(async function* () { yield texts.get(table); }, into);
      }
    }));
  } finally {
    await sql.end();
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await run());
