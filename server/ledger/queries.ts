/** All SQL that reads the ledger: people behind a number, imports, findings, coverage. Every statement names the counties of the scope. */
import type { PendingQuery, Row } from "postgres";
import { textArray } from "../database/bulk.ts";
import type { Scoped } from "../database/database.ts";
import { noDate, type Finding, type FlowFilter, type FollowUpRecord } from "../vocabulary.ts";

export interface Page {
  limit: number;
  offset: number;
}

/** What of a follow-up the list shows as the ledger says it. */
type Said = Pick<FollowUpRecord,
  "name" | "employer" | "post" | "industry" | "plan" | "returnDate" | "returnMode" | "returnVehicle" | "goBackIntention" | "goBackFrom" | "goBackTo" | "wantsTransport">;

export interface PersonRow extends Said {
  workerId: string;
  townshipCode: string;
  township: string;
  village: string | null;
  workCode: string;
  work: string | null;
  recordedAt: string;
}

/** How many people the filter means: the number on the screen, from the people themselves. */
export async function countPeople(scoped: Scoped, filter: FlowFilter): Promise<number> {
  const [row] = await scoped.sql<{ people: number }[]>`select count(*) as people from follow_up f where ${matches(scoped, filter)}`;
  return row?.people ?? 0;
}

/** The people whom the filter means, by township, village and worker. Names are whole: the caller masks them. */
export async function readPeople(scoped: Scoped, filter: FlowFilter, page: Page): Promise<PersonRow[]> {
  return scoped.sql<PersonRow[]>`
    select f.worker_id as "workerId", w.name, f.home_township as "townshipCode", coalesce(t.name, f.home_township) as township, v.name as village,
      coalesce(f.work_region, '') as "workCode", r.name as work, f.employer, f.post, f.industry, f.plan, f.return_date as "returnDate",
      f.return_mode as "returnMode", f.return_vehicle as "returnVehicle", f.go_back_intention as "goBackIntention", f.go_back_from as "goBackFrom",
      f.go_back_to as "goBackTo", f.wants_transport as "wantsTransport", to_char(f.recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as "recordedAt"
    from follow_up f join worker w on w.home_county = f.home_county and w.worker_id = f.worker_id
      left join region t on t.code = f.home_township left join region v on v.code = f.home_village left join region r on r.code = f.work_region
    where ${matches(scoped, filter)} and w.home_county = any(${textArray(scoped.counties)}::text[])
    order by f.home_township, f.home_village nulls first, f.worker_id limit ${page.limit} offset ${page.offset}`;
}

/** The cube's own conditions (server/flows/rollupQueries.ts), said of a follow-up: the list behind a number has exactly that many rows. */
function matches({ sql, counties }: Scoped, filter: FlowFilter): PendingQuery<Row[]> {
  const goBack = filter.movement === "goBack";
  const day = sql`coalesce(${goBack ? sql`f.go_back_from` : sql`f.return_date`}, ${noDate}::date)`;
  const days = filter.movement === "stay" ? null : filter.days; // staying has no date: no range of days touches it
  const mode = goBack ? sql`case when f.wants_transport then 'charter' else 'unknown' end` : filter.movement === "return" ? sql`f.return_mode` : sql`'unknown'`;
  const inside = (codes: string[]) => `{${codes.map((code) => `${code}%`).join(",")}}`; // digits only: the filter's schema
  return sql`f.home_county = any(${textArray(counties)}::text[]) and f.superseded_at is null
    and ${goBack ? sql`f.go_back_intention = 'yes'` : sql`f.plan = ${filter.movement}`}
    ${filter.homes.length > 0 ? sql`and f.home_township like any(${inside(filter.homes)}::text[])` : sql``}
    ${filter.works.length > 0 ? sql`and f.work_region like any(${inside(filter.works)}::text[])` : sql``}
    ${days ? sql`and ${day} between ${days.from}::date and ${days.to}::date` : sql``}
    ${filter.modes.length > 0 ? sql`and ${mode} = any(${textArray(filter.modes)}::text[])` : sql``}
    ${filter.intentions.length > 0 ? sql`and f.go_back_intention = any(${textArray(filter.intentions)}::text[])` : sql``}
    ${filter.organised === null ? sql`` : sql`and f.wants_transport = ${filter.organised}`}
    ${filter.industries.length > 0 ? sql`and f.industry = any(${textArray(filter.industries)}::text[])` : sql``}`;
}

export interface ImportRow {
  importId: string;
  county: string;
  countyName: string;
  fileName: string;
  reportedOn: string;
  demo: boolean;
  rows: number;
  accepted: number;
  unchanged: number;
  refused: number;
  warnings: number;
  importedBy: string;
  recordedAt: string;
  /** The same to the millisecond: the first moment at which the import is known. */
  moment: string;
}

/** Imports of the scope, latest first, ties by county. */
export async function readImports({ sql, counties }: Scoped, page: Page): Promise<ImportRow[]> {
  return sql<ImportRow[]>`
    select b.import_id as "importId", b.home_county as county, coalesce(r.name, b.home_county) as "countyName", b.file_name as "fileName",
      b.reported_on as "reportedOn", b.demo, b.rows, b.accepted, b.unchanged, b.refused, b.warnings, b.imported_by as "importedBy",
      to_char(b.recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as "recordedAt",
      to_char(b.recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"') as moment
    from import_batch b left join region r on r.code = b.home_county
    where b.home_county = any(${textArray(counties)}::text[])
    order by b.recorded_at desc, b.home_county, b.import_id limit ${page.limit} offset ${page.offset}`;
}

export interface FindingsOf {
  importId: string;
  county: string;
}

/** Findings of one import in one county, in the order of the file. */
export async function readFindings({ sql }: Scoped, { importId, county }: FindingsOf, page: Page): Promise<{ total: number; rows: Finding[] }> {
  const [count] = await sql<{ total: number }[]>`select count(*) as total from import_finding where home_county = ${county} and import_id = ${importId}`;
  const rows = await sql<Finding[]>`
    select row_number as "rowNumber", column_name as column, code, severity, value, message from import_finding
    where home_county = ${county} and import_id = ${importId} order by row_number, ordinal limit ${page.limit} offset ${page.offset}`;
  return { total: count?.total ?? 0, rows };
}

/** How many counties have a demo ledger, and how many a real one. */
export async function readBatchKinds({ sql, counties }: Scoped): Promise<{ demo: number; real: number }> {
  const [row] = await sql<{ demo: number; real: number }[]>`
    select count(distinct home_county) filter (where demo) as demo, count(distinct home_county) filter (where not demo) as real
    from import_batch where home_county = any(${textArray(counties)}::text[])`;
  return row ?? { demo: 0, real: 0 };
}
