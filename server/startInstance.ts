/**
 * How another command on this machine finds the server that holds an embedded data directory. The note lies in that directory, readable
 * by this user alone; the server proves by its secret that it is the one who wrote it, so that a ledger never goes to whoever took its port.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

const note = z.object({ url: z.url({ protocol: /^http$/ }), secret: z.string().regex(/^[0-9a-f]{64}$/) });
export type InstanceNote = z.infer<typeof note>;

/** Writes the note and answers challenges; returns what removes the note. */
export async function announceInstance(app: FastifyInstance, dataDirectory: string, url: string): Promise<() => Promise<void>> {
  const secret = randomBytes(32).toString("hex");
  app.get<{ Querystring: { challenge?: string } }>("/api/instance", async (request, reply) => {
    const { challenge } = request.query;
    if (!challenge || !/^[0-9a-f]{64}$/.test(challenge)) return reply.code(400).send({ error: "参数 challenge 应为 64 位十六进制数。" });
    return reply.header("cache-control", "no-store").send({ proof: proofOf(secret, challenge) });
  });
  const path = join(dataDirectory, "server.json");
  await rm(path, { force: true }); // an old note may have an old mode
  await writeFile(path, JSON.stringify({ url, secret } satisfies InstanceNote), { mode: 0o600 });
  return () => rm(path, { force: true });
}

/** Address of the running server of this data directory; null when none runs, or when whoever answers there is not it. */
export async function findInstance(dataDirectory: string): Promise<string | null> {
  const text = await readFile(join(dataDirectory, "server.json"), "utf8").catch(() => null);
  const parsed = text === null ? null : note.safeParse(parseJson(text));
  if (!parsed?.success) return null;
  const { url, secret } = parsed.data;
  const challenge = randomBytes(32).toString("hex");
  const answer = await fetch(new URL(`/api/instance?challenge=${challenge}`, url), { signal: AbortSignal.timeout(3000), redirect: "error" }).catch(() => null);
  const body: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  const proof = z.object({ proof: z.string().length(64) }).safeParse(body);
  return proof.success && timingSafeEqual(Buffer.from(proof.data.proof), Buffer.from(proofOf(secret, challenge))) ? url : null;
}

function proofOf(secret: string, challenge: string): string {
  return createHmac("sha256", secret).update(challenge).digest("hex");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
