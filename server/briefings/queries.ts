/** All SQL about briefings that have a number. One is written once and read; the table gives no right to change or remove it. */
import { textArray } from "../database/bulk.ts";
import type { Scoped } from "../database/database.ts";
import { scheduleMark, tripStatuses, type BriefingOrigin, type Moment, type TripStatus } from "../vocabulary.ts";
import type { BriefingQuestion } from "./reading.ts";

/** What the sheet is made from again; `address` is what its code says. */
export type KeptQuestion = Required<Pick<BriefingQuestion, "filter" | "template" | "language" | "ownWords" | "address">> & Pick<BriefingQuestion, "before" | "beforeNumber" | "plan">;

export interface KeptBriefing {
  number: string;
  /** Region codes that its maker saw. */
  scope: string[];
  question: KeptQuestion;
  asOf: Moment;
  /** Of the ledger as of that moment, when it was made. */
  dataVersion: number;
  madeAt: string;
  person: string;
  template: KeptQuestion["template"];
  title: string;
}

/** The person without the mark of a schedule. */
export type BriefingHeading = Pick<KeptBriefing, "number" | "title" | "template" | "madeAt" | "asOf"> & BriefingMaker;

export interface BriefingMaker {
  person: string;
  bySchedule: boolean;
}

/** `account`: as it is kept. */
export function makerOf(account: string): BriefingMaker {
  return account.endsWith(scheduleMark) ? { person: account.slice(0, -scheduleMark.length), bySchedule: true } : { person: account, bySchedule: false };
}

