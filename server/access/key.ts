/** The one secret of an installation: 32 bytes from the environment, or from a file that is made at the first start. */
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../startError.ts";

export interface KeySource {
  /** 64 hex digits; wins over the file. */
  key: string | undefined;
  dataDirectory: string;
}

/** Reads the key, making the file (mode 600) when there is neither. Throws a StartError when the file is damaged or others may read it. */
export function readKey(source: KeySource): Buffer {
  if (source.key) return Buffer.from(source.key, "hex");
  const path = join(source.dataDirectory, "key");
  try {
    return parseKeyFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  makeKeyFile(path);
  return parseKeyFile(path);
}

function parseKeyFile(path: string): Buffer {
  const text = readFileSync(path, "latin1").trim();
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new StartError(`密钥文件 ${path} 已损坏（应为 64 位十六进制数）；请从备份恢复，没有它就无法读出已加密的个人信息。`);
  if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0) {
    throw new StartError(`密钥文件 ${path} 可被其他用户读取；请执行 chmod 600 ${path} 后再启动。`);
  }
  return Buffer.from(text, "hex");
}

/** Written whole under another name, then linked: of two processes that start at once, one makes the key and both read it. */
function makeKeyFile(path: string): void {
  mkdirSync(join(path, ".."), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
}
