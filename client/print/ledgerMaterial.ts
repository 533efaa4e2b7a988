/** A counted ledger and a question → the material of a sheet: the same on the server, which holds the ledger, and in the browser, which got its counts. */
import { SolarDay } from "tyme4ts";
import { busSeats, campaign2021, type FlowFilter } from "../../server/vocabulary.ts";
import type { CountLevels } from "../cube/answer.ts";
import type { Places } from "../cube/hotSpots.ts";
import type { Geography } from "../scene/geography.ts";
import type { Region } from "../scene/regionList.ts";
import type { Language } from "../words/language.ts";
import type { CharterMaterial, SheetPlan } from "./charterMaterial.ts";
import { grids, type Template } from "./grid.ts";
import { lunarDate, type LunarDate } from "./lunarDates.ts";
import { noOwnWords, type BriefingMaterial, type CoverageRow, type OwnWords, type SilentVillage } from "./material.ts";

export interface SheetQuestion {
  filter: FlowFilter;
  template: Template;
  language: Language;
  ownWords?: OwnWords;
  /** ISO moment that the sheet names, with the offset of its place; the newest report of the ledgers when left out. */
  asOf?: string;
  number?: string;
  /** The modules of its code; none without it. */
  code?: BriefingMaterial["code"];
  narrowedTo?: readonly string[];
  /** The earlier moment that a template compares with. */
  before?: string;
  /** Of the briefing that was made of that moment. */
  beforeNumber?: string;
}

/** What is known of one moment beside its counts. */
export interface LedgerFacts {
  overview: { reportedOn: string | null; demo: boolean };
  coverage: readonly CoverageRow[];
  silentVillages: readonly SilentVillage[];
  /** Positions of townships that were imported, in place of the list's. */
  positions: readonly { code: string; lon: number; lat: number }[];
}

export interface CountedLedger extends LedgerFacts {
  count: BriefingMaterial["count"];
}

/** What does not depend on a ledger. */
export interface SheetAtlas {
  regions: ReadonlyMap<string, Region>;
  geography: Geography;
  approvalNumber: string | null;
}

/** `earlier`: the ledger of the moment that the question compares with. */
export function ledgerMaterial(ledger: CountedLedger, atlas: SheetAtlas, question: SheetQuestion, earlier?: CountedLedger): BriefingMaterial {
  const inside = homePrefecture(ledger.coverage, question.filter.homes);
  const before = earlier && question.before !== undefined ? ofLedger(earlier, atlas, { ...question, asOf: inShanghai(question.before) }, inside) : null;
  return { ...ofLedger(ledger, atlas, question, inside), before, ...(question.beforeNumber === undefined ? {} : { beforeNumber: question.beforeNumber }) };
}

function ofLedger({ overview, coverage, positions, silentVillages, count }: CountedLedger, atlas: SheetAtlas, question: SheetQuestion, inside: string): BriefingMaterial {
  const { filter, language } = question;
  const levels = levelsOf(filter, grids[question.template].workLevel, inside);
  return {
    filter, language, campaign: campaign2021, asOf: question.asOf ?? overview.reportedOn ?? campaign2021.from, number: question.number ?? null, levels,
    code: question.code ?? null, ownWords: question.ownWords ?? noOwnWords, narrowedTo: question.narrowedTo ?? [],
    ...count(filter, levels), count, before: null, reportedOn: overview.reportedOn, coverage, silentVillages, demo: overview.demo, seats: busSeats,
    regions: regionsWith(positions, atlas), geography: atlas.geography, approvalNumber: atlas.approvalNumber, lunarOf,
  };
}

/** A plan keeps its own people: of the ledger only what stands beside them is taken. */
export function planMaterial(plan: SheetPlan, { overview, positions }: Pick<LedgerFacts, "overview" | "positions">, atlas: SheetAtlas, question: SheetQuestion): CharterMaterial {
  return {
    plan, language: question.language, campaign: campaign2021, asOf: question.asOf ?? plan.madeAt, number: question.number ?? null, code: question.code ?? null,
    ownWords: question.ownWords ?? noOwnWords, demo: overview.demo, seats: busSeats, regions: regionsWith(positions, atlas), geography: atlas.geography, lunarOf, approvalNumber: atlas.approvalNumber,
  };
}

/** The same instant as a clock in Shanghai shows it: 2021-02-09T18:00:00.000+08:00. */
export function inShanghai(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().replace("Z", "+08:00");
}

function lunarOf(iso: string): LunarDate {
  return lunarDate(iso, { SolarDay });
}

/** Where the regions lie that have a position. */
export function placesOf(positions: LedgerFacts["positions"], atlas: Pick<SheetAtlas, "regions">): Places {
  return new Map([...regionsWith(positions, atlas)].flatMap(([code, { lon, lat }]) => (lon === null || lat === null ? [] : [[code, { lon, lat }]])));
}

/** Imported positions in the place of the list's. */
function regionsWith(positions: LedgerFacts["positions"], atlas: Pick<SheetAtlas, "regions">): Map<string, Region> {
  const regions = new Map(atlas.regions);
  for (const { code, lon, lat } of positions) { const region = regions.get(code); if (region) regions.set(code, { ...region, lon, lat, kind: "imported" }); }
  return regions;
}

/** One home is one hub: the county (or township) that the filter names, else the prefecture. */
function levelsOf({ homes }: FlowFilter, work: CountLevels["work"], inside: string): CountLevels {
  const [only] = homes;
  const fine = homes.length === 1 && only !== undefined && only.length > 4;
  return { home: fine ? (only.length === 6 ? "county" : "township") : "prefecture", work, workInside: "prefecture", inside };
}

/** The prefecture that all the homes lie in; without homes the one with the most people. Empty when they lie in several. */
function homePrefecture(coverage: readonly CoverageRow[], homes: readonly string[]): string {
  const people = new Map<string, number>();
  for (const { township, surveyed } of coverage) {
    if (homes.length > 0 && !homes.some((home) => township.startsWith(home.slice(0, 9)))) continue;
    people.set(township.slice(0, 4), (people.get(township.slice(0, 4)) ?? 0) + surveyed);
  }
  const ranked = [...people].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return homes.length > 0 && ranked.length > 1 ? "" : ranked[0]?.[0] ?? "";
}
