/** Every sentence that the server can show on a screen can be said in English, and is said to whoever reads English. */
import { readdirSync, readFileSync } from "node:fs";
import fastify from "fastify";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { speech } from "../../client/print/speech.ts";
import { seatInEnglish } from "../../server/english/charters.ts";
import { inEnglish, tables } from "../../server/english/index.ts";
import { refuseInLanguage } from "../../server/httpLanguage.ts";

const root = new URL("../../", import.meta.url);
const hasChinese = (text: string) => /[\u4e00-\u9fff]/.test(text);

/** Files whose Chinese no screen shows in English, and why. */
const chineseOnly: readonly { files: RegExp; because: string }[] = [
  { files: /^english\//, because: "the tables themselves" },
  { files: /Command\.ts$/, because: "commands speak Chinese" },
  { files: /^(main|settings|start(?!Schedules)\w+)\.ts$|^database\/|^access\/(key|queries)\.ts$/, because: "said when the server starts, on its console" },
  { files: /^regions\/(importPositions|positions)\.ts$/, because: "the command that imports positions" },
  { files: /^papers\/|^charters\/(manifest(Paper|Stops|s)?|noticePaper)\.ts$/, because: "papers for Chinese drivers and officials, and the names of their files" },
  { files: /^charters\/manifestSeats\.ts$/, because: "seats as the papers have them; the screen says them its own way" },
  { files: /^charters\/gtfs\.ts$/, because: "a feed in Chinese, as its agency_lang says" },
  { files: /^schedules\/parcel\.ts$/, because: "a Chinese mail to its recipients" },
  { files: /^ledger\/(?!router|importReading|importQueries|workbook)/, because: "findings about cells quote a Chinese ledger and go back to who wrote it" },
  { files: /^regions\/gazetteer\.ts$/, because: "spellings of places in ledgers" },
];

/** Words in files that do speak to screens: names of files and of things, which stay what they are. */
const names = new Set([
  "x_随车名单.zip", "x_随车名单.xlsx", "接收地通知_x_x人", "接收地通知", "总表", "00_总表与全部名单.xlsx", "接收地通知/x_x人.pdf", "待修改清单.xlsx", // downloads
  "标准方案", "37 座客车", "45 座客车", "55 座客车", "x 副本", // a scenario as it is stored
  "未填", // a column of the CSV, whose other words are Chinese names
]);

const sources = (readdirSync(new URL("server/", root), { recursive: true, encoding: "utf8" })).filter((file) => file.endsWith(".ts")).map((file) => file.replaceAll("\\", "/")).sort();

/** Literals with Chinese letters; what is filled in stands as one letter, and its own literals follow. */
function literalsIn(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node)) found.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("x"));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("", code, ts.ScriptTarget.Latest));
  return found.flatMap(quotedIn).filter(hasChinese);
}

/** Of SQL the texts in it. */
function quotedIn(literal: string): string[] {
  return /^\s*(update|select|insert|with) /.test(literal) ? [...literal.matchAll(/'([^']*)'/g)].map(([, text]) => text!) : [literal]; // the one group
}

const codeOf = (file: string) => readFileSync(new URL(`server/${file}`, root), "utf8");

const literals = new Map(sources.map((file) => [file, literalsIn(codeOf(file))]));

/** The vocabulary has names and sentences: these refuse something. */
const isRefusal = (file: string, literal: string) => file !== "vocabulary.ts" || /应为/.test(literal);

describe("the sentences of the server", () => {
  it("can all be said in English", () => {
    const files = sources.filter((file) => !chineseOnly.some((one) => one.files.test(file)));
    const sentences = files.flatMap((file) => literals.get(file)!.filter((sentence) => isRefusal(file, sentence) && !names.has(sentence)).map((sentence) => ({ file, sentence })));
    expect(sentences.length).toBeGreaterThan(230);
    expect(sentences.filter(({ sentence }) => hasChinese(inEnglish(sentence)))).toEqual([]);
  });

  it("stay Chinese only in files that there are, and that have Chinese", () => {
    const idle = chineseOnly.filter(({ files }) => !sources.some((file) => files.test(file) && literals.get(file)!.length > 0)); // of every source
    expect(idle).toEqual([]);
    const written = new Set([...literals.values()].flat());
    expect([...names].filter((name) => !written.has(name))).toEqual([]);
  });

  it("stand in one table each, are English there, and have what is filled in", () => {
    const entries = Object.values(tables).flatMap((table) => Object.entries(table));
    expect(entries.length).toBe(new Set(entries.map(([chinese]) => chinese)).size);
    expect(entries.filter(([, english]) => hasChinese(english))).toEqual([]);
    const filledIn = (text: string): string[] => text.match(/\{\w+\}/g) ?? [];
    expect(entries.filter(([chinese, english]) => !filledIn(english).every((name) => chinese.includes(name)))).toEqual([]);
    expect(entries.filter(([chinese, english]) => chinese.endsWith("。") !== english.endsWith("."))).toEqual([]);
  });
});

