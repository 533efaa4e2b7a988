/** What goes to a recipient: subject, text, files and notice, in words for whoever opens it. Only sums of people, never a person. Pure. */
import { createHash } from "node:crypto";
import { labels, type BriefingFacts } from "../vocabulary.ts";
import type { Briefing } from "./briefing.ts";
import type { Delivery } from "./deliveryQueries.ts";

export interface ParcelFile {
  name: string;
  contentType: string;
  content: Uint8Array;
}

export interface Parcel {
  /** The same whenever this briefing is sent to this recipient, so that a receiver can tell that it came twice. */
  key: string;
  recipientName: string;
  /** Of the folder, the mailbox or the receiver. */
  address: string;
  subject: string;
  text: string;
  files: ParcelFile[];
  /** The same for a program. */
  notice: object;
}

export interface Dispatch {
  delivery: Pick<Delivery, "scheduleId" | "recipientId" | "dueAt" | "scheduleName" | "late">;
  to: { name: string; address: string };
  briefing: Briefing;
  at: Date;
}

export function parcelOf({ delivery, to, briefing, at }: Dispatch): Parcel {
  const { scheduleId, recipientId, dueAt, late } = delivery;
  const { number, title, address, facts, files } = briefing;
  const marks = `${late ? "【补发】" : ""}${facts.demo ? "【演示数据】" : ""}`;
  return {
    key: createHash("sha256").update([scheduleId, recipientId, dueAt].join(" ")).digest("hex").slice(0, 32),
    recipientName: to.name, address: to.address,
    subject: `${marks}${title}（截至${clock(dueAt)}）`,
    text: textOf({ delivery, to, briefing, at }),
    files: files.map(({ format, contentType, content }) => ({ name: fileName(`${late ? "补发_" : ""}${title}`, number, format), contentType, content })),
    notice: { number, title, asOf: dueAt, late, sentAt: at.toISOString(), schedule: delivery.scheduleName, recipient: to.name, address, figures: facts },
  };
}

const people = (count: number) => `${Math.round(count).toLocaleString("en-US")} 人`;

function textOf({ delivery: { dueAt, late, scheduleName }, to, briefing: { number, title, address, facts }, at }: Dispatch): string {
  return [
    `${to.name}：`, "",
    `${title}${facts.demo ? "（演示数据）" : ""}`, facts.sentence, `数据截至${clock(dueAt)}。`, "",
    ...figureLines(facts), "",
    `简报编号 ${number}，凭编号可按当时的数据重制：${address}`,
    ...(late ? ["", `这份简报应于${clock(dueAt)}发送，当时服务器没有运行，${clock(at.toISOString())}补发；图表仍是应发时的数据。`] : []),
    "", `归途按日程“${scheduleName}”自动发送。内容只有汇总数字，没有个人信息。`, "",
  ].join("\n");
}

function figureLines({ movement, people: all, estimated, outside, province, inside, unknown, peak, expected, surveyed }: BriefingFacts): string[] {
  const where = [["省外", outside], ["省内州外", province], ["州内", inside], ["未填务工地", unknown]] as const;
  return [
    `${labels.movement[movement]} ${people(all)}${estimated >= 0.5 ? `，推算另约 ${people(estimated)}` : ""}`,
    `其中${where.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${people(count)}`).join("，") || "没有人"}`,
    ...(peak ? [`最多一天 ${monthDay(peak.date)}，${people(peak.people)}`] : []),
    ...(expected > 0 ? [`应访 ${people(expected)}，已访 ${people(surveyed)}（${((surveyed / expected) * 100).toFixed(1)}%）`] : []),
  ];
}

const monthDay = (iso: string) => `${Number(iso.slice(5, 7))}月${Number(iso.slice(8, 10))}日`;

/** 2021年2月9日17:00, in Shanghai. */
function clock(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 4)}年${monthDay(local)}${local.slice(11, 16)}`;
}

/** Letters of a title in a name: file systems count bytes, at most 255, and a Chinese letter has three or four. */
const mostTitleLetters = 45;

/** No sign of it means something to a file system. */
function fileName(title: string, number: string, format: string): string {
  return `${[...title.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_")].slice(0, mostTitleLetters).join("")}_${number}.${format}`;
}
