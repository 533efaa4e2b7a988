import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWorkbook, UnreadableFile, type RawCell, type ReadLimits } from "../../../server/ledger/workbook.ts";
import { compoundFile, workbookEntries, zip, type WorkbookParts } from "./archives.ts";

let directory = "";
beforeAll(async () => { directory = await mkdtemp(join(tmpdir(), "guitu-workbook-")); });
afterAll(async () => { await rm(directory, { recursive: true }); });

async function fileOf(name: string, bytes: Buffer | string): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, bytes);
  return path;
}

async function cellsOf(name: string, bytes: Buffer | string): Promise<RawCell[][]> {
  return (await readWorkbook(await fileOf(name, bytes))).sheets[0]?.rows ?? [];
}

const cellsOfParts = (parts: WorkbookParts) => cellsOf("parts.xlsx", zip(workbookEntries(parts)));

/** The sentence with which a file is refused. */
async function refusalOf(name: string, bytes: Buffer | string, limits: Partial<ReadLimits> = {}): Promise<string> {
  const error: unknown = await readWorkbook(await fileOf(name, bytes), limits).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UnreadableFile);
  return (error as UnreadableFile).message; // asserted above
}

describe("an xlsx", () => {
  it("is read as Excel writes it: texts, numbers, dates, yes and no, empty cells and rows", async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("台账");
    sheet.addRow(["张明", 4500.5, new Date("2021-02-08T00:00:00Z"), true]);
    sheet.addRow([]);
    sheet.addRow([null, { richText: [{ text: "李" }, { text: "明", font: { bold: true } }] }, { formula: "1/0", result: { error: "#DIV/0!" } }, { formula: "A1", result: "张明" }]);
    sheet.addRow(["塝䶮𠮷 <&>\"'", " 空格 "]);
    sheet.getCell("C1").numFmt = 'yyyy"年"m"月"d"日"';
    workbook.addWorksheet("应访人数").addRow(["乡镇"]);
    const path = join(directory, "excel.xlsx");
    await workbook.xlsx.writeFile(path);
    const { sheets } = await readWorkbook(path);
    expect(sheets.map(({ name }) => name)).toEqual(["台账", "应访人数"]);
    expect(sheets[0]?.rows).toEqual([
      ["张明", 4500.5, { date: "2021-02-08" }, true], [], [null, "李明", "#DIV/0!", "张明"], ["塝䶮𠮷 <&>\"'", " 空格 "],
    ]);
  });

  it("keeps a row at its number when rows above it are missing, and a cell at its column", async () => {
    expect(await cellsOfParts({ sheetData: '<row r="3"><c r="B3"><v>1</v></c><c r="AA3" t="inlineStr"><is><t>甲</t></is></c></row>' }))
      .toEqual([[], [], [null, 1, ...Array<null>(24).fill(null), "甲"]]);
  });

  it("reads rows and cells without addresses, tags with a prefix, and stray blanks", async () => {
    expect(await cellsOfParts({ sheetData: '<x:row>\n<x:c t="inlineStr" ><x:is><x:t xml:space="preserve">甲</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row>' })).toEqual([["甲", 2]]);
  });

  it("leaves out reading aids in shared strings and resolves escapes", async () => {
    const strings = '<si><r><t>楚雄</t></r><rPh sb="0" eb="2"><t>chuxiong</t></rPh></si><si><t>a&#20320;&amp;_x000D_</t></si>';
    expect(await cellsOfParts({ strings, sheetData: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' })).toEqual([["楚雄", "a你&\r"]]);
  });

  it("reads dates of the Mac's calendar, which begins in 1904", async () => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    const parts = { styles, properties: '<workbookPr date1904="1"/>', sheetData: '<row r="1"><c r="A1" s="1"><v>42762</v></c></row>' };
    expect(await cellsOfParts(parts)).toEqual([[{ date: "2021-01-28" }]]);
  });

  it.each([
    ['numFmtId="57"', "", true], ['numFmtId="176"', 'yyyy"年"m"月"d"日";@', true], ['numFmtId="177"', "m/d", true], ['numFmtId="178"', "[$-804]aaaa", false],
    ['numFmtId="179"', "[h]:mm:ss", false], ['numFmtId="180"', "#,##0.00_);[Red]\\(#,##0.00\\)", false], ['numFmtId="181"', '0"d"', false],
  ])("tells a date from a number by its format: %s %s", async (id, format, isDate) => {
    const styles = `<numFmts><numFmt ${id} formatCode="${format.replaceAll('"', "&quot;")}"/></numFmts><cellXfs><xf/><xf ${id}/></cellXfs>`;
    const [row] = await cellsOfParts({ styles: format === "" ? styles.replace(/<numFmts>.*<\/numFmts>/, "") : styles, sheetData: '<row r="1"><c r="A1" s="1"><v>44224</v></c></row>' });
    expect(row).toEqual([isDate ? { date: "2021-01-28" } : 44224]);
  });
});

describe("a csv", () => {
  const text = "姓名,备注\n塝䶮,\"一,二\n三\"\n,\n张明,x";
  const cells = [["姓名", "备注"], ["塝䶮", "一,二\n三"], [], ["张明", "x"]];

  it("is read in UTF-8, with and without a mark", async () => {
    expect(await cellsOf("utf8.csv", text)).toEqual(cells);
    expect(await cellsOf("mark.csv", `\ufeff${text}`)).toEqual(cells);
  });

  it("is read in GB18030, rare characters too", async () => {
    const bytes = Buffer.from("d0d5c3fb2cb1b8d7a20a8959fe9f82328d372c780a", "hex");
    expect(await cellsOf("gb.csv", bytes)).toEqual([["姓名", "备注"], ["塝䶮㼆", "x"]]);
  });

  it("is read from Excel's Unicode text with tabs", async () => {
    expect(await cellsOf("unicode.txt", Buffer.from("\ufeff姓名\t电话\n张明\t1", "utf16le"))).toEqual([["姓名", "电话"], ["张明", "1"]]);
  });
});

describe("a file that is no ledger is refused with a sentence", () => {
  const good = workbookEntries({ sheetData: '<row r="1"><c r="A1"><v>1</v></c></row>' });

  it.each([
    ["空.xlsx", Buffer.alloc(0), "是空的"],
    ["密码.xlsx", compoundFile("EncryptionInfo", "EncryptedPackage"), "有打开密码"],
    ["旧.xls", compoundFile("Workbook"), "旧格式的 Excel（.xls）"],
    ["旧.xlsx", compoundFile("WordDocument"), "Word 文档"],
    ["台账.xlsx", Buffer.from("%PDF-1.7\n"), "PDF"],
    ["网页.xls", "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>姓名</td></tr></table></html>", "网页"],
    ["网页2.xls", "\ufeff  <TABLE><tr><td>姓名</td></tr></TABLE>", "网页"],
    ["旧式.xls", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", "XML 表格"],
    ["文档.xlsx", zip([{ name: "word/document.xml", bytes: "<w/>" }]), "Word 文档"],
    ["二进制.xlsb", zip([{ name: "xl/workbook.bin", bytes: "x" }]), "（.xlsb）"],
    ["包.zip", zip([{ name: "大姚县.xlsx", bytes: "x" }]), "先解压"],
    ["照片.xlsx", Buffer.from("ffd8ffe000104a46", "hex"), "图片"],
    ["乱.csv", Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), "编码无法识别"],
    ["引号.csv", "姓名,备注\n张明,\"没有结束\n李明,x", "引号不成对"],
    ["程序.xlsx", Buffer.from("7f454c460200000000", "hex"), "不是表格"],
  ])("%s", async (name, bytes, words) => {
    const sentence = await refusalOf(name, bytes);
    expect(sentence).toContain(words);
    expect(sentence).toMatch(/^“.+”无法导入：.+；请.+。$/u);
  });

  it("a missing file, and a directory", async () => {
    await expect(readWorkbook(join(directory, "没有.xlsx"))).rejects.toThrow(/找不到文件/);
    await expect(readWorkbook(directory)).rejects.toThrow(/不是文件/);
  });

  it("a workbook that was cut off while it was copied", async () => {
    expect(await refusalOf("断.xlsx", zip(good).subarray(0, 700))).toContain("已损坏");
  });

  it("a workbook with a changed byte", async () => {
    expect(await refusalOf("改.xlsx", zip(good.map((entry) => (entry.name.endsWith("sheet1.xml") ? { ...entry, claims: { crc: 1 } } : entry))))).toContain("已损坏");
  });

  it("an encrypted archive", async () => {
    expect(await refusalOf("锁.xlsx", zip(good.map((entry) => ({ ...entry, claims: { encrypted: true } }))))).toContain("密码");
  });

  it("a zip bomb by its directory, at once", async () => {
    const bomb = zip([...good, { name: "xl/media/x.bin", bytes: Buffer.alloc(64 << 20) }]);
    const begin = performance.now();
    expect(await refusalOf("炸弹.xlsx", bomb)).toContain("大得不正常");
    expect(performance.now() - begin).toBeLessThan(20_000);
  });

  it("a zip bomb whose directory lies about the size", async () => {
    const entries = workbookEntries({ sheetData: " ".repeat(8 << 20) }).map((entry) => (entry.name.endsWith("sheet1.xml") ? { ...entry, claims: { size: 1000 } } : entry));
    expect(await refusalOf("谎.xlsx", zip(entries))).toContain("大得不正常");
  });

  it("more rows than the limit, but not as many", async () => {
    const rows = (count: number) => zip(workbookEntries({ sheetData: Array.from({ length: count }, (_, index) => `<row r="${index * 2 + 1}"><c><v>1</v></c></row>`).join("") }));
    expect(await refusalOf("十一.xlsx", rows(11), { rows: 10 })).toContain("行数超过 10 行");
    expect((await readWorkbook(await fileOf("十.xlsx", rows(10)), { rows: 10 })).sheets[0]?.rows.length).toBe(19);
    expect(await refusalOf("十一.csv", "1\n".repeat(11), { rows: 10 })).toContain("行数超过 10 行");
  });

  it("a file above 50 MB, without reading it", async () => {
    expect(await refusalOf("大.csv", Buffer.alloc(50_000_001, 65))).toMatch(/有 50\.0 MB，超过 50 MB 的上限；请.+。/u);
  });

  it("a file that takes longer than the deadline, or more memory than allowed", async () => {
    const texts = Array.from({ length: 300_000 }, (_, index) => `<c t="inlineStr"><is><t>第${index}个不同的字符串</t></is></c>`);
    const large = zip(workbookEntries({ sheetData: `<row>${texts.join("")}</row>` }));
    expect(await refusalOf("慢.xlsx", large, { deadlineSeconds: 0.05 })).toContain("已停止");
    expect(await refusalOf("多.xlsx", large, { heapMegabytes: 24 })).toContain("内存");
  });
});
