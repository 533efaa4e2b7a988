/** A saved plan as of a moment → the material of its sheet. A plan keeps its own people: of the ledger only what stands beside them is read. */
import type { CharterMaterial, SheetPlan } from "../../client/print/charterMaterial.ts";
import { planMaterial } from "../../client/print/ledgerMaterial.ts";
import { speech } from "../../client/print/speech.ts";
import type { Database } from "../database/database.ts";
import type { Moment, Viewer } from "../vocabulary.ts";
import { withCode, type Atlas, type BriefingQuestion, type BriefingSources, type LedgerPicture } from "./reading.ts";

/** Why there is no sheet of the plan; the same sentence as for its papers where it cannot be seen. */
export interface NoPlan {
  refused: "noPlan" | "planLater";
  error: string;
}

/** Trips are as they were at the moment; the plan itself never changes. */
export async function readCharters({ database, sources }: { database: Database; sources: BriefingSources }, viewer: Viewer, planId: string, asOf: Moment): Promise<{ plan: SheetPlan; ledger: LedgerPicture } | NoPlan> {
  const read = await database.asOf(asOf).withScope(viewer, async (scoped) => {
    const plan = await sources.plan(scoped, planId);
    return plan && { plan, ledger: { overview: await sources.overview(scoped), positions: await sources.positions(scoped), coverage: [], silentVillages: [], cube: new Uint8Array() } };
  });
  if (!read) return { refused: "noPlan", error: "计划不存在，可能已被删除。" };
  const { madeAt } = read.plan;
  if (Date.parse(madeAt) > Date.parse(asOf)) return { refused: "planLater", error: `这个计划 ${madeAt.slice(0, 16).replace("T", " ")} 才编制，截至所给的时刻还没有它；请给那以后的时刻。` };
  return read;
}

export function charterMaterialOf(plan: SheetPlan, ledger: LedgerPicture, atlas: Atlas, question: BriefingQuestion): CharterMaterial {
  return planMaterial(plan, ledger, atlas, withCode(question));
}

/** A plan that nobody rides and nobody is left out of has nothing to show. */
export function emptyPlan(plan: SheetPlan, { language }: Pick<BriefingQuestion, "language">): string | null {
  return plan.problem.groups.length > 0 ? null : speech(language)("plan.nobody");
}
