/** What the briefing screen asks of numbered briefings; sheets travel over plain HTTP (server/httpBriefings.ts). */
import { z } from "zod";
import { inLanguageOf, procedure, router, TRPCError } from "../trpc.ts";
import { describeBriefing } from "./description.ts";
import { typedNumber } from "./number.ts";
import { readBriefings } from "./queries.ts";
import { briefingOrigins } from "../vocabulary.ts";

const listed = z.object({
  limit: z.int("应为整数").min(1, "至少 1").max(200, "至多 200").default(50), page: z.int("应为整数").min(1, "至少 1").max(100_000, "没有那么多页").default(1),
  origin: z.enum(briefingOrigins, { error: `应为 ${briefingOrigins.join("、")} 之一` }).nullable().default(null), template: z.string("应为版式").max(40, "没有这种版式").nullable().default(null),
  text: z.string("应为文字").trim().max(60, "至多 60 字").default(""),
});

export const briefingsRouter = router({
  /** A page of them, and how many there are. */
  list: procedure.input(listed.prefault({})).query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, (scoped) => readBriefings(scoped, input))),

  get: procedure.input(z.object({ number: typedNumber })).query(async ({ ctx, input }) => {
    const { cube } = ctx;
    if (!cube) throw new Error("briefings.get needs the cube of the flows in its context");
    const described = await describeBriefing({ database: ctx.database, viewer: ctx.viewer, cube }, input.number);
    if (!described) throw new TRPCError({ code: "NOT_FOUND", message: "没有这个编号的简报，或其中的地区不在您的权限内；请核对编号。" });
    return { ...described, narrowed: inLanguageOf(ctx, described.narrowed), storedLate: inLanguageOf(ctx, described.storedLate) };
  }),
});
