/** A ledger of one county with as many rows as asked for: every person another, villages, workplaces, dates and wages mixed, no mistakes. */
import { writeFile } from "node:fs/promises";
import { fieldHeadings, type Field } from "../../server/ledger/headings.ts";
import { checkCharacterOf } from "../../server/ledger/idNumber.ts";
import { readRegionRows } from "../../server/regions/files.ts";
import { workbookEntries, zip } from "../server/ledger/archives.ts";

const county = "532326";
const columns = [
  "name", "idNumber", "sex", "phone", "homeCounty", "homeTownship", "homeVillage", "household", "employed", "workProvince", "workCity", "workAddress", "employer", "post",
  "industry", "wage", "plan", "returnDate", "returnMode", "vehicle", "intention", "goBackFrom", "goBackTo", "wantsTransport",
] as const satisfies Field[];
type Row = Record<(typeof columns)[number], string | number>;

/** Writes the file; `edition` changes every row's post, so that a second edition supersedes the first. */
export async function writeLedgerFile(path: string, rows: number, edition = 1): Promise<void> {
  const rowAt = createRows(edition);
  const heading = rowOf(1, columns.map((field) => fieldHeadings[field][0]));
  const lines = [heading];
  for (let index = 0; index < rows; index++) {
    const row = rowAt(index);
    lines.push(rowOf(index + 2, columns.map((field) => row[field])));
  }
  await writeFile(path, zip(workbookEntries({ sheetData: lines.join("") })));
}

function createRows(edition: number): (index: number) => Row {
  const regions = readRegionRows();
  const villages = regions.filter((region) => region.level === "village" && region.code.startsWith(county));
  const nameOf = new Map(regions.map((region) => [region.code, region.name]));
  const cities = regions.filter((region) => region.level === "prefecture" && ["53", "44", "33", "32", "35"].includes(region.parent)).slice(0, 80);
  const industries = ["制造业", "建筑业", "住宿餐饮业", "批发零售业", "居民服务业"];
  return (index) => {
    const village = villages[(index * 7) % villages.length]!;
    const city = cities[(index * 13) % cities.length]!;
    const returning = index % 4 === 0;
    const goingBack = index % 3 > 0;
    return {
      name: `李明${"甲乙丙丁戊己庚辛壬癸".charAt(index % 10)}`, idNumber: idNumber(index), sex: "男", phone: String(13_900_000_000 + index), homeCounty: "大姚县",
      homeTownship: nameOf.get(village.parent) ?? "", homeVillage: village.name, household: String(1000 + (index % 900)), employed: "是",
      workProvince: nameOf.get(city.parent) ?? "", workCity: city.name, workAddress: `工业路 ${index % 500} 号`, employer: `第${index % 700}电子厂`,
      post: edition === 1 ? "装配工" : "班组长", industry: industries[index % 5]!, wage: 3000 + (index % 40) * 100, plan: returning ? "返乡" : "就地过节",
      returnDate: returning ? `2021-02-${String(1 + (index % 10)).padStart(2, "0")}` : "", returnMode: returning ? "火车" : "", vehicle: returning ? "G2882" : "",
      intention: goingBack ? "是" : "未定", goBackFrom: goingBack ? `2021-02-${18 + (index % 8)}` : "", goBackTo: goingBack ? `2021-02-${20 + (index % 8)}` : "",
      wantsTransport: goingBack && index % 5 === 0 ? "是" : "否",
    };
  };
}

/** Sequence number with the male digit; dates of birth spread over sixty years. */
function idNumber(index: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const digits = `${county}${1962 + (index % 40)}${two(1 + (Math.floor(index / 40) % 12))}${two(1 + (Math.floor(index / 480) % 28))}${two(Math.floor(index / 13_440))}1`;
  return digits + checkCharacterOf(digits);
}

function rowOf(row: number, values: readonly (string | number)[]): string {
  const cells = values.map((value, column) => {
    const address = `${String.fromCharCode(65 + column)}${row}`;
    return typeof value === "number" ? `<c r="${address}"><v>${value}</v></c>` : value === "" ? "" : `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
  });
  return `<row r="${row}">${cells.join("")}</row>`;
}
