/**
 * npm run briefing -- --template single --out FILE.pdf|.png|.svg|.pptx|.xlsx|.html [--region 532301] [--movement goBack] [--as-of MOMENT] [--before MOMENT] [--plan ID] [--page 1] [filters of the
 * flow question]: a briefing sheet from the command line, without a browser. While a server holds the
 * embedded database, it is asked. Exit code 1 and one sentence when it cannot be made.
 */
import { writeFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { onePageFormats } from "../../client/print/formats.ts";
import { templates } from "../../client/print/grid.ts";
import { briefingQuestionReader, type ParsedBriefing } from "../httpBriefingQuestion.ts";
import { readSettings } from "../settings.ts";
import { startApplication } from "../startApplication.ts";
import { briefingGeography, briefingSources } from "../startBriefings.ts";
import { StartError } from "../startError.ts";
import { findInstance } from "../startInstance.ts";
import { moment } from "../vocabulary.ts";
import { draftBriefing } from "./briefings.ts";
import { openAtlas } from "./reading.ts";
import { briefingFormats, formatRefusal, makeSheet, type BriefingFormat } from "./sheetMaking.ts";

const endings = briefingFormats.map((format) => `.${format}`);
const usage = `用法：npm run briefing -- --template ${templates.join("|")} --out 文件${endings.join("|")} [--region 532301] [--movement goBack] [--as-of 2021-02-09T18:00:00+08:00] [--before 较早的时刻] [--plan 计划编号] [--page 页码] [--from 2021-02-13] [--to 2021-03-07] [--works 44.33] [--organised 1] [--title 标题]`;
/** Of PNG: 2480 pixels for A4. */
const scale = 2;

interface Command {
  out: string;
  format: BriefingFormat;
  /** Of a format that shows one. */
  page: number | null;
  /** As a server reads them, too. */
  fields: Record<string, string>;
  question: ParsedBriefing;
}

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2));
  const settings = readSettings(process.env);
  const server = settings.databaseUrl ? null : await findInstance(settings.dataDirectory);
  const { content, said } = server ? await askServer(server, command) : await makeHere(command);
  await writeFile(command.out, content).catch((error: Error) => { throw new StartError(`不能写入 ${command.out}：${error.message}。`); });
  console.log(`${command.out}：${said}`);
}

const questionOptions = ["language", "movement", "from", "to", "homes", "works", "modes", "intentions", "organised", "industries", "title", "subtitle", "notes"] as const;

function parseCommand(words: string[]): Command {
  const { values } = parse(words);
  const ending = extname(values.out ?? "").toLowerCase();
  const format = briefingFormats.find((one) => `.${one}` === ending);
  const typed = values.template ?? (format === "pptx" ? "slide" : "single");
  const template = templates.find((name) => name === typed);
  if (!template) throw new StartError(`没有样式 ${typed}；可用 ${templates.join("、")}。${usage}`);
  if (!values.out || !format) throw new StartError(`请用 --out 给出以 ${endings.join("、")} 结尾的文件。${usage}`);
  const page = values.page === undefined ? null : Number(values.page);
  if (page !== null && (!onePageFormats.includes(format) || !/^[1-9]\d{0,3}$/.test(values.page!))) throw new StartError(`--page 应为从 1 起的页码，只用于 ${onePageFormats.join("、")}；其他格式含全部各页。`); // page is not null
  const fields: Record<string, string> = { template, ...Object.fromEntries(questionOptions.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]]))) };
  if (values.region !== undefined) fields["homes"] = values.region;
  if (values["as-of"] !== undefined) fields["asOf"] = values["as-of"];
  if (values.before !== undefined) fields["before"] = values.before;
  if (values.plan !== undefined) fields["plan"] = values.plan;
  const refused = formatRefusal(template, format);
  if (refused) throw new StartError(refused.error);
  const question = briefingQuestionReader(() => new Date())(fields);
  if ("error" in question) throw new StartError(question.error);
  return { out: resolve(values.out), format, page, fields, question };
}

function parse(words: string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: words, options: {
      template: text, out: text, region: text, "as-of": text, before: text, plan: text, page: text, language: text, movement: text, from: text, to: text, homes: text, works: text, modes: text, intentions: text, organised: text, industries: text, title: text, subtitle: text, notes: text,
    } });
  } catch (error) {
    throw new StartError(`${(error as Error).message}。${usage}`); // parseArgs throws Errors that name the option
  }
}

interface Made {
  content: Uint8Array;
  /** What it is, in one line. */
  said: string;
}

async function makeHere({ question, format, page }: Command): Promise<Made> {
  const application = await startApplication(readSettings(process.env), (step) => process.stderr.write(`${step}\n`));
  try {
    const atlas = openAtlas(briefingGeography());
    const { database, viewer } = application;
    const now = () => new Date();
    const asOf = question.asOf ?? moment.parse(now().toISOString());
    const made = await draftBriefing({ database, sources: briefingSources, make: (job) => makeSheet(atlas, job, said), address: "", now }, viewer, question.asked, asOf, { format, scale, ...(page === null ? {} : { page }) });
    if ("refused" in made) throw new StartError(made.error);
    return { content: made.content, said: `${made.title}，${made.sum}` };
  } finally {
    await application.close();
  }
}

/** Of a series: which page is done. */
function said(done: number, pages: number): void {
  if (pages > 1) process.stderr.write(`第 ${done} 页，共 ${pages} 页\n`);
}

/** Drafts of every format, which only this command asks for. */
async function askServer(server: string, { fields, format, page }: Command): Promise<Made> {
  process.stderr.write(`数据库由正在运行的归途（${server}）打开，请它制图。\n`);
  const answer = await fetch(new URL(`/api/briefings/preview.${format}?${new URLSearchParams({ ...fields, ...(page === null ? {} : { page: String(page) }) }).toString()}`, server), { redirect: "error" })
    .catch((error: Error) => { throw new StartError(`正在运行的归途（${server}）没有回答：${error.message}。`); });
  if (!answer.ok) throw new StartError(((await answer.json().catch(() => ({}))) as { error?: string }).error ?? `正在运行的归途（${server}）回答 ${answer.status}。`);
  return { content: new Uint8Array(await answer.arrayBuffer()), said: decodeURIComponent(answer.headers.get("x-briefing") ?? "") };
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
});
