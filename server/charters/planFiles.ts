/** Problems and plans as files. */
import { readFileSync } from "node:fs";

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