describe("a sentence in English", () => {
  it("keeps what is filled in, and says of it what is a sentence of its own", () => {
    expect(inEnglish("邮件服务器 mail.example.cn:587 没有应答。")).toBe("The mail server mail.example.cn:587 does not answer.");
    expect(inEnglish("参数 recipients.0.regions 不可用：收件人的地区都不在日程的权限内。")).toBe("recipients.0.regions cannot be used: None of the recipient's regions is within the schedule's.");
    expect(inEnglish("收件人的地区都不在日程的权限内，没有发送。")).toBe("None of the recipient's regions is within the schedule's; nothing was sent.");
    expect(inEnglish("当时没有服务器在运行，已过 24 小时，不再补发；更早的 7 次也没有补发。")).toContain("7 earlier ones");
    expect(inEnglish("这一趟现在是“已计划”，不能直接改为“已到达”。")).toBe("The trip is planned and cannot become arrived in one step.");
    expect(inEnglish("参数 parameters.maxPickups 不可用：应为 1 至 12 的整数，或留空表示不限。")).toBe("parameters.maxPickups cannot be used: a whole number from 1 to 12 is wanted, or nothing for no limit.");
    expect(inEnglish("“八月.xlsx”无法导入：文件是压缩包；请先解压，再逐个导入里面的台账。")).toBe("“八月.xlsx” cannot be imported: The file is an archive; unpack it and import the ledgers in it one by one.");
    expect(inEnglish("別の文")).toBe("別の文");
  });

  it("leaves what a sender has blown up as it is, at once", () => {
    const blown = `没有参数 ${"x；可用 ".repeat(200_000)}`;
    expect(inEnglish(blown)).toBe(blown);
  });

  it("parts several words by commas", () => {
    expect(inEnglish("参数 movement 不可用：应为 return、stay、goBack 之一。")).toBe("movement cannot be used: one of return, stay, goBack is wanted.");
  });

  it("takes or leaves a full stop as the Chinese one does", () => {
    expect(inEnglish("计划编号应为 UUID。")).toBe("The id of a plan is a UUID.");
    expect(inEnglish("没有格式 doc；可用 pdf、png")).toBe("There is no format doc; use one of pdf, png");
  });

  it("is that of the sheet where the sheet says it, too", () => {
    for (const [key, filled] of [["missingGlyphs", { glyphs: "㒰 𠀀" }], ["plan.nobody", {}]] as const) expect(inEnglish(speech("zh-CN")(key, filled))).toBe(speech("en")(key, filled));
  });

  it("is there for what the schemas' library says itself", () => {
    z.config(z.locales.zhCN());
    const shape = z.object({ text: z.string().min(2), most: z.string().max(2), count: z.number().max(5), list: z.array(z.string()).max(1), word: z.enum(["a", "b"]), day: z.iso.date(), id: z.uuid(), one: z.literal(1), like: z.string().regex(/^a/) }).strict();
    const wrong = { text: "a", most: "abc", count: 9, list: ["a", "b"], word: "c", day: "x", id: "x", one: 2, like: "b", other: 1 };
    const said = [wrong, { text: 1, count: null }].flatMap((input) => shape.safeParse(input).error?.issues.map(({ message }) => message) ?? []);
    expect(said.length).toBeGreaterThan(16);
    expect(said.filter((message) => hasChinese(inEnglish(message)))).toEqual([]);
  });

  it("names the seat of somebody on board", () => {
    expect(["7", "无座", "01车3号", "12车118号"].map(seatInEnglish)).toEqual(["7", "no seat", "coach 1, seat 3", "coach 12, seat 118"]);
  });
});

describe("a refusal over HTTP", () => {
  const app = fastify();
  refuseInLanguage(app);
  app.get("/refused", (_request, reply) => reply.code(404).send({ field: "plan", error: "计划不存在，可能已被删除。" }));
  app.get("/told", () => ({ error: "计划不存在，可能已被删除。" }));
  const said = async (url: string, language?: string) => (await app.inject({ url, headers: language === undefined ? {} : { "accept-language": language } })).json<unknown>();

  it("is in the language of the reader, Chinese when none is named", async () => {
    const english = { field: "plan", error: "The plan does not exist; it may have been removed." };
    const chinese = { field: "plan", error: "计划不存在，可能已被删除。" };
    for (const language of ["en", "en-GB,en;q=0.9"]) expect(await said("/refused", language)).toEqual(english);
    for (const language of ["zh-CN", "zh-CN,zh;q=0.9,en;q=0.8", "de", undefined]) expect(await said("/refused", language)).toEqual(chinese);
  });

  it("is no answer of another kind", async () => {
    expect(await said("/told", "en")).toEqual({ error: "计划不存在，可能已被删除。" });
  });
});

describe("the client", () => {
  it("asks in the language of the screen, wherever it asks", () => {
    const files = readdirSync(new URL("client/", root), { recursive: true, encoding: "utf8" }).filter((file) => /\.(ts|vue)$/.test(file));
    expect(files.filter((file) => /\bfetch\(/.test(readFileSync(new URL(`client/${file}`, root), "utf8")))).toEqual(["askServer.ts"]);
  });
});
