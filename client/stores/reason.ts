/** Why something did not arrive, in words for people: the server's own sentence, or that it does not answer. */
import { TRPCClientError } from "@trpc/client";
import { words } from "../words/index.ts";

export function reasonOf(error: unknown): string {
  if (error instanceof TRPCClientError && error.data) return error.message;
  const status = /HTTP \d{3}/.exec(error instanceof Error ? error.message : String(error))?.[0];
  return words.global.t("state.unreachable") + (status ? ` (${status})` : "");
}
