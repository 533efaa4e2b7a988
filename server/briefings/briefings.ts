/** From a question to a sheet, to a number, and from the number to the same sheet again. Clock, ledger and worker are handed in. */
import { questionOfPlan } from "../../client/print/charterMaterial.ts";
import { inShanghai } from "../../client/print/ledgerMaterial.ts";
import type { Database } from "../database/database.ts";
import { commonRegions, isWithin, moment, type Moment, type Viewer } from "../vocabulary.ts";
import { readCharters, type NoPlan } from "./charterReading.ts";
import { briefingNumber, regionOfNumber } from "./number.ts";
import { countBriefing, insertBriefing, readBriefing, readLastDaily, readLedgerVersion, type KeptBriefing, type KeptQuestion } from "./queries.ts";
import { readLedger, type BriefingQuestion, type BriefingSources } from "./reading.ts";
import type { ReadLedger } from "./ledgerShelf.ts";
import type { MadeSheet, NoSheet, SheetJob } from "./sheetMaking.ts";
import type { Watched } from "./sheetThread.ts";

export interface BriefingTools {
  database: Database;
  sources: BriefingSources;
  make(job: SheetJob, watched?: Watched): Promise<MadeSheet | NoSheet>;
  /** Where ledgers are kept that were read before; read anew when left out. */
  read?: ReadLedger;
  /** What stands before /briefings/… in codes; empty: the path alone. */
  address: string;
  now(): Date;
}

/** What somebody asks for; the rest of a kept question is ours. */
export type AskedBriefing = Omit<KeptQuestion, "address">;

export interface NumberedBriefing {
  number: string;
  asOf: Moment;
  madeAt: string;
  /** Where it is found: the path on this server. */
  address: string;
}

/** How somebody wants to have it. */
export type AskedFormat = Pick<SheetJob, "format" | "scale" | "page">;

/** The sheet as of a moment, without a number and kept nowhere. */
export async function draftBriefing(tools: BriefingTools, viewer: Viewer, asked: AskedBriefing, asOf: Moment, format: AskedFormat, watched?: Watched): Promise<MadeSheet | NoSheet> {
  const question = await comparedQuestion(tools, viewer, asked, asOf);
  const found = await readFor(tools, viewer, question, asOf);
  return "refused" in found ? found : tools.make({ ...found, question: { ...question, asOf: inShanghai(asOf) }, ...format, at: new Date(asOf) }, watched);
}

/** A daily briefing that names no moment to compare with takes that of the last one, or the same time on the day before. */
async function comparedQuestion({ database }: BriefingTools, viewer: Viewer, asked: AskedBriefing, asOf: Moment): Promise<AskedBriefing> {
  if (asked.template !== "daily" || asked.before !== undefined) return asked;
  const hoursBefore = (hours: number): Moment => moment.parse(new Date(Date.parse(asOf) - hours * 3_600_000).toISOString());
  const last = await database.withScope(viewer, (scoped) => readLastDaily(scoped, asked.filter, hoursBefore(leastHoursApart)));
  return last ? { ...asked, before: last.asOf, beforeNumber: last.number } : { ...asked, before: hoursBefore(24) };
}
/** A briefing that is made again an hour later, with a word corrected, still tells what the day has brought. */
const leastHoursApart = 3;

/** The ledger of the moment, and of the one compared with when there is one; or the plan as of the moment. */
async function readFor({ database, sources, read = (viewer, asOf) => readLedger(database.asOf(asOf), viewer, sources) }: BriefingTools, viewer: Viewer, { before, plan }: Pick<BriefingQuestion, "before" | "plan">, asOf: Moment): Promise<Pick<SheetJob, "ledger" | "before" | "plan"> | NoPlan> {
  if (plan !== undefined) return readCharters({ database, sources }, viewer, plan, asOf);
  const ledger = await read(viewer, asOf);
  return before === undefined ? { ledger } : { ledger, before: await read(viewer, before) };
}

/** Gives it a number when all of its pages can be drawn; from then on it is drawn as of this moment. */
export async function keepBriefing(tools: BriefingTools, viewer: Viewer, wish: AskedBriefing, asOf: Moment): Promise<NumberedBriefing | NoSheet> {
  const wanted = await comparedQuestion(tools, viewer, wish, asOf); // kept with its number, so that the sheet stays the same
  const read = await readFor(tools, viewer, wanted, asOf);
  if ("refused" in read) return read;
  // Of a plan the people whom it was made for: so that what has changed in the ledger since is told of them.
  const asked = read.plan ? { ...wanted, filter: questionOfPlan(read.plan.filter) } : wanted;
  const draft = await tools.make({ ...read, question: { ...asked, asOf: inShanghai(asOf) }, format: "svg", scale: 1, everyPage: true, at: new Date(asOf) });
  if ("refused" in draft) return draft;
  const dataVersion = await tools.database.asOf(asOf).withScope(viewer, readLedgerVersion);
  const madeAt = tools.now().toISOString();
  return tools.database.withScope(viewer, async (scoped) => {
    const region = regionOfNumber(asked.filter.homes.length > 0 ? asked.filter.homes : viewer.scope);
    const day = inShanghai(asOf).slice(0, 10);
    const number = briefingNumber(region, day, await countBriefing(scoped, region, day));
    const address = `/briefings/${number}`;
    await insertBriefing(scoped, { number, question: { ...asked, address: `${tools.address}${address}` }, asOf, dataVersion, madeAt, template: asked.template, title: draft.title });
    return { number, asOf, madeAt, address };
  });
}

/** The same sheet as of then, within the reader's own scope. Null when there is no such number, or nothing of it in the scope. */
export async function briefingAgain(tools: BriefingTools, viewer: Viewer, number: string, format: AskedFormat, watched?: Watched): Promise<MadeSheet | NoSheet | null> {
  const kept = await tools.database.withScope(viewer, (scoped) => readBriefing(scoped, number));
  if (!kept) return null;
  const found = await readFor(tools, viewer, kept.question, kept.asOf);
  return "refused" in found ? found : tools.make({ ...found, question: againWithin(kept, viewer), ...format, at: new Date(kept.madeAt) }, watched);
}

/** The question of the same sheet. Words of the maker's own may speak of what a narrower reader does not see: there the written ones stand. */
function againWithin(kept: KeptBriefing, viewer: Viewer): BriefingQuestion {
  const { ownWords, ...question } = kept.question;
  const narrowedTo = narrowedScope(kept, viewer);
  return { ...question, ...(narrowedTo.length === 0 ? { ownWords } : {}), asOf: inShanghai(kept.asOf), number: kept.number, narrowedTo };
}

/** The regions that are left of what the maker saw of the filter's homes, sorted; empty when nothing is missing. */
export function narrowedScope({ scope, question: { filter, plan } }: Pick<KeptBriefing, "scope" | "question">, viewer: Viewer): string[] {
  if (plan !== undefined) return []; // a plan is seen whole or not at all
  const shown = filter.homes.length > 0 ? commonRegions(filter.homes, scope) : scope;
  const isWhole = shown.every((code) => viewer.scope.some((seen) => isWithin(code, seen)));
  return isWhole ? [] : commonRegions(shown, viewer.scope).sort();
}
