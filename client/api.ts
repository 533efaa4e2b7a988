/** The server's procedures, typed by its router. */
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import type { AppRouter } from "../server/router.ts";

export const api = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: "/trpc" })] });
