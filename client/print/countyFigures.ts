/** Every figure of a county page, computed once: its townships, where their people work, and the days. Pure. */
import { ancestorAt, type Flow } from "../../server/vocabulary.ts";
import { dateOfDay } from "../cube/days.ts";
import { coverageOf, groupOf, type CoverageFigures, type Group } from "./figures.ts";
import type { BriefingMaterial } from "./material.ts";
import { ofHomes } from "./narrowed.ts";

export interface TownshipFigure {
  code: string;
  people: number;
  /** People expected and not followed up, of whom as large a part moves as of the county's. */
  estimated: number;
  villages: number;
  reportedVillages: number;
  /** Nobody of those expected was followed up. */
  silent: boolean;
}

/** A row of workplaces: one by name, or all others of its group. */
export interface GateFigure {
  key: string;
  group: Group;
  /** Null where several are gathered. */
  code: string | null;
  people: number;
  estimated: number;
}

export interface GateFlow {
  township: string;
  gate: string;
  people: number;
}

/** One small map: a day, the people without a day, or those of the days for which there is no room. */
export interface DayBox {
  kind: "day" | "undated" | "otherDays";
  date: string | null;
  people: number;
  townships: readonly { code: string; people: number }[];
}

export interface CountyFigures {
  county: string;
  people: number;
  estimated: number;
  coverage: CoverageFigures;
  townships: TownshipFigure[];
  gates: GateFigure[];
  /** Strongest first; what is not named one by one is in no gate's flow. */
  flows: GateFlow[];
  boxes: DayBox[];
}

/** Places of a group by name; the others are gathered. */
const named = { outside: 7, province: 4, inside: 1, unknown: 1 } as const satisfies Record<Group, number>;
const mostBoxes = 24;

/** `homes`: the county, or those of its townships that are asked for. */
export function countyFiguresOf(whole: BriefingMaterial, county: string, homes: readonly string[]): CountyFigures {
  const inside = ancestorAt(county, "prefecture");
  const material = ofHomes(whole, homes, { home: "township", work: "province", workInside: "prefecture", inside: ancestorAt(county, "province") });
  const { answer } = material;
  const coverage = coverageOf(material.coverage, homes);
  const missing = Math.max(0, coverage.expected - coverage.surveyed);
  const perMissing = coverage.surveyed > 0 ? answer.people / coverage.surveyed : 0;
  const estimated = missing * perMissing;
  const gates = gatesOf(answer.moving.works, inside, estimated / Math.max(1, answer.people));
  return {
    county, people: answer.people, estimated, coverage, gates, townships: townshipsOf(material, homes, estimated),
    flows: gateFlows(answer.flows, gates, inside), boxes: boxesOf(material),
  };
}

function gatesOf(works: readonly { code: string; people: number }[], inside: string, estimatedShare: number): GateFigure[] {
  const gate = (key: string, group: Group, code: string | null, people: number): GateFigure => ({ key, group, code, people, estimated: people * estimatedShare });
  return (["outside", "province", "inside", "unknown"] as const).flatMap((group) => {
    const own = works.filter(({ code, people }) => people > 0 && groupOf(code, inside) === group).sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1));
    const rest = own.slice(named[group]).reduce((sum, { people }) => sum + people, 0);
    return [...own.slice(0, named[group]).map(({ code, people }) => gate(code === "" ? "unknown" : code, group, code, people)), ...(rest > 0 ? [gate(`rest:${group}`, group, null, rest)] : [])];
  });
}

/** Largest first; ties by township, then gate. Who works nowhere that is known leads to no gate. */
function gateFlows(flows: readonly Flow[], gates: readonly GateFigure[], inside: string): GateFlow[] {
  const named = new Set(gates.map(({ key }) => key));
  const sums = new Map<string, GateFlow>();
  for (const { home, work, people } of flows) {
    const group = groupOf(work, inside);
    if (group === "unknown") continue;
    const gate = named.has(work) ? work : `rest:${group}`;
    const known = sums.get(`${home}>${gate}`) ?? { township: home, gate, people: 0 };
    sums.set(`${home}>${gate}`, { ...known, people: known.people + people });
  }
  return [...sums.values()].sort((a, b) => b.people - a.people || (a.township + a.gate < b.township + b.gate ? -1 : 1));
}

