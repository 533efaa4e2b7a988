import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { composePages } from "../../client/print/pages.ts";
import { composeSheet } from "../../client/print/sheet.ts";
import { slideRows } from "../../client/print/slide.ts";
import { inWords, speech } from "../../client/print/speech.ts";
import { figurePapers } from "../../server/briefings/figuresPaper.ts";
import { pagesPptx, slidePptx } from "../../server/briefings/pptx.ts";
import { printWorkbook } from "../../server/papers/workbook.ts";
import { byProvince, smallNation } from "../client/print/world.ts";

const say = speech("zh-CN");
const textsOf = (xml: string) => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text!);

describe("a slide as PPTX", () => {
  const sheet = composeSheet(smallNation({}, byProvince), "slide");

  it("has its own title, table and chart with the sheet's figures, and map and code as pictures", async () => {
    const files = unzipSync(await slidePptx(sheet));
    const slide = strFromU8(files["ppt/slides/slide1.xml"]!);
    const texts = textsOf(slide);
    expect(texts).toContain(sheet.words.title);
    expect(texts).toContain("演示数据");
    expect(texts.join("")).toContain(sheet.arithmetic.line);
    const table = textsOf(slide.slice(slide.indexOf("<a:tbl>"), slide.indexOf("</a:tbl>")));
    for (const { people } of slideRows({ ...sheet, say })) expect(table).toContain(inWords(people));
    expect(table.slice(-3)).toEqual(["合计", inWords(sheet.figures.people), "100.0%"]);
    for (const [, left, right] of slide.matchAll(/marL="(\d+)" marR="(\d+)"/g)) expect(Math.max(Number(left), Number(right)), "a cell is not all margin").toBeLessThan(91_440); // a tenth of an inch
    const chart = Object.keys(files).find((name) => /charts\/chart\d+\.xml$/.test(name))!;
    const values = [...strFromU8(files[chart]!).matchAll(/<c:v>(\d+)<\/c:v>/g)].map(([, value]) => Number(value));
    for (const { people } of sheet.figures.days) expect(values).toContain(people);
    expect(Object.keys(files).filter((name) => name.endsWith(".png"))).toHaveLength(2);
    expect(slide).toContain("<p:pic>");
  });

  it("has the maker's notes as the speaker's", async () => {
    const files = unzipSync(await slidePptx(composeSheet(smallNation({}, { ...byProvince, ownWords: { title: "", subtitle: "", notes: "三个乡镇未报。" } }), "slide")));
    expect(textsOf(strFromU8(files["ppt/notesSlides/notesSlide1.xml"]!))).toContain("三个乡镇未报。");
  });
});

describe("pages as PPTX", () => {
  it("are a slide each, with their own title, their table whole, which page they are, and the map as a picture", async () => {
    const sheets = composePages(smallNation(), "series");
    const files = unzipSync(await pagesPptx(sheets));
    sheets.forEach((sheet, index) => {
      const texts = textsOf(strFromU8(files[`ppt/slides/slide${index + 1}.xml`]!));
      expect(texts).toContain(sheet.words.title);
      expect(texts.join("")).toContain(`第${index + 1}页，共3页`);
      for (const row of sheet.tables.at(-1)!.rows) for (const cell of row) if (cell !== "") expect(texts).toContain(typeof cell === "number" ? inWords(cell) : cell);
    });
    expect(Object.keys(files).filter((name) => /slides\/slide\d+\.xml$/.test(name))).toHaveLength(3);
  });
});

describe("the figures of a sheet as workbook", () => {
  it("have numbers that add up to the sheet's", async () => {
    const sheet = composeSheet(smallNation(), "single");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await printWorkbook(figurePapers(sheet), { at: new Date(0) }) as unknown as ExcelJS.Buffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(["关键数字", "去向", "返岗日期"]);
    const peopleOf = (name: string, column: number) => workbook.getWorksheet(name)!.getSheetValues().flatMap((row) => (Array.isArray(row) && typeof row[column] === "number" ? [Number(row[column])] : []));
    const places = peopleOf("去向", 3);
    expect(places.at(-1)).toBe(sheet.figures.people);
    expect(places.slice(0, -1).reduce((sum, people) => sum + people, 0)).toBe(sheet.figures.people);
    expect(peopleOf("返岗日期", 2).reduce((sum, people) => sum + people, 0)).toBe(sheet.figures.people);
    expect(peopleOf("关键数字", 2)[0]).toBe(sheet.figures.people);
  });

  it("have every page of a series under a name of its own, and the counties' sum is the whole", async () => {
    const sheets = composePages(smallNation(), "series");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await printWorkbook(figurePapers(...sheets), { at: new Date(0) }) as unknown as ExcelJS.Buffer);
    const names = workbook.worksheets.map(({ name }) => name);
    expect(names).toEqual(["各县市", "关键数字", "去向", "返岗日期", "楚雄 务工地", "楚雄 乡镇", "禄丰 务工地", "禄丰 乡镇"]);
    const people = workbook.getWorksheet("各县市")!.getSheetValues().flatMap((row) => (Array.isArray(row) && typeof row[2] === "number" ? [Number(row[2])] : []));
    expect(people.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(people.at(-1));
    expect(people.at(-1)).toBe(1138);
  });
});
