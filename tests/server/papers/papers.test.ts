import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { zipOf } from "../../../server/papers/archive.ts";
import type { Paper } from "../../../server/papers/paper.ts";
import { printPdf } from "../../../server/papers/pdf.ts";
import { printWorkbook } from "../../../server/papers/workbook.ts";

const at = new Date("2021-02-16T01:30:00Z");
/** A list of so many people, with a field to fill in by hand, a formula that is none, and characters that small fonts lack. */
function list(count: number): Paper {
  return {
    title: "名单", subtitle: "第 1 趟", orientation: "landscape", footer: "用后收回",
    blocks: [
      { kind: "fields", pairsPerLine: 2, fields: [{ label: "车牌号", value: null }, { label: "车型", value: "37 座客车" }] },
      { kind: "notes", lines: ["请逐人核实。"] },
      {
        kind: "table", title: "乘客", columns: [{ heading: "座号", width: 1, align: "right" }, { heading: "姓名", width: 3 }, { heading: "住址", width: 5 }],
        rows: Array.from({ length: count }, (_, index) => [index + 1, `䶮㼆${index + 1}`, "=1+1 大塝村"]), marked: new Set([1]),
      },
      { kind: "signatures", labels: ["责任人（签字）", "日期"] },
    ],
  };
}

describe("a paper as PDF", () => {
  const folder = mkdtempSync(join(tmpdir(), "guitu-papers-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const textOf = async (paper: Paper) => {
    const path = join(folder, "paper.pdf");
    writeFileSync(path, await printPdf(paper, { at }));
    return execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
  };

  it("holds every cell as text that can be searched, rare characters of names too", async () => {
    const text = (await textOf(list(30))).join("\n");
    for (let number = 1; number <= 30; number++) expect(text).toMatch(new RegExp(`䶮㼆${number}(?!\\d)`));
    expect(text.match(/大塝村/g)).toHaveLength(30);
    for (const word of ["名单", "车牌号", "37 座客车", "请逐人核实。", "责任人（签字）", "用后收回"]) expect(text).toContain(word);
  });

  it("repeats the headings on each page and numbers the pages", async () => {
    const pages = await textOf(list(100));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page).toContain("姓名");
      expect(page).toMatch(new RegExp(`第 *${index + 1} *页 *共 *${pages.length} *页`)); // pdftotext lays spaces out anew
    });
    expect(pages[1]).toContain("乘客（续）");
    expect(pages.at(-1)).not.toBe("");
  });

  it("is the same to the byte for the same paper and moment", async () => {
    expect((await printPdf(list(3), { at })).equals(await printPdf(list(3), { at }))).toBe(true);
  });
});

describe("a paper as worksheet", () => {
  const read = async (content: Buffer) => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(content as unknown as ArrayBuffer); // its types know an older Buffer
    return workbook;
  };

  it("holds the same cells: numbers as numbers, text as text, nothing as a formula", async () => {
    const sheet = (await read(await printWorkbook([{ sheet: "名/单", paper: list(40) }], { at }))).getWorksheet("名-单");
    const rows: unknown[][] = [];
    sheet?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
    expect(rows.filter(([seat]) => typeof seat === "number")).toEqual(Array.from({ length: 40 }, (_, index) => [index + 1, `䶮㼆${index + 1}`, "=1+1 大塝村"]));
    expect(rows.flat()).toEqual(expect.arrayContaining(["名单", "车牌号", "37 座客车", "请逐人核实。"]));
  });

  it("prints on A4 in one width, the table's headings on each page", async () => {
    const [sheet] = (await read(await printWorkbook([{ sheet: "a", paper: list(40) }], { at }))).worksheets;
    if (!sheet) throw new Error("expected a sheet");
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
    const [, row] = /^(\d+):\d+$/.exec(sheet.pageSetup.printTitlesRow ?? "") ?? [];
    expect((sheet.getRow(Number(row)).values as unknown[]).slice(1)).toEqual(["座号", "姓名", "住址"]);
  });

  it("keeps several papers in several sheets", async () => {
    const workbook = await read(await printWorkbook(["甲", "乙"].map((sheet) => ({ sheet, paper: list(1) })), { at }));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(["甲", "乙"]);
  });
});

describe("an archive", () => {
  const collect = async (files: { name: string; content: Uint8Array }[]) => {
    const chunks: Buffer[] = [];
    for await (const chunk of zipOf((async function* () { yield* files; })(), { at })) chunks.push(Buffer.from(chunk as Uint8Array));
    return unzipSync(Buffer.concat(chunks));
  };

  it("gives back every file under its Chinese name, the empty one and the empty archive too", async () => {
    const files = [{ name: "03趟_大姚至东莞.pdf", content: new Uint8Array([1, 2, 3]) }, { name: "空.txt", content: new Uint8Array() }, { name: "大.bin", content: new Uint8Array(300_000).fill(7) }];
    expect(await collect(files)).toEqual(Object.fromEntries(files.map(({ name, content }) => [name, content])));
    expect(await collect([])).toEqual({});
  });

  it("ends with the error of a file that cannot be made", async () => {
    const broken = (async function* () { yield { name: "a", content: new Uint8Array([1]) }; throw new Error("no font"); })();
    await expect((async () => { for await (const _ of zipOf(broken, { at })); })()).rejects.toThrow("no font");
  });
});
