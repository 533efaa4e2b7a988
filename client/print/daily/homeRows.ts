/** The homes one by one: counties, or the townships of the only county. Their people add up to the whole. Pure. */
import { ancestorAt, codeLength, type RegionLevel } from "../../../server/vocabulary.ts";
import type { MovingCount, PlaceCount } from "../../cube/answer.ts";
import { coverageOf, type CoverageFigures } from "../figures.ts";
import type { BriefingMaterial, CoverageRow } from "../material.ts";
import { changedOf, type Changed } from "./changed.ts";
import type { DailyCounts, DailyMovement } from "./dailyCounts.ts";
import { rankedDays } from "./peaks.ts";

export interface HomeRow {
  code: string;
  surveyed: Changed;
  return: Changed;
  goBack: Changed;
  /** Who wants organised transport to go back. */
  demand: Changed;
  /** The busiest day; null where nobody has a day. */
  peaks: Record<DailyMovement, string | null>;
  coverage: CoverageFigures;
  silentVillages: number;
}

/** Townships where all the homes lie in one county, else counties. */
export function homesLevel({ coverage, answer, filter }: Pick<BriefingMaterial, "coverage" | "answer" | "filter">): RegionLevel {
  const counties = new Set(askedRows(coverage, filter.homes).map(({ township }) => ancestorAt(township, "county")));
  for (const { code } of answer.homes) if (code.length >= codeLength.county) counties.add(ancestorAt(code, "county"));
  return counties.size === 1 ? "township" : "county";
}

function askedRows(rows: readonly CoverageRow[], homes: readonly string[]): CoverageRow[] {
  return rows.filter(({ township }) => homes.length === 0 || homes.some((home) => township.startsWith(home) || home.startsWith(township)));
}

/** By code; places that only expect people are rows, too. */
export function homeRows(now: DailyCounts, before: DailyCounts | null, level: RegionLevel): HomeRow[] {
  const covered = askedRows(now.material.coverage, now.material.filter.homes);
  const codes = new Set(covered.map(({ township }) => ancestorAt(township, level)));
  for (const counts of before === null ? [now] : [now, before]) {
    for (const asked of ["return", "goBack"] as const) for (const { code } of [...counts[asked].answer.homes, ...counts[asked].answer.moving.homes]) codes.add(code);
  }
  return [...codes].sort().map((code) => {
    const coverage = coverageOf(covered.filter(({ township }) => township.startsWith(code)), []);
    const changed = (read: (counts: DailyCounts) => readonly (MovingCount | PlaceCount)[]) => changedOf(now, before, (counts) => read(counts).find((place) => place.code === code)?.people ?? 0);
    return {
      code, coverage, silentVillages: coverage.villages - coverage.reportedVillages,
      surveyed: changed((counts) => counts.return.answer.homes), return: changed((counts) => counts.return.answer.moving.homes),
      goBack: changed((counts) => counts.goBack.answer.moving.homes), demand: changed((counts) => counts.demand.answer.moving.homes),
      peaks: { return: peakOf(code, "return", now), goBack: peakOf(code, "goBack", now) },
    };
  });
}

function peakOf(code: string, movement: DailyMovement, counts: DailyCounts): string | null {
  const own = counts[movement].series.homes.find((place) => place.code === code);
  return own ? rankedDays(own.days, counts.material.campaign)[0]?.date ?? null : null;
}
