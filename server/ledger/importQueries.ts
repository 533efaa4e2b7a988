/** All SQL that stores a ledger: one county, one transaction. Every statement names the county; persons come sorted by their id (and so by their hash). */
import type { TransactionSql } from "postgres";
import { insertMany, textArray } from "../database/bulk.ts";
import type { ExpectedWorkers, Finding, FollowUpRecord } from "../vocabulary.ts";
import { expectedColumns, findingColumns, followUpColumns, householdColumns, replaceWorker, workerColumns, type Person, type SealedFollowUp, type SealedPerson } from "./importColumns.ts";

export interface Batch {
  importId: string;
  fileName: string;
  fileHash: string;
  reportedOn: string;
  demo: boolean;
  importedBy: string;
}

export interface BatchCounts {
  rows: number;
  accepted: number;
  unchanged: number;
  refused: number;
  warnings: number;
}

/**
 * Takes the county's lock: a second import of the same county waits here until the first is stored. Answers the moment of this import,
 * an ISO instant that is `now` or, when the clock has not moved on, a millisecond after the county's last; and whether it is the first.
 */
export async function lockCounty(sql: TransactionSql, county: string, now: Date): Promise<{ recordedAt: string; first: boolean }> {
  await sql`set local plan_cache_mode = force_custom_plan`; // a plan made while the tables were empty would be kept for the rest
  await sql`insert into county_version (home_county, version, changed_at, demo) values (${county}, 0, '2000-01-01T00:00:00Z', false)
    on conflict do nothing`;
  const [row] = await sql<{ next: number; version: number }[]>`
    select floor(extract(epoch from changed_at) * 1000)::float8 + 1 as next, version from county_version where home_county = ${county} for update`;
  if (!row) throw new Error(`county ${county} cannot be locked: it lies outside the viewer's scope`);
  return { recordedAt: new Date(Math.max(now.getTime(), row.next)).toISOString(), first: row.version === 0 };
}

/** What an earlier try of the same import stored for the county; null when there was none. Throws when the key was used for another file. */
export async function findBatch(sql: TransactionSql, county: string, { importId, fileHash }: Batch): Promise<BatchCounts | null> {
  const [row] = await sql<(BatchCounts & { sameFile: boolean })[]>`
    select rows, accepted, unchanged, refused, warnings, file_hash = ${fileHash} as "sameFile" from import_batch
    where home_county = ${county} and import_id = ${importId}`;
  if (!row) return null;
  const { sameFile, ...counts } = row;
  if (!sameFile) throw new ImportRefused(`导入编号 ${importId} 已用于另一个文件；请换一个编号。`);
  return counts;
}

/** A reason not to import that a person can act on; nothing was stored. */
export class ImportRefused extends Error {
  override name = "ImportRefused";
}

/** Registers the persons in the county. Answers those whom another county of the prefecture holds: id hash → county. */
export async function claimIdentities(sql: TransactionSql, county: string, persons: readonly Person[]): Promise<Map<string, string>> {
  if (persons.length === 0) return new Map();
  const prefecture = county.slice(0, 4);
  const claimed = await insertMany(sql, {
    table: "worker_identity", rows: persons, constants: { prefecture, home_county: county },
    columns: [{ name: "id_hash", type: "text", value: (person) => person.idHash }, { name: "worker_id", type: "uuid", value: (person) => person.workerId }],
    then: "on conflict do nothing",
  });
  if (claimed.count === persons.length) return new Map();
  const hashes = persons.map((person) => person.idHash);
  const elsewhere = await sql<{ idHash: string; homeCounty: string }[]>`
    select id_hash as "idHash", home_county as "homeCounty" from worker_identity
    where prefecture = ${prefecture} and id_hash between ${hashes[0]!} and ${hashes.at(-1)!} and id_hash = any(${textArray(hashes)}::text[])
      and home_county <> ${county}`; // not empty: asked at the top
  return new Map(elsewhere.map((row) => [row.idHash, row.homeCounty]));
}

/**
 * Content hash of each person's current follow-up, by worker id. The range beside the list keeps the index scan short while a table that was
 * just filled has no statistics: without it 100,000 rows took a minute.
 */
export async function currentContent(sql: TransactionSql, county: string, persons: readonly Person[]): Promise<Map<string, string>> {
  const ids = persons.map((person) => person.workerId);
  if (ids.length === 0) return new Map();
  const rows = await sql<{ workerId: string; contentHash: string }[]>`
    select worker_id as "workerId", content_hash as "contentHash" from follow_up where home_county = ${county} and superseded_at is null
      and worker_id between ${ids[0]!} and ${ids.at(-1)!} and worker_id = any(${textArray(ids)}::uuid[])`; // not empty: asked above
  return new Map(rows.map((row) => [row.workerId, row.contentHash]));
}

