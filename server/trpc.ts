/** The typed procedures: what every router is made of. Bad input becomes BAD_REQUEST with the field's name and one sentence. */
import { initTRPC, TRPCError } from "@trpc/server";
import { z, ZodError, config, locales } from "zod";
import { isDatabaseAway } from "./database/transient.ts";
import type { Database, Scoped } from "./database/database.ts";
import { asOfAt } from "./asOf.ts";
import { inEnglish } from "./english/index.ts";
import type { DeliveryChannel, Viewer } from "./vocabulary.ts";

export interface Context {
  database: Database;
  viewer: Viewer;
  /** Of the reader's screen; Chinese when left out. */
  language?: "zh-CN" | "en" | undefined;
  /** Address of a routing server for planning; the corridor network when there is none. */
  routingUrl?: string | undefined;
  /** The cube as /api/flows.arrow answers it, for whoever counts without knowing the flows. */
  cube?: ((scoped: Scoped) => Promise<Uint8Array>) | undefined;
  /** What schedules know of briefings and of the running server. */
  schedules?: {
    check(question: Record<string, string>, formats: readonly string[]): { homes: string[] } | { field: string; error: string };
    /** Null, or the sentence why this server cannot send by it. */
    channels: Record<DeliveryChannel, string | null>;
    now(): Date;
    /** Looks what is due. */
    wake(): Promise<void>;
  } | undefined;
}

config(locales.zhCN()); // what no schema words itself, a missing field among it, is said in Chinese too

const t = initTRPC.context<Context>().create({
  isDev: false, // no stack leaves the server
  errorFormatter({ shape, error, ctx }) {
    const issue = error.cause instanceof ZodError ? error.cause.issues[0] : undefined;
    const expected = error.code !== "INTERNAL_SERVER_ERROR";
    const broken = isDatabaseAway(error.cause) ? "数据库暂时连不上，请稍后再试。" : "服务器内部错误，请稍后再试。";
    const message = issue ? `参数 ${issue.path.join(".")} 不可用：${issue.message}。` : expected ? shape.message : broken;
    return {
      ...shape, message: ctx ? inLanguageOf(ctx, message) : message,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, field: issue ? issue.path.join(".") : null },
    };
  },
});

/** For the reader's screen: a sentence arises, and is kept, in Chinese. */
export function inLanguageOf<Said extends string | null>({ language }: Pick<Context, "language">, sentence: Said): Said | string {
  return language === "en" && sentence !== null ? inEnglish(sentence) : sentence;
}

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
/** What reads or writes documents and what never changes; the ledger is read through `reading`. */
export const procedure = t.procedure;

const asOf = asOfAt(() => new Date()).nullish().transform((moment) => moment ?? null);

/** A read of the ledger: every such procedure takes `asOf`, and its database shows that moment, so that none can forget it. */
export const reading = t.procedure.input(z.object({ asOf }).prefault({}))
  .use(({ ctx, input, next }) => next({ ctx: { database: ctx.database.asOf(input.asOf), engine: ctx.database.engine } }));
export { TRPCError };
