/** The language of whoever asks over HTTP. The screen names its own; without one sentences are Chinese. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Language } from "../client/words/language.ts";
import { inEnglish } from "./english/index.ts";

/** English for whoever puts it first. */
export function languageOf({ headers }: Pick<FastifyRequest, "headers">): Language {
  return /^en\b/i.test(headers["accept-language"] ?? "") ? "en" : "zh-CN";
}

/** Every refusal `{ error }`, wherever it arises, is in the reader's language. */
export function refuseInLanguage(app: FastifyInstance): void {
  app.addHook("preSerialization", async (request, reply, payload) => {
    if (reply.statusCode < 400 || !isRefusal(payload)) return payload;
    reply.header("vary", "accept-language");
    return languageOf(request) === "en" ? { ...payload, error: inEnglish(payload.error) } : payload;
  });
}

function isRefusal(payload: unknown): payload is { error: string } {
  return typeof payload === "object" && payload !== null && "error" in payload && typeof payload.error === "string";
}
