/** Every figure of a sheet, computed once: the picture, the table, the chart and every export print these. Pure. */
import type { Flow } from "../../server/vocabulary.ts";
import { dateOfDay, dayNumber } from "../cube/days.ts";
import { withEstimates } from "../scene/sceneNodes.ts";
import { rankedSpots, type RankedSpot } from "./hotSpots.ts";
import type { BriefingMaterial, CoverageRow } from "./material.ts";

/** Where people work, seen from the prefecture of the homes. */
export const groups = ["outside", "province", "inside", "unknown"] as const;
export type Group = (typeof groups)[number];

export interface RankedWork {
  code: string;
  people: number;
  estimated: number;
  /** The day with the most people, the first of several; null where nobody has a day. */
  peak: string | null;
}

export interface DayFigure {
  date: string;
  people: number;
  estimated: number;
}

export interface CoverageFigures {
  townships: number;
  reportedTownships: number;
  villages: number;
  reportedVillages: number;
  expected: number;
  surveyed: number;
}

export interface SheetFigures {
  people: number;
  estimated: number;
  groups: Record<Group, { people: number; estimated: number }>;
  /** The strongest workplaces outside the home prefecture; with `rest`, `inside` and `unknown` they are everybody. */
  top: RankedWork[];
  rest: { places: number; people: number; estimated: number };
  days: DayFigure[];
  /** Without a day; 0 where the filter names days. */
  undated: number;
  peakDay: DayFigure | null;
  coverage: CoverageFigures;
  flows: (Flow & { estimated: number })[];
  /** Significant ones, the strongest first. */
  hotSpots: RankedSpot[];
}

/** `ranked`: workplaces by name, the others gathered. */
export function figuresOf(material: BriefingMaterial, ranked: number): SheetFigures {
  const { answer, levels } = material;
  const coverage = coverageOf(material.coverage, material.filter.homes);
  const flows = withEstimates(answer.flows, (code) => coverageOf(material.coverage, [code]));
  const estimates = new Map<string, number>();
  for (const { work, estimated } of flows) estimates.set(work, (estimates.get(work) ?? 0) + estimated);
  const estimated = flows.reduce((sum, flow) => sum + flow.estimated, 0);
  const works = answer.moving.works.map(({ code, people }) => ({ code, people, estimated: estimates.get(code) ?? 0, group: groupOf(code, levels.inside) }));
  const strongest = works.filter(({ group }) => group === "outside" || group === "province").sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1));
  const rest = strongest.slice(ranked);
  const days = daysOf(material, estimated / Math.max(1, answer.people));
  return {
    people: answer.people, estimated, flows, coverage, days, hotSpots: rankedSpots(material),
    groups: Object.fromEntries(groups.map((group) => [group, sumOf(works.filter((work) => work.group === group))])) as SheetFigures["groups"], // a key for every group
    top: strongest.slice(0, ranked).map(({ code, people, estimated }) => ({ code, people, estimated, peak: peakOf(code, material) })),
    rest: { places: rest.length, ...sumOf(rest) },
    undated: material.filter.days || material.filter.movement === "stay" ? 0 : answer.undated[material.filter.movement],
    peakDay: days.reduce<DayFigure | null>((most, day) => (day.people > (most?.people ?? 0) ? day : most), null),
  };
}

/** An unknown workplace is nowhere; the province itself is a workplace of which the city is not stated. */
export function groupOf(work: string, inside: string): Group {
  if (work === "") return "unknown";
  if (inside !== "" && work.startsWith(inside)) return "inside";
  return inside !== "" && work.startsWith(inside.slice(0, 2)) ? "province" : "outside";
}

function sumOf(places: readonly { people: number; estimated: number }[]): { people: number; estimated: number } {
  return places.reduce((sum, { people, estimated }) => ({ people: sum.people + people, estimated: sum.estimated + estimated }), { people: 0, estimated: 0 });
}

/** Of the townships inside any of the homes; of all of them when there is none. */
export function coverageOf(rows: readonly CoverageRow[], homes: readonly string[]): CoverageFigures {
  const figures: CoverageFigures = { townships: 0, reportedTownships: 0, villages: 0, reportedVillages: 0, expected: 0, surveyed: 0 };
  for (const { township, expected, surveyed, villages, silentVillages } of rows) {
    if (homes.length > 0 && !homes.some((home) => township.startsWith(home) || home.startsWith(township))) continue;
    figures.townships += 1;
    figures.reportedTownships += surveyed > 0 ? 1 : 0;
    figures.villages += villages;
    figures.reportedVillages += villages - silentVillages;
    figures.expected += expected;
    figures.surveyed += surveyed;
  }
  return figures;
}

/** The filter's days, or those of the campaign between the first and the last with anybody. */
function daysOf({ answer, campaign, filter: { movement, days } }: BriefingMaterial, estimatedShare: number): DayFigure[] {
  if (movement === "stay") return [];
  const counts = answer.days[movement];
  const all = Array.from(counts, (people, day) => ({ date: dateOfDay(day, campaign.from), people, estimated: people * estimatedShare }));
  if (days) return all.filter(({ date }) => date >= days.from && date <= days.to);
  const [first, last] = [all.findIndex(({ people }) => people > 0), all.findLastIndex(({ people }) => people > 0)];
  return first === -1 ? [] : all.slice(first, last + 1);
}

function peakOf(code: string, { series, campaign, filter: { days, movement } }: BriefingMaterial): string | null {
  const own = series.works.find((place) => place.code === code)?.days;
  if (!own || movement === "stay") return null;
  const from = days ? Math.max(0, dayNumber(days.from, campaign.from)) : 0;
  const to = days ? dayNumber(days.to, campaign.from) : own.length - 1;
  let peak: number | null = null;
  for (let day = from; day <= Math.min(to, own.length - 1); day += 1) if (own[day]! > (peak === null ? 0 : own[peak]!)) peak = day;
  return peak === null ? null : dateOfDay(peak, campaign.from);
}
