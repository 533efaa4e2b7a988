/** What stands behind a number: the question, the moment, what the reader sees of it, and what has changed since. */
import type { Database, Scoped } from "../database/database.ts";
import type { Moment, TripStatus, Viewer } from "../vocabulary.ts";
import { narrowedScope } from "./briefings.ts";
import { changesBetween, type BriefingChanges } from "./changes.ts";
import { makerOf, readBriefing, readLaterImports, readLedgerVersion, readRegionNames, readTripCounts, type BriefingMaker, type KeptBriefing, type KeptQuestion, type LaterImport } from "./queries.ts";

export interface BriefingDescription extends Pick<KeptBriefing, "number" | "template" | "asOf" | "madeAt">, BriefingMaker {
  /** As the sheet printed it; null for a reader who sees less, for it may speak of the rest. */
  title: string | null;
  /** The maker's own words are empty for a reader who sees less. */
  question: Pick<KeptQuestion, "filter" | "template" | "language" | "before" | "plan"> & KeptQuestion["ownWords"];
  /** One sentence; null for a reader who sees all that the maker saw. */
  narrowed: string | null;
  changes: BriefingChanges & { imports: LaterImport[] };
  /** Of a charter plan: its trips by what had been said of them last, then and now. */
  trips: { then: Record<TripStatus, number>; now: Record<TripStatus, number> } | null;
  /** One sentence when an import that was under way at that moment has been stored since: then the sheet differs from the one on paper. */
  storedLate: string | null;
}

/** Null when there is no such number, or nothing of it in the scope. */
export async function describeBriefing({ database, viewer, cube }: { database: Database; viewer: Viewer; cube: (scoped: Scoped) => Promise<Uint8Array> }, number: string): Promise<BriefingDescription | null> {
  const now = await database.withScope(viewer, async (scoped) => {
    const kept = await readBriefing(scoped, number);
    if (!kept) return null;
    const narrowedTo = narrowedScope(kept, viewer);
    const trips = kept.question.plan === undefined ? null : await tripsOf(scoped, kept.question.plan, kept.asOf);
    if (trips === null && kept.question.plan !== undefined) return null; // a plan is seen whole or not at all
    return { kept, trips, narrowedTo: await readRegionNames(scoped, narrowedTo), cube: await cube(scoped), imports: await readLaterImports(scoped, kept.asOf) };
  });
  if (!now) return null;
  const { kept, narrowedTo, imports, trips } = now;
  const then = await database.asOf(kept.asOf).withScope(viewer, async (scoped) => ({ cube: await cube(scoped), dataVersion: await readLedgerVersion(scoped) }));
  const { filter, template, language, ownWords, before, plan } = kept.question;
  const isNarrowed = narrowedTo.length > 0;
  return {
    number: kept.number, template: kept.template, asOf: kept.asOf, madeAt: kept.madeAt, ...makerOf(kept.person), title: isNarrowed ? null : kept.title,
    question: { filter, template, language, ...(before === undefined ? {} : { before }), ...(plan === undefined ? {} : { plan }), ...(isNarrowed ? { title: "", subtitle: "", notes: "" } : ownWords) },
    narrowed: isNarrowed ? `您的权限只含${narrowedTo.join("、")}，看到的比制图时少。` : null,
    changes: { ...changesBetween(then.cube, now.cube, filter), imports }, trips,
    storedLate: then.dataVersion === kept.dataVersion ? null : "制图时有台账正在导入，后来才存入；重制的图已含这些数据，与当时打印的可能不同。",
  };
}

async function tripsOf(scoped: Scoped, planId: string, asOf: Moment): Promise<BriefingDescription["trips"]> {
  const [then, now] = [await readTripCounts(scoped, planId, asOf), await readTripCounts(scoped, planId, null)];
  return then && now && { then, now };
}
