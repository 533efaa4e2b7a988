/** Sheets that are kept nowhere, over HTTP: as they would be, what the screen composes them from, and what they write of themselves. */
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { draftBriefing, type BriefingTools } from "./briefings/briefings.ts";
import { briefingFormats, type BriefingFormat, type SheetFormat } from "./briefings/sheetMaking.ts";
import type { briefingQuestionReader } from "./httpBriefingQuestion.ts";
import { headed, pageIn, refuse, usualScale } from "./httpBriefingReplies.ts";
import type { BriefingTasks } from "./httpBriefingTasks.ts";
import { brotliOptions } from "./httpFlows.ts";
import type { Moment, Viewer } from "./vocabulary.ts";

interface DraftSettings extends BriefingTools {
  viewer: Viewer;
  readQuestion: ReturnType<typeof briefingQuestionReader>;
  tasks: BriefingTasks;
  asOfNow: () => Moment;
}

/** What a query string and a JSON body are. */
type Fields = Record<string, unknown>;

export function serveDrafts(app: FastifyInstance, settings: DraftSettings): void {
  const drafted = (format: SheetFormat, fields: Fields, request: FastifyRequest, reply: FastifyReply) => draft(settings, format, fields, settings.tasks.watch(request, reply));
  const preview = async (format: BriefingFormat, fields: Fields, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const made = await drafted(format, fields, request, reply);
    if ("code" in made) return reply.code(made.code).send(made.answer);
    if ("refused" in made) return refuse(reply, made);
    return headed(reply, format, made).header("x-briefing", encodeURIComponent(`${made.title}，${made.sum}`)).send(Buffer.from(made.content)); // the line that the command prints
  };
  app.get<{ Params: { format: BriefingFormat } }>(`/api/briefings/preview.:format(^(?:${briefingFormats.join("|")})$)`, async (request, reply) => preview(request.params.format, request.query as Fields, request, reply));
  /** The same question as a JSON body, for texts that no address holds. */
  app.post("/api/briefings/preview.svg", async (request, reply) => preview("svg", typeof request.body === "object" ? { ...request.body } : {}, request, reply));

  /** No picture, but what the screen composes the same page from. */
  app.get("/api/briefings/preview.json", async (request, reply) => {
    const made = await drafted("material", request.query as Fields, request, reply);
    if ("code" in made) return reply.code(made.code).send(made.answer);
    return "refused" in made ? refuse(reply, made) : sendPacked(reply, Buffer.from(made.content), request.headers["accept-encoding"] ?? "");
  });

  /** The text that a daily briefing writes itself, to be edited. */
  app.get("/api/briefings/paragraphs", async (request, reply) => {
    const made = await drafted("svg", request.query as Fields, request, reply);
    if ("code" in made) return reply.code(made.code).send(made.answer);
    return "refused" in made ? refuse(reply, made) : reply.header("cache-control", "no-store").send({ paragraphs: made.paragraphs });
  });
}

/** `code`: the question itself cannot be answered. */
async function draft({ readQuestion, tasks: _tasks, asOfNow, viewer, ...tools }: DraftSettings, format: SheetFormat, { page: typedPage, task: _task, ...fields }: Fields, watched: ReturnType<BriefingTasks["watch"]>): Promise<Awaited<ReturnType<typeof draftBriefing>> | { code: 400; answer: object }> {
  const page = pageIn(format, typedPage);
  if ("error" in page) return { code: 400, answer: page };
  const question = readQuestion(fields);
  if ("error" in question) return { code: 400, answer: question };
  return draftBriefing(tools, viewer, question.asked, question.asOf ?? asOfNow(), { format, scale: usualScale, ...page }, watched);
}

/** Of a million people not more than a few hundred kilobytes: packed while the reader waits. */
async function sendPacked(reply: FastifyReply, plain: Buffer, accepted: string): Promise<FastifyReply> {
  reply.type("application/json; charset=utf-8").headers({ "cache-control": "no-store", vary: "accept-encoding" });
  if (/\bbr\b/.test(accepted)) return reply.header("content-encoding", "br").send(await promisify(brotliCompress)(plain, brotliOptions));
  if (/\bgzip\b/.test(accepted)) return reply.header("content-encoding", "gzip").send(await promisify(gzip)(plain));
  return reply.send(plain);
}
