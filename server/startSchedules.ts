/** Hands the schedules what makes their briefings and what sends them. */
import { join } from "node:path";
import { briefingFormats, comparing } from "../client/print/formats.ts";
import { templates } from "../client/print/grid.ts";
import { briefingAgain, keepBriefing, type AskedBriefing, type BriefingTools } from "./briefings/briefings.ts";
import { formatRefusal, type BriefingFormat, type MadeSheet } from "./briefings/sheetMaking.ts";
import { contentTypes } from "./httpBriefingReplies.ts";
import { briefingQuestionReader } from "./httpBriefingQuestion.ts";
import type { BriefingFile, BriefingMaker, BriefingOrder, Refused } from "./schedules/briefing.ts";
import { cutTo } from "./schedules/cut.ts";
import type { Channels } from "./schedules/delivering.ts";
import { folderChannel } from "./schedules/folderChannel.ts";
import { mailChannel } from "./schedules/mailChannel.ts";
import { webhookChannel } from "./schedules/webhookChannel.ts";
import type { Settings } from "./settings.ts";
import { moment, scheduleMark, type DeliveryChannel, type Moment, type Viewer } from "./vocabulary.ts";

export interface ScheduleSettings {
  channels: Channels;
  /** How often is looked what is due; null: only when somebody asks. */
  everyMs: number | null;
}

export const scheduleLookMs = 60_000;

/** A channel without its settings says so at each recipient and each delivery. */
export function channelsOf({ dataDirectory, smtp, mailFrom, webhookSecret }: Pick<Settings, "dataDirectory"> & Partial<Pick<Settings, "smtp" | "mailFrom" | "webhookSecret">>): Channels {
  return {
    folder: folderChannel(join(dataDirectory, "briefings")),
    mail: smtp && mailFrom ? mailChannel({ smtp, from: mailFrom }) : "服务器没有设置 GUITU_SMTP 和 GUITU_MAIL_FROM，不能发邮件。",
    webhook: webhookSecret ? webhookChannel({ secret: webhookSecret }) : "服务器没有设置 GUITU_WEBHOOK_SECRET，不能推送到网址。",
  };
}

export function sayChannels(channels: Channels): Record<DeliveryChannel, string | null> {
  const said = (channel: DeliveryChannel) => (typeof channels[channel] === "string" ? channels[channel] : null);
  return { folder: said("folder"), mail: said("mail"), webhook: said("webhook") };
}

/** Of PNG: 2480 pixels for A4. */
const scale = 2;

export function briefingMaker(tools: BriefingTools): BriefingMaker {
  const read = briefingQuestionReader(tools.now);
  return {
    check(question, formats) {
      const now = tools.now().getTime();
      const parsed = read(asked(question, new Date(now).toISOString(), new Date(now - dayMs).toISOString()));
      if ("error" in parsed) return parsed;
      if (parsed.asked.plan !== undefined) return { field: "question", error: "包车方案简报说的是一个已存的计划，不能定时发送；请在调度屏出简报。" };
      const unknown = formats.find((format) => !isFormat(format));
      if (unknown !== undefined) return { field: "formats", error: `没有格式 ${unknown}；可用 ${briefingFormats.join("、")}。` };
      const refused = formats.filter(isFormat).map((format) => formatRefusal(parsed.asked.template, format)).find((refusal) => refusal !== null);
      return refused ? { field: "formats", error: refused.error } : { homes: parsed.asked.filter.homes };
    },
    async keep(order) {
      const ordered = orderedFrom(order, read);
      if ("refused" in ordered) return ordered;
      const kept = await keepBriefing(tools, ordered.viewer, ordered.asked, ordered.asOf);
      return "refused" in kept ? { refused: kept.error } : { number: kept.number };
    },
    async open(order, number, formats) {
      const ordered = orderedFrom(order, read);
      if ("refused" in ordered) return ordered;
      const files: BriefingFile[] = [];
      let first: MadeSheet | null = null;
      for (const format of formats.filter(isFormat)) {
        const made = await briefingAgain(tools, ordered.viewer, number, { format, scale });
        if (made === null) return { refused: `简报 ${number} 的地区已不在收件人的权限内，没有发送。` };
        if ("refused" in made) return { refused: made.error };
        first ??= made;
        files.push({ format, contentType: contentTypes[format], content: made.content });
      }
      if (!first?.facts) return { refused: "日程没有可用的文件格式或样式，请修改日程。" };
      return { number, title: first.title, address: `${tools.address}/briefings/${number}`, facts: first.facts, files };
    },
  };
}

const isFormat = (format: string): format is BriefingFormat => briefingFormats.some((one) => one === format);

const dayMs = 24 * 3_600_000;

/** As of the moment of the run; templates that can compare do so with the run before. */
function asked(question: Record<string, string>, asOf: string, previousAt: string | null): Record<string, string> {
  const template = templates.find((one) => one === question["template"]) ?? templates[0];
  return { ...question, asOf, ...(comparing[template] === "never" || previousAt === null ? {} : { before: previousAt }) };
}

interface Ordered {
  viewer: Viewer;
  asked: AskedBriefing;
  asOf: Moment;
}

/** The question as of its moment, cut to what the recipient may see; words of the owner's own only for those who see all that they may speak of. */
function orderedFrom({ question, owner, ownerScope, regions, dueAt, previousAt }: BriefingOrder, read: ReturnType<typeof briefingQuestionReader>): Ordered | Refused {
  const parsed = read(asked(question, dueAt, previousAt));
  if ("error" in parsed) return { refused: parsed.error };
  const cut = cutTo(regions, ownerScope, parsed.asked.filter.homes);
  if ("nothing" in cut) return { refused: `${cut.nothing}，没有发送。` };
  return {
    viewer: { account: `${owner}${scheduleMark}`, role: "briefer", scope: cut.scope }, asOf: moment.parse(dueAt),
    asked: { ...parsed.asked, filter: { ...parsed.asked.filter, homes: cut.homes }, ...(cut.narrower ? { ownWords: { title: "", subtitle: "", notes: "" } } : {}) },
  };
}
