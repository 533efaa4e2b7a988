/** The thread of the embedded database: opens PGlite, serves its socket, says "ready", closes when told. */
import { chmodSync } from "node:fs";
import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { servePglite } from "./embeddedSocket.ts";
import { leanPostgis } from "./postgisBundle.ts";

const { directory, socket } = workerData as { directory: string; socket: string }; // set by embedded.ts
const db = await PGlite.create({ dataDir: directory, extensions: { postgis: leanPostgis(dirname(directory)) } });
const server = await servePglite(db, socket);
if (process.platform !== "win32") chmodSync(socket, 0o600);

parentPort?.once("message", async () => {
  server.close();
  await db.close();
  process.exit(0);
});
parentPort?.postMessage("ready");
