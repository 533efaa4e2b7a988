/**
 * npm run import -- FILE… [--dry-run] [--json]: ledgers from the command line. While a server holds the embedded database, the files go
 * through that server. Exit code 0 also with refused rows; 1 when a file cannot be read or the database cannot be opened.
 */
import { access, readFile, stat, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { randomUUID } from "node:crypto";
import { readSettings } from "../settings.ts";
import { startApplication, type Application } from "../startApplication.ts";
import { StartError } from "../startError.ts";
import { findInstance } from "../startInstance.ts";
import { importLedger, type ImportStage, type ImportSummary } from "./import.ts";
import { ImportRefused } from "./importQueries.ts";
import { UnreadableFile } from "./workbook.ts";

interface Command {
  files: string[];
  dryRun: boolean;
  json: boolean;
}

type Importer = (path: string) => Promise<ImportSummary>;
const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2));
  const settings = readSettings(process.env);
  const server = settings.databaseUrl ? null : await findInstance(settings.dataDirectory);
  if (server) {
    say(`数据库由正在运行的归途（${server}）打开，文件交给它导入。`);
    return importAll(command, (path) => sendTo(server, path, command.dryRun));
  }
  const application = await startApplication(settings, say);
  try {
    return await importAll(command, (path) => importHere(application, path, command.dryRun));
  } finally {
    await application.close();
  }
}

function parseCommand(words: string[]): Command {
  const unknown = words.find((word) => word.startsWith("--") && word !== "--dry-run" && word !== "--json");
  const files = words.filter((word) => !word.startsWith("--"));
  if (unknown !== undefined) throw new StartError(`没有选项 ${unknown}。${usage}`);
  if (files.length === 0) throw new StartError(`请给出台账文件。${usage}`);
  return { files: files.map((file) => resolve(file)), dryRun: words.includes("--dry-run"), json: words.includes("--json") };
}
const usage = "用法：npm run import -- 文件… [--dry-run] [--json]";

/** One file that cannot be read does not keep the others out. */
async function importAll({ files, dryRun, json }: Command, importer: Importer): Promise<number> {
  const total: Total = { rows: 0, accepted: 0, unchanged: 0, refused: 0, warnings: 0 };
  const findingsFiles: string[] = [];
  let unreadable = 0;
  for (const file of files) {
    try {
      const { findingsFile, ...counts } = await importer(file);
      for (const key of Object.keys(total) as (keyof Total)[]) total[key] += counts[key]; // the keys of the literal above
      if (findingsFile) findingsFiles.push(findingsFile);
    } catch (error) {
      if (!(error instanceof UnreadableFile || error instanceof ImportRefused)) throw error;
      say(`${basename(file)}：${error.message}`);
      unreadable += 1;
    }
  }
  console.log(json ? inJson(total, files, findingsFiles) : inWords(total, dryRun, findingsFiles));
  return unreadable > 0 ? 1 : 0;
}

type Total = Omit<ImportSummary, "findingsFile">;

/** One line. `findingsFile` is one path or null; with several files it is the first, and `findingsFiles` has the path of each that has findings. */
function inJson(total: Total, files: readonly string[], findingsFiles: readonly string[]): string {
  return JSON.stringify({ ...total, findingsFile: findingsFiles[0] ?? null, ...(files.length > 1 ? { findingsFiles } : {}) });
}

function inWords({ rows, accepted, unchanged, refused, warnings }: Total, dryRun: boolean, findingsFiles: readonly string[]): string {
  const counts = `${dryRun ? "试导入（未保存）" : "导入完成"}：共 ${rows} 行，登记 ${accepted}，未变 ${unchanged}，退回 ${refused}；提醒 ${warnings} 条`;
  if (findingsFiles.length === 0) return `${counts}。`;
  return findingsFiles.length === 1 ? `${counts}；问题清单：${findingsFiles[0]}` : `${counts}；问题清单 ${findingsFiles.length} 份：\n${findingsFiles.join("\n")}`;
}

async function importHere({ tools, viewer }: Application, path: string, dryRun: boolean): Promise<ImportSummary> {
  return importLedger(tools, { path, viewer, dryRun, findingsPath: await findingsBeside(path), progress: progressOf(basename(path)) });
}

/** Says each stage once and storing at most once a second. */
function progressOf(name: string): (stage: ImportStage, done: number, total: number) => void {
  const words = { reading: "正在读取并核对", storing: "正在登记" } satisfies Record<ImportStage, string>;
  let saidAt = 0;
  return (stage, done, total) => {
    if (stage === "storing" && done < total && performance.now() - saidAt < 1000) return;
    saidAt = performance.now();
    say(`${name}：${words[stage]}${total > 0 ? ` ${done} / ${total} 行` : ""}…`);
  };
}

/** 台账.xlsx → 台账-待修改.xlsx; an earlier one of that name stays, for somebody may be correcting it. */
async function findingsBeside(path: string): Promise<string> {
  const stem = join(dirname(path), `${basename(path, extname(path))}-待修改`);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? `${stem}.xlsx` : `${stem}-${number}.xlsx`;
    if (await access(candidate).then(() => false, () => true)) return candidate;
  }
}

/** The server answers the same figures; its findings are fetched and laid beside the input. */
async function sendTo(server: string, path: string, dryRun: boolean): Promise<ImportSummary> {
  const name = basename(path);
  const { size } = await stat(path).catch(() => { throw new UnreadableFile(`找不到文件 ${path}。`); });
  if (size > 50 * 1024 * 1024) throw new UnreadableFile("文件超过 50 MB；请按乡镇拆分后分别导入。");
  say(`${name}：正在上传并导入…`);
  const address = new URL(`/api/ledger?name=${encodeURIComponent(name)}&dryRun=${dryRun ? 1 : 0}`, server);
  const response = await fetch(address, {
    method: "POST", body: await readFile(path), headers: { "content-type": "application/octet-stream", "idempotency-key": randomUUID() }, redirect: "error",
  });
  const answer = await response.json() as ImportSummary & { error?: string; findings: string | null; importId: string; fileName: string }; // our own server, proved by its note
  if (response.status === 422 || response.status === 413) throw new UnreadableFile(answer.error ?? "文件无法读取。");
  if (!response.ok) throw new ImportRefused(answer.error ?? `服务器回答 ${response.status}。`);
  const { findings, rows, accepted, unchanged, refused, warnings } = answer;
  if (findings === null) return { rows, accepted, unchanged, refused, warnings, findingsFile: null };
  const findingsFile = await findingsBeside(path);
  const workbook = await fetch(new URL(findings, server), { redirect: "error" });
  await writeFile(findingsFile, Buffer.from(await workbook.arrayBuffer()), { mode: 0o600 });
  return { rows, accepted, unchanged, refused, warnings, findingsFile };
}

main().then((code) => { process.exitCode = code; }, (error: unknown) => {
  say(error instanceof StartError ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
});
