/** GET of the papers of a charter plan: manifests one by one or all together, and the notice to a place that receives people. Made anew at each request, kept nowhere. */
import { setImmediate as breathe } from "node:timers/promises";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { Language } from "../client/words/language.ts";
import type { PersonalFields } from "./access/personal.ts";
import { manifestName, seatedPassengers, type Manifest } from "./charters/manifest.ts";
import { contentsPaper, manifestPaper, type PaperSource } from "./charters/manifestPaper.ts";
import { readManifests, readNotice, type PlanPapers } from "./charters/manifestReading.ts";
import { noticesOf } from "./charters/notice.ts";
import { noticePaper } from "./charters/noticePaper.ts";
import type { Database } from "./database/database.ts";
import { seatInEnglish } from "./english/charters.ts";
import { languageOf } from "./httpLanguage.ts";
import { zipOf, type ArchiveFile } from "./papers/archive.ts";
import type { Paper } from "./papers/paper.ts";
import { printPdf } from "./papers/pdf.ts";
import { printWorkbook } from "./papers/workbook.ts";
import type { SeatedPassenger, Viewer } from "./vocabulary.ts";

export interface PapersSettings {
  database: Database;
  viewer: Viewer;
  seals: PersonalFields;
  now: () => Date;
}

const formats = ["pdf", "xlsx"] as const;
type Format = (typeof formats)[number];
const contentTypes = { pdf: "application/pdf", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", zip: "application/zip" } satisfies Record<Format | "zip", string>;

const planId = z.uuid("计划编号应为 UUID");
const manifestFile = z.string().regex(/^[trb]\d{1,6}\.(pdf|xlsx|json)$/, "地址应为班次编号加 .pdf、.xlsx 或 .json，例如 t3.pdf");
const noticeFile = z.string().regex(/^\d{4}(\d{2})?\.(pdf|xlsx)$/, "地址应为 4 位或 6 位行政区划代码加 .pdf 或 .xlsx，例如 4419.pdf");
const noPlan = "计划不存在，可能已被删除。";

export function servePapers(app: FastifyInstance, settings: PapersSettings): void {
  const { database, viewer, seals } = settings;
  const read = (plan: string, runIds: ReadonlySet<string> | null) => database.withScope(viewer, (scoped) => readManifests(scoped, { planId: plan, runIds }, seals));

  app.get<{ Params: { planId: string } }>("/api/charters/:planId/manifests.zip", async (request, reply) => {
    const refusal = refusalOf(planId, request.params.planId);
    if (refusal) return reply.code(400).send(refusal);
    const papers = await read(request.params.planId, null);
    if (!papers) return reply.code(404).send({ error: noPlan });
    const at = settings.now();
    return send(reply, `${papers.source.planName}_随车名单.zip`, "zip", zipOf(everyFile(papers, at), { at }));
  });

  app.get<{ Params: { planId: string } }>("/api/charters/:planId/manifests.xlsx", async (request, reply) => {
    const refusal = refusalOf(planId, request.params.planId);
    if (refusal) return reply.code(400).send(refusal);
    const papers = await read(request.params.planId, null);
    if (!papers) return reply.code(404).send({ error: noPlan });
    return send(reply, `${papers.source.planName}_随车名单.xlsx`, "xlsx", await wholeWorkbook(papers, settings.now()));
  });

  app.get<{ Params: { planId: string; file: string } }>("/api/charters/:planId/manifests/:file", async (request, reply) => {
    const refusal = refusalOf(planId, request.params.planId) ?? refusalOf(manifestFile, request.params.file);
    if (refusal) return reply.code(400).send(refusal);
    const [runId = "", format] = request.params.file.split(".") as [string, Format | "json"]; // the schema above
    const papers = await read(request.params.planId, new Set([runId]));
    if (!papers) return reply.code(404).send({ error: noPlan });
    const [manifest] = papers.manifests;
    if (!manifest) return reply.code(404).send({ error: `计划中没有班次 ${runId}，可能已重新编制；请从班次表重新打开。` });
    if (format === "json") return reply.header("cache-control", "no-store").send({ masked: papers.source.masked, passengers: seatedIn(languageOf(request), manifest) });
    const at = settings.now();
    const name = manifestName(manifest);
    return send(reply, `${name}.${format}`, format, await print(manifestPaper(manifest, sourceOf(papers, at)), name, format, at));
  });

  app.get<{ Params: { planId: string; file: string } }>("/api/charters/:planId/notice/:file", async (request, reply) => {
    const refusal = refusalOf(planId, request.params.planId) ?? refusalOf(noticeFile, request.params.file);
    if (refusal) return reply.code(400).send(refusal);
    const [regionCode = "", format] = request.params.file.split(".") as [string, Format]; // the schema above
    const found = await database.withScope(viewer, (scoped) => readNotice(scoped, { planId: request.params.planId, regionCode }, seals));
    if (!found) return reply.code(404).send({ error: noPlan });
    if (!found.notice) return reply.code(404).send({ error: `计划中没有人到达 ${regionCode}；请核对行政区划代码。` });
    const at = settings.now();
    const name = `接收地通知_${found.notice.regionName}_${found.notice.people}人`;
    return send(reply, `${name}.${format}`, format, await print(noticePaper(found.notice, { ...found.source, printedAt: minuteOf(at) }), "接收地通知", format, at));
  });
}

function seatedIn(language: Language, manifest: Manifest): SeatedPassenger[] {
  const passengers = seatedPassengers(manifest);
  return language === "en" ? passengers.map((one) => ({ ...one, seat: seatInEnglish(one.seat) })) : passengers;
}

function refusalOf(schema: z.ZodType, value: string): { error: string } | null {
  const issue = schema.safeParse(value).error?.issues[0];
  return issue ? { error: `${issue.message}。` } : null;
}

function send(reply: FastifyReply, name: string, kind: Format | "zip", content: unknown): FastifyReply {
  const plain = `guitu.${kind}`;
  return reply.type(contentTypes[kind]).header("cache-control", "no-store")
    .header("content-disposition", `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`).send(content);
}

function print(paper: Paper, name: string, format: Format, at: Date): Promise<Buffer> {
  return format === "pdf" ? printPdf(paper, { at }) : printWorkbook([{ sheet: name, paper }], { at });
}

function sourceOf({ source }: PlanPapers, at: Date): PaperSource {
  return { ...source, printedAt: minuteOf(at) };
}

/** In Shanghai: 2021-02-17 09:30. */
function minuteOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}

function wholeWorkbook(papers: PlanPapers, at: Date): Promise<Buffer> {
  const { manifests } = papers;
  const source = sourceOf(papers, at);
  return printWorkbook([{ sheet: "总表", paper: contentsPaper(manifests, source) }, ...manifests.map((manifest) => ({ sheet: manifestName(manifest), paper: manifestPaper(manifest, source) }))], { at });
}

/** One workbook of everything, then a PDF and a workbook for each run, and a notice to every place. Between two of them other requests are answered. */
async function* everyFile(papers: PlanPapers, at: Date): AsyncGenerator<ArchiveFile> {
  const source = sourceOf(papers, at);
  yield { name: "00_总表与全部名单.xlsx", content: await wholeWorkbook(papers, at) };
  for (const manifest of papers.manifests) {
    const name = manifestName(manifest);
    const paper = manifestPaper(manifest, source);
    for (const format of formats) {
      yield { name: `${name}.${format}`, content: await print(paper, name, format, at) };
      await breathe();
    }
  }
  for (const notice of noticesOf(papers.manifests)) {
    yield { name: `接收地通知/${notice.regionName}_${notice.people}人.pdf`, content: await print(noticePaper(notice, source), "接收地通知", "pdf", at) };
    await breathe();
  }
}
