/** Text files: UTF-8, UTF-16 or GB18030; comma, tab or semicolon. */
import { parse } from "csv-parse/sync";
import { SheetPacker, type PackedSheet } from "./workbookCells.ts";
import { isUtf16 } from "./workbookKind.ts";

/** The text cannot be understood; the message is a sentence for the user. */
export class UnreadableText extends Error {}

export function readCsv(file: Buffer, mostRows: number): PackedSheet {
  const text = decode(file);
  const packer = new SheetPacker(mostRows);
  let row = 0;
  const take = (cells: string[]): null => {
    packer.openRow(row++);
    for (const [column, cell] of cells.entries()) if (cell !== "") packer.text(column, bareText(cell));
    return null;
  };
  try {
    parse(text, { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, skip_empty_lines: false, bom: true, on_record: take });
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("CSV_")) {
      throw new UnreadableText(`第 ${row + 1} 行的引号不成对，后面的内容分不清是哪一列；请用 Excel 打开后另存为 .xlsx 再导入。`, { cause: error });
    }
    throw error;
  }
  return packer.pack("");
}

/** People write ="5323…" so that Excel keeps a long number as it is. */
function bareText(cell: string): string {
  return cell.startsWith('="') && cell.endsWith('"') && cell.length > 2 ? cell.slice(2, -1) : cell;
}

/** UTF-8 strictly, because any bytes are some text in GB18030; then GB18030, which holds GBK and GB 2312. */
export function decode(file: Buffer): string {
  const encodings = isUtf16(file) ? [file[0] === 0xff ? "utf-16le" : "utf-16be"] : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch {
      continue; // not this encoding
    }
  }
  throw new UnreadableText("文字编码无法识别（不是 UTF-8，也不是 GB18030）；请用 Excel 打开后另存为 .xlsx 再导入。");
}

/** The sign that the first lines use most. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 10_000);
  const count = (sign: string) => start.split(sign).length;
  return [",", "\t", ";"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
