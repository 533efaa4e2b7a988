/** What answers about briefing sheets have in common: their type, their page, and why there is none. */
import type { FastifyReply } from "fastify";
import { onePageFormats } from "../client/print/formats.ts";
import type { PngScale } from "./briefings/png.ts";
import type { BriefingFormat, MadeSheet, NoSheet, SheetFormat } from "./briefings/sheetMaking.ts";

export const contentTypes = {
  pdf: "application/pdf", png: "image/png", svg: "image/svg+xml; charset=utf-8", pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", html: "text/html; charset=utf-8",
} satisfies Record<BriefingFormat, string>;

/** Of PNG. */
export const usualScale: PngScale = 2;

/** Which page a format shall show; nothing for one that holds all of them. */
export function pageIn(format: SheetFormat, typed: unknown): { page?: number } | { field: "page"; error: string } {
  if (typed === undefined) return {};
  if (format !== "material" && !onePageFormats.includes(format)) return { field: "page", error: `参数 page 不可用：只有 ${onePageFormats.join("、")} 是单页的，其他格式含全部各页。` };
  return typeof typed === "string" && /^[1-9]\d{0,3}$/.test(typed) ? { page: Number(typed) } : { field: "page", error: "参数 page 不可用：应为从 1 起的页码。" };
}

/** `x-briefing-pages` says how many pages there are, whichever of them the file shows. */
export function headed(reply: FastifyReply, format: BriefingFormat, { pages }: MadeSheet): FastifyReply {
  return reply.type(contentTypes[format]).header("cache-control", "no-store").header("x-briefing-pages", pages);
}

const statuses = { empty: 409, missingGlyphs: 422, format: 400, page: 400, noPlan: 404, planLater: 409 } satisfies Record<NoSheet["refused"], number>;

export function refuse(reply: FastifyReply, { refused, error }: NoSheet): FastifyReply {
  return reply.code(statuses[refused]).send({ error });
}
