/** All SQL that reads the demand and keeps scenarios. Statements about people name the counties of the scope. */
import { textArray } from "../database/bulk.ts";
import type { Scoped } from "../database/database.ts";
import type { DemandFilter } from "./demandFilter.ts";
import type { Travellers } from "./demandParties.ts";
import { scenarioContent, type Scenario, type ScenarioContent } from "./scenario.ts";

/** Everybody who wants organised transport, alike people in one row; in the order of home, workplace, window and household. */
export async function readTravellers(scoped: Scoped, filter: DemandFilter): Promise<Travellers[]> {
  return scoped.sql<Travellers[]>`
    select ${travellers(scoped)}, count(*) as people from follow_up where ${wants(scoped, filter)} and superseded_at is null
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9 order by 1, 4, 5, 6, 7, 2, 3, 8, 9`;
}

/** The last change of each county's ledger, by its own clock: what was known then is known for ever. */
export type LedgerMoments = Record<string, string>;

/** The same people as the ledger had them then, each in a row of his own; in the same order, ties by worker. */
export async function readTravellersAsOf(scoped: Scoped, filter: DemandFilter, ledgerAt: LedgerMoments): Promise<(Travellers & { workerId: string })[]> {
  return scoped.sql<(Travellers & { workerId: string })[]>`
    select ${travellers(scoped)}, 1 as people, worker_id as "workerId" from follow_up where ${wants(scoped, filter)} and ${knownAt(scoped, ledgerAt)}
    order by 1, 4, 5, 6, 7, 2, 3, 8, 9, worker_id`;
}

/** Of `follow_up`, under that name. */
export function knownAt({ sql }: Scoped, ledgerAt: LedgerMoments) {
  const moment = sql`(${JSON.stringify(ledgerAt)}::text::jsonb ->> follow_up.home_county)::timestamptz`;
  return sql`follow_up.recorded_at <= ${moment} and (follow_up.superseded_at is null or follow_up.superseded_at > ${moment})`;
}

const travellers = ({ sql }: Scoped) => sql`
  home_township as "homeTownship", home_village as "homeVillage", household, work_region as "workRegion", go_back_from as "from", go_back_to as "to",
  travel_group as "travelGroup", go_back_intention = 'yes' as "goingBack", coalesce(uses_wheelchair, false) as "usesWheelchair"`;

function wants({ sql, counties }: Scoped, { homes, works, days, industries, modes, intentions }: DemandFilter) {
  const { from, to } = days ?? { from: null, to: null };
  return sql`home_county = any(${textArray(counties)}::text[]) and wants_transport
    ${homes.length > 0 ? sql`and home_township like any(${insideAny(homes)}::text[])` : sql``}
    ${works.length > 0 ? sql`and work_region like any(${insideAny(works)}::text[])` : sql``}
    ${industries.length > 0 ? sql`and industry = any(${textArray(industries)}::text[])` : sql``}
    ${modes.length > 0 ? sql`and case when plan = 'return' then return_mode else 'unknown' end = any(${textArray(modes)}::text[])` : sql``}
    ${intentions.length > 0 ? sql`and go_back_intention = any(${textArray(intentions)}::text[])` : sql``}
    ${from === null || to === null ? sql`` : sql`and coalesce(go_back_to, go_back_from) >= ${from}::date and coalesce(go_back_from, go_back_to) <= ${to}::date`}`;
}

/** Of the counties in the scope that have a ledger, to the microsecond. */
export async function readLedgerMoments({ sql, counties }: Scoped): Promise<LedgerMoments> {
  const rows = await sql<{ county: string; at: string }[]>`
    select home_county as county, to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from county_version where home_county = any(${textArray(counties)}::text[]) order by home_county`;
  return Object.fromEntries(rows.map(({ county, at }) => [county, at]));
}

/** Patterns of the regions that lie inside any of the codes. */
function insideAny(codes: readonly string[]): string {
  return textArray(codes.map((code) => `${code}%`));
}

export interface NamedPosition {
  code: string;
  name: string;
  /** WGS-84; null when nobody knows where it is. */
  lon: number | null;
  lat: number | null;
}

/** Names and positions as the database knows them, imported ones too; by code. */
export async function readPositions({ sql }: Scoped, codes: readonly string[]): Promise<NamedPosition[]> {
  return sql<NamedPosition[]>`select code, name, st_x(position) as lon, st_y(position) as lat from region where code = any(${textArray(codes)}::text[]) order by code`;
}

// ── Scenarios ────────────────────────────────────────────────────────────────────────────────────────────────────────
/** The desk that a document belongs to: its region codes, sorted. */
export function scopeOf({ viewer }: Scoped): string {
  return [...viewer.scope].sort().join(",");
}

interface ScenarioRow {
  id: string;
  name: string;
  content: unknown;
  changedAt: string;
}

/** By name, then id. */
export async function readScenarios({ sql }: Scoped): Promise<Scenario[]> {
  const rows = await sql<ScenarioRow[]>`
    select scenario_id as "id", name, content, to_char(changed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as "changedAt"
    from charter_scenario order by name, scenario_id`;
  return rows.map(scenarioOf);
}

/** Stored content is read through the schema: a parameter that came later has its default. */
function scenarioOf({ id, name, content, changedAt }: ScenarioRow): Scenario {
  return { id, name, builtIn: false, changedAt, ...scenarioContent.parse(content) };
}

export interface SavedScenario extends ScenarioContent {
  id: string;
  name: string;
  changedAt: string;
}

export async function insertScenario(scoped: Scoped, { id, name, changedAt, ...content }: SavedScenario): Promise<void> {
  await scoped.sql`
    insert into charter_scenario (scope, scenario_id, name, content, changed_at)
    values (${scopeOf(scoped)}, ${id}::uuid, ${name}, ${JSON.stringify(content)}::text::jsonb, ${changedAt}::timestamptz)`;
}

/** Whether there was one to change. */
export async function updateScenario({ sql }: Scoped, { id, name, changedAt, ...content }: SavedScenario): Promise<boolean> {
  const { count } = await sql`
    update charter_scenario set name = ${name}, content = ${JSON.stringify(content)}::text::jsonb, changed_at = ${changedAt}::timestamptz where scenario_id = ${id}::uuid`;
  return count > 0;
}

/** Whether there was one to remove. */
export async function deleteScenario({ sql }: Scoped, scenarioId: string): Promise<boolean> {
  const { count } = await sql`delete from charter_scenario where scenario_id = ${scenarioId}::uuid`;
  return count > 0;
}
