/** The script and the style of interactive files, from the sources in client/interactive: bundled when the first file of a process is made. */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";

export interface PageCode {
  script: string;
  style: string;
  /** Of the script, as a content security policy names it. */
  scriptHash: string;
}

/** From server/briefings, and from the worker's bundle in dist/server, which lies as deep. */
const source = (name: string) => fileURLToPath(new URL(`../../client/interactive/${name}`, import.meta.url));
/** Browsers of offices: Chromium of 2022. */
const target = "chrome100";
const licences = "/* Guitu, Apache-2.0; with d3-geo and d3-array (ISC, Mike Bostock), topojson-client (ISC, Mike Bostock) and zod (MIT, Colin McDonnell) */";

let made: Promise<PageCode> | null = null;

/** The same for every file. */
export function pageCode(): Promise<PageCode> {
  made ??= bundled();
  return made;
}

async function bundled(): Promise<PageCode> {
  const { build } = await import("esbuild"); // no other format waits for it
  const { outputFiles } = await build({
    entryPoints: [source("page.ts"), source("page.css")], outdir: "page", bundle: true, write: false, minify: true, format: "iife", platform: "browser", target, charset: "utf8", legalComments: "none", logLevel: "silent",
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  const script = `${licences}\n${insideScript(text(".js"))}`;
  return { script, style: text(".css"), scriptHash: `sha256-${createHash("sha256").update(script).digest("base64")}` };
}

/** What would end or change the element that the script stands in, which in JavaScript is only found in literals. */
export function insideScript(script: string): string {
  return script.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--").replace(/<(script)/gi, "\\x3c$1");
}
