/** Briefing sheets over HTTP: a number for a sheet, and the same sheet again by its number in every format. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { briefingAgain, keepBriefing, type BriefingTools } from "./briefings/briefings.ts";
import { typedNumber } from "./briefings/number.ts";
import { pngScales } from "./briefings/png.ts";
import { briefingFormats, type BriefingFormat } from "./briefings/sheetMaking.ts";
import { serveDrafts } from "./httpBriefingDrafts.ts";
import { briefingQuestionReader } from "./httpBriefingQuestion.ts";
import { headed, pageIn, refuse, usualScale } from "./httpBriefingReplies.ts";
import { BriefingTasks } from "./httpBriefingTasks.ts";
import { moment, type Moment, type Viewer } from "./vocabulary.ts";

export interface BriefingsSettings extends BriefingTools {
  viewer: Viewer;
}

const noBriefing = "没有这个编号的简报，或其中的地区不在您的权限内；请核对编号。";

export function serveBriefings(app: FastifyInstance, settings: BriefingsSettings): void {
  const { viewer, ...tools } = settings;
  const read = briefingQuestionReader(tools.now);
  const tasks = new BriefingTasks();
  tasks.serve(app);
  const asOfNow = (): Moment => moment.parse(tools.now().toISOString());
  serveDrafts(app, { ...settings, readQuestion: read, tasks, asOfNow });

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

function readFile(name: string): { number: string; format: BriefingFormat } | { field: "number"; error: string } {
  const [, typed = "", ending] = /^(.*)\.(\w+)$/.exec(name) ?? [];
  const format = briefingFormats.find((one) => one === ending);
  if (!format) return { field: "number", error: `地址应为简报编号加 ${briefingFormats.map((one) => `.${one}`).join("、")}。` };
  const number = typedNumber.safeParse(typed);
  return number.success ? { number: number.data, format } : { field: "number", error: `${z.flattenError(number.error).formErrors[0]}。` };
}

/** A name in Chinese, and one for programs that know only letters. No sign of it may mean something to a file system. */
function disposition(name: string, plain: string): string {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(safe).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
