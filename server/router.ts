/** All procedures under one name each. */
import { briefingsRouter } from "./briefings/router.ts";
import { overviewRouter } from "./flows/router.ts";
import { chartersRouter } from "./charters/router.ts";
import { coverageRouter, ledgerRouter } from "./ledger/router.ts";
import { regionsRouter } from "./regions/router.ts";
import { schedulesRouter } from "./schedules/router.ts";
import { createCallerFactory, router } from "./trpc.ts";

export const appRouter = router({ overview: overviewRouter, ledger: ledgerRouter, coverage: coverageRouter, regions: regionsRouter, charters: chartersRouter, briefings: briefingsRouter, schedules: schedulesRouter });
export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
