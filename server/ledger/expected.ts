/** The sheet 应访人数: how many workers each village is expected to follow up. Pure. */
import type { ExpectedWorkers, Finding } from "../vocabulary.ts";
import { cleanText, readNumber, textOf } from "./cells.ts";
import { createPlaceFinder, type LedgerGazetteer } from "./places.ts";
import { fileNotices } from "./rulesFile.ts";
import type { RawCell, RawSheet } from "./rawWorkbook.ts";

const headings = { county: /^(?:户籍)?县/, township: /^(?:户籍)?乡镇/, village: /^(?:户籍)?(?:行政)?村/, people: /应访|人数/ } as const;

/** Adds villages to `reading.expected`, and a finding for each line that cannot be used. */
export function readExpected(
  sheet: RawSheet, reading: { expected: ExpectedWorkers[]; findings: Finding[] }, gazetteer: LedgerGazetteer, importingRegions: readonly string[],
): void {
  const places = createPlaceFinder(gazetteer, importingRegions);
  const headingRow = sheet.rows.findIndex((row) => columnOf(row, headings.village) >= 0 && columnOf(row, headings.people) >= 0);
  const heading = sheet.rows[headingRow];
  if (!heading) return report(reading, sheet.name, 1, null, "没有“乡镇”“村（社区）”“应访人数”的表头，没有采用");
  const at = { county: columnOf(heading, headings.county), township: columnOf(heading, headings.township), village: columnOf(heading, headings.village), people: columnOf(heading, headings.people) };
  const villages = new Map<string, ExpectedWorkers>();
  for (const [offset, row] of sheet.rows.slice(headingRow + 1).entries()) {
    const text = (column: number) => cleanText(textOf(row[column]));
    if (text(at.village) === "" && (text(at.township) === "" || text(at.people) === "")) continue;
    if (/^(?:合计|总计|小计)/.test(text(at.township) || text(at.village))) continue;
    const home = places.home({ place: "", county: text(at.county), township: text(at.township), village: text(at.village) });
    const people = readNumber(text(at.people));
    const rowNumber = headingRow + offset + 2;
    if (home.township === null || home.village === null) report(reading, sheet.name, rowNumber, text(at.village), `“${text(at.township)}${text(at.village)}”不在行政区划表里，没有采用`);
    else if (typeof people !== "number" || !Number.isInteger(people)) report(reading, sheet.name, rowNumber, text(at.people), "的人数不是整数，没有采用");
    else {
      const earlier = villages.get(home.village);
      if (earlier) report(reading, sheet.name, rowNumber, text(at.village), `“${text(at.village)}”重复，人数已相加`);
      villages.set(home.village, { homeCounty: home.village.slice(0, 6), homeTownship: home.township, homeVillage: home.village, people: people + (earlier?.people ?? 0) });
    }
  }
  reading.expected.push(...villages.values());
}

function columnOf(row: readonly RawCell[], pattern: RegExp): number {
  return row.findIndex((cell) => pattern.test(cleanText(textOf(cell)).replace(/\s/g, "")));
}

function report(reading: { findings: Finding[] }, sheet: string, rowNumber: number, value: string | null, what: string): void {
  reading.findings.push({
    rowNumber, column: null, code: "expectedUnreadable", severity: fileNotices.expectedUnreadable, value,
    message: `工作表“${sheet}”第 ${rowNumber} 行${what}；请核对。`,
  });
}
