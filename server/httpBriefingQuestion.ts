/** What may be asked of a briefing, over HTTP and on the command line: the question of flows.csv, and how the sheet shall be. */
import { z } from "zod";
import { templates } from "../client/print/grid.ts";
import { languages } from "../client/words/language.ts";
import { asOfAt } from "./asOf.ts";
import type { AskedBriefing } from "./briefings/briefings.ts";
import { flowQuestion, refusalOf, type RefusedQuestion } from "./flows/question.ts";
import { campaign2021, type Moment } from "./vocabulary.ts";

const { home: _home, work: _work, ...filterShape } = flowQuestion.shape;
const words = (most: number) => z.string("应为文字").trim().max(most, `至多 ${most} 字`).default("");

function questionAt(now: () => Date) {
  return z.strictObject({
    ...filterShape,
    template: z.enum(templates, { error: `应为 ${templates.join("、")} 之一` }).default("single"),
    language: z.enum(languages, { error: `应为 ${languages.join("、")} 之一` }).default("zh-CN"),
    asOf: asOfAt(now).nullable().default(null),
    title: words(60), subtitle: words(80), notes: words(400),
  }).refine(({ from, to }) => from === null || to === null || from <= to, { path: ["from"], error: "起始日期晚于结束日期" });
}

export interface ParsedBriefing {
  asked: AskedBriefing;
  /** Null is now. */
  asOf: Moment | null;
}

/** Reads the fields of an address or of a JSON body; lists may be lists there, and nothing may be null. */
export function briefingQuestionReader(now: () => Date): (fields: unknown) => ParsedBriefing | RefusedQuestion {
  const schema = questionAt(now);
  return (fields) => {
    const read = schema.safeParse(typeof fields === "object" && fields !== null ? inTexts(fields) : fields);
    if (!read.success) return refusalOf(read.error, Object.keys(schema.shape));
    const { movement, from, to, homes, works, modes, intentions, organised, industries, template, language, asOf, ...ownWords } = read.data;
    const days = from === null && to === null ? null : { from: from ?? campaign2021.from, to: to ?? campaign2021.to };
    return { asked: { filter: { movement, homes, works, days, modes, intentions, organised, industries }, template, language, ownWords }, asOf };
  };
}

function inTexts(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]: [string, unknown]) => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    return [[name, typeof value === "boolean" ? String(Number(value)) : Array.isArray(value) && name !== "asOf" && value.every((item) => typeof item === "string") ? value.join(".") : value]];
  }));
}
