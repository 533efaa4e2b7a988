/** How far the sheets are that somebody waits for: asked for by the name that the reader gave the task, and given up when the reader goes away. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Watched } from "./briefings/sheetThread.ts";

export interface TaskProgress {
  /** Pages that are composed. */
  done: number;
  /** 0 until it is known. */
  pages: number;
}

/** Of one server: names are the readers' own, too long to be guessed by chance. */
export class BriefingTasks {
  readonly #tasks = new Map<string, TaskProgress>();

  serve(app: FastifyInstance): void {
    // Nothing is known of a task that has ended or not begun: no fault, or every reader's console would say so.
    app.get<{ Params: { task: string } }>("/api/briefings/tasks/:task", ({ params: { task } }, reply) => reply.header("cache-control", "no-store").send(this.#tasks.get(task) ?? { done: 0, pages: 0 } satisfies TaskProgress));
  }

  /** What the maker is handed: progress under the request's `task`, and the end of the wish when the connection is closed before the answer. */
  watch({ query }: FastifyRequest, reply: FastifyReply): Watched {
    const asked = (query as { task?: unknown }).task; // a query string is an object
    const task = typeof asked === "string" && /^[\w-]{16,64}$/.test(asked) ? asked : null;
    const unwanted = new AbortController();
    if (task !== null) this.#tasks.set(task, { done: 0, pages: 0 });
    const forget = () => { if (task !== null) this.#tasks.delete(task); };
    reply.raw.once("finish", forget).once("close", () => {
      forget();
      if (!reply.raw.writableFinished) unwanted.abort();
    });
    return { signal: unwanted.signal, progress: (done, pages) => { if (task !== null && this.#tasks.has(task)) this.#tasks.set(task, { done, pages }); } };
  }
}
