/** Every sentence that the files of schedules have in Chinese can be said in English. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inEnglish } from "../../server/english.ts";

const folder = new URL("../../server/schedules/", import.meta.url);
const hasChinese = (text: string) => /[\u4e00-\u9fff]/.test(text);
/** Papers and the command line: read by whoever set the server up, or by recipients of a Chinese mail. */
const chineseOnly = new Set(["parcel.ts", "sendCommand.ts"]);

/** Literals with Chinese letters; what is filled in stands as one letter. */
function literalsOf(file: string): string[] {
  const text = readFileSync(new URL(file, folder), "utf8").replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  return [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|`((?:[^`$]|\$(?!\{)|\$\{(?:[^{}`]|`[^`]*`)*\})*)`/g)].map(([, double, single, template]) => (double ?? single ?? template ?? "").replaceAll(/\$\{(?:[^{}`]|`[^`]*`)*\}/g, "x").replaceAll('\\"', '"').replaceAll("\\\\", "\\")).flatMap(quotedIn).filter(hasChinese);
}

/** Of SQL the texts in it. */
function quotedIn(literal: string): string[] {
  return /^\s*(update|select|insert) /.test(literal) ? [...literal.matchAll(/'([^']*)'/g)].map(([, text]) => text!) : [literal]; // the one group
}

describe("the sentences of schedules", () => {
  it("can all be said in English", () => {
    const files = [...readdirSync(folder).filter((file) => !chineseOnly.has(file)), "../startSchedules.ts"];
    const sentences = files.flatMap((file) => literalsOf(file).map((sentence) => ({ file, sentence })));
    expect(sentences.length).toBeGreaterThan(60);
    const left = sentences.filter(({ sentence }) => hasChinese(inEnglish(sentence)));
    expect(left).toEqual([]);
  });

  it("keep what is filled in, and say of it what is a sentence of its own", () => {
    expect(inEnglish("邮件服务器 mail.example.cn:587 没有应答。")).toBe("The mail server mail.example.cn:587 does not answer.");
    expect(inEnglish("参数 recipients.0.regions 不可用：收件人的地区都不在日程的权限内。")).toBe("recipients.0.regions cannot be used: None of the recipient's regions is within the schedule's.");
    expect(inEnglish("收件人的地区都不在日程的权限内，没有发送。")).toBe("None of the recipient's regions is within the schedule's; nothing was sent.");
    expect(inEnglish("当时没有服务器在运行，已过 24 小时，不再补发；更早的 7 次也没有补发。")).toContain("7 earlier ones");
    expect(inEnglish("別の文")).toBe("別の文");
  });
});
