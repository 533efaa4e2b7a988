/** Briefing sheets over HTTP: the draft as SVG, a number for it, and the same sheet again by its number in every format. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { onePageFormats } from "../client/print/formats.ts";
import { briefingAgain, draftBriefing, keepBriefing, type BriefingTools } from "./briefings/briefings.ts";
import { typedNumber } from "./briefings/number.ts";
import { pngScales, type PngScale } from "./briefings/png.ts";
import { briefingFormats, type BriefingFormat, type MadeSheet, type NoSheet } from "./briefings/sheetMaking.ts";
import { BriefingTasks } from "./httpBriefingTasks.ts";
import { briefingQuestionReader } from "./httpBriefingQuestion.ts";
import { moment, type Moment, type Viewer } from "./vocabulary.ts";

export interface BriefingsSettings extends BriefingTools {
  viewer: Viewer;
}

export const contentTypes = {
  pdf: "application/pdf", png: "image/png", svg: "image/svg+xml; charset=utf-8", pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", html: "text/html; charset=utf-8",
} satisfies Record<BriefingFormat, string>;

const noBriefing = "没有这个编号的简报，或其中的地区不在您的权限内；请核对编号。";
/** Of PNG. */
const usualScale: PngScale = 2;

export function serveBriefings(app: FastifyInstance, settings: BriefingsSettings): void {
  const { viewer, ...tools } = settings;
  const read = briefingQuestionReader(tools.now);
  const tasks = new BriefingTasks();
  tasks.serve(app);
  const asOfNow = (): Moment => moment.parse(tools.now().toISOString());
  serveDrafts(app, settings, read, tasks, asOfNow);

  app.post("/api/briefings", async ({ body }, reply) => {
    const question = read(body ?? {});
    if ("error" in question) return reply.code(400).send(question);
    const kept = await keepBriefing(tools, viewer, question.asked, question.asOf ?? asOfNow());
    return "refused" in kept ? refuse(reply, kept) : reply.code(201).header("cache-control", "no-store").send(kept);
  });

  app.get<{ Params: { file: string }; Querystring: { scale?: unknown; page?: unknown } }>("/api/briefings/:file", async (request, reply) => {
    const { params, query } = request;
    const file = readFile(params.file);
    if ("error" in file) return reply.code(400).send(file);
    const scale = query.scale === undefined ? usualScale : pngScales.find((one) => String(one) === query.scale);
    if (!scale) return reply.code(400).send({ field: "scale", error: `参数 scale 不可用：应为 ${pngScales.join("、")} 之一。` });
    const page = pageIn(file.format, query.page);
    if ("error" in page) return reply.code(400).send(page);
    const made = await briefingAgain(tools, viewer, file.number, { format: file.format, scale, ...page }, tasks.watch(request, reply));
    if (!made) return reply.code(404).send({ error: noBriefing });
    if ("refused" in made) return refuse(reply, made);
    const named = `${file.number}${(page.page ?? 1) > 1 ? `_${page.page}` : ""}.${file.format}`;
    return headed(reply, file.format, made).header("content-disposition", disposition(`${made.title}_${named}`, named)).send(Buffer.from(made.content));
  });
}

/** Sheets that are kept nowhere, and what they write of themselves. */
function serveDrafts(app: FastifyInstance, { viewer, ...tools }: BriefingsSettings, read: ReturnType<typeof briefingQuestionReader>, tasks: BriefingTasks, asOfNow: () => Moment): void {
  app.get<{ Params: { format: BriefingFormat } }>(`/api/briefings/preview.:format(^(?:${briefingFormats.join("|")})$)`, async (request, reply) => {
    return preview(request.params.format, request.query as Record<string, unknown>, request, reply); // what a query string is
  });
  /** The same question as a JSON body, for texts that no address holds. */
  app.post("/api/briefings/preview.svg", async (request, reply) => preview("svg", typeof request.body === "object" ? { ...request.body } : {}, request, reply));

  async function preview(format: BriefingFormat, { page: typedPage, task: _task, ...fields }: Record<string, unknown>, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const page = pageIn(format, typedPage);
    if ("error" in page) return reply.code(400).send(page);
    const question = read(fields);
    if ("error" in question) return reply.code(400).send(question);
    const made = await draftBriefing(tools, viewer, question.asked, question.asOf ?? asOfNow(), { format, scale: usualScale, ...page }, tasks.watch(request, reply));
    if ("refused" in made) return refuse(reply, made);
    return headed(reply, format, made).header("x-briefing", encodeURIComponent(`${made.title}，${made.sum}`)).send(Buffer.from(made.content)); // the line that the command prints
  }

  /** The text that a daily briefing writes itself, to be edited. */
  app.get("/api/briefings/paragraphs", async ({ query }, reply) => {
    const question = read(query);
    if ("error" in question) return reply.code(400).send(question);
    const made = await draftBriefing(tools, viewer, question.asked, question.asOf ?? asOfNow(), { format: "svg", scale: usualScale });
    return "refused" in made ? refuse(reply, made) : reply.header("cache-control", "no-store").send({ paragraphs: made.paragraphs });
  });
}

function readFile(name: string): { number: string; format: BriefingFormat } | { field: "number"; error: string } {
  const [, typed = "", ending] = /^(.*)\.(\w+)$/.exec(name) ?? [];
  const format = briefingFormats.find((one) => one === ending);
  if (!format) return { field: "number", error: `地址应为简报编号加 ${briefingFormats.map((one) => `.${one}`).join("、")}。` };
  const number = typedNumber.safeParse(typed);
  return number.success ? { number: number.data, format } : { field: "number", error: `${z.flattenError(number.error).formErrors[0]}。` };
}

/** Which page a format shall show; nothing for one that holds all of them. */
function pageIn(format: BriefingFormat, typed: unknown): { page?: number } | { field: "page"; error: string } {
  if (typed === undefined) return {};
  if (!onePageFormats.includes(format)) return { field: "page", error: `参数 page 不可用：只有 ${onePageFormats.join("、")} 是单页的，其他格式含全部各页。` };
  return typeof typed === "string" && /^[1-9]\d{0,3}$/.test(typed) ? { page: Number(typed) } : { field: "page", error: "参数 page 不可用：应为从 1 起的页码。" };
}

/** `x-briefing-pages` says how many pages there are, whichever of them the file shows. */
function headed(reply: FastifyReply, format: BriefingFormat, { pages }: MadeSheet): FastifyReply {
  return reply.type(contentTypes[format]).header("cache-control", "no-store").header("x-briefing-pages", pages);
}

const statuses = { empty: 409, missingGlyphs: 422, format: 400, page: 400, noPlan: 404, planLater: 409 } satisfies Record<NoSheet["refused"], number>;

function refuse(reply: FastifyReply, { refused, error }: NoSheet): FastifyReply {
  return reply.code(statuses[refused]).send({ error });
}

/** A name in Chinese, and one for programs that know only letters. No sign of it may mean something to a file system. */
function disposition(name: string, plain: string): string {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(safe).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
