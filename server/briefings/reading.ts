/** What the database and the region lists say → the material of a sheet. Counting is the screen's own: the same cube, the same counter. */
import { SolarDay } from "tyme4ts";
import type { Topology } from "topojson-specification";
import { createCounter, type Counter } from "../../client/cube/counter.ts";
import type { CountLevels } from "../../client/cube/answer.ts";
import { decodeCube } from "../../client/cube/decode.ts";
import { grids, type Template } from "../../client/print/grid.ts";
import type { SheetPlan } from "../../client/print/charterMaterial.ts";
import { lunarDate, type LunarDate } from "../../client/print/lunarDates.ts";
import { noOwnWords, type BriefingMaterial, type CoverageRow, type OwnWords, type SilentVillage } from "../../client/print/material.ts";
import { unpackGeography, type Geography } from "../../client/scene/geography.ts";
import { regionsFrom, type Region, type RegionTuple } from "../../client/scene/regionList.ts";
import type { Language } from "../../client/words/language.ts";
import type { Reads, Scoped } from "../database/database.ts";
import { busSeats, campaign2021, type FlowFilter, type Moment, type Viewer } from "../vocabulary.ts";
import { codeOf } from "./code.ts";

/** What other features know, handed in by whoever puts them together. Each reads in the transaction of the scope. */
export interface BriefingSources {
  /** The cube as /api/flows.arrow answers it. */
  cube(scoped: Scoped): Promise<Uint8Array>;
  coverage(scoped: Scoped): Promise<CoverageRow[]>;
  overview(scoped: Scoped): Promise<{ reportedOn: string | null; demo: boolean; people: number }>;
  /** Positions of townships that were imported, in place of the list's. */
  positions(scoped: Scoped): Promise<{ code: string; lon: number; lat: number }[]>;
  /** A saved charter plan with its trips as of the moment of the transaction; null where it cannot be seen whole. */
  plan(scoped: Scoped, planId: string): Promise<SheetPlan | null>;
  silentVillages(scoped: Scoped): Promise<SilentVillage[]>;
}

/** Files of data/geography, read once. */
export interface BriefingGeography {
  boundaries: Topology;
  context: Topology;
  regions: readonly RegionTuple[];
  approvalNumber: string | null;
}

export interface BriefingQuestion {
  filter: FlowFilter;
  template: Template;
  language: Language;
  ownWords?: OwnWords;
  /** ISO moment that the sheet names, with the offset of its place; the newest report of the ledgers when left out. */
  asOf?: string;
  number?: string;
  /** What the code says; none without it. */
  address?: string;
  narrowedTo?: readonly string[];
  /** The earlier moment that a template compares with. */
  before?: Moment;
  /** The charter plan that a template shows. */
  plan?: string;
  /** Of the briefing that was made of that moment. */
  beforeNumber?: string;
}

/** What the database says of one scope and one moment; can be handed to a worker. */
export interface LedgerPicture {
  overview: Awaited<ReturnType<BriefingSources["overview"]>>;
  cube: Uint8Array;
  coverage: CoverageRow[];
  positions: Awaited<ReturnType<BriefingSources["positions"]>>;
  silentVillages: SilentVillage[];
}

export class EmptyBriefing extends Error {}

/** Now, or as of a moment when `reads` shows one. */
export async function readLedger(reads: Reads, viewer: Viewer, sources: BriefingSources): Promise<LedgerPicture> {
  return reads.withScope(viewer, async (scoped) => ({
    overview: await sources.overview(scoped), cube: await sources.cube(scoped), coverage: await sources.coverage(scoped), positions: await sources.positions(scoped), silentVillages: await sources.silentVillages(scoped),
  }));
}

/** The same instant as a clock in Shanghai shows it: 2021-02-09T18:00:00.000+08:00. */
export function inShanghai(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().replace("Z", "+08:00");
}

/** `earlier`: the ledger of the moment that the question compares with. Throws EmptyBriefing when the ledger has nobody in the scope; of then it may have nobody. */
export function materialOf(ledger: LedgerPicture, atlas: Atlas, question: BriefingQuestion, earlier?: LedgerPicture): BriefingMaterial {
  if (ledger.overview.people === 0) throw new EmptyBriefing(question.asOf === undefined ? "台账里还没有人，无从制图；请先导入台账。" : `截至 ${question.asOf.slice(0, 16).replace("T", " ")}，台账里还没有人，无从制图；请先导入台账，或换一个时刻。`);
  const inside = homePrefecture(ledger.coverage, question.filter.homes);
  const before = earlier && question.before !== undefined ? ofLedger(earlier, atlas, { ...question, asOf: inShanghai(question.before) }, inside) : null;
  return { ...ofLedger(ledger, atlas, question, inside), before, ...(question.beforeNumber === undefined ? {} : { beforeNumber: question.beforeNumber }) };
}

function ofLedger({ overview, cube, coverage, positions, silentVillages }: LedgerPicture, atlas: Atlas, question: BriefingQuestion, inside: string): BriefingMaterial {
  const { filter, language } = question;
  const levels = levelsOf(filter, grids[question.template].workLevel, inside);
  const counter = counterOf(cube);
  const count: BriefingMaterial["count"] = (asked, at) => ({ answer: counter.count(asked, at), series: counter.series(asked, at) });
  return {
    filter, language, campaign: campaign2021, asOf: question.asOf ?? overview.reportedOn ?? campaign2021.from, number: question.number ?? null, levels,
    code: question.address === undefined ? null : codeOf(question.address), ownWords: question.ownWords ?? noOwnWords, narrowedTo: question.narrowedTo ?? [],
    ...count(filter, levels), count, before: null, reportedOn: overview.reportedOn, coverage, silentVillages, demo: overview.demo, seats: busSeats,
    regions: regionsWith(positions, atlas), geography: atlas.geography, approvalNumber: atlas.approvalNumber, lunarOf,
  };
}

export function lunarOf(iso: string): LunarDate {
  return lunarDate(iso, { SolarDay });
}

/** Imported positions in the place of the list's. */
export function regionsWith(positions: LedgerPicture["positions"], atlas: Atlas): Map<string, Region> {
  const regions = new Map(atlas.regions);
  for (const { code, lon, lat } of positions) { const region = regions.get(code); if (region) regions.set(code, { ...region, lon, lat, kind: "imported" }); }
  return regions;
}

/** Decoding and laying out a cube takes longer than counting in it: kept as long as somebody keeps the cube. */
const counters = new WeakMap<Uint8Array, Counter>();

function counterOf(cube: Uint8Array): Counter {
  const known = counters.get(cube) ?? createCounter(decodeCube(cube));
  counters.set(cube, known);
  return known;
}

/** The regions and boundaries, unpacked: a second of work that a series of sheets does once. */
export interface Atlas {
  regions: ReadonlyMap<string, Region>;
  geography: Geography;
  approvalNumber: string | null;
  /** As they lie in the files. */
  topologies: Pick<BriefingGeography, "boundaries" | "context">;
}

export function openAtlas({ boundaries, context, regions, approvalNumber }: BriefingGeography): Atlas {
  return { regions: regionsFrom(regions), geography: unpackGeography(boundaries, context), approvalNumber, topologies: { boundaries, context } };
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
