/** All SQL of the routing server's answers: questions and answers as plain text, nothing about people. */
import { insertMany, textArray } from "../database/bulk.ts";
import type { Scoped } from "../database/database.ts";

/** Those of the questions that have been answered before. */
export async function readRoutes({ sql }: Scoped, questions: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ question: string; answer: string }[]>`select question, answer from route_cache where question = any(${textArray(questions)}::text[])`;
  return new Map(rows.map(({ question, answer }) => [question, answer]));
}

/** A question that was answered meanwhile keeps the newer answer. Sorted, so that two writers never wait for each other. */
export async function storeRoutes({ sql }: Scoped, answers: ReadonlyMap<string, string>): Promise<void> {
  await insertMany(sql, {
    table: "route_cache", rows: [...answers].sort(([a], [b]) => (a < b ? -1 : 1)), constants: {},
    columns: [{ name: "question", type: "text", value: ([question]) => question }, { name: "answer", type: "text", value: ([, answer]) => answer }],
    then: "on conflict (question) do update set answer = excluded.answer",
  });
}
