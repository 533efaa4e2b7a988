/** Problems and plans as files. */
import { readFileSync, renameSync, writeFileSync } from "node:fs";

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

/** The file holds the old or the new text whole, whenever the process ends. Throws one sentence when it cannot be written. */
export function writeJson(path: string, value: unknown): void {
  const draft = `${path}.part`;
  try {
    writeFileSync(draft, JSON.stringify(value));
    renameSync(draft, path);
  } catch (error) {
    throw new Error(`${path}: cannot be written (${(error as NodeJS.ErrnoException).code}). Name a file in a directory that may be written.`, { cause: error });
  }
}
