/** Why something did not arrive, in words for people: the server's own sentence, or that it does not answer. */
import { TRPCClientError } from "@trpc/client";
import { words } from "../words/index.ts";

export function reasonOf(error: unknown): string {
  if (error instanceof TRPCClientError && error.data) return error.message;
  const status = /HTTP \d{3}/.exec(error instanceof Error ? error.message : String(error))?.[0];
  return words.global.t("state.unreachable") + (status ? ` (${status})` : "");
}

/** The server's own sentence in an answer that is a refusal. */
export async function refusalIn(response: Response): Promise<string> {
  const said = (await response.json().catch(() => null)) as { error?: unknown } | null; // every refusal of ours has one
  return typeof said?.error === "string" ? said.error : `${words.global.t("state.unreachable")} (HTTP ${response.status})`;
}
