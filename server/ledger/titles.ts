/** What the rows above the headings say: the day of the report, and whether the data are made up. Pure. */
import type { Campaign } from "../vocabulary.ts";
import { readDate } from "./cellDates.ts";
import { cleanText, textOf } from "./cells.ts";
import type { RawCell } from "./rawWorkbook.ts";

const reportDay = /(?:填报|上报|报送|制表|填表|统计)(?:日期|时间)[:：\s]*([0-9年月日./\-号]+)/;

/** "填报日期：2021年2月9日"; the date may stand in the cell to the right of its words. */
export function readTitles(titles: readonly RawCell[][], campaign: Campaign): { reportedOn: string | null; demo: boolean } {
  const rows = titles.map((row) => row.map((cell) => cleanText(textOf(cell))).filter((text) => text !== ""));
  const lines = rows.map((row) => row.join(" "));
  const written = lines.map((line) => reportDay.exec(line)?.[1]).find((text) => text !== undefined);
  return { reportedOn: written === undefined ? null : readDate(written, campaign) ?? null, demo: lines.some((line) => line.includes("演示数据")) };
}
