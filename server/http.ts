/** The one HTTP server: guard, health, tRPC, flows, uploads, schedules, geography and the built client. */
import { randomUUID } from "node:crypto";
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from "@trpc/server/adapters/fastify";
import fastify, { type FastifyError, type FastifyInstance } from "fastify";
import type { PersonalFields } from "./access/personal.ts";
import { isDatabaseAway } from "./database/transient.ts";
import { createLedgerShelf } from "./briefings/ledgerShelf.ts";
import { createSheetMaker } from "./briefings/sheetThread.ts";
import { serveBriefings } from "./httpBriefings.ts";
import { serveFeed } from "./httpFeed.ts";
import { serveFlows } from "./httpFlows.ts";
import { guard } from "./httpGuard.ts";
import { serveHealth } from "./httpHealth.ts";
import { languageOf, refuseInLanguage } from "./httpLanguage.ts";
import { serveLedger, type UploadPlace } from "./httpLedger.ts";
import { servePapers } from "./httpPapers.ts";
import { serveFiles } from "./httpStatic.ts";
import { importedPositions } from "./regions/queries.ts";
import { appRouter, type AppRouter } from "./router.ts";
import { createScheduler } from "./schedules/scheduler.ts";
import { briefingGeography, briefingSources } from "./startBriefings.ts";
import { briefingMaker, channelsOf, sayChannels, type ScheduleSettings } from "./startSchedules.ts";

export interface HttpSettings extends UploadPlace {
  /** Papers open what the importer only seals. */
  tools: UploadPlace["tools"] & { seals: PersonalFields };
  /** What HOST says: an own name of the server beside localhost. */
  host: string;
  clientDirectory: string;
  /** What ROUTING_URL says. */
  routingUrl?: string | undefined;
  /** What GUITU_ADDRESS says. */
  address?: string | undefined;
  /** How schedules send, and how often is looked what is due; without them into folders, and only when somebody asks. */
  schedules?: ScheduleSettings | undefined;
}

/** Builds the server without listening: `app.inject` tests it, `app.listen` opens it. */
export async function createHttp(settings: HttpSettings): Promise<FastifyInstance> {
  const { tools: { database }, viewer } = settings;
  // A plan file as JSON text within JSON: 12 MB and its escapes.
  const app = fastify({ bodyLimit: 16_777_216, forceCloseConnections: true, routerOptions: { maxParamLength: 5000 } });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (isDatabaseAway(error)) return reply.code(503).send({ error: "数据库暂时连不上，请稍后再试。" });
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500) console.error(`${request.method} ${request.url.split("?")[0]}:`, error);
    return reply.code(status).send({ error: status === 500 ? "服务器内部错误，请稍后再试。" : "请求无法理解。" });
  });
  refuseInLanguage(app);
  guard(app, settings.host);
  serveHealth(app, database, viewer);
  serveFlows(app, { database, viewer, now: settings.tools.now });
  serveLedger(app, settings);
  serveFeed(app, database, viewer);
  servePapers(app, { database, viewer, seals: settings.tools.seals, now: settings.tools.now });
  const sheets = createSheetMaker(briefingGeography);
  const briefings = { database, sources: briefingSources, make: sheets.make, read: createLedgerShelf(database, briefingSources), address: settings.address ?? "", now: settings.tools.now };
  serveBriefings(app, { ...briefings, viewer });
  const { channels, everyMs } = settings.schedules ?? { channels: channelsOf({ dataDirectory: settings.directory }), everyMs: null };
  const maker = briefingMaker(briefings);
  const scheduler = createScheduler({ database, viewer, maker, channels, now: settings.tools.now, newClaim: randomUUID }, everyMs);
  if (everyMs !== null) app.addHook("onReady", async () => { void scheduler.wake(); }); // what was missed while no server ran
  app.addHook("onClose", async () => {
    await scheduler.close();
    await sheets.close();
  });
  const schedules = { check: maker.check, channels: sayChannels(channels), now: settings.tools.now, wake: scheduler.wake };
  const trpc: FastifyTRPCPluginOptions<AppRouter> = {
    prefix: "/trpc",
    trpcOptions: {
      router: appRouter, createContext: ({ req }) => ({ database, viewer, language: languageOf(req), routingUrl: settings.routingUrl, cube: briefingSources.cube, schedules }),
      onError: ({ error, path }) => { if (error.code === "INTERNAL_SERVER_ERROR") console.error(`tRPC ${path}:`, error.cause ?? error); },
    },
  };
  await app.register(fastifyTRPCPlugin, trpc);
  await serveFiles(app, settings.clientDirectory, () => database.withScope(viewer, importedPositions));
  return app;
}
