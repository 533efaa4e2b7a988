/** Failures that are nobody's fault and leave nothing behind: the work may be tried again. */

/** The connection was lost or refused, or the server is starting or stopping. */
export function isDatabaseAway(error: unknown): boolean {
  return /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|57P0[123]|08)/.test(codeOf(error));
}

/** Also a deadlock or a serialization failure, which PostgreSQL ends by rolling one of the transactions back. */
export function isTransient(error: unknown): boolean {
  return isDatabaseAway(error) || /^(40001|40P01)$/.test(codeOf(error));
}

/** Drivers put PostgreSQL's or Node's code here. */
function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}
