// A module as one JavaScript file: one that is loaded as TypeScript file by file starts 1 to 1.5 s later, and its loader's wrappers around every function cost 8 % of a planner's work (measured).
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { threadId } from "node:worker_threads";

const root = fileURLToPath(new URL("..", import.meta.url));
const directory = join(root, "dist", "server");

/** Runs the module at a file address: its bundle, made when the sources have changed, or the TypeScript itself where nothing can be written. */
export async function runModule(module) {
  const bundle = await bundleOf(module);
  if (bundle === null) (await import("tsx/esm/api")).register();
  await import(bundle === null ? module : pathToFileURL(bundle).href);
}

async function bundleOf(module) {
  const path = join(directory, `${basename(module, ".ts")}-${sourcesHash(module)}.mjs`);
  if (existsSync(path)) return path;
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(module)], bundle: true, write: false, platform: "node", format: "esm", target: "node20", packages: "external", logLevel: "silent", plugins: [ownAddresses],
  });
  const draft = `${path}.${process.pid}-${threadId}`; // two threads may make it at once
  try {
    mkdirSync(directory, { recursive: true });
    writeFileSync(draft, outputFiles[0].contents);
    renameSync(draft, path);
  } catch (error) {
    if (["EACCES", "EROFS", "EPERM"].includes(error.code)) return null;
    throw error;
  }
  return path;
}

/** What a module names relative to itself is still found from where its source lies. */
const ownAddresses = {
  name: "own addresses",
  setup: ({ onLoad }) => onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
    loader: "ts",
    contents: (await readFile(path, "utf8")).replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
  })),
};

/** The sources, where they lie, and which of them is asked for: two may have one name. */
function sourcesHash(module) {
  const hash = createHash("sha256").update(root).update(module);
  for (const folder of ["server", "client", "data"]) { // briefings draw with the client's pure parts, the demo is made by data's
    for (const name of readdirSync(join(root, folder), { recursive: true }).filter((path) => path.endsWith(".ts")).sort()) hash.update(`${name}\0`).update(readFileSync(join(root, folder, name)));
  }
  return hash.update(readFileSync(join(root, "package-lock.json"))).digest("hex").slice(0, 16);
}
