/** What may be asked of the list of flows: every filter of the command screen, and how fine both ends shall be. */
import { z } from "zod";
import { goBackIntentions, industries, isoDate, movements, regionCode, travelModes } from "../vocabulary.ts";

const choice = <const Words extends readonly [string, ...string[]]>(words: Words) => z.enum(words, { error: `应为 ${words.join("、")} 之一` });
/** Several values in one parameter, parted by a point as in the page's address. */
const several = <Item extends z.ZodType<string, string>>(item: Item) =>
  z.string("只能出现一次，多个值用 . 隔开").transform((text) => text.split(".")).pipe(z.array(item)).default([]);
const day = isoDate.nullable().default(null);

/** From a query string; what is left out does not restrict. Both days are included; with either, people without a date are left out. The moment is read before (server/asOf.ts). */
export const flowQuestion = z.strictObject({
  movement: choice(movements).default("return"),
  /** Levels of the two ends. */
  home: choice(["county", "township"]).default("county"),
  work: choice(["province", "prefecture"]).default("province"),
  from: day,
  to: day,
  /** Regions by code; people from (or working) inside any of them. */
  homes: several(regionCode),
  works: several(regionCode),
  modes: several(choice(travelModes)),
  intentions: several(choice(goBackIntentions)),
  /** 1: who wants organised transport, 0: who does not. */
  organised: z.enum(["0", "1"], { error: "应为 0 或 1" }).transform((digit) => digit === "1").nullable().default(null),
  industries: several(choice(industries)),
}).refine(({ from, to }) => from === null || to === null || from <= to, { path: ["from"], error: "起始日期晚于结束日期" });

export type FlowQuestion = z.infer<typeof flowQuestion>;

export interface RefusedQuestion {
  /** Name of the parameter. */
  field: string;
  /** One sentence. */
  error: string;
}

/** `known`: the parameters that there are. */
export function refusalOf({ issues: [issue] }: z.ZodError, known: readonly string[] = [...Object.keys(flowQuestion.shape), "asOf"]): RefusedQuestion {
  if (!issue) throw new Error("a ZodError without issues");
  if (issue.code === "unrecognized_keys") return { field: issue.keys[0] ?? "", error: `没有参数 ${issue.keys.join("、")}；可用 ${known.join("、")}。` };
  const field = String(issue.path[0] ?? "");
  const isDay = (field === "from" || field === "to") && issue.code !== "custom";
  return { field, error: `参数 ${field} 不可用：${isDay ? "应为 2021-02-01 这样的日期" : issue.message}。` };
}
