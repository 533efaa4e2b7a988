// Starts a TypeScript module inside a worker thread: Node 20 does not hand the loader of the main thread on to its workers.
import { workerData } from "node:worker_threads";
import { runModule } from "./bundle.mjs";

await runModule(workerData.module);