/** The next count of a region and day; nobody else gets the same. */
export async function countBriefing({ sql }: Scoped, region: string, day: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    insert into briefing_count (region, day, count) values (${region}, ${day}::date, 1)
    on conflict (region, day) do update set count = briefing_count.count + 1 returning count`;
  return row!.count; // the row that was just written
}

export async function insertBriefing({ sql, viewer }: Scoped, { number, question, asOf, dataVersion, madeAt, template, title }: Omit<KeptBriefing, "scope" | "person">): Promise<void> {
  await sql`
    insert into briefing (scope, number, question, as_of, data_version, made_at, person, template, title)
    values (${[...viewer.scope].sort().join(",")}, ${number}, ${JSON.stringify(question)}::text::jsonb, ${asOf}::timestamptz, ${dataVersion}, ${madeAt}::timestamptz, ${viewer.account}, ${template}, ${title})`;
}

const instant = (sql: Scoped["sql"], column: string) => sql`to_char(${sql(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Null when there is none, or none of whose regions the viewer sees any part. */
export async function readBriefing({ sql }: Scoped, number: string): Promise<KeptBriefing | null> {
  const [row] = await sql<(Omit<KeptBriefing, "scope"> & { scope: string })[]>`
    select number, scope, question, ${instant(sql, "as_of")} as "asOf", data_version as "dataVersion", ${instant(sql, "made_at")} as "madeAt", person, template, title
    from briefing where number = ${number}`;
  return row ? { ...row, scope: row.scope.split(",") } : null;
}

/** The newest daily briefing of the same homes, workplaces and industries in the same scope, of a moment up to the given one; ties by number. */
export async function readLastDaily({ sql, viewer }: Scoped, { homes, works, industries }: KeptQuestion["filter"], until: Moment): Promise<Pick<KeptBriefing, "number" | "asOf"> | null> {
  const same = (name: string, words: readonly string[]) => sql`question->'filter'->${name}::text @> ${JSON.stringify(words)}::text::jsonb and question->'filter'->${name}::text <@ ${JSON.stringify(words)}::text::jsonb`;
  const [row] = await sql<Pick<KeptBriefing, "number" | "asOf">[]>`
    select number, ${instant(sql, "as_of")} as "asOf" from briefing
    where template = 'daily' and scope = ${[...viewer.scope].sort().join(",")} and as_of <= ${until}::timestamptz and ${same("homes", homes)} and ${same("works", works)} and ${same("industries", industries)}
    order by as_of desc, number desc limit 1`;
  return row ?? null;
}

/** Null, or an empty text: all of them. */
export interface ListedBriefings {
  origin: BriefingOrigin | null;
  template: string | null;
  /** A part of the title, or of the number with or without its dashes. */
  text: string;
  limit: number;
  /** From 1. */
  page: number;
}

/** Those whose maker saw nothing that the viewer does not see, for their titles speak of all of it. Newest first, ties by number; `total` on all pages. */
export async function readBriefings({ sql, viewer }: Scoped, { origin, template, text, limit, page }: ListedBriefings): Promise<{ briefings: BriefingHeading[]; total: number }> {
  const seen = viewer.scope.map((code) => `${code}%`);
  const part = (words: string) => `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const dashless = text.replaceAll("-", "");
  const listed = sql`
    not exists (select 1 from unnest(string_to_array(scope, ',')) as code where not code like any (${textArray(seen)}::text[]))
    and (${origin}::text is null or (right(person, ${scheduleMark.length}) = ${scheduleMark}) = (${origin}::text = 'schedule'))
    and (${template}::text is null or template = ${template})
    and (${text}::text = '' or title ilike ${part(text)} or ${dashless}::text <> '' and replace(number, '-', '') ilike ${part(dashless)})`;
  const [count] = await sql<{ total: number }[]>`select count(*) as total from briefing where ${listed}`;
  const briefings = await sql<Pick<KeptBriefing, "number" | "title" | "template" | "madeAt" | "asOf" | "person">[]>`
    select number, title, template, ${instant(sql, "made_at")} as "madeAt", ${instant(sql, "as_of")} as "asOf", person from briefing
    where ${listed} order by made_at desc, number desc limit ${limit} offset ${(page - 1) * limit}`;
  return { briefings: briefings.map((row) => ({ ...row, ...makerOf(row.person) })), total: count?.total ?? 0 };
}

export interface LaterImport {
  homeCounty: string;
  fileName: string;
  recordedAt: string;
  /** Day that the ledger speaks of. */
  reportedOn: string;
  accepted: number;
  unchanged: number;
  refused: number;
}

/** Recorded after the moment, in the viewer's counties. Newest first, ties by county. */
export async function readLaterImports({ sql, counties }: Scoped, since: Moment): Promise<LaterImport[]> {
  return sql<LaterImport[]>`
    select home_county as "homeCounty", file_name as "fileName", ${instant(sql, "recorded_at")} as "recordedAt", reported_on as "reportedOn", accepted, unchanged, refused
    from import_batch where home_county = any(${textArray(counties)}::text[]) and recorded_at > ${since}::timestamptz order by recorded_at desc, home_county, import_id limit 200`;
}

/** By code; a region that nobody knows is named by its code. */
export async function readRegionNames({ sql }: Scoped, codes: readonly string[]): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select coalesce(region.name, asked.code) as name from unnest(${textArray(codes)}::text[]) as asked(code) left join region on region.code = asked.code order by asked.code`;
  return rows.map(({ name }) => name);
}

/** Trips of a charter plan by what had been said of them last, until a moment or until now; null where the plan is not seen. */
export async function readTripCounts({ sql }: Scoped, planId: string, until: Moment | null): Promise<Record<TripStatus, number> | null> {
  const rows = await sql<{ status: TripStatus; trips: number }[]>`
    with run as (
      select run ->> 'id' as trip_id from charter_plan, jsonb_array_elements((plan -> 'trips') || coalesce(plan -> 'trains', '[]')) as run where plan_id = ${planId}::uuid
    ), said as (
      select distinct on (trip_id) trip_id, status from charter_trip_event event
      where plan_id = ${planId}::uuid and event.at <= coalesce(${until}::timestamptz, 'infinity') order by trip_id, event.at desc, event_id desc
    )
    select coalesce(said.status, 'planned') as status, count(*) as trips from run left join said on said.trip_id = run.trip_id group by 1`;
  if (rows.length === 0 && !(await isPlanSeen(sql, planId))) return null;
  return Object.fromEntries(tripStatuses.map((status) => [status, rows.find((row) => row.status === status)?.trips ?? 0])) as Record<TripStatus, number>; // a key for every status
}

async function isPlanSeen(sql: Scoped["sql"], planId: string): Promise<boolean> {
  return (await sql`select 1 from charter_plan where plan_id = ${planId}::uuid`).length > 0;
}

/** How many imports there are, of now or of the moment that the transaction shows. */
export async function readLedgerVersion({ sql }: Scoped): Promise<number> {
  const [row] = await sql<{ version: number }[]>`select version from data_version`;
  return row?.version ?? 0;
}