/** Stores new follow-ups; the earlier follow-up of each of `known` ends at the moment the new one begins. The workers must be there. */
export async function storeFollowUps(
  sql: TransactionSql, at: { county: string; recordedAt: string; importId: string }, persons: readonly SealedFollowUp[], known: readonly string[],
): Promise<void> {
  const { county, recordedAt, importId } = at;
  const ended = known.length > 0 && sql`update follow_up set superseded_at = ${recordedAt} where home_county = ${county} and superseded_at is null
    and worker_id between ${known[0]!} and ${known.at(-1)!} and worker_id = any(${textArray(known)}::uuid[])`.execute(); // not empty: asked here
  await Promise.all([
    ended, // sent before the new ones: a worker has one current follow-up
    insertMany(sql, { table: "follow_up", columns: followUpColumns, rows: persons, constants: { home_county: county, recorded_at: recordedAt, import_id: importId } }),
  ]);
}

/**
 * Stores new workers, and what has changed about the person of `known` ones: what was said of them before goes to the history. In a county's first
 * import there are none, which spares the look-up.
 */
export async function storeWorkers(
  sql: TransactionSql, at: { county: string; recordedAt: string; first: boolean }, persons: readonly SealedPerson[], known: readonly string[],
): Promise<void> {
  const { county, recordedAt, first } = at;
  const kept = known.length > 0 && sql`
    insert into worker_history (home_county, worker_id, home_township, name, sex, birth_date, id_sealed, phone_sealed, phone_hash, recorded_at, superseded_at)
    select home_county, worker_id, home_township, name, sex, birth_date, id_sealed, phone_sealed, phone_hash, recorded_at, ${recordedAt} from worker
    where home_county = ${county} and worker_id between ${known[0]!} and ${known.at(-1)!} and worker_id = any(${textArray(known)}::uuid[])`.execute(); // not empty: asked here
  await Promise.all([
    kept, // sent before they are replaced
    insertMany(sql, { table: "worker", columns: workerColumns, rows: persons, constants: { home_county: county, recorded_at: recordedAt }, then: first ? "" : replaceWorker }),
  ]);
}

/** Registers the households that the records name. */
export async function storeHouseholds(sql: TransactionSql, county: string, records: readonly FollowUpRecord[]): Promise<void> {
  const households = householdsOf(records);
  for (let start = 0; start < households.length; start += 10_000) {
    await insertMany(sql, {
      table: "household", columns: householdColumns, rows: households.slice(start, start + 10_000), constants: { home_county: county }, then: "on conflict do nothing",
    });
  }
}

/** Sets the number of workers that each village is expected to follow up from now on. Answers how many villages changed. */
export async function storeExpected(sql: TransactionSql, { county, recordedAt }: { county: string; recordedAt: string }, expected: readonly ExpectedWorkers[]): Promise<number> {
  if (expected.length === 0) return 0;
  const current = await sql<{ village: string; people: number }[]>`select home_village as village, people from expected_workers where home_county = ${county} and superseded_at is null`;
  const known = new Map(current.map(({ village, people }) => [village, people]));
  const changed = expected.filter(({ homeVillage, people }) => known.get(homeVillage) !== people);
  const ended = changed.map(({ homeVillage }) => homeVillage).filter((village) => known.has(village));
  await sql`update expected_workers set superseded_at = ${recordedAt} where home_county = ${county} and superseded_at is null and home_village = any(${textArray(ended)}::text[])`;
  await insertMany(sql, { table: "expected_workers", rows: changed, constants: { home_county: county, recorded_at: recordedAt }, columns: expectedColumns });
  return changed.length;
}

/** Keeps the import's figures and findings, and raises the versions of the county and of the whole, which their histories remember. The last step before the commit. */
export async function closeBatch(
  sql: TransactionSql, at: { county: string; recordedAt: string }, batch: Batch, counts: BatchCounts, findings: readonly Finding[],
): Promise<void> {
  const { county, recordedAt } = at;
  await sql`insert into import_batch ${sql({ home_county: county, import_id: batch.importId, file_name: batch.fileName, file_hash: batch.fileHash,
    reported_on: batch.reportedOn, demo: batch.demo, ...counts, imported_by: batch.importedBy, recorded_at: recordedAt })}`;
  const numbered = findings.map((finding, index) => ({ ...finding, ordinal: index + 1 }));
  for (let start = 0; start < numbered.length; start += 5000) {
    await insertMany(sql, {
      table: "import_finding", columns: findingColumns, rows: numbered.slice(start, start + 5000), constants: { home_county: county, import_id: batch.importId },
    });
  }
  await sql`update county_version set version = version + 1, changed_at = ${recordedAt}, demo = demo or ${batch.demo && counts.accepted > 0},
    reported_on = greatest(reported_on, ${batch.reportedOn}::date) where home_county = ${county}`;
  await sql`insert into county_version_history (home_county, version, changed_at, reported_on, demo)
    select home_county, version, changed_at, reported_on, demo from county_version where home_county = ${county}`;
  await sql`update data_version set version = version + 1, changed_at = greatest(changed_at, ${recordedAt}::timestamptz)`;
  await sql`insert into data_version_history (version, recorded_at) select version, ${recordedAt} from data_version`;
}

function householdsOf(records: readonly FollowUpRecord[]): { township: string; household: string }[] {
  const found = new Map<string, { township: string; household: string }>();
  for (const { homeTownship: township, household } of records) {
    if (household !== null) found.set(`${township} ${household}`, { township, household });
  }
  return [...found.keys()].sort().map((key) => found.get(key)!); // the key was just read from the map
}
