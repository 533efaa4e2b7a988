/** What the environment may set, parsed once. Everything else in the program believes it. */
import { resolve } from "node:path";
import { z } from "zod";
import { StartError } from "./startError.ts";

const environment = z.object({
  PORT: z.coerce.number({ error: "应为 0 至 65535 的整数" }).int("应为整数").min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  /** Data directory: database, key, demo ledgers. */
  GUITU_DATA: z.string().min(1).default(".guitu"),
  /** PostgreSQL with PostGIS; the embedded database otherwise. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "应形如 postgres://user:password@host:5432/database" }).optional(),
  /** 0 starts empty; anything else loads the demo ledger into an empty database. */
  GUITU_DEMO: z.enum(["0", "1"], { error: "应为 0 或 1" }).default("1"),
  /** 64 hex digits: the key for personal fields. Made in the data directory when not given. */
  GUITU_KEY: z.string().regex(/^[0-9a-f]{64}$/i, "应为 64 位十六进制数").optional(),
  /** An OSRM-compatible routing server, up to before /table/v1, for distances and times of charter planning. */
  ROUTING_URL: z.url({ protocol: /^https?$/, error: "应形如 http://127.0.0.1:5000" }).optional(),
  /** What readers of a briefing's code type before its path; without it the code has the path alone. */
  GUITU_ADDRESS: z.url({ protocol: /^https?$/, error: "应形如 https://guitu.example.cn" }).transform((url) => url.replace(/\/+$/, "")).optional(),
  /** Where mails of schedules are handed in; smtps:// for TLS from the first byte. With its password it is kept out of every log and answer. */
  GUITU_SMTP: z.url({ protocol: /^smtps?$/, error: "应形如 smtp://用户:密码@mail.example.cn:587" }).optional(),
  /** Sender of these mails: an address, or 归途 <guitu@example.cn>. */
  GUITU_MAIL_FROM: z.string().regex(/^(?:[^<>\p{Cc}]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u, "应为邮箱地址，或形如 归途 <guitu@example.cn>").optional(),
  /** Signs what webhooks get. */
  GUITU_WEBHOOK_SECRET: z.string().min(16, "至少 16 个字符").optional(),
  /** Region codes, separated by commas, that the desk without sign-in sees. */
  GUITU_SCOPE: z.string().regex(/^\d{2,12}(,\d{2,12})*$/, "应为以逗号分隔的行政区划代码").default("53"),
});

export interface Settings {
  port: number;
  host: string;
  dataDirectory: string;
  databaseUrl: string | undefined;
  demo: boolean;
  key: string | undefined;
  scope: string[];
  routingUrl: string | undefined;
  address: string | undefined;
  smtp: string | undefined;
  mailFrom: string | undefined;
  webhookSecret: string | undefined;
}

/** Reads the settings; an empty variable counts as unset. Throws a StartError that names the variable. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartError(`环境变量 ${String(issue?.path[0])} 不可用：${issue?.message}。`);
  }
  const { PORT, HOST, GUITU_DATA, DATABASE_URL, GUITU_DEMO, GUITU_KEY, GUITU_SCOPE, ROUTING_URL, GUITU_ADDRESS, GUITU_SMTP, GUITU_MAIL_FROM, GUITU_WEBHOOK_SECRET } = parsed.data;
  return {
    port: PORT, host: HOST, dataDirectory: resolve(GUITU_DATA), databaseUrl: DATABASE_URL,
    demo: GUITU_DEMO !== "0", key: GUITU_KEY, scope: GUITU_SCOPE.split(","), routingUrl: ROUTING_URL, address: GUITU_ADDRESS,
    smtp: GUITU_SMTP, mailFrom: GUITU_MAIL_FROM, webhookSecret: GUITU_WEBHOOK_SECRET,
  };
}
