/** What the database and the region lists say → the material of a sheet. Counting is the screen's own: the same cube, the same counter. */
import type { Topology } from "topojson-specification";
import { createCounter, type Counter } from "../../client/cube/counter.ts";
import { decodeCube, type Cube } from "../../client/cube/decode.ts";
import type { SheetPlan } from "../../client/print/charterMaterial.ts";
import { ledgerMaterial, placesOf, type CountedLedger, type LedgerFacts, type SheetAtlas, type SheetQuestion } from "../../client/print/ledgerMaterial.ts";
import type { BriefingMaterial, CoverageRow, SilentVillage } from "../../client/print/material.ts";
import { recording, type Counts } from "../../client/print/preview/counts.ts";
import { unpackGeography } from "../../client/scene/geography.ts";
import { regionsFrom, type RegionTuple } from "../../client/scene/regionList.ts";
import type { Reads, Scoped } from "../database/database.ts";
import type { Moment, Viewer } from "../vocabulary.ts";
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

export interface BriefingQuestion extends Omit<SheetQuestion, "code"> {
  /** What the code says; none without it. */
  address?: string;
  before?: Moment;
  /** The charter plan that a template shows. */
  plan?: string;
}

/** What the database says of one scope and one moment; can be handed to a worker. */
export interface LedgerPicture extends LedgerFacts {
  overview: Awaited<ReturnType<BriefingSources["overview"]>>;
  cube: Uint8Array;
}

export class EmptyBriefing extends Error {}

/** Now, or as of a moment when `reads` shows one. */
export async function readLedger(reads: Reads, viewer: Viewer, sources: BriefingSources): Promise<LedgerPicture> {
  return reads.withScope(viewer, async (scoped) => ({
    overview: await sources.overview(scoped), cube: await sources.cube(scoped), coverage: await sources.coverage(scoped), positions: await sources.positions(scoped), silentVillages: await sources.silentVillages(scoped),
  }));
}

/** `earlier`: the ledger of the moment that the question compares with. Throws EmptyBriefing when the ledger has nobody in the scope; of then it may have nobody. What is counted goes into `counts`. */
export function materialOf(ledger: LedgerPicture, atlas: Atlas, question: BriefingQuestion, earlier?: LedgerPicture, counts?: { now: Counts; before: Counts }): BriefingMaterial {
  if (ledger.overview.people === 0) throw new EmptyBriefing(question.asOf === undefined ? "台账里还没有人，无从制图；请先导入台账。" : `截至 ${question.asOf.slice(0, 16).replace("T", " ")}，台账里还没有人，无从制图；请先导入台账，或换一个时刻。`);
  return ledgerMaterial(countedLedger(ledger, atlas, counts?.now), atlas, withCode(question), earlier && countedLedger(earlier, atlas, counts?.before));
}

/** The address as the modules of its code, where there is one. */
export function withCode({ address, ...question }: BriefingQuestion): SheetQuestion {
  return address === undefined ? question : { ...question, code: codeOf(address) };
}

function countedLedger(ledger: LedgerPicture, atlas: SheetAtlas, counts: Counts | undefined): CountedLedger {
  const counter = counterOf(ledger, atlas);
  const count: BriefingMaterial["count"] = (asked, at) => ({ answer: counter.count(asked, at), series: counter.series(asked, at) });
  return { ...ledger, count: counts ? recording(count, counts) : count };
}

/** How many imports the ledger has. */
export function versionOf({ cube }: LedgerPicture): number {
  return openedCube(cube).dataVersion;
}

/** Decoding and laying out a cube takes longer than counting in it: kept as long as somebody keeps the cube. */
const opened = new WeakMap<Uint8Array, Cube>();
const counters = new WeakMap<Uint8Array, Counter>();

function openedCube(bytes: Uint8Array): Cube {
  const cube = opened.get(bytes) ?? decodeCube(bytes);
  opened.set(bytes, cube);
  return cube;
}

/** Hot spots are compared at the positions that the sheet draws. */
function counterOf({ cube, positions }: LedgerPicture, atlas: SheetAtlas): Counter {
  const counter = counters.get(cube) ?? createCounter(openedCube(cube), placesOf(positions, atlas));
  counters.set(cube, counter);
  return counter;
}

/** The regions and boundaries, unpacked: a second of work that a series of sheets does once. */
export interface Atlas extends SheetAtlas {
  /** As they lie in the files. */
  topologies: Pick<BriefingGeography, "boundaries" | "context">;
}

export function openAtlas({ boundaries, context, regions, approvalNumber }: BriefingGeography): Atlas {
  return { regions: regionsFrom(regions), geography: unpackGeography(boundaries, context), approvalNumber, topologies: { boundaries, context } };
}
