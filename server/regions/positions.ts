/** Township positions as somebody surveyed them, row by row: what can be said without looking at a map. Pure. */
import { codeLength } from "../vocabulary.ts";

export interface TownshipPosition {
  code: string;
  /** WGS-84 degrees. */
  lon: number;
  lat: number;
}

/** A position and the row of the file that says it (1 is the heading). */
export interface PositionRow extends TownshipPosition {
  rowNumber: number;
}

export interface PositionFinding {
  rowNumber: number;
  /** One sentence that begins with the row. */
  message: string;
}

export interface PositionReading {
  /** Rows below the heading that are not empty: positions + findings. */
  rows: number;
  positions: PositionRow[];
  findings: PositionFinding[];
}

export const positionColumns = ["code", "name", "lon", "lat", "system"] as const;
type PositionColumn = (typeof positionColumns)[number];
type Cells = Record<PositionColumn, string>;

/** Message: one sentence about the whole file; then nothing is stored. */
export class UnreadablePositions extends Error {
  override name = "UnreadablePositions";
}

/** `nameOf` answers the full and the short name of a township, undefined for a code that is none. Throws UnreadablePositions without its columns. */
export function readPositions(table: readonly (readonly string[])[], nameOf: (code: string) => { name: string; shortName: string } | undefined): PositionReading {
  const headings = (table[0] ?? []).map((heading) => heading.trim().toLowerCase());
  const missing = positionColumns.filter((column) => !headings.includes(column));
  if (missing.length > 0) throw new UnreadablePositions(`文件缺少 ${missing.join("、")} 列；第一行应为 ${positionColumns.join(",")}。`);
  const reading: PositionReading = { rows: 0, positions: [], findings: [] };
  const rowOf = new Map<string, number>();
  table.forEach((line, index) => {
    if (index === 0 || line.every((cell) => cell.trim() === "")) return;
    const cells = Object.fromEntries(positionColumns.map((column) => [column, (line[headings.indexOf(column)] ?? "").trim()])) as Cells; // a key for every column
    const rowNumber = index + 1;
    reading.rows += 1;
    const problem = problemOf(cells, nameOf(cells.code), rowOf.get(cells.code));
    if (problem === null) reading.positions.push({ rowNumber, code: cells.code, lon: Number(cells.lon), lat: Number(cells.lat) });
    else reading.findings.push(findingAt(rowNumber, problem));
    if (!rowOf.has(cells.code)) rowOf.set(cells.code, rowNumber);
  });
  return reading;
}

export function findingAt(rowNumber: number, problem: string): PositionFinding {
  return { rowNumber, message: `第 ${rowNumber} 行：${problem}。` };
}

/** What is wrong with a row, without its full stop; null when nothing is. */
function problemOf({ code, name, lon, lat, system }: Cells, township: { name: string; shortName: string } | undefined, sameCodeAt: number | undefined): string | null {
  if (!/^\d+$/.test(code) || code.length !== codeLength.township) return `code“${code}”不是 9 位乡镇代码`;
  if (!township) return `没有代码为 ${code} 的乡镇；请核对代码`;
  if (name !== township.name && name !== township.shortName) return `代码 ${code} 是${township.name}，文件写的是“${name}”；请核对代码和名称`;
  if (sameCodeAt !== undefined) return `${township.name}（${code}）在第 ${sameCodeAt} 行已经有了；请只保留一行`;
  if (/^(gcj-?02|bd-?09|火星坐标系?|百度坐标系?)$/i.test(system)) return `坐标系 ${system} 还不能换算；请先换算为 WGS-84，再把 system 改为 WGS-84`;
  if (!/^wgs-?84$/i.test(system)) return `坐标系“${system}”不认识；应为 WGS-84`;
  return degreesProblem("经度 lon", lon, 73, 136) ?? degreesProblem("纬度 lat", lat, 3, 54);
}

/** Degrees with a decimal point, within the extent of the country. */
function degreesProblem(what: string, text: string, from: number, to: number): string | null {
  if (!/^\d{1,3}(\.\d+)?$/.test(text)) return `${what}“${text}”不是以度为单位的数，应形如 101.5447`;
  const degrees = Number(text);
  return degrees >= from && degrees <= to ? null : `${what} ${text} 不在 ${from} 至 ${to} 度之间；请检查经度和纬度是否写反`;
}
