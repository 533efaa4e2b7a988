/** Problems and plans as files. */
import { readFileSync, realpathSync, renameSync, statSync, writeFileSync } from "node:fs";

/** Throws one sentence when the file is missing or holds no JSON. */
export function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new Error(`${path}: no such file, or it cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path}: not JSON (${error instanceof Error ? error.message : String(error)}).`, { cause: error });
  }
}

/** What a path leads to: a link's file, and whether it is one, or will be; a pipe or a device is none. Throws one sentence for a directory. */
export function targetOf(path: string): { file: string; plain: boolean } {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new Error(`${path}: this is a directory. Name a file.`);
  return found?.isFile() ? { file: realpathSync(path), plain: true } : { file: path, plain: !found };
}

/** A file holds the old or the new text whole, whenever the process ends. Throws one sentence when it cannot be written. */
export function writeJson(path: string, value: unknown): void {
  const { file, plain } = targetOf(path);
  try {
    const draft = `${file}.part`;
    writeFileSync(plain ? draft : file, JSON.stringify(value)); // a device is never replaced by a file
    if (plain) renameSync(draft, file);
  } catch (error) {
    throw new Error(`${path}: cannot be written (${(error as NodeJS.ErrnoException).code}). Name a file in a directory that may be written.`, { cause: error });
  }
}
