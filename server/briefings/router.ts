/** What the briefing screen asks of numbered briefings; sheets travel over plain HTTP (server/httpBriefings.ts). */
import { z } from "zod";
import { procedure, router, TRPCError } from "../trpc.ts";
import { describeBriefing } from "./description.ts";
import { typedNumber } from "./number.ts";
import { readBriefings } from "./queries.ts";

const limit = z.int("应为整数").min(1, "至少 1").max(200, "至多 200").default(50);

export const briefingsRouter = router({
  list: procedure.input(z.object({ limit }).prefault({})).query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, (scoped) => readBriefings(scoped, input.limit))),

  get: procedure.input(z.object({ number: typedNumber })).query(async ({ ctx, input }) => {
    const { cube } = ctx;
    if (!cube) throw new Error("briefings.get needs the cube of the flows in its context");
    const described = await describeBriefing({ database: ctx.database, viewer: ctx.viewer, cube }, input.number);
    if (!described) throw new TRPCError({ code: "NOT_FOUND", message: "没有这个编号的简报，或其中的地区不在您的权限内；请核对编号。" });
    return described;
  }),
});
