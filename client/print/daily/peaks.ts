/** The busiest days of a movement, and how many people have named a day at all. Pure. */
import type { Campaign } from "../../../server/vocabulary.ts";
import type { CubeAnswer } from "../../cube/answer.ts";
import { dateOfDay } from "../../cube/days.ts";

export interface DayCount {
  date: string;
  people: number;
}

export interface PeakFigures {
  /** With anybody, the busiest first, the earlier of two with as many; every one of them. */
  days: DayCount[];
  dated: number;
  undated: number;
  /** The busiest day of the moment before; null where there was none. */
  before: string | null;
}

export function peakFigures(now: CubeAnswer, before: CubeAnswer | null, movement: "return" | "goBack", campaign: Campaign): PeakFigures {
  const days = rankedDays(now.days[movement], campaign);
  return {
    days, dated: days.reduce((sum, { people }) => sum + people, 0), undated: now.undated[movement],
    before: before === null ? null : rankedDays(before.days[movement], campaign)[0]?.date ?? null,
  };
}

export function rankedDays(counts: Uint32Array, campaign: Campaign): DayCount[] {
  return Array.from(counts, (people, day): DayCount => ({ date: dateOfDay(day, campaign.from), people })).filter(({ people }) => people > 0).sort((a, b) => b.people - a.people || (a.date < b.date ? -1 : 1));
}
