/** All SQL that reads the roll-ups: the cube, the lists of flows, the headline figures. Every statement names the counties of the scope. */
import { textArray } from "../database/bulk.ts";
import type { Scoped } from "../database/database.ts";
import {
  codeLength, goBackIntentions, industries, noDate, noDay, rollupMovements, travelModes, type cubeColumns, type FestivalPlan, type RollupMovement,
} from "../vocabulary.ts";
import type { FlowQuestion } from "./question.ts";

/** Grains of the cube, finest first: the level to which homes and workplaces are cut. */
export const cubeGrains = [
  { home: "township", work: "county" }, { home: "township", work: "prefecture" }, { home: "county", work: "prefecture" }, { home: "county", work: "province" },
] as const;
export type CubeGrain = (typeof cubeGrains)[number];

/** Columns of equal length; lists of the vocabulary give the meaning of each index, `day` counts from a base date (noDay: none). */
export interface CubeRows {
  grain: CubeGrain;
  home: string[];
  work: string[];
  movement: Uint8Array;
  day: Uint16Array;
  mode: Uint8Array;
  intention: Uint8Array;
  organised: Uint8Array;
  industry: Uint8Array;
  people: Uint32Array;
}

/** The finest grain that has fewer rows than `limit` (the coarsest when none has), sorted by home, movement, work and the rest so that it packs well. */
export async function readCube(scoped: Scoped, baseDate: string, limit: number): Promise<CubeRows> {
  let grain: CubeGrain = cubeGrains[0];
  for (grain of cubeGrains) {
    if (await countCubeRows(scoped, grain) < limit) break;
  }
  const { sql, counties } = scoped;
  // One row of nine long texts: 600,000 rows of nine cells keep the driver, and with it every other request, busy for twice as long.
  const [row] = await sql<Record<(typeof cubeColumns)[number], string | null>[]>`
    select string_agg(home, ',') as home, string_agg(work, ',') as work, string_agg(movement::text, ',') as movement, string_agg(day::text, ',') as day,
      string_agg(mode::text, ',') as mode, string_agg(intention::text, ',') as intention, string_agg(organised::text, ',') as organised,
      string_agg(industry::text, ',') as industry, string_agg(people::text, ',') as people
    from (
      select left(home_township, ${codeLength[grain.home]}::int) as home, left(work_region, ${codeLength[grain.work]}::int) as work,
        array_position(${textArray(rollupMovements)}::text[], movement) - 1 as movement,
        case when day = ${noDate}::date then ${noDay}::int else day - ${baseDate}::date end as day,
        array_position(${textArray(travelModes)}::text[], mode) - 1 as mode, array_position(${textArray(goBackIntentions)}::text[], intention) - 1 as intention,
        organised::int as organised, array_position(${textArray(industries)}::text[], industry) - 1 as industry, sum(people) as people
      from flow_rollup where home_county = any(${textArray(counties)}::text[])
      group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 3, 2, 6, 7, 8, 5, 4
    ) as cube`;
  if (!row) throw new Error("an aggregate without GROUP BY answered no row");
  return {
    grain, home: cells(row.home), work: cells(row.work), movement: Uint8Array.from(cells(row.movement), Number), day: Uint16Array.from(cells(row.day), Number),
    mode: Uint8Array.from(cells(row.mode), Number), intention: Uint8Array.from(cells(row.intention), Number),
    organised: Uint8Array.from(cells(row.organised), Number), industry: Uint8Array.from(cells(row.industry), Number),
    people: Uint32Array.from(cells(row.people), Number),
  };
}

/** Null is no row; an empty text is one row with an empty cell. */
function cells(aggregate: string | null): string[] {
  return aggregate === null ? [] : aggregate.split(",");
}

async function countCubeRows({ sql, counties }: Scoped, grain: CubeGrain): Promise<number> {
  const [row] = await sql<{ rows: number }[]>`
    select count(*) as rows from (
      select from flow_rollup where home_county = any(${textArray(counties)}::text[])
      group by left(home_township, ${codeLength[grain.home]}::int), left(work_region, ${codeLength[grain.work]}::int),
        movement, day, mode, intention, organised, industry
    ) as cube`;
  return row?.rows ?? 0;
}

export interface NamedFlow {
  homeCode: string;
  homeName: string;
  /** Empty when the ledger does not say; coarser than asked for when the ledger says no more. */
  workCode: string;
  workName: string;
  people: number;
}

