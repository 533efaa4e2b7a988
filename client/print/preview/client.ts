/** The page's side of the drawing thread. */
import type { AskedMaterial } from "./known.ts";
import type { AskedSheet, Drawn, Reply, Request } from "./protocol.ts";

export interface PreviewClient {
  draw(asked: AskedSheet): Promise<Drawn>;
  /** `material` as the server sent it for the question. */
  take(asked: AskedMaterial, material: string): Promise<void>;
  /** What was sent is no longer so. */
  forget(): Promise<void>;
  close(): void;
}

/** The thread cannot compose sheets: not here, or not this one. */
export class BrokenThread extends Error {}

/** `language` is that of the screen. */
export function createPreviewClient(worker: Worker, language: string): PreviewClient {
  const waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ("failed" in data) asked?.reject(new BrokenThread(data.failed));
    else if ("unreachable" in data) asked?.reject(new Error(data.unreachable));
    else asked?.resolve(data);
  });
  // A thread that cannot even start says so here.
  worker.addEventListener("error", ({ message }) => {
    for (const { reject } of waiting.values()) reject(new BrokenThread(message));
    waiting.clear();
  });
  const ask = (request: Request): Promise<Reply> => new Promise((resolve, reject) => {
    waiting.set(request.id, { resolve, reject });
    worker.postMessage(request);
  });
  void ask({ id: ++lastId, kind: "open", language }).catch(() => { /* the first sheet says so */ });
  return {
    async draw(asked) {
      const reply = await ask({ id: ++lastId, kind: "draw", asked });
      if ("taken" in reply || "failed" in reply || "unreachable" in reply) throw new BrokenThread("the drawing thread answered something else");
      return reply;
    },
    async take(asked, material) { await ask({ id: ++lastId, kind: "take", asked, material }); },
    async forget() { await ask({ id: ++lastId, kind: "forget" }); },
    close: () => worker.terminate(),
  };
}
