/** The headline figures. The cube and the lists of flows travel over plain HTTP (server/httpFlows.ts). */
import { reading, router } from "../trpc.ts";
import { campaign2021 } from "../vocabulary.ts";
import { readDataVersion, readHeadline } from "./queries.ts";

export const overviewRouter = router({
  get: reading.query(({ ctx }) => ctx.database.withScope(ctx.viewer, async (scoped) => ({
    engine: ctx.engine, asOf: scoped.asOf, campaign: campaign2021, ...await readDataVersion(scoped), ...await readHeadline(scoped),
  }))),
});
