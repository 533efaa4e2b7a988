/** A printed paper as data: what an office sheet consists of. The same paper becomes a PDF (pdf.ts) and a worksheet (workbook.ts), so that both say the same. */

export interface Paper {
  title: string;
  /** Right above the first block: number, date, source. */
  subtitle: string;
  orientation: "portrait" | "landscape";
  blocks: Block[];
  /** On each page, beside its number. */
  footer: string;
}

export type Block = Fields | Table | Notes | Signatures;

/** Label and value side by side, so many pairs in a line. A value of null is left blank, to be filled in by hand. */
export interface Fields {
  kind: "fields";
  pairsPerLine: number;
  fields: { label: string; value: string | null }[];
}

export type Cell = string | number | null;

export interface Column {
  heading: string;
  /** Share of the paper's width; the shares of a table need not have a certain sum. */
  width: number;
  align?: "left" | "center" | "right";
}

export interface Table {
  kind: "table";
  title: string | null;
  columns: Column[];
  /** As many cells in each row as there are columns. */
  rows: Cell[][];
  /** Rows with something to look at, by their place: in bold. */
  marked?: ReadonlySet<number>;
}

export interface Notes {
  kind: "notes";
  lines: string[];
}

/** Places to sign, side by side. */
export interface Signatures {
  kind: "signatures";
  labels: string[];
}

/** Text that XML and fonts can take: control characters and lone surrogates are left out. */
export function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Cs}\ufffe\uffff]/gu, "");
}
