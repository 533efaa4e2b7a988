/** What a daily briefing asks of one moment's counter. Pure. */
import type { FlowFilter, RegionLevel } from "../../../server/vocabulary.ts";
import type { CubeAnswer, Series } from "../../cube/answer.ts";
import type { BriefingMaterial } from "../material.ts";

/** The movements that have days and workplaces. */
export const dailyMovements = ["return", "goBack"] as const;
export type DailyMovement = (typeof dailyMovements)[number];

/** Whatever movement, days and ways of travel the map shows: a daily briefing has all of them. */
export function dailyFilter({ homes, works, industries }: FlowFilter): FlowFilter {
  return { movement: "return", homes, works, industries, days: null, modes: [], intentions: [], organised: null };
}

interface Counted {
  answer: CubeAnswer;
  series: Series;
}
/** One moment: everything that is asked of its counter. */
export interface DailyCounts extends Record<DailyMovement | "demand", Counted> {
  material: BriefingMaterial;
}

export function dailyCounts(material: BriefingMaterial, home: RegionLevel): DailyCounts {
  const levels = { ...material.levels, home, work: "prefecture", workInside: "prefecture" } as const;
  const filter = dailyFilter(material.filter);
  const ask = (change: Partial<FlowFilter>) => material.count({ ...filter, ...change }, levels);
  return { material, return: ask({ movement: "return" }), goBack: ask({ movement: "goBack" }), demand: ask({ movement: "goBack", organised: true }) };
}
