/** What the ledger screens ask: imports, findings, people, coverage. */
import { z } from "zod";
import { countyCode, flowFilter } from "../vocabulary.ts";
import { reading, router } from "../trpc.ts";
import { readTownshipCoverage, readVillageCoverage } from "./coverageQueries.ts";
import { maskedPeople } from "./lists.ts";
import { readFindings, readImports } from "./queries.ts";

const page = z.object({ limit: z.int("应为整数").min(1, "至少为 1").max(1000, "至多为 1000").default(100), offset: z.int("应为整数").min(0, "不能为负").default(0) });

export const ledgerRouter = router({
  imports: reading.input(page.prefault({})).query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, (scoped) => readImports(scoped, input))),
  findings: reading.input(page.extend({ importId: z.uuid("应为导入编号"), county: countyCode }))
    .query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, (scoped) => readFindings(scoped, input, input))),
  people: reading.input(page.extend({ filter: flowFilter }))
    .query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, (scoped) => maskedPeople(scoped, input.filter, input))),
});

export const coverageRouter = router({
  byTownship: reading.query(({ ctx }) => ctx.database.withScope(ctx.viewer, readTownshipCoverage)),
  byVillage: reading.input(z.object({ township: z.string().regex(/^\d{9}$/, "应为 9 位乡镇代码") }))
    .query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, (scoped) => readVillageCoverage(scoped, input.township))),
});
