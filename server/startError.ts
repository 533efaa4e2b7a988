/** A reason not to start that a person can act on: one sentence, printed without a stack, exit code 1. */
export class StartError extends Error {
  override name = "StartError";
}
