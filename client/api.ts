/** The server's procedures, typed by its router, and the moment whose ledger this page shows. */
import { createTRPCClient, httpBatchLink, type TRPCLink } from "@trpc/client";
import type { AppRouter } from "../server/router.ts";
import { screenLanguage } from "./askServer.ts";

/**
 * What the address says after asOf; null is now. One for the life of the page: another moment is another page, so that no picture mixes two, and
 * every read is asked here for that moment. Planning is always done with the ledger of now. In an address a plus sign may mean a space.
 */
export const shownMoment: string | null = typeof location === "undefined" || location.pathname.startsWith("/charters") ? null
  : new URLSearchParams(location.search).get("asOf")?.replace(" ", "+") ?? null;

/** Procedures that read no ledger take no notice of a moment. */
const askAsOf: TRPCLink<AppRouter> = () => ({ op, next }) => next(op.type === "query" && shownMoment !== null ? { ...op, input: { ...(op.input as object | undefined), asOf: shownMoment } } : op); // inputs are objects
/** Sentences of the server are in the language of the screen where they are known in it. */
const batch = httpBatchLink({ url: "/trpc", headers: () => ({ "accept-language": screenLanguage() }) });

export const api = createTRPCClient<AppRouter>({ links: [askAsOf, batch] });
/** For what is of now whatever the page shows: the moments that can be chosen. */
export const apiOfNow = createTRPCClient<AppRouter>({ links: [batch] });

/** An address of the server that reads the ledger, for the moment that the page shows. */
export function ledgerAddress(path: string): string {
  return shownMoment === null ? path : `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams({ asOf: shownMoment }).toString()}`;
}
