/** A validated ledger goes to its counties, in the order of their codes, one transaction each. */
import { setTimeout as wait } from "node:timers/promises";
import { isTransient } from "../database/transient.ts";
import type { Finding, FollowUpRecord, Viewer } from "../vocabulary.ts";
import { fieldOf } from "./headings.ts";
import type { ImportTools } from "./importTools.ts";
import { storeCounty, type CountyPart, type CountyResult } from "./importCounty.ts";
import { maskFinding, registeredElsewhere } from "./importFindings.ts";
import { ImportRefused, type Batch, type BatchCounts } from "./importQueries.ts";
import type { LedgerReading } from "./validate.ts";
import type { RawSheet } from "./workbook.ts";

/** What storing may still want to see of the file. The cells themselves are let go: kept, they cost the collector a second in 100,000 rows. */
export interface LedgerFile {
  /** Texts at the top of the sheets: titles, headings, the first rows. */
  topTexts: string[];
  /** Reads the file again, for the few rows that only the database refuses. */
  reread(): Promise<RawSheet[]>;
}

export interface StoreRequest {
  batch: Batch;
  viewer: Viewer;
  dryRun: boolean;
  progress: (rowsDone: number) => void;
}

export interface StoredReading {
  counts: BatchCounts;
  /** The reading with the rows that only the database could refuse moved to the refused ones. */
  reading: LedgerReading;
}

/** Counts add up to reading.rows, whatever is refused here. */
export async function storeReading(tools: ImportTools, reading: LedgerReading, file: LedgerFile, request: StoreRequest): Promise<StoredReading> {
  const counties = await importableCounties(tools, request.viewer);
  const counts: BatchCounts = { rows: 0, accepted: 0, unchanged: 0, refused: 0, warnings: 0 };
  const elsewhere: CountyResult["elsewhere"] = [];
  const idColumn = reading.headings.find((heading) => fieldOf(heading) === "idNumber") ?? null;
  const finding = (record: FollowUpRecord, holder: string): Finding =>
    registeredElsewhere(record, idColumn, tools.gazetteer.byCode(holder)?.name ?? holder);
  let before = 0;
  for (const part of splitByCounty(reading, importingCounty(reading, file, counties, tools))) {
    const result = await storeOne(tools, part, request, (record, holder) => maskFinding(finding(record, holder)), before);
    for (const key of Object.keys(counts) as (keyof BatchCounts)[]) counts[key] += result[key]; // the keys of the literal above
    elsewhere.push(...result.elsewhere);
    before += part.records.length;
  }
  if (counts.rows !== reading.rows) throw new Error(`stored ${counts.rows} rows, expected the ${reading.rows} rows of the file`);
  return { counts, reading: elsewhere.length === 0 ? reading : refuse(reading, await file.reread(), elsewhere, finding) };
}

/** A scope inside a county cannot import: the roll-ups and the lock belong to the whole county. */
async function importableCounties(tools: ImportTools, viewer: Viewer): Promise<string[]> {
  if (viewer.scope.some((code) => code.length > 6)) throw new ImportRefused("导入台账需要县级或以上的权限；请由县级录入员导入。");
  const counties = await tools.database.withScope(viewer, async (scoped) => scoped.counties);
  if (counties.length === 0) throw new ImportRefused(`权限范围 ${viewer.scope.join("、")} 内没有县级行政区；请检查 GUITU_SCOPE。`);
  return counties;
}

/**
 * Rows without a county of their own count for the county that files the ledger: that of most rows; failing that, the one that the ledger
 * names first (title, cells of refused rows); failing that, the first of the scope.
 */
function importingCounty(reading: LedgerReading, { topTexts }: LedgerFile, counties: string[], tools: ImportTools): string {
  const rows = new Map<string, number>();
  for (const { homeCounty } of reading.records) rows.set(homeCounty, (rows.get(homeCounty) ?? 0) + 1);
  for (const { homeCounty } of reading.expected) rows.set(homeCounty, rows.get(homeCounty) ?? 0);
  const [most] = [...rows].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (most) return most[0];
  const names = counties.map((code) => ({ code, name: tools.gazetteer.byCode(code)?.name })).filter(({ name }) => name !== undefined);
  for (const text of topTexts) {
    const named = names.find(({ name }) => name !== undefined && text.includes(name));
    if (named) return named.code;
  }
  return counties[0]!; // importableCounties refused an empty list
}

function splitByCounty(reading: LedgerReading, filer: string): CountyPart[] {
  const parts = new Map<string, CountyPart>();
  const partOf = (county: string) => {
    const part = parts.get(county) ?? { county, records: [], expected: [], refused: 0, findings: [] };
    parts.set(county, part);
    return part;
  };
  const countyOfRow = new Map<number, string>();
  for (const record of reading.records) {
    partOf(record.homeCounty).records.push(record);
    countyOfRow.set(record.rowNumber, record.homeCounty);
  }
  for (const village of reading.expected) partOf(village.homeCounty).expected.push(village);
  partOf(filer).refused += reading.refusedRows.length;
  for (const finding of reading.findings) partOf(countyOfRow.get(finding.rowNumber) ?? filer).findings.push(maskFinding(finding));
  return [...parts.values()].sort((a, b) => (a.county < b.county ? -1 : 1));
}

/** Tries again when the connection is lost: the import's key makes the second try answer what the first one stored. */
async function storeOne(
  tools: ImportTools, part: CountyPart, request: StoreRequest, finding: (record: FollowUpRecord, holder: string) => Finding, before: number,
): Promise<CountyResult> {
  const storeTools = { ...tools, registeredElsewhere: finding, progress: (rows: number) => request.progress(before + rows) };
  for (let attempt = 1; ; attempt++) {
    let result: CountyResult | undefined;
    try {
      return await tools.database.withScope(request.viewer, async (scoped) => {
        result = await storeCounty(scoped, part, request.batch, storeTools);
        if (request.dryRun) throw new DryRunEnds();
        return result;
      });
    } catch (error) {
      if (error instanceof DryRunEnds && result) return result;
      if (attempt === 5 || !isTransient(error)) throw error;
      await wait(200 * 2 ** attempt);
    }
  }
}

/** Rolls the transaction back after everything was counted. */
class DryRunEnds extends Error {}

/** Moves the rows that another county holds to the refused ones. */
function refuse(
  reading: LedgerReading, sheets: RawSheet[], elsewhere: CountyResult["elsewhere"], finding: (record: FollowUpRecord, holder: string) => Finding,
): LedgerReading {
  const moved = new Set(elsewhere.map(({ record }) => record));
  const sheet = sheets.find(({ name }) => name === reading.sheetName);
  const refusedRows = elsewhere.map(({ record }) => ({ rowNumber: record.rowNumber, sheet: reading.sheetName, cells: sheet?.rows[record.rowNumber - 1] ?? [] }));
  return {
    ...reading,
    records: reading.records.filter((record) => !moved.has(record)),
    refusedRows: [...reading.refusedRows, ...refusedRows].sort((a, b) => a.rowNumber - b.rowNumber),
    findings: [...reading.findings, ...elsewhere.map(({ record, county }) => finding(record, county))].sort((a, b) => a.rowNumber - b.rowNumber),
  };
}
