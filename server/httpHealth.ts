/** GET /health, for whoever watches the server: 200 with the figures, 503 while the database is away. */
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Database } from "./database/database.ts";
import { readDataVersion, readHeadline } from "./flows/queries.ts";
import type { Viewer } from "./vocabulary.ts";

export interface Health {
  status: "ok" | "unavailable";
  engine: Database["engine"];
  dataVersion: number;
  people: number;
}

export function serveHealth(app: FastifyInstance, database: Database, viewer: Viewer): void {
  const { engine } = database;
  let lastKnown: Health | null = null;
  const ask = async (): Promise<Health> => database.withScope(viewer, async (scoped) => {
    const { dataVersion } = await readDataVersion(scoped);
    const { people } = await readHeadline(scoped);
    return lastKnown = { status: "ok", engine, dataVersion, people };
  });
  app.get("/health", async (_request, reply) => {
    reply.header("cache-control", "no-store");
    const asked = ask().catch(() => null);
    // The embedded engine has one connection: while a ledger is stored the question waits, and the last answer still holds.
    const patience = wait(deadlineMilliseconds, engine === "pglite" ? lastKnown : null, { ref: false });
    const health = await Promise.race([asked, patience]);
    return health ? reply.send(health) : reply.code(503).send({ status: "unavailable", engine });
  });
}

const deadlineMilliseconds = 2500;
