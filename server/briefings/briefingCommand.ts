/**
 * npm run briefing -- --template single --out FILE.pdf|.png|.svg|.pptx|.xlsx [--region 532301] [--movement goBack] [filters of the flow question]: a
 * briefing sheet from the command line, without a browser. Exit code 1 and one sentence when it cannot be made.
 */
import { writeFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { templates } from "../../client/print/grid.ts";
import { composeSheet, type Sheet } from "../../client/print/sheet.ts";
import { speech } from "../../client/print/speech.ts";
import { languages } from "../../client/words/language.ts";
import { flowQuestion, refusalOf } from "../flows/question.ts";
import { readSettings } from "../settings.ts";
import { startApplication } from "../startApplication.ts";
import { briefingGeography, briefingSources } from "../startBriefings.ts";
import { StartError } from "../startError.ts";
import { findInstance } from "../startInstance.ts";
import { campaign2021, type FlowFilter } from "../vocabulary.ts";
import { printWorkbook } from "../papers/workbook.ts";
import { figurePapers } from "./figuresPaper.ts";
import { missingGlyphs } from "./glyphs.ts";
import { sheetsPdf } from "./pdf.ts";
import { sheetPng } from "./png.ts";
import { slidePptx } from "./pptx.ts";
import { EmptyBriefing, openAtlas, readMaterial, type BriefingQuestion } from "./reading.ts";
import { sheetSvg } from "./svg.ts";

const usage = `用法：npm run briefing -- --template ${templates.join("|")} --out 文件.pdf|.png|.svg|.pptx|.xlsx [--region 532301] [--movement goBack] [--from 2021-02-13] [--to 2021-03-07] [--works 44.33] [--organised 1]`;
const formats = [".pdf", ".png", ".svg", ".pptx", ".xlsx"] as const;
type Format = (typeof formats)[number];

interface Command {
  out: string;
  format: Format;
  question: BriefingQuestion;
}

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2));
  const sheet = await compose(command);
  const missing = missingGlyphs(sheet.marks);
  if (missing.length > 0) throw new StartError(speech(command.question.language)("missingGlyphs", { glyphs: missing.join(" ") }));
  await writeFile(command.out, await inFormat(sheet, command.format)).catch((error: Error) => { throw new StartError(`不能写入 ${command.out}：${error.message}。`); });
  console.log(`${command.out}：${sheet.words.title}，${sheet.arithmetic.line}`);
}

const filterOptions = ["movement", "from", "to", "homes", "works", "modes", "intentions", "organised", "industries"] as const;

function parseCommand(words: string[]): Command {
  const { values } = parse(words);
  const isSlides = extname(values.out ?? "").toLowerCase() === ".pptx";
  const template = templates.find((name) => name === (values.template ?? (isSlides ? "slide" : "single")));
  if (!template) throw new StartError(`没有样式 ${values.template}；可用 ${templates.join("、")}。${usage}`);
  const format = formats.find((ending) => ending === extname(values.out ?? "").toLowerCase());
  if (!values.out || !format) throw new StartError(`请用 --out 给出以 ${formats.join("、")} 结尾的文件。${usage}`);
  if (isSlides && template !== "slide") throw new StartError("PPTX 只有 slide 样式；请用 --template slide。");
  const language = languages.find((one) => one === (values.language ?? "zh-CN"));
  if (!language) throw new StartError(`没有语言 ${values.language}；可用 ${languages.join("、")}。`);
  const asked = Object.fromEntries(filterOptions.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
  if (values.region !== undefined) asked["homes"] = values.region;
  const question = flowQuestion.safeParse(asked);
  if (!question.success) throw new StartError(refusalOf(question.error).error);
  const { movement, from, to, homes, works, modes, intentions, organised, industries } = question.data;
  const days: FlowFilter["days"] = from === null && to === null ? null : { from: from ?? campaign2021.from, to: to ?? campaign2021.to };
  return { out: resolve(values.out), format, question: { template, language, filter: { movement, homes, works, days, modes, intentions, organised, industries } } };
}

function parse(words: string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: words, options: {
      template: text, out: text, region: text, language: text, movement: text, from: text, to: text, homes: text, works: text, modes: text, intentions: text, organised: text, industries: text,
    } });
  } catch (error) {
    throw new StartError(`${(error as Error).message}。${usage}`); // parseArgs throws Errors that name the option
  }
}

async function compose({ question }: Command): Promise<Sheet> {
  const settings = readSettings(process.env);
  const server = settings.databaseUrl ? null : await findInstance(settings.dataDirectory);
  if (server) throw new StartError(`数据库由正在运行的归途（${server}）打开；请先停止它再制图。`);
  const application = await startApplication(settings, (step) => process.stderr.write(`${step}\n`));
  try {
    const material = await readMaterial(application.database, application.viewer, briefingSources, openAtlas(briefingGeography()), question);
    return composeSheet(material, question.template);
  } finally {
    await application.close();
  }
}

async function inFormat(sheet: Sheet, format: Format): Promise<Buffer | string> {
  const at = new Date();
  switch (format) {
    case ".svg": return sheetSvg(sheet);
    case ".png": return sheetPng(sheet, 2);
    case ".pdf": return sheetsPdf([sheet], { at });
    case ".pptx": return slidePptx(sheet);
    case ".xlsx": return printWorkbook(figurePapers(sheet), { at });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError || error instanceof EmptyBriefing ? error.message : error);
  process.exitCode = 1;
});