/** People by home and workplace, both days included; strongest first, ties by home, then workplace. */
export async function readFlows(scoped: Scoped, question: FlowQuestion): Promise<NamedFlow[]> {
  const { sql, counties } = scoped;
  const coarse = isCoarse(scoped, question);
  const [home, work] = coarse ? [sql`home_county`, sql`work_prefecture`] : [sql`home_township`, sql`work_region`];
  const { homes, works, modes, intentions, organised, industries: trades } = question;
  const { from, to } = question.movement === "stay" ? { from: null, to: null } : question; // staying has no date: no range of days touches it
  return sql<NamedFlow[]>`
    select home as "homeCode", coalesce(h.name, home) as "homeName", work as "workCode",
      case when work = '' then '未填' else coalesce(w.name, work) end as "workName", people
    from (
      select left(${home}, ${codeLength[question.home]}::int) as home, left(${work}, ${codeLength[question.work]}::int) as work, sum(people) as people
      from ${coarse ? sql`flow_rollup_coarse` : sql`flow_rollup`}
      where home_county = any(${textArray(counties)}::text[]) and movement = ${question.movement}
        and (${from === null && to === null} or day <> ${noDate}::date)
        and day >= coalesce(${from}::date, day) and day <= coalesce(${to}::date, day)
        ${homes.length > 0 ? sql`and ${home} like any(${insideAny(homes)}::text[])` : sql``}
        ${works.length > 0 ? sql`and ${work} like any(${insideAny(works)}::text[])` : sql``}
        ${modes.length > 0 ? sql`and mode = any(${textArray(modes)}::text[])` : sql``}
        ${intentions.length > 0 ? sql`and intention = any(${textArray(intentions)}::text[])` : sql``}
        ${organised === null ? sql`` : sql`and organised = ${organised}`}
        ${trades.length > 0 ? sql`and industry = any(${textArray(trades)}::text[])` : sql``}
      group by 1, 2
    ) as flow left join region h on h.code = flow.home left join region w on w.code = flow.work
    order by people desc, home, work`;
}

/** Whether the coarse roll-up answers: it knows movement, day, home county and workplace prefecture; a scope inside a county must read the fine one. */
function isCoarse({ viewer }: Scoped, { home, homes, works, modes, intentions, organised, industries: trades }: FlowQuestion): boolean {
  return home === "county" && [...viewer.scope, ...homes].every((code) => code.length <= codeLength.county) && works.every((code) => code.length <= codeLength.prefecture)
    && organised === null && modes.length + intentions.length + trades.length === 0;
}

/** Patterns of the regions that lie inside any of the codes. */
function insideAny(codes: readonly string[]): string {
  return textArray(codes.map((code) => `${code}%`));
}

/** The number that every cache key carries. Read it before what it labels: the label may then be older than the content, never newer. */
export async function readDataVersion({ sql }: Scoped): Promise<{ dataVersion: number; dataChangedAt: string }> {
  const [row] = await sql<{ dataVersion: number; dataChangedAt: string }[]>`
    select version as "dataVersion", to_char(changed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as "dataChangedAt" from data_version`;
  if (!row) throw new Error("data_version has no row, expected one from the migrations");
  return row;
}

export interface Headline {
  reportedOn: string | null;
  demo: boolean;
  scope: { code: string; name: string }[];
  people: number;
  expected: number;
  surveyed: number;
  plans: Record<FestivalPlan, number>;
  goBack: number;
  organised: number;
}

/** The figures above every screen; people = return + stay + home + undecided. */
export async function readHeadline({ sql, counties, viewer }: Scoped): Promise<Headline> {
  const inScope = sql`home_county = any(${textArray(counties)}::text[])`;
  const movements = await sql<{ movement: RollupMovement; people: number; organised: number }[]>`
    select movement, sum(people) as people, coalesce(sum(people) filter (where organised), 0) as organised from flow_rollup where ${inScope} group by movement`;
  const [coverage] = await sql<{ expected: number; surveyed: number }[]>`
    select coalesce(sum(expected), 0) as expected, coalesce(sum(surveyed), 0) as surveyed from coverage_rollup where ${inScope}`;
  const [fresh] = await sql<{ reportedOn: string | null; demo: boolean }[]>`
    select max(reported_on) as "reportedOn", coalesce(bool_or(demo), false) as demo from county_version where ${inScope}`;
  const scope = await sql<{ code: string; name: string }[]>`select code, name from region where code = any(${textArray(viewer.scope)}::text[]) order by code`;
  const of = (movement: RollupMovement) => movements.find((row) => row.movement === movement) ?? { people: 0, organised: 0 };
  const plans = { return: of("return").people, stay: of("stay").people, home: of("home").people, undecided: of("undecided").people };
  return {
    reportedOn: fresh?.reportedOn ?? null, demo: fresh?.demo ?? false, scope, plans,
    people: plans.return + plans.stay + plans.home + plans.undecided, expected: coverage?.expected ?? 0, surveyed: coverage?.surveyed ?? 0,
    goBack: of("goBack").people, organised: of("goBack").organised,
  };
}
