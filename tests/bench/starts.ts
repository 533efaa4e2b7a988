/** How long the server takes from the command to its address: first start with the demo, later start, both on the embedded database. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { printRows, type BenchRow } from "./report.ts";

export async function run(): Promise<BenchRow[]> {
  const directory = await mkdtemp(join(tmpdir(), "guitu-bench-start-"));
  try {
    const first = await startSeconds(directory);
    const later = await startSeconds(directory);
    return [
      { name: "首次启动（含生成并导入演示台账）", value: first, unit: "s", target: "≤ 60", ok: first <= 60 },
      { name: "再次启动", value: later, unit: "s", target: "≤ 5", ok: later <= 5 },
    ];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function startSeconds(directory: string): Promise<number> {
  const begin = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL("../../server/start.mjs", import.meta.url))], {
    env: { ...process.env, GUITU_DATA: directory, PORT: "0", DATABASE_URL: "" }, stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const elapsed = await new Promise<number>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("归途已启动")) resolve((performance.now() - begin) / 1000);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code} before it had started: ${said}`)));
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
  return elapsed;
}

if (process.argv[1]?.endsWith("bench/starts.ts")) printRows(await run());
