/**
 * The embedded database: PGlite + PostGIS in a worker thread, so that a query never blocks the event loop. It is reached over a
 * socket in the PostgreSQL protocol, so that both engines have one driver. One connection only: PGlite has one session.
 */
import { createHash } from "node:crypto";
import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { StartError } from "../startError.ts";

export interface Embedded {
  /** Address of the socket (a named pipe on Windows). */
  socket: string;
  close(): Promise<void>;
}

/** Opens the database in `directory`, making it when missing. Throws a StartError when another process holds it. */
export async function openEmbedded(directory: string): Promise<Embedded> {
  makeDirectory(directory);
  const lock = await holdLock(directory);
  const socket = socketAddress(directory, "database");
  if (process.platform !== "win32") rmSync(socket, { force: true });
  const worker = new Worker(new URL("../worker.mjs", import.meta.url), {
    workerData: { module: new URL("./embeddedWorker.ts", import.meta.url).href, directory: join(directory, "database"), socket },
  });
  try {
    await firstMessage(worker, directory);
  } catch (error) {
    await release(lock);
    throw error;
  }
  return {
    socket,
    async close() {
      const ended = new Promise((resolve) => worker.once("exit", resolve));
      worker.postMessage("close");
      await ended;
      await release(lock);
    },
  };
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(join(directory, "database"), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartError(`数据目录 ${directory} 不能使用（${(error as NodeJS.ErrnoException).code}）；请检查路径和权限，或用 GUITU_DATA 另指一个目录。`); // mkdir throws nothing else
  }
}

function firstMessage(worker: Worker, directory: string): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("error", (error) =>
      reject(new StartError(`无法打开数据目录 ${directory} 中的嵌入式数据库：${error.message}。请检查目录权限，或用 GUITU_DATA 另指一个目录。`)));
  });
}

/** Two processes on one directory corrupt it. A listening socket is a lock that the system drops with its process, also after kill -9. */
async function holdLock(directory: string): Promise<Server> {
  const address = socketAddress(directory, "lock");
  for (const attempt of [1, 2]) {
    const server = createServer((client) => client.destroy());
    const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once("error", resolve);
      server.listen(address, () => resolve(null));
    });
    if (!error) return server;
    if (error.code !== "EADDRINUSE") throw new StartError(`无法锁定数据目录 ${directory}：${error.message}。`);
    if (attempt === 2 || (await isAlive(address))) break;
    rmSync(address, { force: true });
  }
  throw new StartError(`数据目录 ${directory} 正被另一个归途进程使用；请先关闭它，或用 GUITU_DATA 另指一个目录。`);
}

function isAlive(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(address);
    probe.once("connect", () => { probe.destroy(); resolve(true); });
    probe.once("error", () => resolve(false));
  });
}

function release(lock: Server): Promise<void> {
  return new Promise((resolve) => { lock.close(() => resolve()); });
}

/** A Unix socket's path may have about 100 bytes: deep directories get a name in the temporary directory instead. */
function socketAddress(directory: string, name: string): string {
  const digest = createHash("sha256").update(realpathSync(directory)).digest("hex").slice(0, 16);
  if (process.platform === "win32") return `\\\\.\\pipe\\guitu-${digest}-${name}`;
  const inside = join(directory, `${name}.sock`);
  return Buffer.byteLength(inside) < 100 ? inside : join(tmpdir(), `guitu-${digest}-${name}.sock`);
}
