/** The papers of a saved plan over plain HTTP: manifests, notices to where people arrive, each as PDF or Excel, all of them as a zip. */
import type { FastifyInstance, FastifyReply } from "fastify";
import { strToU8, zipSync, type Zippable } from "fflate";
import { z } from "zod";
import { maskIdNumber } from "./access/masking.ts";
import { gtfsCsv, gtfsTables } from "./charters/gtfs.ts";
import { manifestPdf, noticePdf, type Issue } from "./charters/manifestPapers.ts";
import { readManifests, type PlanManifests, type Unseal } from "./charters/manifestReading.ts";
import { fileNameOf, noticesOf, type Manifest, type Notice } from "./charters/manifests.ts";
import { manifestWorkbook, noticeWorkbook } from "./charters/manifestWorkbook.ts";
import { readPlan } from "./charters/planQueries.ts";
import type { Scoped } from "./database/database.ts";
import type { UploadPlace } from "./httpLedger.ts";

const types = { pdf: "application/pdf", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", zip: "application/zip" } as const;
const planId = z.uuid();
const noPlan = "计划不存在，可能已被删除。";
const paper = /^(gtfs|manifests|manifest-([tr]\d{1,6})|notice-(\d{4,6}))\.(pdf|xlsx|zip)$/;

interface Printed {
  name: string;
  type: keyof typeof types;
  body: Uint8Array;
}

export function serveCharters(app: FastifyInstance, { tools: { database }, viewer, unseal }: UploadPlace & { unseal: Unseal }): void {
  app.get<{ Params: { planId: string; paper: string } }>("/api/charters/:planId/:paper", async ({ params }, reply) => {
    const asked = paper.exec(params.paper);
    if (!asked || !planId.safeParse(params.planId).success) return refuse(reply, 400, "地址不对：应为 /api/charters/计划编号/manifests.zip、manifests.xlsx、manifest-班次.pdf 或 .xlsx、notice-行政区划代码.pdf 或 .xlsx。");
    if (params.paper === "gtfs.zip") {
      const feed = await database.withScope(viewer, (scoped) => readFeed(scoped, params.planId));
      return feed ? send(reply, params.paper, { name: "GTFS", type: "zip", body: feed }) : refuse(reply, 404, noPlan);
    }
    const read = await database.withScope(viewer, (scoped) => readManifests(scoped, params.planId, unseal, maskIdNumber));
    if (!read) return refuse(reply, 404, noPlan);
    const [, kind = "", tripId, code, type = "pdf"] = asked as unknown as [string, string, string | undefined, string | undefined, keyof typeof types]; // the expression has four groups
    const printed = await print(read, { kind, tripId, code, type });
    if (!printed) return refuse(reply, 404, tripId ? "这个计划里没有这一趟。" : code ? "这个计划没有人到达那里。" : "全部名单请取 manifests.zip 或 manifests.xlsx。");
    return send(reply, params.paper, printed);
  });
}

function send(reply: FastifyReply, plainName: string, { name, type, body }: Printed): FastifyReply {
  return reply.type(types[type]).header("cache-control", "no-store")
    .header("content-disposition", `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(`${name}.${type}`)}`).send(Buffer.from(body));
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

function refuse(reply: FastifyReply, status: 400 | 404, error: string): FastifyReply {
  return reply.code(status).send({ error });
}

async function print({ manifests, planName, asOf }: PlanManifests, { kind, tripId, code, type }: { kind: string; tripId: string | undefined; code: string | undefined; type: keyof typeof types }): Promise<Printed | null> {
  const issue: Issue = { planName, asOf, issuedAt: new Date().toISOString() };
  if (kind === "manifests") {
    if (type === "pdf") return null;
    return { name: `${planName}_一车一方案`, type, body: type === "xlsx" ? await manifestWorkbook(manifests) : await everything(manifests, issue) };
  }
  if (type === "zip") return null;
  const manifest = manifests.find(({ id }) => id === tripId);
  if (manifest) return { name: fileNameOf(manifest), type, body: type === "pdf" ? await manifestPdf(manifest, issue) : await manifestWorkbook([manifest]) };
  const notice = noticesOf(manifests).find((one) => one.code === code);
  return notice ? { name: noticeName(notice), type, body: type === "pdf" ? await noticePdf(notice, issue) : await noticeWorkbook(notice) } : null;
}

/** PDF and Excel are compressed already: they are stored. */
async function everything(manifests: readonly Manifest[], issue: Issue): Promise<Uint8Array> {
  const files: Zippable = {};
  for (const manifest of manifests) files[`一车一方案/${fileNameOf(manifest)}.pdf`] = await manifestPdf(manifest, issue);
  for (const notice of noticesOf(manifests)) files[`接收通知/${noticeName(notice)}.pdf`] = await noticePdf(notice, issue);
  files["一车一方案.xlsx"] = await manifestWorkbook(manifests);
  files["说明.txt"] = strToU8(`${issue.planName}：${manifests.length} 趟，${manifests.reduce((sum, one) => sum + one.passengers.length + one.missing, 0)} 人。含个人信息，用后删除。\r\n`);
  return zipSync(files, { level: 0 });
}

function noticeName({ name, people }: Notice): string {
  return `接收通知_${name}_${people}人`;
}
