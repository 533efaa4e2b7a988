/** tRPC of regions. */
import { z } from "zod";
import { regionCode } from "../vocabulary.ts";
import { procedure, router } from "../trpc.ts";
import { distanceKm, regionsAt } from "./queries.ts";

export const regionsRouter = router({
  at: procedure
    .input(z.object({ lon: z.number().min(-180, "经度应在 -180 至 180 之间").max(180, "经度应在 -180 至 180 之间"), lat: z.number().min(-90, "纬度应在 -90 至 90 之间").max(90, "纬度应在 -90 至 90 之间") }))
    .query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, (scoped) => regionsAt(scoped, input.lon, input.lat))),
  distanceKm: procedure
    .input(z.object({ from: regionCode, to: regionCode }))
    .query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, (scoped) => distanceKm(scoped, input.from, input.to))),
});
