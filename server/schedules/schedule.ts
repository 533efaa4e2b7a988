/** What a person writes of a schedule: parsed at the border, field by field. Pure. */
import { z } from "zod";
import { deliveryChannels, regionCode, type DeliveryChannel } from "../vocabulary.ts";
import type { ScheduleTimes } from "./times.ts";
import { webAddressFault } from "./webAddress.ts";

const line = (most: number) => z.string("应为文字").trim().min(1, "不能为空").max(most, `至多 ${most} 字`).regex(/^\P{Cc}*$/u, "不能有换行或控制字符");
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "应为 00:00 至 23:59 的时刻，形如 17:00");
const mostTimes = 6;
const timesOfDay = z.array(time).max(mostTimes, `一天至多 ${mostTimes} 次`).transform((times) => [...new Set(times)].sort());
/** A season of migrant work: before that nobody plans the journey home. */
const mostDaysBeforeEve = 60;

export const scheduleTimes: z.ZodType<ScheduleTimes, unknown> = z.object({
  daily: timesOfDay,
  beforeEve: z.object({ days: z.int("应为整数").min(1, "至少 1 天").max(mostDaysBeforeEve, `至多 ${mostDaysBeforeEve} 天`), times: timesOfDay.refine((times) => times.length > 0, "至少一个时刻") }).nullable(),
}).refine(({ daily, beforeEve }) => daily.length > 0 || beforeEve !== null, { path: ["daily"], error: "至少一个时刻" });

/** A name that no file system reads as a way out of its directory or as a device. */
export const folderName = line(60).refine((name) => !/[\\/:*?"<>|]/.test(name), "不能含 \\ / : * ? \" < > |").refine((name) => !/^\.|\.$/.test(name), "首尾不能是句点")
  .refine((name) => !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name), "这个名称系统留用，请换一个");

const addresses = {
  folder: folderName,
  mail: z.email("应为邮箱地址，形如 zhang@example.cn").max(254, "太长"),
  webhook: z.string().trim().max(500, "至多 500 字").superRefine((text, context) => {
    const fault = webAddressFault(text);
    if (fault !== null) context.addIssue(fault);
  }),
} satisfies Record<DeliveryChannel, z.ZodType<string, string>>;

const recipientInput = z.object({
  /** Left out for a new one. */
  id: z.uuid("应为收件人编号").optional(),
  name: line(40),
  regions: z.array(regionCode).min(1, "至少一个地区").max(30, "至多 30 个地区").transform((codes) => [...new Set(codes)].sort()),
  channel: z.enum(deliveryChannels),
  address: z.string("应为文字").trim(),
}).superRefine(({ channel, address }, context) => {
  const read = (addresses[channel] as z.ZodType<string, string>).safeParse(address);
  for (const issue of read.error?.issues ?? []) context.addIssue({ code: "custom", path: ["address"], message: issue.message });
});

export const scheduleInput = z.object({
  /** Left out for a new one. */
  id: z.uuid("应为日程编号").optional(),
  name: line(40),
  /** Fields of the question of a briefing without its moment, as its address has them. */
  question: z.record(z.string().max(40), z.string().max(2000)),
  formats: z.array(z.string().max(10)).min(1, "至少一种格式").max(4, "至多 4 种格式").transform((formats) => [...new Set(formats)]),
  times: scheduleTimes,
  recipients: z.array(recipientInput).min(1, "至少一位收件人").max(50, "至多 50 位收件人"),
});
export type ScheduleInput = z.infer<typeof scheduleInput>;

export interface Recipient {
  id: string;
  name: string;
  /** Region codes that the recipient may see. */
  regions: string[];
  channel: DeliveryChannel;
  address: string;
}

export interface Schedule {
  id: string;
  /** Of whoever made it. */
  scope: string[];
  name: string;
  owner: string;
  question: Record<string, string>;
  formats: string[];
  times: ScheduleTimes;
  paused: boolean;
  plannedUntil: string;
  recipients: Recipient[];
}