/** Every township of the homes that has people or expects some, by code; their estimates are those of the county. */
function townshipsOf({ coverage, answer }: BriefingMaterial, homes: readonly string[], estimated: number): TownshipFigure[] {
  const people = new Map(answer.moving.homes.map((place) => [place.code, place.people]));
  const rows = new Map(coverage.filter(({ township }) => homes.some((home) => township.startsWith(home) || home.startsWith(township))).map((row) => [row.township, row]));
  const codes = [...new Set([...rows.keys(), ...people.keys()])].sort();
  const missing = (code: string) => { const row = rows.get(code); return row ? Math.max(0, row.expected - row.surveyed) : 0; };
  const allMissing = codes.reduce((sum, code) => sum + missing(code), 0);
  return codes.map((code) => {
    const { expected = 0, surveyed = 0, villages = 0, silentVillages = 0 } = rows.get(code) ?? {};
    return {
      code, people: people.get(code) ?? 0, estimated: allMissing > 0 ? (estimated * missing(code)) / allMissing : 0,
      villages, reportedVillages: villages - silentVillages, silent: expected > 0 && surveyed === 0,
    };
  });
}

/** Their people are everybody. Where days are more than boxes, those with the most people in a row are shown, the others together. */
function boxesOf({ answer, series, campaign, filter: { movement, days } }: BriefingMaterial): DayBox[] {
  if (movement === "stay") return [];
  const counts = Array.from(answer.days[movement], (people, day) => ({ people, day, date: dateOfDay(day, campaign.from) }));
  const asked = days ? counts.filter(({ date }) => date >= days.from && date <= days.to) : counts.slice(counts.findIndex(({ people }) => people > 0), counts.findLastIndex(({ people }) => people > 0) + 1);
  const undated = days ? 0 : answer.undated[movement];
  const room = mostBoxes - (undated > 0 ? 1 : 0);
  const shown = asked.length <= room ? asked : busiest(asked, room - 1);
  const on = (day: number) => series.homes.flatMap(({ code, days: own }) => ((own[day] ?? 0) > 0 ? [{ code, people: own[day]! }] : [])); // just counted
  const other = asked.reduce((sum, { people }) => sum + people, 0) - shown.reduce((sum, { people }) => sum + people, 0);
  return [
    ...shown.map(({ people, day, date }): DayBox => ({ kind: "day", date, people, townships: on(day) })),
    ...(asked.length > room ? [{ kind: "otherDays" as const, date: null, people: other, townships: [] }] : []),
    ...(undated > 0 ? [{ kind: "undated" as const, date: null, people: undated, townships: undatedOf(answer.moving.homes, series.homes) }] : []),
  ];
}

/** So many days in a row with the most people, the first of several. */
function busiest<Day extends { people: number }>(days: readonly Day[], length: number): Day[] {
  const sumFrom = (first: number) => days.slice(first, first + length).reduce((sum, { people }) => sum + people, 0);
  const best = days.slice(0, days.length - length + 1).reduce((most, _, first) => (sumFrom(first) > sumFrom(most) ? first : most), 0);
  return days.slice(best, best + length);
}

function undatedOf(homes: readonly { code: string; people: number }[], dated: readonly { code: string; days: Uint32Array }[]): { code: string; people: number }[] {
  const onDays = new Map(dated.map(({ code, days }) => [code, days.reduce((sum, people) => sum + people, 0)]));
  return homes.map(({ code, people }) => ({ code, people: people - (onDays.get(code) ?? 0) })).filter(({ people }) => people > 0);
}

