// Starts a TypeScript module inside a worker thread: Node 20 does not hand the loader of the main thread on to its workers.
import { pathToFileURL } from "node:url";
import { workerData } from "node:worker_threads";
import { bundleOf } from "./workerBundle.mjs";

const bundle = await bundleOf(workerData.module);
if (bundle === null) (await import("tsx/esm/api")).register();
await import(bundle === null ? workerData.module : pathToFileURL(bundle).href);
