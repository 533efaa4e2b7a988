/**
 * npm run positions -- FILE.csv [--dry-run] [--json]: surveyed positions of townships (code,name,lon,lat,system)
 * in the place of approximate ones. Exit code 0 also with refused rows; 1 when the file or the database cannot be opened.
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { openDatabase } from "../database/database.ts";
import { readSettings } from "../settings.ts";
import { StartError } from "../startError.ts";
import { findInstance } from "../startInstance.ts";
import { importPositions, type PositionSummary } from "./importPositions.ts";
import { loadRegions } from "./load.ts";
import { UnreadablePositions } from "./positions.ts";

const usage = "用法：npm run positions -- 文件.csv [--dry-run] [--json]";

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const options = words.filter((word) => word.startsWith("--"));
  const [file, ...others] = words.filter((word) => !word.startsWith("--"));
  const unknown = options.find((option) => option !== "--dry-run" && option !== "--json");
  if (unknown !== undefined) throw new StartError(`没有选项 ${unknown}。${usage}`);
  if (file === undefined || others.length > 0) throw new StartError(`请给出一个点位文件。${usage}`);
  const contents = await readFile(resolve(file)).catch(() => { throw new StartError(`无法打开文件 ${file}；请检查路径。`); });
  const dryRun = options.includes("--dry-run");
  const summary = await store(contents, dryRun);
  console.log(options.includes("--json") ? JSON.stringify(summary) : inWords(summary, dryRun));
}

async function store(contents: Uint8Array, dryRun: boolean): Promise<PositionSummary> {
  const settings = readSettings(process.env);
  const server = settings.databaseUrl ? null : await findInstance(settings.dataDirectory);
  if (server) throw new StartError(`数据库由正在运行的归途（${server}）打开；请先停止它，导入点位后再启动。`);
  const database = await openDatabase(settings);
  try {
    await loadRegions(database);
    return await importPositions(database, contents, { dryRun });
  } finally {
    await database.close();
  }
}

function inWords({ rows, accepted, refused, findings }: PositionSummary, dryRun: boolean): string {
  return [...findings.map(({ message }) => message), `${dryRun ? "试导入（未保存）" : "导入完成"}：共 ${rows} 行，采用 ${accepted}，退回 ${refused}。`].join("\n");
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError || error instanceof UnreadablePositions ? error.message : error);
  process.exitCode = 1;
});
