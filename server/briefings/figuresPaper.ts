/** The tables of a briefing's sheets as worksheets: what stands on the paper, number by number. */
import { asOfLine } from "../../client/print/sentence.ts";
import type { Sheet } from "../../client/print/sheet.ts";
import { speech } from "../../client/print/speech.ts";
import type { Paper } from "../papers/paper.ts";
import type { NamedPaper } from "../papers/workbook.ts";

/** Those of the first page first; a name that two pages have is followed by its page. */
export function figurePapers(...sheets: readonly Sheet[]): NamedPaper[] {
  const taken = new Set<string>();
  return sheets.flatMap((sheet) => sheet.tables.map((table): NamedPaper => {
    const name = taken.has(table.name) ? `${table.name} ${sheet.page}` : table.name;
    taken.add(name);
    return { sheet: name, paper: paperOf(sheet, table) };
  }));
}

function paperOf(sheet: Sheet, { columns, rows, total }: Sheet["tables"][number]): Paper {
  return {
    title: sheet.words.title, subtitle: `${asOfLine(sheet.words, speech(sheet.about.language))}　${sheet.words.sentence}`, orientation: "portrait", footer: sheet.sum,
    blocks: [
      { kind: "table", title: null, columns: columns.map(({ heading, width, figures }) => ({ heading, width, align: figures ? "right" : "left" })), rows: rows.map((row) => [...row]), ...(total ? { marked: new Set([rows.length - 1]) } : {}) },
      { kind: "notes", lines: [sheet.sum] },
    ],
  };
}
