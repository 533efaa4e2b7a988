/** All SQL about coverage: how many of the expected workers each township and village has followed up. */
import { textArray } from "../database/bulk.ts";
import type { Scoped } from "../database/database.ts";

export interface TownshipCoverage {
  township: string;
  county: string;
  expected: number;
  surveyed: number;
  villages: number;
  /** Villages that expect somebody and have reported nobody. */
  silentVillages: number;
  lastRecordedAt: string | null;
}

/** Townships of the scope by code, those without any report included. */
export async function readTownshipCoverage({ sql, counties }: Scoped): Promise<TownshipCoverage[]> {
  return sql<TownshipCoverage[]>`
    select home_township as township, home_county as county, sum(expected) as expected, sum(surveyed) as surveyed,
      count(*) filter (where home_village <> home_township) as villages, count(*) filter (where expected > 0 and surveyed = 0) as "silentVillages",
      to_char(max(last_recorded_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as "lastRecordedAt"
    from coverage_rollup where home_county = any(${textArray(counties)}::text[]) group by home_county, home_township order by home_township`;
}

export interface SilentVillage {
  village: string;
  /** Null when the regions do not know it. */
  name: string | null;
  township: string;
  expected: number;
}

/** Villages of the scope that expect somebody and have reported nobody, by code: as many as the townships count. */
export async function readSilentVillages({ sql, counties }: Scoped): Promise<SilentVillage[]> {
  return sql<SilentVillage[]>`
    select c.home_village as village, r.name, c.home_township as township, c.expected
    from coverage_rollup c left join region r on r.code = c.home_village
    where c.home_county = any(${textArray(counties)}::text[]) and c.expected > 0 and c.surveyed = 0 order by c.home_village`;
}

export interface VillageCoverage {
  /** The township's own code for people whose village is not known. */
  village: string;
  name: string | null;
  expected: number;
  surveyed: number;
  lastRecordedAt: string | null;
}

/** Villages of one township by code; people without a known village first. */
export async function readVillageCoverage({ sql, counties }: Scoped, township: string): Promise<VillageCoverage[]> {
  return sql<VillageCoverage[]>`
    select c.home_village as village, r.name, c.expected, c.surveyed, to_char(c.last_recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as "lastRecordedAt"
    from coverage_rollup c left join region r on r.code = c.home_village
    where c.home_county = any(${textArray(counties)}::text[]) and c.home_county = ${township.slice(0, 6)} and c.home_township = ${township}
    order by c.home_village`;
}
