/** Every figure of a daily briefing, of its moment and of the one before, computed once: text, tables and worksheets print these. Pure. */
import { festivalPlans, type FestivalPlan, type RegionLevel } from "../../../server/vocabulary.ts";
import type { MovingCount } from "../../cube/answer.ts";
import { coverageOf, groupOf, groups, type CoverageFigures, type Group } from "../figures.ts";
import type { BriefingMaterial, SilentVillage } from "../material.ts";
import { changedBy, changedOf, type Changed, type ChangedPlace } from "./changed.ts";
import { dailyCounts, type DailyCounts, type DailyMovement } from "./dailyCounts.ts";
import { peakFigures, type PeakFigures } from "./peaks.ts";
import { homeRows, homesLevel, type HomeRow } from "./homeRows.ts";

export interface MovementFigures {
  people: Changed;
  groups: Record<Group, Changed>;
  /** Workplaces outside the homes' prefecture, strongest first; with inside and unknown they are everybody. */
  places: ChangedPlace[];
  /** Between one county (or township) and one of these places; null where there is none. */
  strongest: { home: string; work: string; people: number } | null;
  peak: PeakFigures;
}

export interface CoveredPlace {
  code: string;
  expected: number;
  surveyed: number;
}

export interface DailyFigures {
  /** Followed up: the sum of the plans. */
  surveyed: Changed;
  plans: Record<FestivalPlan, Changed>;
  /** Of those who return: their planned day has come. */
  due: Changed;
  movements: Record<DailyMovement, MovementFigures>;
  /** Who wants organised transport to go back. */
  demand: MovementFigures;
  coverage: CoverageFigures;
  coverageBefore: CoverageFigures | null;
  /** Villages that expect somebody and have reported nobody. */
  silentVillages: Changed;
  /** Expected in them, as long as they are named. */
  silentPeople: number;
  /** Strongest first. */
  silent: readonly SilentVillage[];
  /** Counties, or the townships of the one county; by code. */
  homes: HomeRow[];
  /** With expected people, least covered first. */
  townships: CoveredPlace[];
  homesLevel: RegionLevel;
}

export function dailyFiguresOf(material: BriefingMaterial): DailyFigures {
  const level = homesLevel(material);
  const now = dailyCounts(material, level);
  const before = material.before && dailyCounts(material.before, level);
  const changed = (read: (counts: DailyCounts) => number): Changed => changedOf(now, before, read);
  const plans = Object.fromEntries(festivalPlans.map((plan) => [plan, changed((counts) => counts.return.answer.totals[plan])])) as DailyFigures["plans"]; // a key for every plan
  const { homes } = material.filter;
  const silent = (material.silentVillages ?? []).filter(({ village }) => isAsked(village, homes)).sort((a, b) => b.expected - a.expected || (a.village < b.village ? -1 : 1));
  return {
    plans, surveyed: changed((counts) => festivalPlans.reduce((sum, plan) => sum + counts.return.answer.totals[plan], 0)), due: changed(dueIn),
    movements: { return: movementFigures("return", now, before), goBack: movementFigures("goBack", now, before) }, demand: movementFigures("demand", now, before),
    coverage: coverageOf(material.coverage, homes), coverageBefore: before && coverageOf(before.material.coverage, homes), silentVillages: changed(silentIn),
    silentPeople: silent.reduce((sum, { expected }) => sum + expected, 0), silent, homes: homeRows(now, before, level), homesLevel: level,
    townships: leastCovered(material.coverage.filter(({ township }) => isAsked(township, homes)).map(({ township, expected, surveyed }) => ({ code: township, expected, surveyed }))),
  };
}

/** Least covered first, ties by code; nothing can be said of places that expect nobody. */
export function leastCovered<Place extends CoveredPlace>(places: readonly Place[]): Place[] {
  const shareOf = ({ surveyed, expected }: CoveredPlace) => surveyed / expected;
  return places.filter(({ expected }) => expected > 0).sort((a, b) => shareOf(a) - shareOf(b) || (a.code < b.code ? -1 : 1));
}

function isAsked(code: string, homes: readonly string[]): boolean {
  return homes.length === 0 || homes.some((home) => code.startsWith(home) || home.startsWith(code));
}

/** Of one moment, in the homes that are asked for. */
function silentIn({ material: { coverage, filter } }: DailyCounts): number {
  const { villages, reportedVillages } = coverageOf(coverage, filter.homes);
  return villages - reportedVillages;
}

/** Their planned day is the day of the moment or an earlier one. */
function dueIn({ return: { answer }, material: { asOf, campaign } }: DailyCounts): number {
  const day = Date.parse(`${asOf.slice(0, 10)}T00:00:00Z`) - Date.parse(`${campaign.from}T00:00:00Z`);
  return answer.days.return.reduce((sum, people, index) => sum + (index * msPerDay <= day ? people : 0), 0);
}
const msPerDay = 86_400_000;

function movementFigures(asked: DailyMovement | "demand", now: DailyCounts, before: DailyCounts | null): MovementFigures {
  const { material: { levels: { inside } } } = now;
  const movement = asked === "demand" ? "goBack" : asked;
  const works = changedBy(now[asked].answer.moving.works, before && before[asked].answer.moving.works);
  const groupSum = (counts: readonly MovingCount[], group: Group) => counts.reduce((sum, { code, people }) => sum + (groupOf(code, inside) === group ? people : 0), 0);
  return {
    people: changedOf(now, before, (counts) => counts[asked].answer.people),
    groups: Object.fromEntries(groups.map((group) => [group, changedOf(now, before, (counts) => groupSum(counts[asked].answer.moving.works, group))])) as MovementFigures["groups"], // a key for every group
    places: works.filter(({ code }) => isElsewhere(code, inside)),
    strongest: now[asked].answer.flows.find(({ work }) => isElsewhere(work, inside)) ?? null,
    peak: peakFigures(now[asked].answer, before && before[asked].answer, movement, now.material.campaign),
  };
}

/** Outside the homes' prefecture, as far as it is known. */
function isElsewhere(work: string, inside: string): boolean {
  return ["outside", "province"].includes(groupOf(work, inside));
}
