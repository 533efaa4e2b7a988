/** A saved plan over plain HTTP: its coaches as a GTFS feed, itself and its problem as the files of the planner. */
import type { FastifyInstance } from "fastify";
import { strToU8, zipSync } from "fflate";
import { z } from "zod";
import { gtfsCsv, gtfsTables } from "./charters/gtfs.ts";
import { readPlan, readProblem } from "./charters/planQueries.ts";
import type { Database, Scoped } from "./database/database.ts";
import type { Viewer } from "./vocabulary.ts";

const planId = z.uuid();

export function serveFeed(app: FastifyInstance, database: Database, viewer: Viewer): void {
  serveFiles(app, database, viewer);
  app.get<{ Params: { planId: string } }>("/api/charters/:planId/gtfs.zip", async ({ params }, reply) => {
    if (!planId.safeParse(params.planId).success) return reply.code(400).send({ error: "计划编号应为 UUID。" });
    const feed = await database.withScope(viewer, (scoped) => readFeed(scoped, params.planId));
    if (!feed) return reply.code(404).send({ error: "计划不存在，可能已被删除。" });
    return reply.type("application/zip").header("cache-control", "no-store").header("content-disposition", 'attachment; filename="guitu-gtfs.zip"').send(Buffer.from(feed));
  });
}

/** Both as `npm run plan` and `npm run plan:check` read them; no name of a person is in them. */
function serveFiles(app: FastifyInstance, database: Database, viewer: Viewer): void {
  app.get<{ Params: { planId: string; file: string } }>("/api/charters/:planId/:file(^(?:plan|problem)\\.json$)", async ({ params }, reply) => {
    if (!planId.safeParse(params.planId).success) return reply.code(400).send({ error: "计划编号应为 UUID。" });
    const content = await database.withScope(viewer, async (scoped) => (params.file === "plan.json" ? (await readPlan(scoped, params.planId))?.plan : await readProblem(scoped, params.planId)));
    if (!content) return reply.code(404).send({ error: "计划不存在，可能已被删除。" });
    return reply.header("cache-control", "no-store").header("content-disposition", `attachment; filename="guitu-${params.file}"`).send(content);
  });
}

/** Null when there is no such plan in the scope. */
async function readFeed(scoped: Scoped, id: string): Promise<Uint8Array | null> {
  const stored = await readPlan(scoped, id);
  if (!stored) return null;
  const { plan, problem, routes, scenario, madeAt } = stored;
  const types = new Map(problem.fleets.map(({ id: fleet, vehicleType }) => [fleet, scenario.vehicleTypes.find((type) => type.id === vehicleType)?.name ?? vehicleType]));
  const places = problem.places.map(({ id: code, name = code, lon = 0, lat = 0 }) => ({ id: code, name, lon, lat })); // saved places have positions
  const tables = gtfsTables({ plan, firstDate: problem.firstDate ?? "", places, routes, vehicleOf: (fleet) => types.get(fleet) ?? fleet, madeAt });
  return zipSync(Object.fromEntries(Object.entries(tables).map(([name, table]) => [`${name}.txt`, strToU8(gtfsCsv(table))])));
}
