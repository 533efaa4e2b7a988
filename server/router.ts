/** All procedures under one name each. */
import { overviewRouter } from "./flows/router.ts";
import { coverageRouter, ledgerRouter } from "./ledger/router.ts";
import { createCallerFactory, router } from "./trpc.ts";

export const appRouter = router({ overview: overviewRouter, ledger: ledgerRouter, coverage: coverageRouter });
export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
