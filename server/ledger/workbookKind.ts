/** What a file really is, whatever its name says, and what to tell the user when it is no ledger. */

export type FileKind = "archive" | "text";

/** Kind of a readable file, or the sentence that says what it is instead and what to do. */
export function kindOfFile(file: Buffer): { kind: FileKind } | { problem: string } {
  if (file.length === 0) return { problem: "文件是空的（0 字节）；请确认文件已保存完整，再重新选择。" };
  const binary = signatures.find(({ bytes }) => file.subarray(0, bytes.length).equals(bytes));
  if (binary) return { problem: binary.problem };
  if (startsWith(file, "d0cf11e0a1b11ae1")) return { problem: problemOfCompound(file) };
  if (startsWith(file, "504b0304")) return { kind: "archive" };
  if (startsWith(file, "504b")) return { problem: "文件是空的压缩包，里面没有台账；请重新另存为 .xlsx 后导入。" };
  const start = file.toString("latin1", 0, 4096).replace(/^\xef\xbb\xbf/, "").trimStart();
  if (/^(?:<!doctype html|<html|<head|<meta|<table|<div|<style|mime-version:)/i.test(start)) {
    return { problem: "文件其实是网页（很多系统导出的“.xls”都是网页改了名）；请用 Excel 或 WPS 打开后，另存为“Excel 工作簿（.xlsx）”再导入。" };
  }
  if (/^<\?xml|^<\?mso/i.test(start)) return { problem: "文件是 XML 表格（旧式导出）；请用 Excel 或 WPS 打开后，另存为“Excel 工作簿（.xlsx）”再导入。" };
  if (file.includes(0) && !isUtf16(file)) return { problem: "文件不是表格，无法识别；请选择 .xlsx 或 .csv 格式的台账。" };
  return { kind: "text" };
}

export function isUtf16(file: Buffer): boolean {
  return startsWith(file, "fffe") || startsWith(file, "feff");
}

/** Why an archive without a workbook is no ledger, by the names of its parts. */
export function problemOfArchive(names: readonly string[]): string {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/)) return "文件是二进制工作簿（.xlsb）；请用 Excel 另存为“Excel 工作簿（.xlsx）”再导入。";
  if (has(/^word\//)) return "文件是 Word 文档，不是表格；请把其中的台账复制到 Excel，另存为 .xlsx 再导入。";
  if (has(/^ppt\//)) return "文件是 PowerPoint 演示文稿，不是表格；请选择 .xlsx 或 .csv 格式的台账。";
  if (has(/^content\.xml$/)) return "文件是 OpenDocument 表格（.ods）；请另存为“Excel 工作簿（.xlsx）”再导入。";
  if (has(/\.(?:xlsx?|csv|et)$/i)) return "文件是压缩包；请先解压，再逐个导入里面的台账。";
  return "文件是压缩包，里面没有工作簿；请选择 .xlsx 或 .csv 格式的台账。";
}

const picture = "文件是图片，不是表格；请选择 .xlsx 或 .csv 格式的台账。";
const packed = "文件是压缩包；请先解压，再逐个导入里面的台账。";
const signatures = [
  { bytes: Buffer.from("%PDF", "latin1"), problem: "文件是 PDF，不是表格；请向填报单位索要原来的 Excel 文件（.xlsx）再导入。" },
  { bytes: Buffer.from("89504e47", "hex"), problem: picture },
  { bytes: Buffer.from("ffd8ff", "hex"), problem: picture },
  { bytes: Buffer.from("GIF8", "latin1"), problem: picture },
  { bytes: Buffer.from("Rar!", "latin1"), problem: packed },
  { bytes: Buffer.from("377abcaf271c", "hex"), problem: packed },
  { bytes: Buffer.from("1f8b", "hex"), problem: packed },
  { bytes: Buffer.from("{\\rtf", "latin1"), problem: "文件是 RTF 文档，不是表格；请把其中的台账复制到 Excel，另存为 .xlsx 再导入。" },
];

/** A compound file (OLE) is an old .xls or .et, an encrypted .xlsx, or an old Word document: its streams tell by their names. */
function problemOfCompound(file: Buffer): string {
  const has = (stream: string) => file.includes(Buffer.from(stream, "utf16le"));
  if (has("EncryptedPackage") || has("EncryptionInfo")) return "文件有打开密码，无法读取；请在 Excel 中取消密码（文件 → 信息 → 保护工作簿）后保存，再导入。";
  if (has("WordDocument")) return "文件是 Word 文档，不是表格；请把其中的台账复制到 Excel，另存为 .xlsx 再导入。";
  if (has("Workbook") || has("Book")) return "文件是旧格式的 Excel（.xls）；请用 Excel 或 WPS 打开后，另存为“Excel 工作簿（.xlsx）”再导入。";
  return "文件是旧格式的 Office 文件，无法读取；请用 Excel 或 WPS 打开后，另存为“Excel 工作簿（.xlsx）”再导入。";
}

function startsWith(file: Buffer, hex: string): boolean {
  return file.toString("hex", 0, hex.length / 2) === hex;
}
