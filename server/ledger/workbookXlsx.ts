/** An .xlsx → its sheets, in the order of their tabs. */
import { DamagedArchive, readDirectory, unpackPart, unpackWhole, type ArchivePart } from "./workbookArchive.ts";
import { SheetPacker, type PackedSink } from "./workbookCells.ts";
import { problemOfArchive } from "./workbookKind.ts";
import { readContents, readRelations, readStyles, SharedStrings } from "./workbookParts.ts";
import { SheetReader } from "./workbookSheet.ts";
import { scanXml } from "./workbookXml.ts";

/** The archive holds something else than a workbook; the message is a sentence for the user. */
export class NotAWorkbook extends Error {}

export async function readXlsx(file: Buffer, mostRows: number, sink: PackedSink): Promise<void> {
  const parts = readDirectory(file);
  const find = (pattern: RegExp): ArchivePart | undefined => [...parts.values()].find(({ name }) => pattern.test(name));
  const workbook = find(/^xl\/workbook\d*\.xml$/i);
  if (!workbook) throw new NotAWorkbook(problemOfArchive([...parts.keys()]));
  if ([...parts.values()].some(({ encrypted }) => encrypted)) throw new NotAWorkbook("文件是加了密码的压缩包，无法读取；请取消密码后重新保存，再导入。");
  const relationsPart = find(/^xl\/_rels\/workbook\d*\.xml\.rels$/i);
  if (!relationsPart) throw new DamagedArchive("no relations");
  const { sheets, epochDays } = readContents(await unpackWhole(file, workbook));
  const relations = readRelations(await unpackWhole(file, relationsPart));
  const stylesPart = find(/^xl\/styles\.xml$/i);
  const styles = readStyles(stylesPart ? await unpackWhole(file, stylesPart) : null, epochDays);
  const shared = new SharedStrings();
  const sharedPart = find(/^xl\/sharedstrings\.xml$/i);
  if (sharedPart) await unpackPart(file, sharedPart, scanXml(shared));
  for (const { name, relation } of sheets) {
    const path = relations.get(relation) ?? "";
    if (/chartsheets|dialogsheets|macrosheets/.test(path)) continue;
    const part = parts.get(path);
    if (!part) throw new DamagedArchive(`sheet "${name}" has no part "${path}"`);
    const packer = new SheetPacker(name, mostRows, sink, shared.strings);
    await unpackPart(file, part, scanXml(new SheetReader(packer, styles)));
    packer.end();
  }
}
