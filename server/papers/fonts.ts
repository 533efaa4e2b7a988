/** The face of all papers: a full one, for a sixth of the characters in people's and villages' names is missing from those of the web. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

let read: Buffer | undefined;

/** Read at the first paper and kept: 8 MB. */
export function paperFont(): Buffer {
  const entry = createRequire(import.meta.url).resolve("@embedpdf/fonts-sc"); // the package exports no path of its fonts, only this file in dist/
  return (read ??= readFileSync(join(dirname(entry), "..", "fonts", "NotoSansHans-Regular.otf")));
}
