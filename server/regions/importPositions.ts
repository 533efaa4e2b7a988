/** Surveyed positions walk in: CSV → rows → inside their county? → stored, in one transaction. accepted + refused = rows of the file. */
import { parse } from "csv-parse/sync";
import type { Database } from "../database/database.ts";
import { findingAt, readPositions, UnreadablePositions, type PositionFinding } from "./positions.ts";
import { readTownships, storePositions, straysOf } from "./queries.ts";

export interface PositionSummary {
  rows: number;
  accepted: number;
  refused: number;
  /** One for each refused row, in the order of the file. */
  findings: PositionFinding[];
}

/** Throws UnreadablePositions when the file as a whole cannot be understood; then nothing is stored. */
export async function importPositions(database: Database, file: Uint8Array, { dryRun }: { dryRun: boolean }): Promise<PositionSummary> {
  const table = tableOf(file);
  return database.asOwner(async (sql) => {
    const townships = new Map((await readTownships(sql)).map((township) => [township.code, township]));
    const { rows, positions, findings } = readPositions(table, (code) => townships.get(code));
    const strays = new Map((await straysOf(sql, positions)).map((stray) => [stray.code, stray]));
    const accepted = positions.filter(({ code }) => !strays.has(code));
    const outside = positions.flatMap(({ code, rowNumber }) => {
      const stray = strays.get(code);
      return stray ? [findingAt(rowNumber, strayProblem(`${townships.get(code)?.name}（${code}）`, stray))] : [];
    });
    if (!dryRun) await storePositions(sql, accepted);
    return { rows, accepted: accepted.length, refused: rows - accepted.length, findings: [...findings, ...outside].sort((a, b) => a.rowNumber - b.rowNumber) };
  });
}

function strayProblem(township: string, { county, km }: { county: string; km: number | null }): string {
  if (km === null) return `${county}没有界线，无法核对${township}的位置`;
  return `${township}的位置在${county}界外 ${km.toFixed(1)} 公里；请核对经纬度，并确认坐标系是 WGS-84`;
}

/** UTF-8, with or without its mark, or GB18030, as Excel writes it. */
function tableOf(file: Uint8Array): string[][] {
  const text = decoded(file, "utf-8") ?? decoded(file, "gb18030");
  if (text === null) throw new UnreadablePositions("文件不是 UTF-8 或 GB18030 编码的文本；请另存为 CSV 再导入。");
  try {
    return parse(text, { relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    throw new UnreadablePositions(`文件不是正常的 CSV（${error instanceof Error ? error.message : String(error)}）；请另存为 CSV 再导入。`, { cause: error });
  }
}

function decoded(file: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return null;
  }
}
