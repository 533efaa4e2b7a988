/** What may be asked of a briefing, over HTTP and on the command line: the question of flows.csv, and how the sheet shall be. */
import { z } from "zod";
import { comparing } from "../client/print/formats.ts";
import { templates } from "../client/print/grid.ts";
import { printable } from "../client/print/printable.ts";
import { languages } from "../client/words/language.ts";
import { asOfAt } from "./asOf.ts";
import type { AskedBriefing } from "./briefings/briefings.ts";
import { flowQuestion, refusalOf, type RefusedQuestion } from "./flows/question.ts";
import { campaign2021, dailyParagraphs, type DailyParagraph, type Moment } from "./vocabulary.ts";

const { home: _home, work: _work, ...filterShape } = flowQuestion.shape;
const words = (most: number) => z.string("应为一段文字，只能出现一次").transform(printable).pipe(z.string().trim().max(most, `至多 ${most} 字`)).default("");

/** In place of the written paragraphs of a daily briefing. */
const paragraphFields = Object.fromEntries(dailyParagraphs.map((name) => [name, words(1000)])) as Record<DailyParagraph, ReturnType<typeof words>>; // a field for every name

function questionAt(now: () => Date) {
  return z.strictObject({
    ...filterShape,
    template: z.enum(templates, { error: `应为 ${templates.join("、")} 之一` }).default("single"),
    language: z.enum(languages, { error: `应为 ${languages.join("、")} 之一` }).default("zh-CN"),
    asOf: asOfAt(now).nullable().default(null),
    before: asOfAt(now).nullable().default(null),
    plan: z.uuid("应为计划编号").nullable().default(null),
    title: words(60), subtitle: words(80), notes: words(400), ...paragraphFields,
  }).refine(({ from, to }) => from === null || to === null || from <= to, { path: ["from"], error: "起始日期晚于结束日期" })
    .refine(({ template, before }) => comparing[template] !== "always" || before !== null, { path: ["before"], error: "对比样式要有一个较早的时刻" })
    .refine(({ template, before }) => comparing[template] !== "never" || before === null, { path: ["before"], error: "这种样式不与较早的时刻对比" })
    .refine((fields) => fields.template === "daily" || dailyParagraphs.every((name) => fields[name] === ""), { path: ["template"], error: "只有每日简报（daily）有文字解读" })
    .refine(({ before, asOf }) => before === null || Date.parse(before) < (asOf === null ? now().getTime() : Date.parse(asOf)), { path: ["before"], error: "应早于数据截至的时刻" })
    .refine(({ template, plan }) => (template === "charters") === (plan !== null), { path: ["plan"], error: "包车方案样式要有计划编号，其他样式没有" });
}

export interface ParsedBriefing {
  asked: AskedBriefing;
  /** Null is now. */
  asOf: Moment | null;
}

/** Reads the fields of an address or of a JSON body; several words of one field may be a list there, and what is null is left out. */
export function briefingQuestionReader(now: () => Date): (fields: unknown) => ParsedBriefing | RefusedQuestion {
  const schema = questionAt(now);
  return (fields) => {
    if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return { field: "", error: "简报的要求应逐项写明（样式、筛选、标题等），不能是一张列表，也不能是单个的值。" };
    const read = schema.safeParse(inTexts(fields));
    if (!read.success) return refusalOf(read.error, Object.keys(schema.shape));
    const { movement, from, to, homes, works, modes, intentions, organised, industries, template, language, asOf, before, plan, title, subtitle, notes, ...texts } = read.data;
    const days = from === null && to === null ? null : { from: from ?? campaign2021.from, to: to ?? campaign2021.to };
    return { asked: { filter: { movement, homes, works, days, modes, intentions, organised, industries }, template, language, ownWords: { title, subtitle, notes, ...paragraphsIn(texts) }, ...(before === null ? {} : { before }), ...(plan === null ? {} : { plan }) }, asOf };
  };
}

function paragraphsIn(texts: Record<DailyParagraph, string>): Pick<AskedBriefing["ownWords"], "paragraphs"> {
  const written = dailyParagraphs.filter((name) => texts[name] !== "");
  return written.length === 0 ? {} : { paragraphs: Object.fromEntries(written.map((name) => [name, texts[name]])) };
}

/** Of which there may be several. */
const lists: readonly string[] = ["homes", "works", "modes", "intentions", "industries"] satisfies (keyof typeof filterShape)[];

function inTexts(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]: [string, unknown]) => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    return [[name, typeof value === "boolean" ? String(Number(value)) : Array.isArray(value) && lists.includes(name) && value.every((item) => typeof item === "string") ? value.join(".") : value]];
  }));
}
